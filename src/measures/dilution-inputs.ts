/** What the measures of conversion and dilution are made of. */
import { noteConversions } from "../../projections/conversion.ts";
import type { NoteConversion } from "../../projections/conversion.ts";
import { dilution } from "../../projections/dilution.ts";
import type { DilutionGroup, DilutionRow } from "../../projections/dilution.ts";
import type { Day } from "../kernel/day.ts";
import { exactly } from "../kernel/figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Enters, Input, Rule } from "./measure.ts";

/** Decimals that a conversion ratio shows. */
const RATIO_DECIMALS = 4;

/** How a measure shows its amounts. */
interface Shown {
  readonly unit: string;
  readonly decimals: number;
}

export function ruleOf(rule: string, inputs: Rule<Day>["inputs"]): Rule<Day> {
  return { kind: "rule", rule, inputs };
}

export const plus = (measure: string): Input => ({ enters: "plus", measure });
export const minus = (measure: string): Input => ({ enters: "minus", measure });
export const ofGroup = (group: DilutionGroup): Input => plus(`dilution.${group}`);

/** The instruments of a group, each in common shares, and the counts behind them. */
export function groupRule(group: DilutionGroup, common: string): Rule<Day> {
  return ruleOf("the sum over the instruments of the group, each × the common shares that one of it stands for", (ledger, asOf) =>
    dilution(ledger, asOf).rows.filter((row) => row.group === group).flatMap((row) => rowInputs(row, { unit: "shares", decimals: ledger.chart.scaleOf(common) })),
  );
}

/** What each group counts of an instrument. */
const COUNTS: Readonly<Record<DilutionGroup, (instrument: string) => string>> = {
  outstanding: (id) => `shares.${id}.outstanding`,
  options: (id) => `options.${id}.outstanding`,
  warrants: (id) => `warrants.${id}.outstanding`,
  notes: (id) => `notes.${id}.as-converted`,
  preferred: (id) => `shares.${id}.outstanding`,
  "preferred-from-notes": (id) => `notes.${id}.as-converted`,
  "available-for-grant": (id) => `options.${id}.available`,
};

function rowInputs({ group, instrument, name, how, shares }: DilutionRow, shown: Shown): Input[] {
  const measure = COUNTS[group](instrument);
  if (group === "outstanding" || group === "notes" || group === "preferred-from-notes") return [plus(measure)];
  return [{ enters: "plus", label: `${name}: ${how}`, figure: shares, ...shown }, { enters: "beside", measure }];
}

/** Principal and accrued interest as a conversion counts them, and the measure before it is rounded. */
export function payoffInputs({ note, payoff }: NoteConversion, enters: Enters, shown: Shown): Input[] {
  return [{ enters, label: `${note}: principal and accrued interest, rounded`, figure: payoff, ...shown }, { enters: "beside", measure: `notes.${note}.payoff` }];
}

export function convertsInputs(ledger: Ledger, note: string, asOf: Day, money: Shown): Input[] {
  const found = conversionOf(ledger, note, asOf);
  if (found === undefined) return [];
  return [...payoffInputs(found, "beside", money), { enters: "beside", measure: `notes.${note}.conversion-price` }, { enters: "beside", label: "fractions of a share", text: found.policy }];
}

export function asConvertedInputs(ledger: Ledger, note: string, asOf: Day): Input[] {
  const found = conversionOf(ledger, note, asOf);
  if (found === undefined) return [];
  const { into, perShare: { ratio, remark } } = found;
  const each = `common shares for one of ${into}${remark === undefined ? "" : `: ${remark}`}`;
  return [plus(`notes.${note}.converts-into`), ...(ratio === undefined ? [] : [{ enters: "times", label: each, figure: exactly(ratio), unit: "shares", decimals: RATIO_DECIMALS } as const])];
}

function conversionOf(ledger: Ledger, note: string, asOf: Day): NoteConversion | undefined {
  return noteConversions(ledger, asOf).find((each) => each.note === note);
}
