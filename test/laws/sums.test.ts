/** Balances compose over time, and statements are the sums of their lines. */
import { describe, expect } from "vitest";
import type { BookDefinition } from "../../events/book-definition.ts";
import { carriedIn } from "../../events/unit-accounts.ts";
import { balanceSheet } from "../../projections/balance-sheet.ts";
import type { StatementRow } from "../../projections/balance-sheet.ts";
import { cashAccounts, cashFlowStatement } from "../../projections/cash-flow.ts";
import { balanceSheetLayout, incomeLayout } from "../../projections/layout.ts";
import type { LayoutRow } from "../../projections/layout.ts";
import { statementOfOperations } from "../../projections/statement-of-operations.ts";
import { stockholdersEquity } from "../../projections/stockholders-equity.ts";
import type { EquityRow } from "../../projections/stockholders-equity.ts";
import type { Book } from "../../src/book/book.ts";
import { daysBetween, plusDays } from "../../src/kernel/day.ts";
import type { Period } from "../../src/kernel/day.ts";
import type { Figure } from "../../src/kernel/figure.ts";
import { add, compare, fraction, multiply } from "../../src/kernel/fraction.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import type { Draw } from "../generate/draw.ts";
import { accountsOf, anyDay, anyPeriod, forAnyBook, ledgerOf, only } from "./any-book.ts";

const SPREADS = ["at-end", "daily"] as const;

/** A period, and a day of it that cuts it in two: the later part begins the day after. */
function cutPeriod(book: Book, draw: Draw): { whole: Period; earlier: Period; later: Period } {
  const { first, last } = anyPeriod(book, draw);
  const whole = { first, last: plusDays(last, 1) };
  const cut = plusDays(first, draw.below(daysBetween(first, last) + 1));
  return { whole, earlier: { first, last: cut }, later: { first: plusDays(cut, 1), last: whole.last } };
}

describe.each(SPREADS)("with flows counted %s", (spread) => {
  forAnyBook("a balance is an earlier balance and the movement since", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const period = anyPeriod(book, draw);
    const selections = [...accountsOf(ledger).map(only), ...balanceSheetLayout(ledger).map(({ selection }) => selection)];
    const wrong = selections.flatMap((selection) => {
      const before = ledger.balance(selection, plusDays(period.first, -1)).value;
      const moved = ledger.movement(selection, period).value;
      const after = ledger.balance(selection, period.last).value;
      return before === null || moved === null || after === before + moved ? [] : [`${[...selection.keys()].join(" + ")}: ${before} + ${moved} is not ${after ?? "determinable"}`];
    });
    expect(wrong, `${period.first}..${period.last}`).toEqual([]);
  });

  forAnyBook("movements of adjacent periods add up", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const { whole, earlier, later } = cutPeriod(book, draw);
    const wrong = accountsOf(ledger).filter((account) => {
      const [one, other, both] = [earlier, later, whole].map((period) => ledger.movement(only(account), period).value ?? undefined);
      return one !== undefined && other !== undefined && both !== one + other;
    });
    expect(wrong, `${whole.first}..${earlier.last}..${whole.last}`).toEqual([]);
  });

  forAnyBook("period measures in money add up over adjacent periods", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const { whole, earlier, later } = cutPeriod(book, draw);
    const wrong = [...measuresOf(ledger).values()].filter((measure) => {
      if (measure.kind !== "period" || measure.unit !== ledger.chart.currency) return false;
      const [one, other, both] = [earlier, later, whole].map((period) => measure.over(ledger, period).value ?? undefined);
      return one !== undefined && other !== undefined && (both === undefined || compare(both, add(one, other)) !== 0);
    });
    expect(wrong.map(({ id }) => id), `${whole.first}..${earlier.last}..${whole.last}`).toEqual([]);
  });

  forAnyBook("the totals of the balance sheet are the sums of their lines", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    expectTotals(balanceSheet(ledger, anyDay(book, draw)), book.definition.statements["balance-sheet"], signsOf(balanceSheetLayout(ledger)));
  });

  forAnyBook("assets are liabilities and equity, where they are determinable", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const date = anyDay(book, draw);
    const [assets, both] = ["total-assets", "total-liabilities-and-equity"].map((total) => balanceSheet(ledger, date).find(({ id }) => id === total)?.figure?.value);
    if (typeof assets === "bigint" && typeof both === "bigint") expect(assets + ledger.settledBalance(carriedIn(ledger.chart.currency), date), date).toBe(both);
  });

  forAnyBook("the totals of the statement of operations are the sums of their lines", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    expectTotals(statementOfOperations(ledger, anyPeriod(book, draw)), book.definition.statements.income, signsOf(incomeLayout(ledger)));
  });

  forAnyBook("the lines of the cash-flow statement add up to its totals and to the movement of cash", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const period = anyPeriod(book, draw);
    const rows = cashFlowStatement(ledger, period).filter(({ id }) => id?.startsWith("cash.") !== true && id?.startsWith("supplemental.") !== true);
    expectTotals(rows, book.definition.statements["cash-flow"], new Map());
    const moved = ledger.movement(cashAccounts(ledger), period).value;
    const lines = rows.filter(({ kind }) => kind === "line");
    expect(sumOf(lines.map(({ figure }) => figure)), `lines over ${period.first}..${period.last}`).toBe(moved === null && lines.length > 0 ? undefined : (moved ?? 0n));
  });

  forAnyBook("equity rolls forward: opening, events and results are the closing balance", (book, draw) => {
    const period = anyPeriod(book, draw);
    const { rows, components } = stockholdersEquity(ledgerOf(book, spread), period);
    const columns = [...components.map(({ id }, index) => ({ id, of: (row: EquityRow) => row.amounts[index] })), { id: "total", of: (row: EquityRow) => row.total }];
    for (const { id, of } of columns) {
      const closing = sumOf(rows.filter(({ kind }) => kind === "closing").map(of));
      const rolled = sumOf(rows.filter(({ kind }) => kind !== "closing").map(of));
      if (rolled !== undefined && closing !== undefined) expect(closing, `${id} over ${period.first}..${period.last}`).toBe(rolled);
    }
    expect(rows.map(({ kind }) => kind).filter((kind) => kind !== "event")).toEqual(["opening", "results", "closing"]);
  });
});

