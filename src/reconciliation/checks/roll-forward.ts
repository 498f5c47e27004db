import { balanceSheetLayout } from "../../../projections/layout.ts";
import { sharesInTreasury, sharesOutstanding } from "../../../events/unit-accounts.ts";
import type { Day, Period } from "../../kernel/day.ts";
import { plusDays } from "../../kernel/day.ts";
import { add, compare, fraction, fractionAtScale, subtract } from "../../kernel/fraction.ts";
import type { Fraction } from "../../kernel/fraction.ts";
import type { Entry } from "../../ledger/replay.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Known, Review } from "../review.ts";
import type { Interval } from "../verdict.ts";
import { amountText, intervalText, placeText, signedText } from "../wording.ts";

/** A balance printed at two dates, with what events that a source names moved it by between them. */
interface RollForward {
  readonly concept: string;
  readonly unit: string;
  /** The side of the balance sheet on which it shows above nil; none of a count of shares. */
  readonly side: "debit" | "credit" | undefined;
  readonly period: Period;
  readonly opening: Known;
  readonly closing: Known;
  readonly moves: readonly { readonly entry: Entry; readonly amount: Fraction }[];
  /** Events that only make the figures meet, the one that moves most first. */
  readonly plugs: readonly Entry[];
  /** What no named event moved: closing less opening less the moves, over what rounding leaves open. */
  readonly residual: Interval;
}

export const rollForward: Check = {
  code: "roll-forward",
  reads: "figures",
  rule: "Between two balance sheets a balance moves by events that are named; what is left is an event nobody named.",
  rests: "a balance is its opening and the movements since",
  find(review) {
    const open = rollForwards(review).filter(({ residual: { low, high } }) => low.n > 0n || high.n < 0n);
    const pairs = pairsOf(open);
    const paired = new Set(pairs.flat());
    const single = groupedBy(open.filter((each) => !paired.has(each)), causeOf);
    return [...pairs.map((pair) => cancelling(pair)), ...[...single.values()].flatMap(unnamed)];
  },
};

function rollForwards(review: Review): RollForward[] {
  const { ledger } = review;
  const lines = balanceSheetLayout(ledger).flatMap(({ kind, id, selection }) => (kind === "line" && id !== undefined ? [{ concept: id, unit: ledger.chart.currency, scale: ledger.chart.currencyScale, side: [...selection.values()][0] === 1n ? "debit" : "credit", selection } as const] : []));
  const classes = [...ledger.chart.instruments.values()].flatMap(({ id, kind, scale }) => (kind === "share-class" ? [{ concept: `shares.${id}.issued`, unit: "shares", scale, side: undefined, selection: new Map([[sharesOutstanding(id), 1n], [sharesInTreasury(id), 1n]]) }] : []));
  return [...lines, ...classes].flatMap(({ concept, unit, scale, side, selection }) =>
    [...sinceItBegan(review, concept), ...successive(review, concept)].flatMap((period) => {
      const before = { at: plusDays(period.first, -1) };
      const [opening, closing] = [review.printings(concept, before).length > 0 ? review.known(concept, before) : begun(review, concept, period), review.known(concept, { at: period.last })];
      if (opening === undefined || closing?.figure === undefined) return [];
      const inside = ledger.entries.flatMap((entry) => {
        const net = entry.movements.reduce((sum, { account, quantity }) => sum + (selection.get(account) ?? 0n) * quantity, 0n);
        return net === 0n || entry.when.last < period.first || entry.when.first > period.last ? [] : [{ entry, amount: fractionAtScale(net, scale) }];
      });
      if (inside.some(({ entry }) => entry.when.first < period.first || entry.when.last > period.last || bringsIn(entry))) return [];
      const moves = inside.filter(({ entry }) => !entry.event.plug);
      const moved = moves.reduce((sum, { amount }) => add(sum, amount), fraction(0n));
      const residual = {
        value: subtract(subtract(closing.interval.value, opening.interval.value), moved),
        low: subtract(subtract(closing.interval.low, opening.interval.high), moved),
        high: subtract(subtract(closing.interval.high, opening.interval.low), moved),
      };
      return [{ concept, unit, side, period, opening, closing, moves, plugs: inside.filter(({ entry }) => entry.event.plug).sort((a, b) => compare(absolute(b.amount), absolute(a.amount))).map(({ entry }) => entry), residual }];
    }),
  );
}

/** An anchor takes over what came before, named or not. */
function bringsIn({ movements }: Entry): boolean {
  return movements.some(({ account }) => account.startsWith("carried-in/"));
}

/** The periods between the dates at which a concept is printed one after the other. */
function successive(review: Review, concept: string): Period[] {
  const dates = [...new Set(review.ofConcept(concept).flatMap(({ when }) => ("at" in when ? [when.at] : [])))].sort();
  return dates.slice(1).map((last, index) => ({ first: plusDays(dates[index] ?? last, 1), last }));
}

/** The class of shares that a concept counts, and the day on which an event of the book created it. */
function createdOn({ ledger }: Review, concept: string): Day | undefined {
  const shareClass = /^shares\.(.+)\.issued$/.exec(concept)?.[1];
  const [first] = shareClass === undefined ? [] : ledger.terms.history(shareClass);
  return first?.event === undefined ? undefined : first.from;
}

