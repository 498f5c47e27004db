/** What a file with an answer is called: book, answer, date or period, and the head it was computed from. */
import type { Tabulated } from "../../tables/table.ts";

const HEAD_DIGITS = 12;

/** `made-up_balances_2002-12-31_0123456789ab.csv`; without a date where an answer is over all that there is. */
export function fileName({ answer, source: { book, asOf, from, to, ledgerHead } }: Pick<Tabulated, "answer" | "source">, extension: string): string {
  const when = asOf ?? (from === undefined || to === undefined ? undefined : `${from}_${to}`);
  const parts = [book, answer, ...(when === undefined ? [] : [when]), ledgerHead.slice(0, HEAD_DIGITS)];
  return `${parts.map((part) => part.replaceAll(/[^\w.-]/g, "-")).join("_")}.${extension}`;
}
