/** Measures of what may be issued: conversion, dilution, headroom and liquidation preferences. */
import type { InstrumentDefinition } from "../../events/book-definition.ts";
import { noteConversions } from "../../projections/conversion.ts";
import type { NoteConversion } from "../../projections/conversion.ts";
import { classPreferences, completeGroups, dilution, dilutionGroups, sumOfGroups } from "../../projections/dilution.ts";
import type { Dilution, DilutionGroup } from "../../projections/dilution.ts";
import { total } from "../../projections/ratio-figure.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Day } from "../kernel/day.ts";
import { notDeterminable } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { asConvertedInputs, convertsInputs, groupRule, minus, ofGroup, payoffInputs, plus, ruleOf } from "./dilution-inputs.ts";
import type { InstantMeasure, MeasuredFigure, Rule } from "./measure.ts";

/** The concept of the total that a company prints under its own table. */
const REPORTED_BASIS = "dilution.reported-basis";

const LABELS: Readonly<Record<DilutionGroup, string>> = {
  outstanding: "Common shares outstanding",
  options: "Common shares under options outstanding",
  warrants: "Common shares under warrants outstanding",
  notes: "Common shares that notes convert into directly, with interest",
  preferred: "Common shares that preferred outstanding converts into",
  "preferred-from-notes": "Common shares that notes convert into by way of preferred, with interest",
  "available-for-grant": "Common shares under options available for grant",
};

export function dilutionMeasures(ledger: Ledger): InstantMeasure[] {
  const common = ledger.definition["common-class"];
  const all = [...ledger.chart.instruments.values()];
  const preferred = all.filter(({ id, kind }) => kind === "share-class" && id !== common);
  return [
    ...(common === undefined ? [] : [...tableMeasures(ledger, common), ...conversionMeasures(ledger, common, all.filter(({ kind }) => kind === "note"))]),
    ...preferred.map((shareClass) => preferenceMeasure(ledger, shareClass)),
  ];
}

function tableMeasures(ledger: Ledger, common: string): InstantMeasure[] {
  const shares = (id: string, label: string, made: Rule<Day>, of: (table: Dilution, at: Ledger, asOf: Day) => MeasuredFigure): InstantMeasure => ({
    kind: "instant",
    id,
    label,
    unit: "shares",
    decimals: ledger.chart.scaleOf(common),
    made,
    at: (at, asOf) => of(tableOn(at, asOf), at, asOf),
  });
  return [
    ...dilutionGroups.map((group) => shares(`dilution.${group}`, LABELS[group], groupRule(group, common), ({ rows }) => sumOfGroups(rows, [group]))),
    shares(REPORTED_BASIS, "Common shares that may be issued, of the groups in the company's own table", ruleOf("the sum of the groups that the company's own table has", (at, asOf) => [...(companyTable(at, asOf)?.groups.keys() ?? [])].map(ofGroup)), reportedBasis),
    shares("dilution.complete", "Common shares that may be issued, of every group", ruleOf("the sum of every group that gives a right to common shares", () => completeGroups.map(ofGroup)), ({ complete }) => complete),
    shares("dilution.fully-diluted", "Common shares outstanding and all that may be issued", ruleOf("outstanding + complete", () => [plus("dilution.outstanding"), plus("dilution.complete")]), ({ fullyDiluted }) => fullyDiluted),
    shares("dilution.fully-reserved", "Fully diluted, with the options available for grant", ruleOf("fully diluted + available for grant", () => [plus("dilution.fully-diluted"), plus("dilution.available-for-grant")]), ({ fullyReserved }) => fullyReserved),
    shares(
      "shares.authorised-headroom",
      "Common shares authorised less issued, all that may be issued and options available for grant",
      ruleOf("authorised − issued − complete − available for grant", () => [plus(`shares.${common}.authorised`), minus(`shares.${common}.issued`), minus("dilution.complete"), minus("dilution.available-for-grant")]),
      ({ headroom }) => headroom,
    ),
  ];
}

const latest = new WeakMap<Ledger, { readonly asOf: Day; readonly table: Dilution }>();

/** The table of a day, made once for measures that are asked of it one after another. */
function tableOn(ledger: Ledger, asOf: Day): Dilution {
  const known = latest.get(ledger);
  if (known?.asOf === asOf) return known.table;
  const table = dilution(ledger, asOf);
  latest.set(ledger, { asOf, table });
  return table;
}

/** The company's own table of what it may have to issue: what it printed for each group. */
export interface CompanyTable {
  readonly at: Day;
  readonly groups: ReadonlyMap<DilutionGroup, ReportedFigure>;
  readonly total: ReportedFigure | undefined;
}