/** From the day on which an event created a class of shares to the first date at which it is printed. */
function sinceItBegan(review: Review, concept: string): Period[] {
  const first = createdOn(review, concept);
  const dates = review.ofConcept(concept).flatMap(({ when }) => ("at" in when ? [when.at] : [])).sort();
  return first === undefined || dates[0] === undefined || dates[0] < first ? [] : [{ first, last: dates[0] }];
}

/** Nil of a class of shares before it was created. */
function begun(review: Review, concept: string, { first }: Period): Known | undefined {
  const nil = fraction(0n);
  return createdOn(review, concept) === first ? { interval: { value: nil, low: nil, high: nil }, figure: undefined } : undefined;
}

/** Residuals of money on one side of the balance sheet, in one period, that make each other up within rounding. */
function pairsOf(open: readonly RollForward[]): [RollForward, RollForward][] {
  const taken = new Set<RollForward>();
  return open.flatMap((one, index): [RollForward, RollForward][] => {
    const other = open.slice(index + 1).find((each) => !taken.has(each) && !taken.has(one) && isSame(each.period, one.period) && one.side !== undefined && each.side === one.side && cancels(one, each));
    if (other === undefined) return [];
    taken.add(one).add(other);
    return [[one, other]];
  });
}

function isSame(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}

/** Whether two residuals of opposite effect on net assets can be one amount on the wrong line. */
function cancels({ residual: a }: RollForward, { residual: b }: RollForward): boolean {
  return (a.value.n > 0n) !== (b.value.n > 0n) && compare(add(a.low, b.low), fraction(0n)) <= 0 && compare(add(a.high, b.high), fraction(0n)) >= 0;
}

function steps({ concept, unit, period, opening, closing, moves, residual }: RollForward): string[] {
  const at = (day: Day, { interval, figure }: Known): string => `${concept} at ${day}: ${amountText(interval.value)} ${unit} (${figure === undefined ? "before there were any" : placeText(figure.evidence)})`;
  return [
    at(plusDays(period.first, -1), opening),
    ...moves.map(({ entry, amount }) => `${signedText(amount)} ${entry.event.id} (${entry.event.type}, ${entry.when.day})`),
    at(period.last, closing),
    `not named: ${signedText(residual.value)} ${unit} (${intervalText(residual)} by what rounding leaves open), at some time from ${period.first} to ${period.last}`,
  ];
}

function shared(roll: RollForward): Pick<Finding, "figures" | "events" | "measures"> {
  return { figures: [roll.closing, roll.opening].flatMap(({ figure }) => figure ?? []), events: [...roll.moves.map(({ entry }) => entry.event.id), ...roll.plugs.map(({ event }) => event.id)], measures: [roll.concept] };
}

/** Residuals that one event of the book closes have one cause; others each their own. */
function causeOf({ concept, plugs, period }: RollForward): string {
  return plugs[0]?.event.id ?? `${concept} ${period.first}`;
}

function unnamed(rolls: readonly RollForward[]): Finding[] {
  const [first] = rolls;
  if (first === undefined) return [];
  const { period } = first;
  const plugs = [...new Set(rolls.flatMap((roll) => roll.plugs))];
  const sizes = rolls.map(({ concept, unit, residual }) => `${concept} ${signedText(residual.value)} ${unit}`).join(", ");
  const all = rolls.map(shared);
  return [
    finding({
      figures: all.flatMap(({ figures }) => figures),
      events: [...new Set(all.flatMap(({ events }) => events))],
      measures: all.flatMap(({ measures }) => measures),
      about: `${plugs[0]?.event.id ?? first.concept} ${period.first}..${period.last}`,
      class: "disclosure-gap",
      confidence: "certain",
      summary: `from ${period.first} to ${period.last} something that no source names moved ${sizes}`,
      evidence: plugs.flatMap(({ event }) => event.evidence),
      arithmetic: [...rolls.flatMap(steps), ...plugs.map(({ event }) => `the book closes it by ${event.id}: ${event.arithmetic ?? event.summary}`)],
      difference: sizes,
      correction: "an event in that window, with its day, quantity and price",
    }),
  ];
}

function cancelling([one, other]: readonly [RollForward, RollForward]): Finding {
  const [a, b] = [shared(one), shared(other)];
  return finding({
    about: `${one.concept} and ${other.concept} ${one.period.first}..${one.period.last}`,
    class: "ambiguity",
    confidence: "likely",
    summary: `${one.concept} and ${other.concept} are each off their cash flows and events by ${amountText(absolute(one.residual.value))} ${one.unit}, in opposite directions: something moved from one to the other that no source tells`,
    figures: [...a.figures, ...b.figures],
    events: [...new Set([...a.events, ...b.events])],
    measures: [...a.measures, ...b.measures],
    arithmetic: [...steps(one), ...steps(other)],
    difference: `${signedText(one.residual.value)} and ${signedText(other.residual.value)} ${one.unit}`,
    correction: `a transfer of ${amountText(absolute(one.residual.value))} ${one.unit} between the two lines`,
  });
}

function absolute(value: Fraction): Fraction {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}
