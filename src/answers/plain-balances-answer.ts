/** The answer of balances from a book in columns: to the letter what its ledger answers. */
import { balancesOf } from "../columns/plain-book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import type { Figure } from "../kernel/figure.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { FigureAnswer } from "./answer.ts";
import type { BalancesAnswer } from "./balances-answer.ts";
import { instantOf, knownAtOf } from "./query.ts";
import type { Query } from "./query.ts";

export function plainBalancesAnswer(book: PlainBook, query: Query): BalancesAnswer {
  const asOf = instantOf(query, book.definition);
  const knownAt = knownAtOf(query, book.definition);
  const figures = balancesOf(book, asOf, knownAt);
  const accounts = book.chart.accounts.flatMap(({ id, name, class: kind, unit, scale }, position) => {
    const figure = figures[position];
    return figure === undefined ? [] : [{ account: id, name, class: kind, figure: figureAnswer(figure, unit, scale) }];
  });
  return { book: book.definition.id, asOf, knownAt: knownAt ?? null, scenario: null, ledgerHead: book.head, total: accounts.length, accounts };
}

function figureAnswer(figure: Figure, unit: string, scale: number): FigureAnswer {
  const text = (quantity: bigint | null): string | null => (quantity === null ? null : quantityText(quantity, scale));
  const { value, low, high, status, reasons } = figure;
  return { value: text(value), low: text(low), high: text(high), unit, status, ...(reasons.length === 0 ? {} : { reasons: [...reasons] }) };
}
