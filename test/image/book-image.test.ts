import { rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { bookOfImage, imageOf } from "../../src/image/book-image.ts";
import { readFiles } from "../../src/image/read-files.ts";
import { readBook } from "../../src/book/read-book.ts";
import type { Book } from "../../src/book/book.ts";
import { books } from "../generate/book.ts";
import { embedded, folderOf } from "../books/folder.ts";

function again(book: Book, folder: string): Book {
  return bookOfImage(imageOf({ book, found: null }), folder, readFiles(folder, [])?.bytes ?? new Map()).book;
}

/** All that a book holds: what is a function of places is what it answers for every path there is. */
function whole({ events, documents, scenarios, place, reported, ...book }: Book): unknown {
  return {
    book: { ...book, definition: book.definition },
    definedAt: pathsOf(book.definition).map((path) => place(path)),
    events: events.map(({ place: placeOf, ...recorded }) => ({ ...recorded, places: pathsOf(recorded.written).map((path) => placeOf(path)) })),
    documents: documents.map(({ place: placeOf, ...document }) => ({ document, places: pathsOf(document).map((path) => placeOf(path)) })),
    reported: reported.map(({ is, ...figure }) => ({ ...figure, is: is?.text, operands: is?.operands })),
    scenarios: [...scenarios].map(([name, read]) => ({ name, value: read().value, places: pathsOf(read().value).map((path) => read().place(path)) })),
  };
}

function pathsOf(value: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...(Array.isArray(value) ? [...value.keys()].map((index) => [index, value[index] as unknown] as const) : Object.entries(value)).flatMap(([name, field]) => pathsOf(field, [...path, name]))];
}

describe("the image of a book", () => {
  it.each(["focus-enhancements", "tidewater-instruments"])("of %s holds everything that its files hold, and where it stands", (id) => {
    const folder = `${embedded}/${id}`;
    const book = readBook(folder);
    const read = again(book, folder);
    expect(read.events.length).toBeGreaterThan(10);
    expect(isDeepStrictEqual(Object.keys(read).sort(), Object.keys(book).sort())).toBe(true);
    expect(whole(read)).toEqual(whole(book));
    expect(isDeepStrictEqual(whole(read), whole(book))).toBe(true);
  });

  it("keeps the formula of a claim", () => {
    const folder = `${embedded}/focus-enhancements`;
    const book = readBook(folder);
    const claims = book.reported.flatMap(({ is }, index) => (is === undefined ? [] : [{ is, kept: again(book, folder).reported[index]?.is }]));
    expect(claims.length).toBeGreaterThan(5);
    for (const { is, kept } of claims.slice(0, 5)) {
      const values = is.operands.map((_, index) => ({ n: BigInt(index + 2), d: 3n }));
      expect(kept?.of(values)).toEqual(is.of(values));
    }
  });

  test.prop([books], { numRuns: 30 })("of any book is that book", ({ definition, events }) => {
    const folder = folderOf({ "book.yaml": JSON.stringify(definition), "events/all.yaml": JSON.stringify(events.map((event) => ({ summary: "made up", ...event }))) }, "generated");
    const book = readBook(folder);
    expect(isDeepStrictEqual(whole(again(book, folder)), whole(book))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it("is of a book in files only, since what stands nowhere cannot be found again", () => {
    const book = { ...readBook(`${embedded}/tidewater-instruments`), place: () => ({}) };
    expect(() => imageOf({ book, found: null })).toThrow("only a book in files");
  });
});
