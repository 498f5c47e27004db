/** Measures that the instruments of a book bring: counts, principal and terms. */
import type { InstrumentDefinition, Terms } from "../../events/book-definition.ts";
import { bondPosted, notePrincipal, optionsAvailable, optionsOutstanding, sharesInTreasury, sharesOutstanding, warrantsOutstanding } from "../../events/unit-accounts.ts";
import { classPreferences } from "../../projections/dilution.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import { fractionOf } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured, sumOf, times } from "./measure.ts";
import type { InstantMeasure, Input } from "./measure.ts";
import { balanceMeasure } from "./movement-measures.ts";
import { termInput } from "./term-input.ts";

/** Decimals that prices per share show; strikes and preferences are printed with at most four. */
const PRICE_DECIMALS = 4;

export function instrumentMeasures(ledger: Ledger): InstantMeasure[] {
  const all = [...ledger.chart.instruments.values()];
  const of = (kind: InstrumentDefinition["kind"]): string[] => all.filter((each) => each.kind === kind).map((each) => each.id);
  const principal = (notes: readonly string[]): Selection => new Map(notes.map((id) => [notePrincipal(id), -1n]));
  const sum = (accounts: readonly string[]): Selection => new Map(accounts.map((account) => [account, 1n]));
  return [
    ...(of("note").length > 0 ? [money(ledger, "notes.principal", "Principal of all notes", principal(of("note")))] : []),
    ...all.flatMap((instrument) => measuresOfOne(ledger, instrument)),
    ...(of("warrant").length > 0 ? [count("warrants.outstanding", "Warrants outstanding", "warrants", 0, sum(of("warrant").map(warrantsOutstanding)))] : []),
    ...(of("option-pool").length > 0
      ? [
          count("options.outstanding", "Options outstanding", "options", 0, sum(of("option-pool").map(optionsOutstanding))),
          count("options.available", "Options available for grant", "options", 0, sum(of("option-pool").map(optionsAvailable))),
        ]
      : []),
    ...(of("share-class").length > 0 ? [liquidationPreference(ledger)] : []),
  ];
}

function measuresOfOne(ledger: Ledger, { kind, id, name, scale }: InstrumentDefinition): InstantMeasure[] {
  const price = (suffix: string, label: string, term: keyof Terms): InstantMeasure => termMeasure(suffix, `${name}: ${label}`, id, term, `${ledger.chart.currency}/share`, PRICE_DECIMALS);
  switch (kind) {
    case "share-class": {
      const shares = (what: string, selection: Selection): InstantMeasure => count(`shares.${id}.${what}`, `${name}: ${what}`, "shares", scale, selection);
      const term = (what: string, of: keyof Terms): InstantMeasure => termMeasure(`shares.${id}.${what}`, `${name}: ${what}`, id, of, "shares", scale);
      return [
        shares("issued", new Map([[sharesOutstanding(id), 1n], [sharesInTreasury(id), 1n]])),
        shares("treasury", new Map([[sharesInTreasury(id), 1n]])),
        shares("outstanding", new Map([[sharesOutstanding(id), 1n]])),
        term("authorised", "authorised"),
        term("reserved", "reserved"),
        price(`shares.${id}.par`, "par per share", "par"),
        price(`shares.${id}.liquidation-preference-per-share`, "liquidation preference per share", "liquidation-preference"),
        asConverted(ledger, id, name, scale),
      ];
    }
    case "warrant":
      return [count(`warrants.${id}.outstanding`, `${name}: outstanding`, "warrants", scale, new Map([[warrantsOutstanding(id), 1n]])), price(`warrants.${id}.strike`, "strike", "strike")];
    case "option-pool":
      return [
        count(`options.${id}.outstanding`, `${name}: outstanding`, "options", scale, new Map([[optionsOutstanding(id), 1n]])),
        count(`options.${id}.available`, `${name}: available for grant`, "options", scale, new Map([[optionsAvailable(id), 1n]])),
      ];
    case "note":
      return [money(ledger, `notes.${id}.principal`, `${name}: principal`, new Map([[notePrincipal(id), -1n]])), price(`notes.${id}.conversion-price`, "conversion price", "conversion-price")];
    case "bond":
      return [money(ledger, `bonds.${id}.posted`, `${name}: posted`, new Map([[bondPosted(id), 1n]]))];
    case "equity-line":
      return [];
  }
}

function money(ledger: Ledger, id: string, label: string, selection: Selection): InstantMeasure {
  return count(id, label, ledger.chart.currency, ledger.chart.currencyScale, selection);
}

function count(id: string, label: string, unit: string, scale: number, selection: Selection): InstantMeasure {
  return balanceMeasure({ id, label, unit, decimals: scale }, selection);
}

/** A term in force at the date; not determinable before the instrument exists or where the book does not state it. */
function termMeasure(id: string, label: string, instrument: string, term: keyof Terms, unit: string, decimals: number): InstantMeasure {
  return {
    kind: "instant",
    id,
    label,
    unit,
    decimals,
    made: { kind: "rule", rule: `the ${term} in force, by the instrument's terms`, inputs: (of, asOf) => termInput(of, instrument, term, asOf, { enters: "plus", unit, decimals }) },
    at(ledger, asOf) {
      const inForce = ledger.terms.at(instrument, asOf);
      const value = inForce?.terms[term];
      if (inForce === undefined) return notDeterminable(`${instrument} does not exist yet on ${asOf}`);
      return value instanceof Exact ? exactly(fractionOf(value)) : notDeterminable(`the book does not state the ${term} of ${instrument}`);
    },
  };
}

/** Outstanding shares of a class × its conversion ratio. */
function asConverted(ledger: Ledger, id: string, name: string, scale: number): InstantMeasure {
  const outstanding: Selection = new Map([[sharesOutstanding(id), 1n]]);
  return {
    kind: "instant",
    id: `shares.${id}.as-converted`,
    label: `${name}: as converted`,
    unit: "shares",
    decimals: scale,
    made: {
      kind: "rule",
      rule: "shares outstanding × the conversion ratio in force",
      inputs: (of, asOf) => [{ enters: "plus", measure: `shares.${id}.outstanding` }, ...termInput(of, id, "conversion-ratio", asOf, { enters: "times", unit: "shares", decimals: PRICE_DECIMALS })],
    },
    at(of, asOf) {
      const ratio = of.terms.at(id, asOf)?.terms["conversion-ratio"];
      const figure = measured(of.balance(outstanding, asOf), ledger.chart.scaleOf(id));
      if (ratio === undefined) return notDeterminable(`the book states no conversion ratio of ${id} at ${asOf}`);
      return times(figure, fractionOf(ratio));
    },
  };
}

/** Over all classes: outstanding shares × liquidation preference per share. */
function liquidationPreference(ledger: Ledger): InstantMeasure {
  const { currency: unit, currencyScale: decimals } = ledger.chart;
  return {
    kind: "instant",
    id: "liquidation-preference",
    label: "Aggregate liquidation preference",
    unit,
    decimals,
    made: {
      kind: "rule",
      rule: "the sum over all classes whose terms state a preference",
      inputs: (of, asOf) =>
        classPreferences(of, asOf).map(({ shareClass, preference }): Input =>
          shareClass === of.definition["common-class"]
            ? { enters: "plus", label: `shares of ${shareClass} outstanding × liquidation preference per share`, figure: preference, unit, decimals }
            : { enters: "plus", measure: `shares.${shareClass}.liquidation-preference` },
        ),
    },
    at: (of, asOf) => sumOf(classPreferences(of, asOf).map(({ preference }) => preference)),
  };
}
