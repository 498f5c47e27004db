/** One ledger held against the three programs: all balances on every event date and the days around it, and every movement there and back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { journalOf, unitsOf } from "../../src/interop/journal.ts";
import { Names } from "../../src/interop/names.ts";
import { movementsOf } from "../../src/interop/plain-movement.ts";
import { programs } from "../../src/interop/program.ts";
import { imported, written } from "../../src/interop/programs.ts";
import type { Program } from "../../src/interop/program.ts";
import type { Day } from "../../src/kernel/day.ts";
import { datesAround } from "../../src/ledger/laws.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { hledgerBalances, hledgerEndBalances, ledgerBalances, printing } from "./programs.ts";
import type { Balances, Beancount } from "./programs.ts";
import { exactAt, replayByHand } from "./replay-by-hand.ts";

/** What has been compared so far. */
export interface Counts {
  books: number;
  ledgers: number;
  dates: number;
  balances: number;
}

/** Every balance of one ledger by all five ways; an error that names the first that differs. */
export async function compare(ledger: Ledger, beancount: Beancount, counts: Counts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "capledger-differential-"));
  try {
    const journal = journalOf(ledger);
    const file = (program: Program): string => join(folder, `book.${program}`);
    for (const program of programs) writeFileSync(file(program), written(journal, program));
    const dates = datesAround(ledger);
    // A day in the middle, to have true reports that end on it too.
    const some = dates.slice(Math.floor(dates.length / 2)).slice(0, 1);
    const [byLedger, byHledger, ends, { running, closed, printed }, ledgerCsv, hledgerCsv] = await Promise.all([
      ledgerBalances(file("ledger"), dates),
      hledgerBalances(file("hledger"), dates),
      hledgerEndBalances(file("hledger"), some),
      beancount.balances(file("beancount"), dates, some),
      printing.ledger(file("ledger")),
      printing.hledger(file("hledger")),
    ]);
    const compared = new Comparison(ledger);
    compared.ownWays(dates);
    compared.with("ledger", byLedger, "quoted");
    compared.with("hledger", byHledger, "quoted");
    compared.with("hledger -e", ends, "quoted");
    compared.with("beancount", running, "capitals");
    compared.with("beancount CLOSE ON", closed, "capitals");
    const back = { ledger: ledgerCsv, hledger: hledgerCsv, beancount: printed };
    for (const program of programs) expect(imported(back[program], "printed.csv", program, ledger), program).toEqual(movementsOf(ledger));
    counts.ledgers += 1;
    counts.dates += dates.length;
    counts.balances += compared.count;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Comparison {
  count = 0;
  readonly #ledger: Ledger;
  readonly #replays = new Map<Day, ReadonlyMap<string, bigint>>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  #replay(day: Day): ReadonlyMap<string, bigint> {
    const replay = this.#replays.get(day) ?? replayByHand(this.#ledger.entries, day);
    this.#replays.set(day, replay);
    return replay;
  }

  /** The index against the replay, and the answer to a question where there is one. */
  ownWays(dates: readonly Day[]): void {
    for (const day of dates) {
      const replay = this.#replay(day);
      for (const account of this.#ledger.chart.accounts.keys()) {
        this.#same("the index", account, day, this.#ledger.settledBalance(account, day), replay);
        const figure = this.#ledger.balance(new Map([[account, 1n]]), day);
        if (figure.status !== "not-determinable") this.#same("Ledger.balance", account, day, figure.value, replay);
      }
    }
  }

  /** Each account that the program has not heard of holds nothing; it has heard of no other. */
  with(program: string, balances: Balances, style: "quoted" | "capitals"): void {
    const { chart } = this.#ledger;
    const names = new Names({ accounts: [...chart.accounts.values()], units: unitsOf(chart) }, style);
    for (const [day, byName] of balances) {
      const replay = this.#replay(day);
      for (const [name, [quantity, commodity]] of byName) {
        const account = names.accountNamed(name);
        if (account === undefined) throw new Error(`${program} has an account ${name} on ${day}`);
        const unit = chart.resolve(account).unit;
        if (exactAt(quantity, 18) !== 0n && names.unitNamed(commodity) !== unit) throw new Error(`${program} has ${quantity} ${commodity} in ${account} on ${day}`);
      }
      for (const account of chart.accounts.keys()) {
        const [quantity] = byName.get(names.account(account)) ?? ["0"];
        this.#same(program, account, day, exactAt(quantity, chart.resolve(account).scale), replay);
      }
    }
  }

  #same(way: string, account: string, day: Day, found: bigint, replay: ReadonlyMap<string, bigint>): void {
    const expected = replay.get(account) ?? 0n;
    if (found !== expected) throw new Error(`${account} at the end of ${day}: ${found} by ${way}, ${expected} by full replay`);
    this.count += 1;
  }
}
