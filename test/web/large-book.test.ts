/** The page over a book of a hundred thousand events: it opens, and a drag of the date stays smooth. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeGeneratedBook } from "../bench/generated-book.ts";
import { Reading, isLeftOut } from "./browser.ts";
import { timeDrag } from "./drag.ts";

const EVENTS = 100_000;

describe.skipIf(isLeftOut)(`a book of ${EVENTS} events`, { timeout: 240_000 }, () => {
  const books = mkdtempSync(join(tmpdir(), "capital-ledger-large-"));
  let reading: Reading;
  beforeAll(async () => {
    writeGeneratedBook(books, EVENTS, { journals: false });
    reading = await Reading.start(books);
  }, 240_000);
  afterAll(async () => {
    await reading.stop();
    rmSync(books, { recursive: true });
  });

  it("opens, and times a drag from each move to the frame that shows it", async () => {
    // The first reading replays the book, which takes longer than a page may wait in these tests.
    for (const path of ["/measures/cash", "/timeline", "/findings", "/reconciliation"]) await (await fetch(`${reading.url}/v1/books/ours${path}`)).text();
    const { page, errors, close } = await reading.open("/books/ours/overview", {}, 120_000);
    expect(await page.getByRole("slider", { name: "As of" }).getAttribute("aria-valuetext")).toBe("31 December 2009");
    const { moves, medianMilliseconds, p95Milliseconds } = await timeDrag(page);
    process.stdout.write(`drag over ${EVENTS} events: ${moves} moves redrawn, median ${medianMilliseconds.toFixed(1)} ms, 95th percentile ${p95Milliseconds.toFixed(1)} ms\n`);
    expect(errors).toEqual([]);
    await close();
  });
});
