/** A term of an instrument as an input of a rule: its value, since when it is in force, and by which event. */
import type { Terms } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";
import { exactly } from "../kernel/figure.ts";
import { fraction, fractionOf, multiply } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { TermsInForce } from "../ledger/terms-timeline.ts";
import type { Enters, Input } from "./measure.ts";

interface As {
  readonly enters: Enters;
  readonly unit: string;
  readonly decimals: number;
  /** What it is multiplied by to be in that unit. */
  readonly by?: Fraction;
}

/** The term in force at the end of a day; nothing where the terms do not state it. */
export function termInput(ledger: Ledger, instrument: string, term: keyof Terms, asOf: Day, { enters, unit, decimals, by = fraction(1n) }: As): Input[] {
  const value = ledger.terms.at(instrument, asOf)?.terms[term];
  if (value === undefined) return [];
  const set = setBy(ledger, instrument, term, asOf);
  const label = `${term} of ${instrument}${set === undefined ? "" : `, in force since ${set.from}`}`;
  return value instanceof Exact
    ? [{ enters, label, figure: exactly(multiply(fractionOf(value), by)), unit, decimals, event: set?.event }]
    : [{ enters: "beside", label, text: value.toString(), event: set?.event }];
}

/** The step that gave the term the value it has: changes of other terms since leave it as it is. */
function setBy(ledger: Ledger, instrument: string, term: keyof Terms, asOf: Day): TermsInForce | undefined {
  const steps = ledger.terms.history(instrument).filter(({ from }) => from <= asOf);
  const value = steps.at(-1)?.terms[term]?.toString();
  const other = steps.findLastIndex(({ terms }) => terms[term]?.toString() !== value);
  return steps[other + 1];
}
