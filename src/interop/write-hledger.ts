/**
 * A journal as hledger reads it (1.25).
 *
 * Its assertions have no tolerance and hold for one account, so only figures that leave one balance
 * open are asserted. To be read with --strict, which takes no two unlike units for an exchange.
 */
import { inOrder, isTransaction } from "./in-order.ts";
import { partsWithin } from "./journal.ts";
import type { Journal, ReportedBalance } from "./journal.ts";
import { Names } from "./names.ts";
import { comment, oneLine, remarkLines } from "./plain-text.ts";
import { tags, transactionLines } from "./tagged-transaction.ts";

/** What hledger calls the classes; their names alone would not always say it. */
const TYPES: Readonly<Record<Journal["accounts"][number]["class"], string>> = { asset: "A", clearing: "A", liability: "L", equity: "E", memorandum: "E", income: "R", expense: "X" };

export function hledgerText(journal: Journal): string {
  const names = new Names(journal, "quoted");
  const open = journal.balances.flatMap((balance) => {
    const why = notAsserted(balance, names);
    return why === undefined ? [] : [{ notes: balance.notes, why }];
  });
  const lines = [
    ...comment(["title", journal.title]),
    ...journal.notes.flatMap(comment),
    "; movements back: hledger --strict -f FILE print -O csv",
    "; always with --strict; the end of a report (-e) is exclusive: ask for the day after",
    "",
    // A format would want a decimal mark, so units without decimals go without.
    ...journal.units.flatMap(({ id, scale, title }) => [`commodity ${names.commodity(id)}`, ...(scale === 0 ? [] : [`    format 1000.${"0".repeat(scale)} ${names.commodity(id)}`]), `    ; ${oneLine(title)}`]),
    "",
    ...journal.accounts.flatMap(({ id, name, class: kind }) => [`account ${names.account(id)}  ; type:${TYPES[kind]}, account:${id}`, `    ; ${oneLine(name)}`]),
    "",
    ...inOrder(journal).flatMap((one) => (isTransaction(one) ? transactionLines(one, names) : assertion(one, names))),
    ...[...open, ...journal.remarks].flatMap(remarkLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Why the figure is not asserted; undefined where it is. */
function notAsserted(balance: ReportedBalance, names: Names): string | undefined {
  if (balance.accounts.size > 1) return "it adds up several accounts";
  return partsWithin(balance, names.scale(balance.unit)) === 0n ? undefined : "it is rounded";
}

/** A movement of nothing that carries the assertion, after all that happened on the day. It has no code, which marks events. */
function assertion(balance: ReportedBalance, names: Names): string[] {
  if (notAsserted(balance, names) !== undefined) return [];
  const { day, unit, quantity, notes } = balance;
  const claims = [...balance.accounts].map(([account, sign]) => `    ${names.account(account)}  ${names.amount(0n, unit)} == ${names.amount(sign * quantity, unit)}`);
  return [`${day} * as reported`, ...notes.flatMap(tags), ...claims, ""];
}
