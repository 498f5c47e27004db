/** What a store kept by any version of the program replays to the same figures, for ever. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { declaredTypes } from "../../events/event-schema.ts";
import { NO_EVENTS } from "../../src/store/hash-chain.ts";
import type { Head } from "../../src/store/store.ts";
import { checkLink } from "../../src/store/verify.ts";
import { movementsOf } from "./kept-version.ts";
import type { KeptVersion } from "./kept-version.ts";

const folder = join(import.meta.dirname, "kept");
const files = readdirSync(folder);

describe.each(files)("the books of %s", (file) => {
  const books = JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly KeptVersion[];

  it.each(books.map((book, index) => [index + 1, book] as const))("replay to the same movements, and their hashes hold: book %i", (_, { events, movements }) => {
    let before: Head = NO_EVENTS;
    for (const event of events) {
      checkLink(event, event.book, before);
      before = event;
    }
    expect(movementsOf(events)).toEqual(movements);
  });

  it("would not if a payload were another", () => {
    const [book] = books;
    if (book === undefined) throw new Error("no books");
    const changed = book.events.map((event) => ({ ...event, payload: event.payload.replaceAll(/"(?:shares|quantity|amount|gross|principal|debit|credit|cash)":"[\d,.]+"/g, (text) => text.replace(/\d/, (digit) => String((Number(digit) % 9) + 1))) }));
    let movements: string[] | undefined;
    try {
      movements = movementsOf(changed);
    } catch {
      movements = undefined;
    }
    expect(movements).not.toEqual(book.movements);
  });
});

it("every type of event is among what is kept", () => {
  const kept = new Set(files.flatMap((file) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly KeptVersion[]).flatMap(({ events }) => events.map(({ type }) => type))));
  expect(declaredTypes().map(({ type }) => type.type).filter((type) => !kept.has(type))).toEqual([]);
});
