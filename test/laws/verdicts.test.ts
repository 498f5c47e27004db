/** Verdicts by intervals: honest rounding always ties, what lies beyond an interval never does. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { balanceSheetLayout, incomeLayout } from "../../projections/layout.ts";
import { cashFlowLayout } from "../../projections/cash-flow.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import type { Book } from "../../src/book/book.ts";
import type { DateOrPeriod } from "../../src/kernel/date-or-period.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import { compare, fraction } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import type { Measure, MeasuredFigure } from "../../src/measures/measure.ts";
import { foot } from "../../src/reconciliation/footing.ts";
import { reconcile } from "../../src/reconciliation/reconcile.ts";
import { againstLedger, againstPrinted } from "../../src/reconciliation/verdict.ts";
import type { Draw } from "../generate/draw.ts";
import { anyDay, anyPeriod, forAnyBook, ledgerOf, someMeasures } from "./any-book.ts";
import { inSteps, printedTable, step, STYLES } from "../generate/printing.ts";
import type { Style } from "../generate/printing.ts";
import { runs, times } from "./runs.ts";

interface Exact {
  readonly measure: Measure;
  readonly when: DateOrPeriod;
  readonly value: Fraction;
}

/** Those of the measures that are exact at the date, or over the period. */
function exactOf(measures: readonly Measure[], ledger: Ledger, at: Day, over: Period): Exact[] {
  return measures.flatMap((measure): Exact[] => {
    const figure = measure.kind === "instant" ? measure.at(ledger, at) : measure.over(ledger, over);
    return figure.status === "exact" ? [{ measure, when: measure.kind === "instant" ? { at } : { over }, value: figure.value }] : [];
  });
}

/** The verdicts of the figures when the book reports them. */
const judged = (book: Book, figures: readonly ReportedFigure[]): ReturnType<typeof reconcile> => reconcile(new Ledger({ ...book, reported: figures }));

describe("the ledger's own figures", () => {
  forAnyBook("tie when they are rounded honestly", (book, draw) => {
    const ledger = ledgerOf(book);
    const exact = exactOf(someMeasures(ledger, draw), ledger, anyDay(book, draw), anyPeriod(book, draw));
    const style = draw.one(STYLES);
    const figures = exact.flatMap(({ measure: { id, unit }, when, value }) => printedTable([{ concept: id, unit, steps: inSteps(value, style, draw.once(2)) }], when, style));
    const untied = judged(book, figures).filter(({ verdict }) => verdict !== "ties");
    expect(untied.map(({ figure, verdict, reasons }) => [figure.id, figure.evidence.printed, verdict, ...reasons])).toEqual([]);
  });

  forAnyBook("do not tie when they are moved beyond their interval, and the gap says by how much", (book, draw) => {
    const ledger = ledgerOf(book);
    const exact = exactOf(someMeasures(ledger, draw), ledger, anyDay(book, draw), anyPeriod(book, draw));
    if (exact.length === 0) return;
    const style = draw.one(STYLES);
    const unit = step(style);
    for (const away of [-3n, -2n, -1n, 1n, 2n, 1000n]) {
      const { measure, when, value } = draw.one(exact);
      const steps = inSteps(value, style, true) + away;
      const [one] = judged(book, printedTable([{ concept: measure.id, unit: measure.unit, steps }], when, style));
      // In units of half a step over the value's denominator, so that all of it is whole.
      const half = unit.n * value.d;
      const distance = 2n * (value.n * unit.d - steps * unit.n * value.d);
      const beyond = distance > half ? distance - half : distance < -half ? distance + half : 0n;
      expect(one?.verdict, `${measure.id} ${away} steps away`).toBe(beyond === 0n ? "ties" : "does-not-tie");
      expect(one?.gap === undefined ? 0 : compare(one.gap, fraction(beyond, 2n * unit.d * value.d)), "gap").toBe(0);
      if (away < -1n || away > 1n) expect(one?.verdict).toBe("does-not-tie");
    }
  });
});

const whole = (quantity: number): Fraction => fraction(BigInt(quantity));
const interval = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(10), fc.nat(10)).map(([value, below, above]) => ({ value, low: value - below, high: value + above }));
const asFractions = ({ value, low, high }: { value: number; low: number; high: number }): { value: Fraction; low: Fraction; high: Fraction } => ({ value: whole(value), low: whole(low), high: whole(high) });

