import { declaredType } from "../../../events/event-schema.ts";
import type { Exercised } from "../../../events/event-type.ts";
import { warrantsOutstanding } from "../../../events/unit-accounts.ts";
import { optionLots } from "../../../projections/option-lots.ts";
import { plusDays } from "../../kernel/day.ts";
import { toDecimal } from "../../kernel/quantity.ts";
import type { Exact } from "../../kernel/quantity.ts";
import type { Entry } from "../../ledger/replay.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";

export const exercises: Check = {
  code: "exercises",
  reads: "events",
  rule: "An exercise is of instruments that are open, at a price that they have.",
  rests: "the terms in force on the day, and the register of grants and issues",
  find: (review) =>
    review.ledger.entries.flatMap((entry) => {
      const exercised = declaredType(entry.event.type)?.type.exercises?.(entry.event);
      if (exercised?.proceeds === undefined) return [];
      const each = exercised.proceeds.div(exercised.count);
      const arithmetic = `${exercised.proceeds.toFixed()} / ${exercised.count.toFixed()} = ${each.toFixed(4)} for each`;
      const kind = review.ledger.chart.instruments.get(exercised.instrument)?.kind;
      return kind === "warrant" ? whichWarrant(review, entry, exercised, { each, arithmetic }) : strikeOfOptions(review, entry, exercised, { each, arithmetic });
    }),
};

interface Price {
  readonly each: Exact;
  readonly arithmetic: string;
}

/** What each option brought in, against the strikes of the grants that were open. */
function strikeOfOptions({ ledger }: Review, { event, when }: Entry, { instrument }: Exercised, { each, arithmetic }: Price): Finding[] {
  const [before, last] = [plusDays(when.first, -1), plusDays(when.last, -1)];
  // Where the day is not known, a grant within the window may be the one.
  const lots = [before, last].flatMap((on) => optionLots(ledger, instrument, on).lots).filter(({ remaining }) => remaining.status === "not-determinable" || remaining.high > 0n);
  const strikes = lots.flatMap(({ strike }) => strike ?? []).sort((a, b) => a.comparedTo(b));
  const isComplete = strikes.length === lots.length;
  const [least, most] = isComplete ? [strikes[0], strikes.at(-1)] : [];
  const shared = { about: event.id, evidence: event.evidence, events: [event.id], measures: [`options.${instrument}.outstanding`] };
  if (least === undefined || most === undefined) {
    return [finding({ ...shared, class: "disclosure-gap", confidence: "certain", summary: `the strikes of the options exercised by ${event.id} are not stated; on average they brought in ${each.toFixed(4)}`, arithmetic: [arithmetic] })];
  }
  if (each.greaterThanOrEqualTo(least) && each.lessThanOrEqualTo(most)) return [];
  const open = least.equals(most) ? least.toString() : `${least.toString()} to ${most.toString()}`;
  return [finding({ ...shared, class: "ambiguity", confidence: "likely", summary: `${event.id} brought in ${each.toFixed(4)} for each option, but open grants have strikes of ${open}`, arithmetic: [arithmetic, `strikes of open grants on ${before === last ? before : `${before} and until ${last}`}: ${open}`] })];
}

/** An exercise of warrants that is only inferred: which of those open could it have been? */
function whichWarrant({ ledger }: Review, { event, when }: Entry, { instrument, count }: Exercised, { each, arithmetic }: Price): Finding[] {
  if (event.basis === "reported") return [];
  const open = [...ledger.chart.instruments.values()].flatMap(({ id, kind }) => {
    const strike = kind === "warrant" ? ledger.terms.at(id, when.day)?.terms.strike : undefined;
    if (strike === undefined) return [];
    const held = ledger.balance(new Map([[warrantsOutstanding(id), 1n]]), plusDays(when.day, -1));
    const isEnough = held.status === "not-determinable" || toDecimal(held.high, ledger.chart.scaleOf(id)).greaterThanOrEqualTo(count);
    return isEnough ? [{ id, strike }] : [];
  });
  const fitting = open.filter(({ strike }) => strike.equals(each));
  return [
    finding({
      about: event.id,
      class: "ambiguity",
      confidence: "likely",
      summary: `the source does not say which warrants ${event.id} exercised; count and price fit ${fitting.map(({ id }) => id).join(", ") || "none of those open"}`,
      evidence: event.evidence,
      arithmetic: [arithmetic, ...open.map(({ id, strike }) => `${id}: strike ${strike.toFixed()} on ${when.day}${strike.equals(each) ? ", fits" : ""}`), ...(event.arithmetic === undefined ? [] : [event.arithmetic])],
      events: [event.id],
      measures: [`warrants.${instrument}.outstanding`],
    }),
  ];
}
