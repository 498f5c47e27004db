/** Terms that hold throughout, index rates and market prices as a scenario has them. */
import type { Terms } from "../../events/book-definition.ts";
import type { RateTable } from "../../events/rate-table.ts";
import type { RatesOtherwise } from "../../events/scenario.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import { namedInstrument } from "../book/named-instrument.ts";
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/fault.ts";
import type { ReadScenario } from "./read-scenario.ts";

/** The book's definition, events, rates and prices with what the scenario assumes otherwise. */
export function overlayTables(book: Book, { scenario, place }: ReadScenario, faults: Fault[]): Book {
  const wrong = (path: readonly PropertyKey[], code: Fault["code"], found: string, expected: string): void => {
    faults.push({ code, severity: "error", ...place(path), subject: scenario.id, field: path.map(String).join("."), found, expected });
  };
  const throughout = new Map<string, Terms>();
  scenario.terms.forEach(({ instrument, from, terms }, index) => {
    const known = book.definition.instruments.map(({ id }) => id);
    if (!known.includes(instrument)) wrong(["terms", index, "instrument"], "instrument-unknown", `instrument "${instrument}"`, `one of ${known.join(", ")}`);
    else if (from === undefined) throughout.set(instrument, { ...throughout.get(instrument), ...terms });
  });
  const rates = new Map(book.rates);
  scenario.rates.forEach((change, index) => {
    const table = rates.get(change.index);
    if (table === undefined) wrong(["rates", index, "index"], "rate-unknown", `index "${change.index}"`, `one of ${[...rates.keys()].join(", ") || "the book's tables of rates (it has none)"}`);
    else rates.set(change.index, otherRates(table, change));
  });
  const prices = new Map(book.prices);
  scenario.prices.forEach(({ class: id, closes, averages, ranges }, index) => {
    const table = prices.get(id);
    if (table === undefined) wrong(["prices", index, "class"], "field-invalid", `class "${id}"`, `one of ${[...prices.keys()].join(", ") || "the book's tables of prices (it has none)"}`);
    else prices.set(id, { ...table, ...(closes === undefined ? {} : { closes }), ...(averages === undefined ? {} : { averages }), ...(ranges === undefined ? {} : { ranges }) });
  });
  const taxed = scenario["tax-rate"] === undefined ? {} : { "tax-rate": scenario["tax-rate"] };
  const instruments = book.definition.instruments.map((instrument) => ({ ...instrument, terms: { ...instrument.terms, ...throughout.get(instrument.id) } }));
  return { ...book, definition: { ...book.definition, ...taxed, instruments }, events: throughout.size === 0 ? book.events : book.events.map((recorded) => withTerms(recorded, throughout)), rates, prices };
}

/** The event with the assumed terms in place of those that it states itself. */
function withTerms(recorded: RecordedEvent, throughout: ReadonlyMap<string, Terms>): RecordedEvent {
  const { event } = recorded;
  const terms = throughout.get(namedInstrument(event).instrument ?? ("instrument" in event ? String(event["instrument"]) : ""));
  const stated = "terms" in event ? (event["terms"] as Readonly<Record<string, unknown>>) : undefined;
  if (terms === undefined || stated === undefined) return recorded;
  const own = Object.fromEntries(Object.entries(terms).filter(([term]) => term in stated));
  return Object.keys(own).length === 0 ? recorded : { ...recorded, event: { ...event, terms: { ...stated, ...own } } };
}

/** The table as it is until the change begins, and then as the change has it. */
function otherRates(table: RateTable, { from, flat, shift, rates }: RatesOtherwise): RateTable {
  const begins = from ?? rates?.[0]?.from ?? table.rates[0]?.from ?? table["known-to"];
  const before = table.rates.filter((row) => row.from < begins);
  const inForce = table.rates.findLast((row) => row.from <= begins);
  const after = table.rates.filter((row) => row.from > begins);
  if (rates !== undefined) return { ...table, rates: [...before, ...rates] };
  if (flat !== undefined) return { ...table, "known-to": LAST, rates: [...before, { from: begins, rate: flat }] };
  const more = (row: RateTable["rates"][number]): RateTable["rates"][number] => ({ from: row.from, rate: row.rate.plus(shift ?? 0) });
  return { ...table, rates: [...before, ...(inForce === undefined ? [] : [more({ ...inForce, from: begins })]), ...after.map(more)] };
}

/** What a scenario says of a rate from a day on, it says for good; the day after is still a day of the calendar. */
const LAST = "9998-12-31" as Day;
