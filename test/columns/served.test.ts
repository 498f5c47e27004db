/** The command line and the service answer balances of a plain book from columns, as they answer those of any other. */
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { balancesAnswer } from "../../src/answers/balances-answer.ts";
import { day } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { openPlainBook } from "../../src/columns/open-plain-book.ts";
import { bookAnswer, bookList } from "../../src/http/book-answer.ts";
import { Library } from "../../src/library/library.ts";
import { openBook } from "../../src/library/open-book.ts";
import { capledger, spawned } from "../cli/capledger.ts";
import { asking } from "../http/asking.ts";
import type { Asking } from "../http/asking.ts";
import { folderOf, linesOf } from "./plain-books.ts";

const images = mkdtempSync(join(tmpdir(), "capital-ledger-images-"));
const books = mkdtempSync(join(tmpdir(), "capital-ledger-books-"));
const plain = join(books, "plain");
const ENTRY = { id: "sale", type: "journal-entry", on: "2000-01-05", summary: "A sale", legs: [{ account: "cash", debit: "10.00" }, { account: "revenue", credit: "10.00" }] };
const LATE = { ...ENTRY, id: "late-sale", on: { within: "2000-01" }, known: "2000-02-05" };
const VOID = { id: "undone", type: "event-voided", on: "2000-02-08", summary: "Never so", voids: ["sale"] };

let service: Asking;

beforeAll(async () => {
  vi.stubEnv("CAPLEDGER_CACHE", images);
  cpSync(folderOf([linesOf([LATE, ENTRY, VOID])]), plain, { recursive: true });
  service = await asking(new Library(books));
});

afterAll(async () => {
  await service.served.close();
  vi.unstubAllEnvs();
});

test.each([
  [{ asOf: "2000-01-20" }, "?asOf=2000-01-20"],
  [{ asOf: "2000-02-10", knownAt: "2000-02-07" }, "?asOf=2000-02-10&knownAt=2000-02-07"],
  [{ asOf: "2000-01-10", knownAt: "2000-01-31" }, "?asOf=2000-01-10&knownAt=2000-01-31"],
] as const)("%j", async (query, asked) => {
  const knownAt = "knownAt" in query ? day(query.knownAt) : undefined;
  const expected = balancesAnswer(new Ledger(openBook(plain), { knownAt }), query);
  expect(await service.get(`/v1/books/plain/balances${asked}`)).toEqual(expected);
  const { code, stdout } = await capledger("balances", "--books", books, "--json", "--as-of", query.asOf, ...(knownAt === undefined ? [] : ["--known-at", knownAt]));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(expected);
  expect(readdirSync(images)).toHaveLength(1);
});

test("what a book says of itself, whether it is ready and what is counted of it take no other reading", async () => {
  const book = openBook(plain);
  const only = await asking(new Library(books, { plainBook: openPlainBook, book: () => expect.fail("the book was read whole") }));
  const { ledgerHead } = bookAnswer(book);
  expect(await only.get("/v1/books")).toEqual(bookList([book], []));
  expect(await only.get("/v1/books/plain")).toEqual(bookAnswer(book));
  expect(await only.get("/readyz")).toEqual({ status: "ok", books: 1 });
  const { text: metrics } = await only.ask("/metrics");
  for (const line of [`capledger_book_head_info{book="plain",head="${ledgerHead}"} 1`, 'capledger_book_events{book="plain"} 3', 'capledger_book_faulty{book="plain"} 0', 'capledger_book_reported_figures{book="plain",verdict="ties"} 0']) expect(metrics).toContain(line);
  await only.served.close();
});

test("a line at fault is told as any fault is, and threads read what one would", async () => {
  const wrong = folderOf([linesOf([ENTRY, { ...ENTRY, id: "other", on: "2000-02-30" }])]);
  expect(await capledger("balances", "--book", wrong)).toMatchObject({ code: 2, stderr: expect.stringContaining('0.jsonl:2  other · on: found "2000-02-30"; expected a date of the calendar, YYYY-MM-DD [date-impossible]') as string });
  // Enough for other threads to be worth starting.
  const large = folderOf([]);
  const [head = "", tail = ""] = linesOf([{ ...ENTRY, id: "ID", summary: "x".repeat(1000) }]).split("ID");
  writeFileSync(join(large, "events/0.jsonl"), Array.from({ length: 32_000 }, (_, at) => `${head}e${String(at).padStart(6, "0")}${tail}`).join(""));
  const { code, stdout, stderr } = await spawned("balances", "--book", large, "--json", "--as-of", "2000-01-05");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ accounts: expect.arrayContaining([expect.objectContaining({ account: "cash", figure: { value: "320000.00", low: "320000.00", high: "320000.00", unit: "USD", status: "exact" } })]) as unknown[] });
});
