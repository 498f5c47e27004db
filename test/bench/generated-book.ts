/**
 * A large book made from a seed: transactions of two to four movements over sixty accounts and twenty
 * years, in the order of their ids, of which one in a hundred is recorded later than its own day. The
 * same transactions come out as JSON lines of ours and as journals of ledger, hledger and beancount.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { drawing } from "./drawing.ts";

export const FIRST_DAY = Date.UTC(1990, 0, 1) / 86_400_000;
export const DAYS = 7305;
const CLASSES = ["asset", "liability", "equity", "income", "expense"] as const;
/** Every fifth account is of a class; the first of all is cash. */
const ACCOUNTS = Array.from({ length: 60 }, (_, at) => ({ id: at === 0 ? "cash" : `${CLASSES[at % 5] ?? "asset"}-${String(Math.floor(at / 5)).padStart(2, "0")}`, class: CLASSES[at % 5] ?? "asset" }));
const BEHIND = { asset: "receivables", liability: "accrued-liabilities", equity: "share-issues" } as const;
/** What the others call the five classes; beancount knows no other roots. */
const ROOTS = { asset: "Assets", liability: "Liabilities", equity: "Equity", income: "Income", expense: "Expenses" } as const;

interface Leg {
  readonly account: (typeof ACCOUNTS)[number];
  /** In cents, a debit above nil. */
  readonly amount: number;
}

interface Transaction {
  readonly id: string;
  readonly on: string;
  /** Where it is another day. */
  readonly known: string | undefined;
  readonly legs: readonly Leg[];
}

/** The transactions, the same for the same seed and count. */
function* transactions(count: number, seed: number): Generator<Transaction> {
  const draw = drawing(seed);
  for (let at = 0; at < count; at += 1) {
    const recorded = FIRST_DAY + Math.floor((at * DAYS) / count);
    const isLate = draw(100) === 0;
    const day = isLate ? Math.max(FIRST_DAY, recorded - 1 - draw(400)) : recorded;
    yield { id: `t${String(at).padStart(8, "0")}`, on: dayText(day), known: day === recorded ? undefined : dayText(recorded), legs: legsOf(draw) };
  }
}

function legsOf(draw: (below: number) => number): Leg[] {
  const others = Array.from({ length: 1 + draw(3) }, () => ({ account: ACCOUNTS[1 + draw(ACCOUNTS.length - 1)], amount: (draw(2) === 0 ? -1 : 1) * (1 + draw(10_000_000)) }));
  const known = others.flatMap(({ account, amount }) => (account === undefined ? [] : [{ account, amount }]));
  const cash = ACCOUNTS[0];
  const balance = -known.reduce((sum, { amount }) => sum + amount, 0);
  return cash === undefined ? known : [...known, { account: cash, amount: balance }];
}

export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Written to the folder: the book `ours`, and the journals `all.ledger`, `all.hledger`, `all.beancount`. */
export function writeGeneratedBook(folder: string, count: number, { seed = 20020930, journals = true } = {}): void {
  mkdirSync(join(folder, "ours/events"), { recursive: true });
  const accounts = ACCOUNTS.map(({ id, class: kind }, at) => `  ${id}: { class: ${kind}, name: Account ${at}${at === 0 ? ", cash: true" : ""} }\n`).join("");
  writeFileSync(join(folder, "ours/book.yaml"), `id: ours\nname: Generated Company\ncurrency: USD\ninception: ${dayText(FIRST_DAY)}\nas-of: ${dayText(FIRST_DAY + DAYS - 1)}\naccounts:\n${accounts}`);
  const lines = new Lines(join(folder, "ours/events/all.jsonl"));
  const others = journals ? [new Lines(join(folder, "all.ledger")), new Lines(join(folder, "all.hledger")), new Lines(join(folder, "all.beancount"))] : [];
  const [ledger, hledger, beancount] = others;
  hledger?.write("commodity 1000.00 USD\n\n");
  for (const account of ACCOUNTS) beancount?.write(`${dayText(FIRST_DAY)} open ${rooted(account)} USD\n`);
  for (const transaction of transactions(count, seed)) {
    lines.write(ourLine(transaction));
    const journal = journalEntry(transaction);
    ledger?.write(journal);
    hledger?.write(journal);
    beancount?.write(journal.replace(/^(\S+) \* (.*)$/m, '$1 * "$2"'));
  }
  for (const file of [lines, ...others]) file.close();
}

/** Canonical JSON: names in their order, nothing between them. */
function ourLine({ id, on, known, legs }: Transaction): string {
  const written = legs.map(({ account, amount }) => {
    const flow = account.class in BEHIND && account.id !== "cash" ? `,"flow":"${BEHIND[account.class as keyof typeof BEHIND]}"` : "";
    return `{"account":"${account.id}","${amount < 0 ? "credit" : "debit"}":"${decimal(Math.abs(amount))}"${flow}}`;
  });
  return `{"id":"${id}",${known === undefined ? "" : `"known":"${known}",`}"legs":[${written.join(",")}],"on":"${on}","summary":"Generated transaction ${id}","type":"journal-entry"}\n`;
}

function journalEntry({ id, on, legs }: Transaction): string {
  return `${on} * Generated transaction ${id}\n${legs.map(({ account, amount }) => `  ${rooted(account)}  ${decimal(amount)} USD\n`).join("")}\n`;
}

/** `asset-03` as `Assets:A03`. */
function rooted({ id, class: kind }: (typeof ACCOUNTS)[number]): string {
  return `${ROOTS[kind]}:${id === "cash" ? "Cash" : `A${id.slice(-2)}`}`;
}

/** Our account of theirs. */
export function ourAccount(theirs: string): string {
  const [root = "", name = ""] = theirs.split(":");
  const kind = CLASSES.find((each) => ROOTS[each] === root) ?? root;
  return name === "Cash" ? "cash" : `${kind}-${name.slice(1)}`;
}

/** A file written a megabyte at a time. */
class Lines {
  readonly #descriptor: number;
  #waiting = "";

  constructor(file: string) {
    this.#descriptor = openSync(file, "w");
  }

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length > 2 ** 20) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    writeSync(this.#descriptor, this.#waiting);
    this.#waiting = "";
  }
}
