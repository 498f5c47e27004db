/** The laws that hold for any book, checked on demand against every event date and the days around it. */
import type { Day } from "../kernel/day.ts";
import { plusDays } from "../kernel/day.ts";
import { quantityText } from "../kernel/quantity.ts";
import { balanceByReplay } from "./balance-index.ts";
import type { Ledger } from "./ledger.ts";

export interface LawResult {
  readonly law: string;
  readonly checked: number;
  readonly violations: readonly string[];
}

/** Every event date of the ledger with the day before and the day after, in order. */
export function datesAround(ledger: Ledger): Day[] {
  const days = ledger.entries.flatMap(({ when }) => [plusDays(when.day, -1), when.day, plusDays(when.day, 1)]);
  return [...new Set(days)].sort();
}

export function checkLaws(ledger: Ledger): LawResult[] {
  const dates = datesAround(ledger);
  return [entriesBalance(ledger), booksBalance(ledger, dates), indexIsReplay(ledger, dates)];
}

function entriesBalance(ledger: Ledger): LawResult {
  const violations = ledger.entries.flatMap(({ event, movements }) => {
    const sums = new Map<string, bigint>();
    for (const { unit, quantity } of movements) sums.set(unit, (sums.get(unit) ?? 0n) + quantity);
    return [...sums].filter(([, sum]) => sum !== 0n).map(([unit, sum]) => `${event.id}: ${sum} ${unit}`);
  });
  return { law: "every entry sums to nil in each unit", checked: ledger.entries.length, violations };
}

/** Assets = liabilities + equity, with what was carried in counted as equity until a complete anchor clears it. */
function booksBalance(ledger: Ledger, dates: readonly Day[]): LawResult {
  const accounts = [...ledger.chart.accounts.values()].filter((account) => account.unit === ledger.chart.currency && account.class !== "memorandum");
  const violations = dates.flatMap((date) => {
    const sum = accounts.reduce((total, { id }) => total + ledger.settledBalance(id, date), 0n);
    return sum === 0n ? [] : [`${date}: assets exceed liabilities and equity by ${quantityText(sum, ledger.chart.currencyScale)}`];
  });
  return { law: "assets = liabilities + equity on every date", checked: dates.length, violations };
}

function indexIsReplay(ledger: Ledger, dates: readonly Day[]): LawResult {
  const accounts = [...ledger.chart.accounts.keys()];
  const violations = dates.flatMap((date) => accounts.filter((account) => ledger.settledBalance(account, date) !== balanceByReplay(ledger.entries, account, date)).map((account) => `${account} at ${date}`));
  return { law: "index = full replay for every account and date", checked: dates.length * accounts.length, violations };
}
