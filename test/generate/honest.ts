/**
 * Honest reports: generated books whose reported figures are their own values, rounded honestly, in
 * several places and to several precisions, with changes, shares and sums that are true of them.
 */
import fc from "fast-check";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import { dateOrPeriodText } from "../../src/kernel/date-or-period.ts";
import type { DateOrPeriod } from "../../src/kernel/date-or-period.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { add, divide, fraction, multiply, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import { bookOf } from "../given.ts";
import { books } from "./book.ts";
import type { GeneratedBook } from "./book.ts";
import { choices, Draw } from "./draw.ts";
import { inSteps, printedTable, STYLES } from "./printing.ts";
import type { Style } from "./printing.ts";

export interface HonestBook {
  readonly given: GeneratedBook;
  readonly choices: readonly number[];
}

export const honestBooks: fc.Arbitrary<HonestBook> = fc.record({ given: books, choices });

/** A true value of a concept at a date or over a period. */
interface Truth {
  readonly concept: string;
  readonly unit: string;
  readonly when: DateOrPeriod;
  readonly value: Fraction;
}

/** The book's ledger, with what an honest company would print of it. */
export function ledgerOfHonest({ given, choices: drawn }: HonestBook): Ledger {
  const book = bookOf(given);
  const ledger = new Ledger(book);
  const draw = new Draw(drawn);
  const truths = truthsOf(ledger, draw);
  const reported = [...truths.flatMap((truth) => printings(truth, draw)), ...claimsOf(truths, draw)];
  return new Ledger({ ...book, reported: reported.map((figure, index) => ({ ...figure, id: `${figure.id}.${index}` })) });
}

/** Measures at the ends of two periods that follow each other, and over them: of what the ledger is sure. */
function truthsOf(ledger: Ledger, draw: Draw): Truth[] {
  const days = ledger.book.events.flatMap(({ event }) => [event.on.first, event.on.last]).sort();
  const first = days[0] ?? ("2000-01-01" as Day);
  const middle = days.length === 0 ? first : draw.one(days);
  const last = plusDays(days.at(-1) ?? first, 1);
  const periods = [{ first, last: middle }, ...(middle < last ? [{ first: plusDays(middle, 1), last }] : [])];
  // Where the events themselves carry more than par in a capital account, or issue more than is authorised, an honest company prints no par and no cap.
  return [...measuresOf(ledger).values()].filter(({ id }) => !/^shares\..+\.(?:par|authorised)$/.test(id)).flatMap(({ id, unit, ...measure }): Truth[] => {
    const answers = measure.kind === "instant" ? [middle, last].map((at) => ({ when: { at }, figure: measure.at(ledger, at) })) : periods.map((over) => ({ when: { over }, figure: measure.over(ledger, over) }));
    return answers.flatMap(({ when, figure }) => (figure.status === "exact" && draw.below(8) > 0 ? [{ concept: id, unit, when, value: figure.value }] : []));
  });
}

function printings({ concept, unit, when, value }: Truth, draw: Draw): ReportedFigure[] {
  const styles = draw.once(3) ? [draw.one(STYLES), draw.one(STYLES)] : [draw.one(STYLES)];
  return styles.flatMap((style) => printedTable([{ concept, unit, steps: inSteps(value, style, draw.once(2)) }], when, style));
}

const PERCENT: readonly Style[] = [
  { scale: "ones", power: 0, decimals: 0 },
  { scale: "ones", power: 0, decimals: 1 },
];

/** Changes between two dates or periods of one concept, and shares and sums of two concepts of one. */
function claimsOf(truths: readonly Truth[], draw: Draw): ReportedFigure[] {
  if (truths.length < 2) return [];
  return Array.from({ length: 6 }, (_, index) => ({ index, one: draw.one(truths), other: draw.one(truths) })).flatMap(({ index, one, other }) => {
    if (one === other) return [];
    const b = `${other.concept}@${dateOrPeriodText(other.when)}`;
    const claim = (name: string, unit: string, value: Fraction, is: string, style: Style): ReportedFigure[] => printedTable([{ concept: `claims.${index}.${name}`, unit, steps: inSteps(value, style, true), is }], one.when, style);
    const hundred = fraction(100n);
    return [
      ...(one.unit === other.unit ? [...claim("sum", one.unit, add(one.value, other.value), `${one.concept} + ${b}`, draw.one(STYLES)), ...claim("change", one.unit, subtract(one.value, other.value), `${one.concept} - ${b}`, draw.one(STYLES))] : []),
      ...(one.unit === other.unit && other.value.n !== 0n ? claim("percent", "percent", multiply(hundred, divide(one.value, other.value)), `100 * ${one.concept} / ${b}`, draw.one(PERCENT)) : []),
    ];
  });
}
