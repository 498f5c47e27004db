/** Which books there are, and what is said of those whose files are at fault. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { bookListSchema } from "../../src/http/book-answer.ts";
import { Library } from "../../src/library/library.ts";
import { wholeHistory } from "../given.ts";
import { FOCUS, asking, embedded, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

const journal = (id: string, on: string, credit: string): object => ({ id, type: "journal-entry", on, summary: "made up", legs: [{ account: "cash", debit: "100", flow: "net-income" }, { account: "revenue", credit }] });

describe("the books of the repository", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());

  it("are listed with their heads and counts", async () => {
    const list = bookListSchema.parse(await service.get("/v1/books"));
    const book = embedded.book("focus-enhancements");
    expect(list.books).toContainEqual({ id: "focus-enhancements", name: "Focus Enhancements, Inc.", default: true, asOf: "2002-09-30", ledgerHead: book.head, events: book.events.length, reportedFigures: book.reported.length });
    expect([list.total, list.shown]).toEqual([embedded.ids().length, list.books.length]);
    expect(list.shown + list.faulty.length).toBe(list.total);
  });

  it("say what they present and from which sources", async () => {
    expect(await service.get(FOCUS)).toMatchObject({
      currency: "USD",
      inception: null,
      commonClass: "common",
      presents: { instants: ["2001-12-31", "2002-09-30"] },
      sources: expect.arrayContaining([{ id: "10-qsb-2002-q3", title: "Form 10-QSB for the quarter ended 30 September 2002", published: "2002-11-14" }]) as unknown,
    });
  });
});

describe("a library with a faulty book", () => {
  const library = libraryOf({
    "good/book.yaml": { ...wholeHistory, id: "good" },
    "unreadable/book.yaml": { ...wholeHistory, id: "unreadable", currency: "dollars" },
    "unreadable/events/2002.yaml": [{ id: "first", type: "no-such-type", on: "2002-01-01", summary: "made up" }],
    "unbalanced/book.yaml": { ...wholeHistory, id: "unbalanced" },
    "unbalanced/events/2002.yaml": [journal("first", "2002-01-01", "99"), journal("second", "2002-01-02", "98")],
  });
  let service: Asking;
  beforeAll(async () => {
    service = await asking(library);
  });
  afterAll(() => service.served.close());

  it("is alive but not ready: 503 with every fault of every book", async () => {
    expect(await service.get("/healthz")).toEqual({ status: "ok" });
    const problem = await service.refused("/readyz");
    expect(problem.status).toBe(503);
    expect(problem.code).toBe(problem.errors?.[0]?.code);
    expect(new Set(problem.errors?.map(({ file }) => file))).toEqual(new Set(["unbalanced/events/2002.yaml", "unreadable/book.yaml", "unreadable/events/2002.yaml"]));
  });

  it("looks at the books no more often than once a second, however often anybody asks", async () => {
    class Counting extends Library {
      read = 0;
      override book(id: string): Book {
        this.read += 1;
        return super.book(id);
      }
    }
    const counting = new Counting(library.folder);
    const asked = await asking(counting);
    const [first, ...others] = await Promise.all(Array.from({ length: 50 }, () => asked.refused("/readyz")));
    await asked.served.close();
    expect(others).toEqual(others.map(() => first));
    expect(counting.read).toBeLessThan(50);
  });

  it("lists the books that read and replay, and names those that do not", async () => {
    const list = bookListSchema.parse(await service.get("/v1/books"));
    expect([list.total, list.shown, list.books.map(({ id }) => id), list.faulty]).toEqual([3, 1, ["good"], ["unbalanced", "unreadable"]]);
  });

  it("tells of a book that does not read where: file, line, field", async () => {
    const problem = await service.refused("/v1/books/unreadable/balances");
    expect(problem).toMatchObject({ status: 503, code: "field-invalid" });
    expect(problem.errors).toMatchObject([
      { file: "unreadable/book.yaml", line: 1, field: "currency", found: '"dollars"', expected: "an ISO 4217 code" },
      { file: "unreadable/events/2002.yaml", subject: "first", field: "type" },
    ]);
  });

  it("tells of a book that does not replay with the codes of its events, whatever is asked", async () => {
    for (const path of ["balances", "measures/no-such-measure", "events/no-such-event", "reconciliation"]) {
      const problem = await service.refused(`/v1/books/unbalanced/${path}`);
      expect(problem).toMatchObject({ status: 503, code: "entry-unbalanced" });
      expect(problem.errors?.map(({ code, subject }) => [code, subject])).toEqual([["entry-unbalanced", "first"], ["entry-unbalanced", "second"]]);
    }
  });

  it("answers from the good one", async () => {
    expect(await service.get("/v1/books/good/measures/total-assets")).toMatchObject({ book: "good", value: "0.00", status: "exact" });
  });
});

describe("a library of good books", () => {
  it("is ready", async () => {
    const service = await asking(libraryOf({ "good/book.yaml": { ...wholeHistory, id: "good" } }));
    expect(await service.get("/readyz")).toEqual({ status: "ok", books: 1 });
    await service.served.close();
  });
});
