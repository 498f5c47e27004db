/** Given these events, then these journal entries: a small book in memory for tests. */
import { bookDefinition } from "../events/book-definition.ts";
import type { Terms } from "../events/book-definition.ts";
import { priceTable } from "../events/price-table.ts";
import { rateTable } from "../events/rate-table.ts";
import { headOf } from "../src/book/book.ts";
import type { Book } from "../src/book/book.ts";
import { datesOf } from "../src/book/source-document.ts";
import type { SourceDocument } from "../src/book/source-document.ts";
import { readEvent } from "../src/book/read-book.ts";
import { schemaFaults } from "../src/book/schema-faults.ts";
import { day } from "../src/kernel/day.ts";
import { Faults } from "../src/kernel/fault.ts";
import type { Fault } from "../src/kernel/fault.ts";
import { quantityText } from "../src/kernel/quantity.ts";
import { Ledger } from "../src/ledger/ledger.ts";

type Written = Readonly<Record<string, unknown>>;

export interface Given {
  readonly definition?: Written;
  readonly events: readonly Written[];
  readonly reported?: Book["reported"];
  readonly documents?: readonly Omit<SourceDocument, "place">[];
  readonly rates?: readonly Written[];
  readonly prices?: readonly Written[];
}

const account = (kind: string): Written => ({ class: kind, name: kind });

/** A company whose whole history is in the book from 1 January 2000. */
export const wholeHistory: Written = {
  id: "made-up",
  name: "Made-up Company, Inc.",
  currency: "USD",
  inception: "2000-01-01",
  "as-of": "2002-12-31",
  "common-class": "common",
  accounts: {
    cash: { class: "asset", name: "Cash", cash: "true" },
    "restricted-deposit": account("asset"),
    "deferred-offering-costs": account("asset"),
    "net-assets-acquired": account("asset"),
    goodwill: account("asset"),
    intangibles: account("asset"),
    "accounts-payable": account("liability"),
    "accrued-liabilities": account("liability"),
    "accrued-legal-judgment": account("liability"),
    "dividends-payable": account("liability"),
    "common-stock": account("equity"),
    "preferred-stock": account("equity"),
    "additional-paid-in-capital": account("equity"),
    "treasury-stock": account("equity"),
    "deferred-compensation": account("equity"),
    "accumulated-deficit": account("equity"),
    "income-summary": account("equity"),
    revenue: account("income"),
    "gain-on-debt-settlement": account("income"),
    "other-expense": account("expense"),
    "share-based-compensation": account("expense"),
    "legal-expense": account("expense"),
    "restructuring-expense": account("expense"),
    "interest-expense": account("expense"),
  },
  instruments: [
    { id: "common", kind: "share-class", name: "Common stock", since: "2000-01-01", "capital-account": "common-stock", terms: { par: "0.01", authorised: "50000000" } },
    { id: "series-a", kind: "share-class", name: "Series A preferred", since: "2000-01-01", "capital-account": "preferred-stock", terms: { par: "0.01", "conversion-ratio": "1000", "converts-into": "common" } },
    { id: "warrant-a", kind: "warrant", name: "Warrant A" },
    { id: "plan", kind: "option-pool", name: "Option plan", terms: { underlying: "common" } },
    { id: "note-a", kind: "note", name: "Note A" },
    { id: "line-a", kind: "equity-line", name: "Equity line A" },
    { id: "bond-a", kind: "bond", name: "Bond A" },
  ],
};

/** The book of these events, or `Faults`. */
export function bookOf({ definition = wholeHistory, events, reported = [], documents = [], rates = [], prices = [] }: Given): Book {
  const faults: Fault[] = [];
  const read = bookDefinition.safeParse(definition);
  if (!read.success) throw new Faults(schemaFaults(read.error, definition, () => ({})));
  const recorded = events.flatMap((event) => readEvent({ summary: "made up", ...event }, () => ({}), faults));
  if (faults.length > 0) throw new Faults(faults);
  const placed = documents.map((document) => ({ ...document, place: () => ({}) }));
  return { definition: read.data, events: recorded, reported, documents: placed, dates: placed.flatMap((document) => datesOf(document)), rates: new Map(rates.map((table) => rateTable.parse(table)).map((table) => [table.index, table])), prices: new Map(prices.map((table) => priceTable.parse(table)).map((table) => [table.class, table])), scenarios: new Map(), place: () => ({}), head: headOf(definition, recorded) };
}

export function ledgerOf(given: Given, options: ConstructorParameters<typeof Ledger>[1] = {}): Ledger {
  return new Ledger(bookOf(given), options);
}

/** The journal entry of one event: `account quantity unit [flow]`, in the order of its rule. */
export function journal(eventId: string, given: Given): string[] {
  const ledger = ledgerOf(given);
  const entry = ledger.entries.find(({ event }) => event.id === eventId);
  if (entry === undefined) throw new Error(`no event ${eventId}`);
  return entry.movements.map(({ account: id, unit, quantity, flow }) => [id, quantityText(quantity, ledger.chart.scaleOf(unit)), unit, flow].filter((part) => part !== undefined).join(" "));
}

/** What is wrong with the events: `code subject field: found`. */
export function faultsOf(given: Given): string[] {
  try {
    return ledgerOf(given).warnings.map(shown);
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(shown);
    throw error;
  }
}

function shown({ code, subject = "", field, found }: Fault): string {
  return `${[code, subject, field].filter((part) => part !== undefined && part !== "").join(" ")}: ${found}`;
}

/** The terms of an instrument in force at the end of a day. */
export function termsOf(instrument: string, on: string, given: Given): Terms | undefined {
  return ledgerOf(given).terms.at(instrument, day(on))?.terms;
}
