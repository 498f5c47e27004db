/**
 * Every balance of every book by five ways: the index, a full replay, ledger, hledger, beancount;
 * and every movement, exported, printed by each program and imported again.
 *
 * DIFFERENTIAL_RUNS asks for more generated books, DIFFERENTIAL_SEED for others ("new" for ones
 * never seen). A failing book is shrunk, and printed with its seed.
 */
import fc from "fast-check";
import { afterAll, beforeAll, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { knownOn } from "../../src/ledger/known-time.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { books } from "../generate/book.ts";
import { choices, Draw } from "../generate/draw.ts";
import { bookOf } from "../given.ts";
import { library } from "../laws/any-book.ts";
import { corrected } from "../laws/corrected.ts";
import { compare } from "./compared.ts";
import type { Counts } from "./compared.ts";
import { Beancount, describeWithPrograms } from "./programs.ts";

const runs = Number(process.env["DIFFERENTIAL_RUNS"] ?? 200);
const asked = process.env["DIFFERENTIAL_SEED"] ?? "20020930";
const seed = asked === "new" ? Date.now() % 2 ** 31 : Number(asked);

function knownDays(book: Book): Day[] {
  return [...new Set(book.events.map((recorded) => knownOn(recorded, book)))].sort();
}

describeWithPrograms("balances by ledger, hledger, beancount, full replay and the index", () => {
  let beancount: Beancount;
  beforeAll(() => {
    beancount = new Beancount();
  });
  afterAll(() => {
    beancount.end();
  });

  /** Says what was compared, once nothing differs. */
  async function counting(what: string, comparing: (counts: Counts) => Promise<void>): Promise<void> {
    const counts: Counts = { books: 0, ledgers: 0, dates: 0, balances: 0 };
    await comparing(counts);
    process.stdout.write(`differential, ${what}: ${counts.books} books, ${counts.ledgers} ledgers with what was known on some day, ${counts.dates} dates, ${counts.balances} balances compared, differences 0\n`);
  }

  test.each(library.ids())("of %s, as known now and on every day on which something became known", async (id) => {
    await counting(id, async (counts) => {
      const book = library.book(id);
      counts.books += 1;
      await compare(new Ledger(book), beancount, counts);
      for (const knownAt of knownDays(book)) await compare(new Ledger(book, { knownAt, canReorder: false }), beancount, counts);
    });
  });

  test(`of ${runs} generated books with late and corrected events, as known now and on some day; seed ${seed}`, async () => {
    await counting(`generated, seed ${seed}`, async (counts) => {
      const law = fc.asyncProperty(books, choices, async (given, drawn) => {
        const draw = new Draw(drawn);
        const book = corrected(bookOf(given), draw);
        counts.books += 1;
        await compare(new Ledger(book, { canReorder: false }), beancount, counts);
        if (book.events.length === 0) return;
        const knownAt = plusDays(draw.one(knownDays(book)), draw.one([0, 0, -1, 7]));
        await compare(new Ledger(book, { knownAt, canReorder: false }), beancount, counts);
      });
      await fc.assert(law, { seed, numRuns: runs, interruptAfterTimeLimit: 210_000, markInterruptAsFailure: true });
    });
  });
});