describe("intervals", () => {
  test.prop([interval, interval], times(10 * runs))("a bounded figure ties inside, does not tie outside, and is undecided across an edge", (reported, bounded) => {
    const figure: MeasuredFigure = { status: "bounded", ...asFractions(bounded), reasons: [] };
    const disjoint = bounded.low > reported.high || bounded.high < reported.low;
    const inside = bounded.low >= reported.low && bounded.high <= reported.high;
    const { verdict, difference } = againstLedger(asFractions(reported), figure);
    expect(verdict).toBe(disjoint ? "does-not-tie" : inside ? "ties" : "not-determinable");
    expect(difference === undefined ? undefined : compare(difference, whole(bounded.value - reported.value))).toBe(0);
  });

  test.prop([interval, interval], times(10 * runs))("printed figures tie when equal, within rounding where their intervals meet, and nowhere else", (total, sum) => {
    const { verdict, gap } = againstPrinted(asFractions(total), asFractions(sum));
    const apart = sum.low > total.high ? sum.low - total.high : sum.high < total.low ? sum.high - total.low : 0;
    expect(verdict).toBe(apart !== 0 ? "does-not-tie" : total.value === sum.value ? "ties" : "ties-within-rounding");
    expect(gap === undefined ? 0 : compare(gap, whole(apart))).toBe(0);
  });
});

interface Printable {
  readonly when: DateOrPeriod;
  /** The exact value of each line and total, by id, and how many of them are totals. */
  readonly values: ReadonlyMap<string, Fraction>;
  readonly totals: ReadonlyMap<string, readonly { readonly id: string; readonly sign: bigint }[]>;
}

/** A statement of the book's own layout, where all of its rows are exact. */
function printable(ledger: Ledger, statement: "balance-sheet" | "income" | "cash-flow", at: Day, over: Period): Printable | undefined {
  const layout = ledger.definition.statements[statement];
  if (layout === undefined) return undefined;
  const shown = statement === "cash-flow" ? cashFlowLayout(ledger).map(({ id }) => ({ id, sign: 1n })) : (statement === "income" ? incomeLayout : balanceSheetLayout)(ledger).map(({ id, selection }) => ({ id, sign: [...selection.values()][0] ?? 1n }));
  const signs = new Map(shown.map(({ id, sign }) => [id, sign]));
  const ids = [...signs.keys()].flatMap((id) => id ?? []);
  const measures = measuresOf(ledger);
  const exact = new Map(exactOf(ids.flatMap((id) => measures.get(id) ?? []), ledger, at, over).map(({ measure, value }) => [measure.id, value]));
  const values = new Map(ids.flatMap((id) => (exact.has(id) ? [[id, exact.get(id) ?? fraction(0n)] as const] : [])));
  if (values.size < ids.length) return undefined;
  const totals = layout.flatMap((row) => ("total" in row && row.of.length > 0 ? [[row.total, row.of.map((id) => ({ id, sign: (signs.get(id) ?? 1n) * (signs.get(row.total) ?? 1n) }))] as const] : []));
  return { when: statement === "balance-sheet" ? { at } : { over }, values, totals: new Map(totals) };
}

/** The footing of a table, with some rows printed so many steps off. */
function footed(book: Book, { when, values }: Printable, style: Style, off: ReadonlyMap<string, bigint>, draw: Draw): { steps: Map<string, bigint>; results: ReturnType<typeof foot> } {
  const steps = new Map([...values].map(([id, value]) => [id, inSteps(value, style, draw.once(2)) + (off.get(id) ?? 0n)]));
  const reported = printedTable([...steps].map(([concept, each]) => ({ concept, unit: book.definition.currency, steps: each })), when, style);
  return { steps, results: foot(new Ledger({ ...book, reported })) };
}

describe.each(["balance-sheet", "income", "cash-flow"] as const)("footing a printed %s", (statement) => {
  forAnyBook("never fails a table that is rounded honestly", (book, draw) => {
    const rows = printable(ledgerOf(book), statement, anyDay(book, draw), anyPeriod(book, draw));
    if (rows === undefined) return;
    const { results } = footed(book, rows, draw.one(STYLES), new Map(), draw);
    expect(results.map(({ total }) => total.concept).sort()).toEqual([...rows.totals.keys()].sort());
    expect(results.filter(({ verdict }) => !verdict.startsWith("ties")).map(({ total }) => total.concept)).toEqual([]);
  });

  forAnyBook("fails a total exactly when its interval misses that of the sum", (book, draw) => {
    const rows = printable(ledgerOf(book), statement, anyDay(book, draw), anyPeriod(book, draw));
    if (rows === undefined) return;
    const off = new Map([[draw.one([...rows.values.keys()]), BigInt(draw.below(25) - 12)]]);
    const { steps, results } = footed(book, rows, draw.one(STYLES), off, draw);
    for (const { total, verdict } of results) {
      const parts = rows.totals.get(total.concept) ?? [];
      const apart = parts.reduce((sum, { id, sign }) => sum + sign * (steps.get(id) ?? 0n), -(steps.get(total.concept) ?? 0n));
      const meets = 2n * (apart < 0n ? -apart : apart) <= BigInt(parts.length + 1);
      expect(verdict, `${total.concept}, ${apart} steps apart over ${parts.length} parts`).toBe(!meets ? "does-not-tie" : apart === 0n ? "ties" : "ties-within-rounding");
    }
  });
});
