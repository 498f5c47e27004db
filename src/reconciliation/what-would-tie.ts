/**
 * What would have to be true for a printed figure and the ledger to agree: the least correction,
 * the events that could absorb it, and single changes that would make the two meet.
 */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { daysBetween, plusDays } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { add, compare, fraction, fractionText, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { isPrecise } from "../kernel/when.ts";
import { eventsBehind } from "../measures/events-behind.ts";
import { explain } from "../measures/explain.ts";
import type { ExplainedPart } from "../measures/explain.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { slipsOf, withDigitsSwapped } from "./recognise.ts";
import { Review } from "./review.ts";
import { leastCorrection } from "./verdict.ts";
import { WhatIf } from "./what-if.ts";

/** An event whose day or amount is not known for certain, and how far it could change the figure. */
export interface Absorbing {
  readonly event: string;
  /** `imprecise`: its day. `rounded`: digits that its amount does not show. The others: its basis; a plug has no amount of its own. */
  readonly why: "imprecise" | "rounded" | "inferred" | "assumed" | "plug";
  /** The change of the figure that it allows; undefined where nothing limits it. */
  readonly low: Fraction | undefined;
  readonly high: Fraction | undefined;
  /** Whether it could absorb the whole correction by itself. */
  readonly suffices: boolean;
  /** What it would have to add instead, where its amount is not stated. */
  readonly needed: Fraction | undefined;
}

/** What an event leaves open, before it is held against what is wanted. */
interface Open extends Pick<Absorbing, "event" | "why" | "low" | "high"> {
  readonly amount?: Fraction;
}

/** One change that would make the figures meet. */
export interface Way {
  readonly event: string;
  readonly how: "moved" | "left-out" | "digits-swapped";
  /** The day that it is moved to, or the amount that it would have. */
  readonly to: string | undefined;
  /** The figure that follows. */
  readonly figure: Fraction;
}

export interface WhatWouldTie {
  /** What the ledger's figure must change by, at least; undefined where it is one that prints so already. */
  readonly correction: Fraction | undefined;
  /** Slips in the printing that would explain the difference. */
  readonly slips: readonly string[];
  readonly absorbing: readonly Absorbing[];
  readonly ways: readonly Way[];
  /** How many events the figure rests on, and how many of them were tried. */
  readonly behind: number;
  readonly tried: number;
}

/** Replaying a book for each event takes its time: so many events are replayed in all, and where that is too few for each, the last are tried. */
const MOST_REPLAYED = 50_000;

const NOTHING: WhatWouldTie = { correction: undefined, slips: [], absorbing: [], ways: [], behind: 0, tried: 0 };

/** Of a printed figure of the measure; nothing where the ledger's figure is not determinable or agrees as counted. */
export function whatWouldTie(ledger: Ledger, measure: Measure, printed: ReportedFigure, figure: MeasuredFigure): WhatWouldTie {
  const correction = figure.status === "not-determinable" ? undefined : leastCorrection(printed, figure.value);
  if (figure.status === "not-determinable" || correction === undefined) return NOTHING;
  const behind = eventsBehind(ledger, measure, printed.when);
  const tried = behind.slice(-Math.ceil(MOST_REPLAYED / ledger.entries.length));
  const explained = explain(ledger, measure, printed.when);
  const parts = explained.kind === "movements" ? explained.parts : [];
  const whatIf = new WhatIf(ledger, measure.id, printed.when);
  const moves = tried.filter(({ when }) => !isPrecise(when)).map((entry) => ({ entry, days: movedInWindow(whatIf, entry, printed, figure.value) }));
  const absorbing = [...moves.map((move) => imprecise(move, parts, figure.value)), ...parts.flatMap((part) => uncertain(part, measure.unit === ledger.chart.currency))];
  return {
    correction,
    slips: slipsOf(printed, figure, new Review(ledger)),
    absorbing: absorbing.flatMap((each) => towards(each, correction)),
    ways: [...moves.flatMap((move) => movedWays(move, printed)), ...tried.flatMap((entry) => leftOut(whatIf, entry, printed)), ...parts.flatMap((part) => swappedWays(part, figure.value, measure.decimals, printed))],
    behind: behind.length,
    tried: tried.length,
  };
}

interface OnDay {
  readonly day: Day;
  readonly value: Fraction;
}

/** An event of unknown day, and the figure for some days of its window, in their order. */
interface Moves {
  readonly entry: Entry;
  readonly days: readonly OnDay[];
}

/** The ends of the window, the days around the ends of what is asked for, and where a figure that changes day by day would meet the printed one. */
function movedInWindow(whatIf: WhatIf, { event, when }: Entry, printed: ReportedFigure, asCounted: Fraction): OnDay[] {
  const edges = "at" in printed.when ? [printed.when.at, plusDays(printed.when.at, 1)] : [plusDays(printed.when.over.first, -1), printed.when.over.first, printed.when.over.last, plusDays(printed.when.over.last, 1)];
  const on = (day: Day): OnDay[] => {
    const value = day === when.day ? asCounted : whatIf.moved(event.id, day);
    return value === undefined ? [] : [{ day, value }];
  };
  const days = [...new Set([when.first, when.day, when.last, ...edges.filter((day) => day > when.first && day < when.last)])].sort().flatMap(on);
  return days.flatMap((one, index) => [one, ...between(one, days[index + 1], printed, on)]);
}

/** The day between two at which the figure is one that prints so, where it lies too low at one and too high at the other. */
function between(from: OnDay, to: OnDay | undefined, printed: ReportedFigure, on: (day: Day) => readonly OnDay[]): readonly OnDay[] {
  const gap = to === undefined ? 0 : daysBetween(from.day, to.day);
  if (to === undefined || gap < 2) return [];
  const [atFrom, atTo] = [leastCorrection(printed, from.value), leastCorrection(printed, to.value)];
  if (atFrom === undefined || atTo === undefined || atFrom.n > 0n === atTo.n > 0n) return [];
  const [middle] = on(plusDays(from.day, Math.floor(gap / 2)));
  if (middle === undefined) return [];
  const atMiddle = leastCorrection(printed, middle.value);
  if (atMiddle === undefined) return [middle];
  return atMiddle.n > 0n === atFrom.n > 0n ? between(middle, to, printed, on) : between(from, middle, printed, on);
}

/** How far an event of unknown day may change the figure: by the bounds of the sum, or by what it makes on the days tried. */
function imprecise({ entry, days }: Moves, parts: readonly ExplainedPart[], asCounted: Fraction): Open {
  const part = parts.find((each) => each.entry === entry);
  const changes = part === undefined ? days.map(({ value }) => subtract(value, asCounted)) : [subtract(part.low, part.amount), subtract(part.high, part.amount)];
  const [low, high] = [fraction(0n), ...changes].sort(compare).filter((_, index, { length }) => index === 0 || index === length - 1);
  return { event: entry.event.id, why: "imprecise", low: low ?? fraction(0n), high: high ?? low ?? fraction(0n) };
}

/** Amounts that no source states, or that end in as many zeros as thousands do. */
function uncertain({ entry: { event }, amount }: ExplainedPart, isMoney: boolean): Open[] {
  if (amount.n === 0n) return [];
  if (event.plug || event.basis !== "reported") return [{ event: event.id, why: event.plug ? "plug" : event.basis === "assumed" ? "assumed" : "inferred", low: undefined, high: undefined, amount }];
  const isRounded = isMoney && amount.n % (amount.d * 1000n) === 0n;
  return isRounded ? [{ event: event.id, why: "rounded", low: fraction(-500n), high: fraction(500n) }] : [];
}

/** Only what may change the figure the way that it must change. */
function towards({ amount, ...open }: Open, correction: Fraction): Absorbing[] {
  const limit = correction.n > 0n ? open.high : open.low;
  if (limit === undefined) return [{ ...open, suffices: true, needed: amount === undefined ? undefined : add(amount, correction) }];
  if (limit.n === 0n) return [];
  return [{ ...open, suffices: correction.n > 0n ? compare(limit, correction) >= 0 : compare(limit, correction) <= 0, needed: undefined }];
}

function ties(printed: ReportedFigure, value: Fraction): boolean {
  return leastCorrection(printed, value) === undefined;
}

/** The day nearest to the one on which it counts. */
function movedWays({ entry: { event, when }, days }: Moves, printed: ReportedFigure): Way[] {
  const away = ({ day }: OnDay): number => Math.abs(daysBetween(when.day, day));
  const [nearest] = days.filter(({ value }) => ties(printed, value)).sort((a, b) => away(a) - away(b));
  return nearest === undefined ? [] : [{ event: event.id, how: "moved", to: nearest.day, figure: nearest.value }];
}

function leftOut(whatIf: WhatIf, { event }: Entry, printed: ReportedFigure): Way[] {
  const value = whatIf.without(event.id);
  return value === undefined || !ties(printed, value) ? [] : [{ event: event.id, how: "left-out", to: undefined, figure: value }];
}

/** Two neighbouring digits of what the event adds, exchanged. */
function swappedWays({ entry: { event }, amount }: ExplainedPart, asCounted: Fraction, decimals: number, printed: ReportedFigure): Way[] {
  const text = fractionText(amount, decimals);
  return withDigitsSwapped(text.replaceAll(/\D/g, "")).flatMap((digits): Way[] => {
    if (digits.startsWith("0")) return [];
    const instead = fraction((amount.n < 0n ? -1n : 1n) * BigInt(digits), 10n ** BigInt(decimals));
    const value = add(subtract(asCounted, amount), instead);
    return ties(printed, value) ? [{ event: event.id, how: "digits-swapped", to: fractionText(instead, decimals), figure: value }] : [];
  });
}