describe("weighted averages", () => {
  forAnyBook("of adjacent periods, each times its days, add up", (book, draw) => {
    const ledger = ledgerOf(book);
    const average = measuresOf(ledger).get("weighted-average-shares");
    const { whole, earlier, later } = cutPeriod(book, draw);
    const [one, other, both] = [earlier, later, whole].map((period) => {
      const value = average?.kind === "period" ? average.over(ledger, period).value : null;
      return value === null ? undefined : multiply(value, fraction(BigInt(daysBetween(period.first, period.last) + 1)));
    });
    if (one !== undefined && other !== undefined && both !== undefined) expect(compare(both, add(one, other))).toBe(0);
  });
});

/** The values added up; undefined where one of them is not determinable. */
function sumOf(figures: readonly (Figure | undefined)[]): bigint | undefined {
  return figures.reduce<bigint | undefined>((sum, figure) => (sum === undefined || figure === undefined || figure.value === null ? undefined : sum + figure.value), 0n);
}

type Rows = BookDefinition["statements"]["income"] | BookDefinition["statements"]["cash-flow"];

/** The sign that each row shows its accounts with: the same one for all of them. */
function signsOf(layout: readonly LayoutRow[]): Map<string | undefined, bigint> {
  return new Map(
    layout.map(({ id, selection }) => {
      const signs = new Set(selection.values());
      expect(signs.size, `${id ?? "heading"} mixes signs`).toBeLessThan(2);
      return [id, [...signs][0] ?? 1n];
    }),
  );
}

/** Each total against its own parts, as the book prints them or as the standard layout has them. */
function expectTotals(rows: readonly StatementRow[], printed: Rows, signs: ReadonlyMap<string | undefined, bigint>): void {
  const figures = new Map(rows.map((row) => [row.id, row.figure]));
  const parts = printed === undefined ? standardParts(rows) : new Map(printed.flatMap((row) => ("total" in row ? [[row.total, row.of] as const] : [])));
  const totals = rows.flatMap(({ kind, id }) => (kind === "total" && id !== undefined ? [id] : []));
  expect([...parts.keys()]).toEqual(totals);
  for (const total of totals) {
    const of = parts.get(total) ?? [];
    // A statement without any line has a total all the same, which no part determines.
    if (of.length === 0) continue;
    const signed = of.map((id): Figure | undefined => {
      const figure = figures.get(id);
      return figure === undefined || figure.value === null ? figure : { ...figure, value: figure.value * (signs.get(id) ?? 1n) * (signs.get(total) ?? 1n) };
    });
    expect(figures.get(total)?.value ?? undefined, `${total} of ${of.join(", ")}`).toBe(sumOf(signed));
  }
}

/** Without a layout: a total sums the lines since the heading; the last one sums totals, and lines outside of them. */
function standardParts(rows: readonly StatementRow[]): Map<string, readonly string[]> {
  const parts = new Map<string, readonly string[]>();
  let lines: string[] = [];
  for (const { kind, id = "" } of rows) {
    if (kind === "line") lines.push(id);
    if (kind === "total") parts.set(id, id === "total-liabilities-and-equity" ? ["total-liabilities", "stockholders-equity"] : id === "cash-flow.net-change" ? [...parts.keys(), ...lines] : lines);
    if (kind !== "line") lines = [];
  }
  return parts;
}
