/** A transaction as ledger and hledger write it alike, what is known of its event in tags. */
import type { Note, Transaction } from "./journal.ts";
import type { Names } from "./names.ts";
import { shortLines } from "./plain-text.ts";

/** The event's id stands where these programs have a code: it comes back in all that they print. */
export function transactionLines({ event, day, summary, notes, postings }: Transaction, names: Names): string[] {
  const [description = "", ...rest] = shortLines(summary, ";");
  return [
    `${day} * (${event}) ${description}`,
    ...rest.flatMap((line) => tags(["summary-goes-on", line])),
    ...notes.flatMap(tags),
    ...postings.flatMap(({ account, unit, quantity, flow }) => [`    ${names.account(account)}  ${names.amount(quantity, unit)}`, ...(flow === undefined ? [] : tags(["flow", flow]))]),
    "",
  ];
}

/** A tag in a line of its own, or in several. */
export function tags([name, value]: Note): string[] {
  return shortLines(value).map((line, index) => `    ; ${name}${index === 0 ? "" : "-goes-on"}: ${line}`);
}
