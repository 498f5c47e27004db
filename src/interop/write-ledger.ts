/**
 * A journal as ledger reads it (3.3).
 *
 * Its `assert` takes any expression, so every reported balance is asserted with its interval. It is
 * checked where it stands in the file, so all is written by day. ledger takes two unlike units of
 * opposite sign for an exchange and lets it pass; so each account's closing balance is asserted too.
 */
import { refuseDaysOutside } from "./day-limits.ts";
import { inOrder, isTransaction } from "./in-order.ts";
import { partsWithin } from "./journal.ts";
import type { Journal, ReportedBalance } from "./journal.ts";
import { Names } from "./names.ts";
import { comment, LONGEST, remarkLines, shortLines } from "./plain-text.ts";
import { transactionLines } from "./tagged-transaction.ts";

export function ledgerText(journal: Journal): string {
  refuseDaysOutside(journal.transactions, "ledger", 1400, 9999);
  const names = new Names(journal, "quoted");
  const running = new Map<string, bigint>();
  const body = inOrder(journal).flatMap((one) => {
    if (!isTransaction(one)) return assertion(one, names, running);
    for (const { account, quantity } of one.postings) running.set(account, (running.get(account) ?? 0n) + quantity);
    return transactionLines(one, names);
  });
  const lines = [
    ...comment(["title", journal.title]),
    ...journal.notes.flatMap(comment),
    "; movements back: ledger --no-pager --empty -f FILE csv",
    "; the end of a report (-e) is exclusive: ask for the day after",
    "",
    // ledger refuses `1000.`, so units without decimals go without a format.
    ...journal.units.flatMap(({ id, scale, title }) => [`commodity ${names.commodity(id)}`, `    note ${firstLine(title)}`, ...(scale === 0 ? [] : [`    format 1000.${"0".repeat(scale)} ${names.commodity(id)}`]), ""]),
    ...journal.accounts.flatMap(({ id, name, class: kind }) => [`account ${names.account(id)}`, `    note ${id}, ${kind}: ${firstLine(name)}`, ""]),
    ...body,
    "; closing balances",
    ...journal.accounts.flatMap(({ id, unit }) => claim([[id, 1n]], unit, running.get(id) ?? 0n, 0n, names, running)),
    "",
    ...journal.remarks.flatMap(remarkLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const firstLine = (text: string): string => shortLines(text)[0] ?? "";

function assertion(balance: ReportedBalance, names: Names, running: ReadonlyMap<string, bigint>): string[] {
  const { accounts, unit, quantity, notes } = balance;
  const [line = ""] = claim([...accounts], unit, quantity, partsWithin(balance, names.scale(unit)), names, running);
  if (Buffer.byteLength(line) > LONGEST) return remarkLines({ notes, why: "it adds up more accounts than ledger reads in a line" });
  return [...notes.flatMap(comment), ...(line === "" ? ["; nothing has moved yet"] : [line]), ""];
}

/**
 * That the sum of some accounts is at most so far from a quantity. Of those that anything has moved
 * by then: ledger knows no amount of the others. As an absolute difference, for a sum of nil has no
 * unit in ledger, where it may equal no nil and be at least anything.
 */
function claim(accounts: readonly (readonly [string, 1n | -1n])[], unit: string, quantity: bigint, within: bigint, names: Names, running: ReadonlyMap<string, bigint>): string[] {
  const terms = accounts.flatMap(([account, sign]) => (running.has(account) ? [`${sign < 0n ? "-" : "+"} account("${names.account(account)}").amount`] : []));
  return terms.length === 0 ? [] : [`assert abs(${[names.amount(0n, unit), ...terms].join(" ")} - ${names.amount(quantity, unit)}) <= ${names.amount(within, unit)}`];
}
