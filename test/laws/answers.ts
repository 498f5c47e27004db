/** What a book answers as known on a day, as one text: the same text for the same answers. */
import { balanceSheet } from "../../projections/balance-sheet.ts";
import { cashFlowStatement } from "../../projections/cash-flow.ts";
import { statementOfOperations } from "../../projections/statement-of-operations.ts";
import { stockholdersEquity } from "../../projections/stockholders-equity.ts";
import type { Book } from "../../src/book/book.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import { reconcile } from "../../src/reconciliation/reconcile.ts";
import type { Draw } from "../generate/draw.ts";
import { anyDay, anyPeriod, ledgerOf, only, someMeasures } from "./any-book.ts";

export interface Asked {
  readonly dates: readonly Day[];
  readonly period: Period;
  readonly measures: readonly string[];
}

export function anything(book: Book, draw: Draw): Asked {
  return { dates: [anyDay(book, draw), anyDay(book, draw)], period: anyPeriod(book, draw), measures: someMeasures(ledgerOf(book), draw).map(({ id }) => id) };
}

/** What the book answers as known on a day, or what it is refused for. */
export function answers(book: Book, knownAt: Day, { dates, period, measures }: Asked): string {
  try {
    const ledger = new Ledger(book, { knownAt });
    const all = [
      dates.map((date) => [
        [...ledger.chart.accounts.keys()].map((account) => [account, ledger.balance(only(account), date)]),
        [...ledger.chart.instruments.keys()].map((instrument) => [instrument, ledger.terms.at(instrument, date)]),
        balanceSheet(ledger, date),
      ]),
      [...measuresOf(ledger).values()].filter(({ id }) => measures.includes(id)).map((measure) => [measure.id, measure.kind === "instant" ? measure.at(ledger, period.last) : measure.over(ledger, period)]),
      [statementOfOperations(ledger, period), cashFlowStatement(ledger, period), stockholdersEquity(ledger, period)],
      reconcile(ledger).map(({ figure, verdict }) => [figure.id, verdict]),
    ];
    return JSON.stringify(all, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value), 1);
  } catch (error) {
    if (error instanceof Faults) return error.message;
    throw error;
  }
}
