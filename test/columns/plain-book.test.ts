/** A plain book answers from columns what its ledger answers, and is refused for what the ordinary reader refuses. */
import { fc, test } from "@fast-check/vitest";
import { rmSync } from "node:fs";
import { expect, test as example } from "vitest";
import { balancesAnswer } from "../../src/answers/balances-answer.ts";
import { plainBalancesAnswer } from "../../src/answers/plain-balances-answer.ts";
import type { PlainBook } from "../../src/columns/plain-book.ts";
import { readPlainBook } from "../../src/columns/read-plain-book.ts";
import type { Book } from "../../src/book/book.ts";
import { day, plusDays } from "../../src/kernel/day.ts";
import { Faults, faultLine } from "../../src/kernel/fault.ts";
import { knownOn } from "../../src/ledger/known-time.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { openBook } from "../../src/library/open-book.ts";
import { folderOf, linesOf, plainEvents } from "./plain-books.ts";
import { runs, timeout, times } from "../laws/runs.ts";

/** What is made of the folder, or what is wrong with it, in no order. */
async function read<Read>(attempt: () => Read | Promise<Read>): Promise<Read | string[]> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(faultLine).sort();
    throw error;
  }
}

/** Every known cut, and every date on which something begins, counts or ends, with the day before and after. */
function expectSame(plain: PlainBook, book: Book): void {
  const around = (days: readonly string[]): string[] => [...new Set(days.flatMap((each) => [plusDays(day(each), -1), each, plusDays(day(each), 1)]))].sort();
  const dates = around(book.events.flatMap(({ event }) => [event.on.first, event.on.day, event.on.last]));
  for (const knownAt of [undefined, ...around(book.events.map((recorded) => knownOn(recorded, book)))]) {
    const ledger = new Ledger(book, { knownAt: knownAt === undefined ? undefined : day(knownAt) });
    for (const asOf of dates) expect(plainBalancesAnswer(plain, { asOf, knownAt })).toEqual(balancesAnswer(ledger, { asOf, knownAt }));
  }
}

async function expectSameReading(files: readonly string[]): Promise<"answered" | "refused"> {
  const folder = folderOf(files);
  try {
    const plain = await read(() => readPlainBook(folder));
    const ordinary = await read(() => openBook(folder));
    if (Array.isArray(ordinary)) {
      expect(plain).toEqual(ordinary);
      return "refused";
    }
    if (plain === undefined || Array.isArray(plain)) throw new Error(`not read as plain: ${String(plain)}`);
    expect(plain.book.head).toBe(ordinary.head);
    expect(plain.book.events).toBe(ordinary.events.length);
    expectSame(plain.book, ordinary);
    return "answered";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.prop([plainEvents], times(runs))("at every date, by every known cut, with corrections, late entries and days known by window", async (events) => {
  await expectSameReading([linesOf(events)]);
}, timeout);

test.prop([plainEvents, fc.infiniteStream(fc.nat()), fc.boolean()], times(Math.ceil(runs / 2)))("whatever order the lines are in, over however many files, however they are written", async (events, draws, isSpaced) => {
  const draw = (below: number): number => (draws.next().value as number) % below;
  const files: string[][] = [[], [], []];
  for (const event of [...events].sort(() => draw(3) - 1)) files[draw(3)]?.push(isSpaced && draw(2) === 0 ? JSON.stringify(event, ["type", "id", "on", "within", "assumed", "known", "basis", "order", "summary", "legs", "account", "debit", "credit", "flow", "evidence", "source", "page", "voids", "replaced-by", "reverses"], 1).replaceAll("\n", " ") : linesOf([event]).trim());
  await expectSameReading(files.map((lines) => lines.map((line) => `${line}\n`).join("")));
}, timeout);

const ENTRY = { id: "e", type: "journal-entry", on: "2000-01-05", summary: "An entry", legs: [{ account: "cash", debit: "10.00" }, { account: "revenue", credit: "10.00" }] };

example.each<readonly [string, object]>([
  ["an id that is none and stands before", { ...ENTRY, id: "-" }],
  ["an id that is none", { ...ENTRY, id: "E 1" }],
  ["an unknown field", { ...ENTRY, colour: "red" }],
  ["an unknown type", { ...ENTRY, type: "journal" }],
  ["no summary", { ...ENTRY, summary: "" }],
  ["a day that does not exist", { ...ENTRY, on: "2001-02-29" }],
  ["a known day that does not exist", { ...ENTRY, known: "2001-13-01" }],
  ["a basis that is none", { ...ENTRY, basis: "guessed" }],
  ["an order that is no number", { ...ENTRY, order: "first" }],
  ["one leg", { ...ENTRY, legs: ENTRY.legs.slice(0, 1) }],
  ["legs that do not balance", { ...ENTRY, legs: [ENTRY.legs[0], { account: "revenue", credit: "9.99" }] }],
  ["an account that the book does not have", { ...ENTRY, legs: [ENTRY.legs[0], { account: "sales", credit: "10.00" }] }],
  ["more decimals than the currency has", { ...ENTRY, legs: [{ account: "cash", debit: "0.005" }, { account: "revenue", credit: "0.005" }] }],
  ["an amount that is no decimal", { ...ENTRY, legs: [{ account: "cash", debit: "1e3" }, { account: "revenue", credit: "1e3" }] }],
  ["an amount beyond the range", { ...ENTRY, legs: [{ account: "cash", debit: "92233720368547758.08" }, { account: "revenue", credit: "92233720368547758.08" }] }],
  ["neither a debit nor a credit", { ...ENTRY, legs: [{ account: "cash" }, { account: "revenue" }] }],
  ["both a debit and a credit", { ...ENTRY, legs: [{ account: "cash", credit: "1", debit: "1" }, { account: "revenue", credit: "1" }] }],
  ["cash that nothing explains", { ...ENTRY, legs: [ENTRY.legs[0], { account: "payables", credit: "10.00" }] }],
  ["a class of cash flow that there is not", { ...ENTRY, legs: [ENTRY.legs[0], { account: "payables", credit: "10.00", flow: "luck" }] }],
  ["a unit that the account does not have", { ...ENTRY, legs: [ENTRY.legs[0], { account: "revenue", credit: "10.00", unit: "common" }] }],
  ["a source that the book does not have", { ...ENTRY, evidence: [{ source: "rumour" }] }],
  ["the reversal of what there is not", { id: "x", type: "event-reversed", on: "2000-01-06", summary: "Undone", reverses: "nothing" }],
  ["the voiding of what is known only later", { id: "x", type: "event-voided", on: "2000-01-01", summary: "Never so", voids: ["z"] }],
])("%s is refused in the ordinary words", async (_, wrong) => {
  expect(await expectSameReading([linesOf([{ ...ENTRY, id: "a" }, wrong as never, { ...ENTRY, id: "z" }])])).toBe("refused");
});

example("ids that repeat, in a file and over files", async () => {
  expect(await expectSameReading([linesOf([ENTRY, { ...ENTRY, id: "f" }, ENTRY]), linesOf([{ ...ENTRY, id: "f" }])])).toBe("refused");
});

example("lines that are no JSON, that end early, that are no UTF-8", async () => {
  const good = linesOf([ENTRY]);
  for (const text of [`${good}{"id":}\n`, `${good}\n${good}`, `${good}${good.slice(0, 60)}`, `\uFEFF${good}`]) expect(await expectSameReading([text])).toBe("refused");
});
