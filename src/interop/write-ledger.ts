/**
 * A journal as ledger reads it (3.3).
 *
 * Its `assert` takes any expression, so every reported balance is asserted with its interval. It is
 * checked where it stands in the file, so all is written by day. ledger takes two unlike units of
 * opposite sign for an exchange and lets it pass; so each account's closing balance is asserted too.
 */
import { refuseDaysOutside } from "./day-limits.ts";
import { inOrder, isTransaction } from "./in-order.ts";
import { boundsOf } from "./journal.ts";
import type { Journal, ReportedBalance } from "./journal.ts";
import { Names } from "./names.ts";
import { comment, remarkLines, shortLines } from "./plain-text.ts";
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
    ...journal.accounts.flatMap(({ id, unit }) => between([[id, 1n]], unit, running.get(id) ?? 0n, running.get(id) ?? 0n, names, running)),
    "",
    ...journal.remarks.flatMap(remarkLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const firstLine = (text: string): string => shortLines(text)[0] ?? "";

function assertion(balance: ReportedBalance, names: Names, running: ReadonlyMap<string, bigint>): string[] {
  const { accounts, unit, notes } = balance;
  const { least, most } = boundsOf(balance, names.scale(unit));
  return [...notes.flatMap(comment), ...between([...accounts], unit, least, most, names, running), ""];
}

/**
 * That the sum lies between two quantities. Of the accounts that anything has moved by then: ledger
 * knows no amount of the others. In two lines also where the two are one: a sum of nil that was
 * subtracted equals no nil for ledger, but is neither above nor below it.
 */
function between(accounts: readonly (readonly [string, 1n | -1n])[], unit: string, least: bigint, most: bigint, names: Names, running: ReadonlyMap<string, bigint>): string[] {
  const terms = accounts.flatMap(([account, sign]) => (running.has(account) ? [`${sign < 0n ? "-" : "+"} account("${names.account(account)}").amount`] : []));
  const sum = [names.amount(0n, unit), ...terms].join(" ");
  return terms.length === 0 ? [] : [`assert ${sum} >= ${names.amount(least, unit)}`, `assert ${sum} <= ${names.amount(most, unit)}`];
}
