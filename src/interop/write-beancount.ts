/**
 * A journal as beancount reads it (2.3.5).
 *
 * Its `balance` holds at the start of a day, for one account with all below it, with a tolerance:
 * so figures of one account are asserted on the day after, to half their printed unit. Two of one
 * account and day would contradict each other, so the closest stands for all.
 */
import type { Day } from "../kernel/day.ts";
import { plusDays } from "../kernel/day.ts";
import { compare } from "../kernel/fraction.ts";
import { quantityText } from "../kernel/quantity.ts";
import { isWithin, refuseDaysOutside } from "./day-limits.ts";
import type { Journal, Note, ReportedBalance, Transaction } from "./journal.ts";
import { Names } from "./names.ts";
import { comment, everyDigit, quoted, remarkLines } from "./plain-text.ts";

/** The years whose dates its lexer reads. */
const FIRST = 1700;
const LAST = 2099;

/** The query that gives the movements back. A number itself would be rounded to as many decimals as most numbers of the file have. */
export const MOVEMENTS = "SELECT date, any_meta('event') AS event, account, str(number) AS number, currency, meta('flow') AS flow";

export function beancountText(journal: Journal): string {
  refuseDaysOutside(journal.transactions, "beancount", FIRST, LAST);
  const names = new Names(journal, "capitals");
  const opened = journal.transactions[0]?.day ?? ("2000-01-01" as Day);
  const judged = journal.balances.map((balance) => ({ balance, notes: balance.notes, why: notAsserted(balance, journal.balances) }));
  const lines = [
    ...journal.notes.flatMap(comment),
    `; movements back: bean-query -f csv FILE "${MOVEMENTS}"`,
    "; the end of a query (CLOSE ON) is exclusive: ask for the day after",
    `option "title" ${quoted(journal.title)}`,
    `option "operating_currency" "${names.commodity(journal.currency)}"`,
    "",
    ...journal.units.flatMap(({ id, title }) => [`${opened} commodity ${names.commodity(id)}`, ...metadata([["name", title], ["unit", id]], "  ")]),
    "",
    ...journal.accounts.flatMap(({ id, name, class: kind, unit }) => [`${opened} open ${names.account(id)} ${names.commodity(unit)}`, ...metadata([["account", id], ["class", kind], ["name", name]], "  ")]),
    "",
    ...journal.transactions.flatMap((each) => transactionLines(each, names)),
    ...judged.flatMap(({ balance, why }) => (why === undefined ? assertion(balance, names) : [])),
    ...[...judged.flatMap(({ notes, why }) => (why === undefined ? [] : [{ notes, why }])), ...journal.remarks].flatMap(remarkLines),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function transactionLines({ day, summary, notes, postings }: Transaction, names: Names): string[] {
  return [
    `${day} * ${quoted(summary)}`,
    ...metadata(notes, "  "),
    ...postings.flatMap(({ account, unit, quantity, flow }) => [`  ${names.account(account)}  ${names.amount(quantity, unit)}`, ...(flow === undefined ? [] : metadata([["flow", flow]], "    "))]),
    "",
  ];
}

/** On the day after: beancount looks before anything of the day itself. */
function assertion({ day, accounts, unit, quantity, within, notes }: ReportedBalance, names: Names): string[] {
  return [...accounts].flatMap(([account, sign]) => [
    `${plusDays(day, 1)} balance ${names.account(account)}  ${quantityText(sign * quantity, names.scale(unit))} ~ ${everyDigit(within)} ${names.commodity(unit)}`,
    ...metadata(notes, "  "),
    "",
  ]);
}

/** Why the figure is not asserted; undefined where it is. */
function notAsserted(balance: ReportedBalance, all: readonly ReportedBalance[]): string | undefined {
  if (balance.accounts.size > 1) return "it adds up several accounts";
  if (!isWithin(balance.day, FIRST, LAST - 1)) return "beancount may not read the day after";
  const [account = ""] = balance.accounts.keys();
  const closest = all.filter(({ day, accounts }) => day === balance.day && accounts.size === 1 && accounts.has(account)).reduce((best, each) => (compare(each.within, best.within) < 0 ? each : best));
  return closest === balance ? undefined : "the balance is asserted by another figure, to closer or as close";
}

function metadata(notes: readonly Note[], indent: string): string[] {
  return notes.map(([name, value]) => `${indent}${name}: ${quoted(value)}`);
}
