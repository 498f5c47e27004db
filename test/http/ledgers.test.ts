/** Replayed ledgers are kept, but not without bound. */
import { expect, it } from "vitest";
import { Ledgers } from "../../src/http/ledgers.ts";
import { plusDays, day } from "../../src/kernel/day.ts";
import { wholeHistory } from "../given.ts";
import { libraryOf } from "./asking.ts";

const ledgers = (): Ledgers => new Ledgers(libraryOf({ "made-up/book.yaml": wholeHistory }));
const date = (index: number): string => plusDays(day("2002-01-01"), index);

it("replays once for each book, knowledge and spread", () => {
  const kept = ledgers();
  const bare = kept.ledger(kept.book("made-up"));
  expect(kept.ledger(kept.book("made-up"), { spread: "at-end" })).toBe(bare);
  expect(kept.ledger(kept.book("made-up"), { spread: "daily" })).not.toBe(bare);
  const known = kept.ledger(kept.book("made-up"), { knownAt: "2002-09-30" });
  expect(known).not.toBe(bare);
  expect(kept.ledger(kept.book("made-up"), { knownAt: "2002-Q3" }), "however the same day is written").toBe(known);
});

it("keeps the sixty-four that were asked for last", () => {
  const kept = ledgers();
  const first = kept.ledger(kept.book("made-up"), { knownAt: date(0) });
  const second = kept.ledger(kept.book("made-up"), { knownAt: date(1) });
  for (let index = 2; index < 64; index += 1) kept.ledger(kept.book("made-up"), { knownAt: date(index) });
  expect(kept.ledger(kept.book("made-up"), { knownAt: date(0) }), "still there, and the latest again").toBe(first);
  kept.ledger(kept.book("made-up"), { knownAt: date(64) });
  expect(kept.ledger(kept.book("made-up"), { knownAt: date(0) })).toBe(first);
  expect(kept.ledger(kept.book("made-up"), { knownAt: date(1) }), "the least recently asked for went").not.toBe(second);
});
