/** What a note's interest is made of: runs of principal × rate × days, and what was paid or converted. */
import { accrualsOver, conventionOf, interestOver, settledInterest } from "../../projections/note-interest.ts";
import type { Accrual } from "../../projections/interest.ts";
import { plainly } from "../../projections/ratio-figure.ts";
import type { Day, Period } from "../kernel/day.ts";
import { exactly } from "../kernel/figure.ts";
import { fraction, fractionAtScale, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { BEGINNING } from "../ledger/ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Enters, Input } from "./measure.ts";

/** Decimals that the interest of one run shows beyond the currency's: it is not rounded before the sum. */
const BEYOND = 4;

/** Of interest grown and neither paid nor converted at the end of a day. */
export function accruedInputs(ledger: Ledger, note: string, asOf: Day): Input[] {
  const settled = settledInterest(ledger, note, asOf).map(({ event, from, value }) => stated(ledger, "minus", `paid or converted on ${from}`, fractionAtScale(value, ledger.chart.currencyScale), event));
  return [...runsOver(ledger, note, { first: BEGINNING, last: asOf }).map(({ input }) => input), ...settled, ...behind(note, asOf)];
}

/** Of interest over a period. */
export function interestInputs(ledger: Ledger, note: string, period: Period): Input[] {
  const runs = runsOver(ledger, note, period);
  const whole = interestOver(ledger, note, period);
  if (whole.status === "not-determinable") return [];
  const rest = runs.reduce((left, { interest }) => subtract(left, interest), whole.value);
  const { dayCount } = conventionOf(ledger.terms.at(note, period.last)?.terms ?? {});
  // 30/360 counts a run that the period cuts by its own ends, not by the cut.
  const cut = rest.n === 0n ? [] : [stated(ledger, "plus", `what ${dayCount} counts otherwise of the run that the period cuts`, rest)];
  return [...runs.map(({ input }) => input), ...cut, ...behind(note, period.last)];
}

/** The measures that the runs follow. */
function behind(note: string, at: Day): Input[] {
  return [
    { enters: "beside", measure: `notes.${note}.principal`, when: { at } },
    { enters: "beside", measure: `notes.${note}.rate`, when: { at } },
  ];
}

interface Run {
  /** With its sign, in the currency. */
  readonly interest: Fraction;
  readonly input: Input;
}

function runsOver(ledger: Ledger, note: string, period: Period): Run[] {
  const { borne, netted } = accrualsOver(ledger, note, period);
  const unit = fraction(1n, 10n ** BigInt(ledger.chart.currencyScale));
  const run = (enters: "plus" | "minus", what: string) => (each: Accrual): Run[] => {
    const interest = multiply(each.interest, unit);
    if (each.principal === 0n && interest.n === 0n) return [];
    return [{ interest: enters === "plus" ? interest : multiply(interest, fraction(-1n)), input: stated(ledger, enters, `${what}${textOf(ledger, each)}`, interest) }];
  };
  return [...borne.flatMap(run("plus", "")), ...netted.flatMap(run("minus", "earned by the pledged deposit, "))];
}

/** `2002-01-01 until 2002-02-28: 2,362,494 × 5.75% × 58/365`. */
function textOf({ chart }: Ledger, { from, to, principal, compounded, rate, fraction: { n, d } }: Accrual): string {
  const amount = (quantity: bigint): string => plainly(fractionAtScale(quantity, chart.currencyScale));
  const bearing = compounded === 0n ? amount(principal) : `(${amount(principal)} + ${amount(compounded)} compounded)`;
  return `${from} until ${to}: ${bearing} × ${plainly(multiply(rate.rate, fraction(100n)))}% × ${n}/${d}${rate.estimate === undefined ? "" : ` (${rate.estimate})`}`;
}

function stated({ chart }: Ledger, enters: Enters, label: string, amount: Fraction, event?: string): Input {
  return { enters, label, figure: exactly(amount), unit: chart.currency, decimals: chart.currencyScale + BEYOND, event };
}