/** The last table published for a date up to the one asked for, or else the first: it says which groups the company counts. */
export function companyTable({ definition, knownAt, book }: Ledger, asOf: Day): CompanyTable | undefined {
  const printed = book.reported.flatMap((figure) => {
    const group = dilutionGroups.find((each) => figure.concept === `dilution.${each}`);
    const known = knownAt === undefined || (definition.sources[figure.evidence.source]?.published ?? "9999-12-31") <= knownAt;
    return known && "at" in figure.when && (group !== undefined || figure.concept === REPORTED_BASIS) ? [{ figure, group, at: figure.when.at }] : [];
  });
  const dates = printed.filter(({ group }) => group !== undefined).map(({ at }) => at).sort();
  const at = dates.findLast((date) => date <= asOf) ?? dates[0];
  if (at === undefined) return undefined;
  const groups = new Map(printed.flatMap(({ figure, group, at: on }) => (on === at && group !== undefined ? [[group, figure] as const] : [])));
  return { at, groups, total: printed.find(({ group, at: on }) => on === at && group === undefined)?.figure };
}

/** The ledger's sum over the groups that the company's own table has. */
export function reportedBasis({ rows }: Dilution, ledger: Ledger, asOf: Day): MeasuredFigure {
  const table = companyTable(ledger, asOf);
  if (table === undefined) return notDeterminable("the book holds no table of the company's own: no reported figure of a concept such as dilution.options");
  return sumOfGroups(rows, [...table.groups.keys()]);
}

function conversionMeasures(ledger: Ledger, common: string, notes: readonly InstrumentDefinition[]): InstantMeasure[] {
  const money = { unit: ledger.chart.currency, decimals: ledger.chart.currencyScale };
  const shares = { unit: "shares", decimals: ledger.chart.scaleOf(common) };
  const intoPreferred = (what: "shares" | "payoff") => (at: Ledger, asOf: Day): MeasuredFigure => total(into(at, asOf).map((each) => each[what]));
  const convertible = notes.filter(({ id }) => ledger.terms.history(id).some(({ terms }) => terms["converts-into"] !== undefined));
  if (convertible.length === 0) return [];
  const into = (at: Ledger, asOf: Day): NoteConversion[] => noteConversions(at, asOf).filter((each) => each.into !== common);
  const ofNote = (note: string, what: "shares" | "asConverted") => (at: Ledger, asOf: Day): MeasuredFigure => conversionOf(at, note, asOf, (each) => each[what]);
  return [
    { kind: "instant", id: "notes.into-preferred", label: "Shares of preferred that notes would convert into", ...shares, made: ruleOf("the sum over the notes that convert into another class than common", (at, asOf) => into(at, asOf).map(({ note }) => plus(`notes.${note}.converts-into`))), at: intoPreferred("shares") },
    { kind: "instant", id: "notes.payoff-into-preferred", label: "Principal and accrued interest of the notes that convert into preferred", ...money, made: ruleOf("the sum over the notes that convert into another class than common, each to the currency's smallest unit", (at, asOf) => into(at, asOf).flatMap((each) => payoffInputs(each, "plus", money))), at: intoPreferred("payoff") },
    ...convertible.flatMap(({ id, name }): InstantMeasure[] => [
      { kind: "instant", id: `notes.${id}.converts-into`, label: `${name}: shares of its class that it would convert into`, ...shares, made: ruleOf("principal and accrued interest, to the currency's smallest unit, / conversion price, in shares as the note's policy for fractions has it", (at, asOf) => convertsInputs(at, id, asOf, money)), at: ofNote(id, "shares") },
      { kind: "instant", id: `notes.${id}.as-converted`, label: `${name}: common shares that it would convert into`, ...shares, made: ruleOf("shares that it converts into × common shares for each", (at, asOf) => asConvertedInputs(at, id, asOf)), at: ofNote(id, "asConverted") },
    ]),
  ];
}

function conversionOf(ledger: Ledger, note: string, asOf: Day, of: (conversion: NoteConversion) => MeasuredFigure): MeasuredFigure {
  const found = noteConversions(ledger, asOf).find((each) => each.note === note);
  return found === undefined ? notDeterminable(`${note} has nothing to convert at ${asOf}`) : of(found);
}

function preferenceMeasure(ledger: Ledger, { id, name }: InstrumentDefinition): InstantMeasure {
  return {
    kind: "instant",
    id: `shares.${id}.liquidation-preference`,
    label: `${name}: liquidation preference of all shares outstanding`,
    unit: ledger.chart.currency,
    decimals: ledger.chart.currencyScale,
    made: ruleOf("shares outstanding × liquidation preference per share", () => [plus(`shares.${id}.outstanding`), { enters: "times", measure: `shares.${id}.liquidation-preference-per-share` }]),
    at: (at, asOf) => classPreferences(at, asOf).find(({ shareClass }) => shareClass === id)?.preference ?? notDeterminable(`the book states no liquidation preference of ${id} at ${asOf}`),
  };
}
