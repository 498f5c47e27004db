/** The image of a book on disk: read as it was written, made anew where it is not good or the book is another. */
import { test } from "@fast-check/vitest";
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc } from "@fast-check/vitest";
import { describe, expect, test as example } from "vitest";
import { imageOf, readImage } from "../../src/columns/image.ts";
import { openPlainBook } from "../../src/columns/open-plain-book.ts";
import { balancesOf } from "../../src/columns/plain-book.ts";
import type { PlainBook } from "../../src/columns/plain-book.ts";
import { readPlainBook } from "../../src/columns/read-plain-book.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { folderOf, linesOf, plainEvents } from "./plain-books.ts";
import { runs, timeout, times } from "../laws/runs.ts";

const DATES = ["1999-12-31", "2000-01-10", "2000-01-25", "2000-02-20", "2001-01-01"];

function answers(book: PlainBook): unknown[] {
  return DATES.flatMap((asOf) => [undefined, ...DATES].map((knownAt) => balancesOf(book, asOf, knownAt)));
}

function imageRead(bytes: Uint8Array): ReturnType<typeof readImage> {
  return readImage(new Uint8Array(bytes));
}

test.prop([plainEvents, fc.nat(), fc.integer({ min: 1, max: 255 })], times(Math.ceil(runs / 4)))("what was written is read, and no byte may be another", async (events, where, change) => {
  const folder = folderOf([linesOf(events)]);
  try {
    const read = await readPlainBook(folder).catch((error: unknown) => {
      if (!(error instanceof Faults)) throw error;
    });
    if (read === undefined) return;
    const bytes = imageOf(read);
    const image = imageRead(bytes);
    if (typeof image === "string") throw new Error(image);
    expect(answers(image.book)).toEqual(answers(read.book));
    expect(imageOf(image)).toEqual(bytes);
    const at = where % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ change;
    expect(imageRead(bytes)).toMatch(/^(damaged|of another version)/);
    expect(imageRead(bytes.slice(0, where % bytes.length))).toMatch(/^(damaged|of another version)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, timeout);

const entry = (id: string, amount: string): Record<string, unknown> => ({ id, type: "journal-entry", on: "2000-01-05", summary: "An entry", legs: [{ account: "cash", debit: amount }, { account: "revenue", credit: amount }] });

describe("a book that is opened", () => {
  const images = mkdtempSync(join(tmpdir(), "capital-ledger-images-"));

  async function opened(folder: string): Promise<{ readonly cash: bigint | null; readonly notices: readonly string[] }> {
    const notices: string[] = [];
    const book = await openPlainBook(folder, { images, notice: (text) => notices.push(text) });
    const [cash] = book === undefined ? [] : balancesOf(book, "2000-12-31", undefined);
    return { cash: cash?.value ?? null, notices };
  }

  const imageIn = (): string => join(images, readdirSync(images)[0] ?? "");

  example("answers from its image until its files hold something else", async () => {
    const folder = folderOf([linesOf([entry("a", "10.00")])]);
    const file = join(folder, "events/0.jsonl");
    expect(await opened(folder)).toEqual({ cash: 1000n, notices: [] });
    const image = readFileSync(imageIn());
    expect(await opened(folder)).toEqual({ cash: 1000n, notices: [] });
    utimesSync(file, new Date(), new Date(0));
    expect(await opened(folder), "of another time, and the same content").toEqual({ cash: 1000n, notices: [] });
    expect(readFileSync(imageIn()).equals(image)).toBe(true);
    writeFileSync(file, linesOf([entry("a", "20.00")]));
    expect(await opened(folder), "of the same size").toEqual({ cash: 2000n, notices: [] });
    appendFileSync(file, linesOf([entry("b", "1.00")]));
    expect(await opened(folder), "longer").toEqual({ cash: 2100n, notices: [] });
    writeFileSync(join(folder, "events/1.jsonl"), linesOf([entry("c", "1.00")]));
    expect(await opened(folder), "with another file").toEqual({ cash: 2200n, notices: [] });
  });

  example("says where its image is damaged or of another version, and makes it anew", async () => {
    const folder = folderOf([linesOf([entry("a", "10.00")])]);
    rmSync(images, { recursive: true });
    await opened(folder);
    const good = readFileSync(imageIn());
    for (const [at, why] of [[good.length - 9, "damaged: its content is not what was written"], [5, "of another version"]] as const) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(imageIn(), bad);
      expect(await opened(folder)).toEqual({ cash: 1000n, notices: [`the image ${imageIn()} is ${why}; it is made anew`] });
      expect(readFileSync(imageIn()).equals(good)).toBe(true);
    }
  });

  example("is answered without an image where none can be kept", async () => {
    const folder = folderOf([linesOf([entry("a", "10.00")])]);
    const notices: string[] = [];
    const book = await openPlainBook(folder, { images: join(folder, "book.yaml"), notice: (text) => notices.push(text) });
    expect(book?.definition.id).toBe("plain");
    expect(notices).toEqual([expect.stringMatching(/^no image was kept: /)]);
  });
});

example("a file that is written to while it is read is refused, at the line that was reached", async () => {
  const { EventFile } = await import("../../src/columns/event-file.ts");
  const file = join(folderOf([linesOf([entry("a", "10.00")])]), "events/0.jsonl");
  const open = new EventFile(file);
  expect(open.change(1)).toBeUndefined();
  appendFileSync(file, "{");
  expect(open.change(1)?.faults).toMatchObject([{ code: "file-changed", file, line: 1 }]);
  open.close();
});
