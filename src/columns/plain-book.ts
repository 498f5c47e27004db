/**
 * A book of plain entries in columns, and what it answers: the ledger's own figures, without replay.
 *
 * A book is plain where no entry depends on what came before it: it has no instruments, and its events
 * are journal entries and corrections.
 */
import type { BookDefinition } from "../../events/book-definition.ts";
import type { Book } from "../book/book.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import type { Figure } from "../kernel/figure.ts";
import type { BalanceColumns } from "./balance-columns.ts";
import { dayNumberOf } from "./civil-day.ts";
import type { PlainChart } from "./plain-chart.ts";

/** An entry of which only a window is known, while what is known of it is this. */
export interface OpenWindow {
  readonly event: string;
  readonly first: string;
  readonly last: string;
  /** The accounts that it moves. */
  readonly accounts: readonly number[];
  readonly known: Known;
}

/** An account that what was known then does not explain, from a day on. */
export interface KnownGap {
  readonly account: number;
  readonly from: string;
  readonly known: Known;
}

/** From the end of the first day on, and before the end of the second; for ever where there is none. */
export interface Known {
  readonly from: number;
  readonly until?: number;
}

export interface PlainBook {
  readonly definition: BookDefinition;
  readonly head: string;
  readonly chart: PlainChart;
  readonly events: number;
  /** How many movements the columns hold, those among them that take others back. */
  readonly movements: number;
  readonly columns: BalanceColumns;
  /** What bounds lie below and above the balances as counted; absent where every day is known. */
  readonly bounds: { readonly low: BalanceColumns; readonly high: BalanceColumns } | undefined;
  /** In effective order. */
  readonly windows: readonly OpenWindow[];
  readonly gaps: readonly KnownGap[];
}

/** Whether the book is a plain one in columns, and not an ordinary one. */
export function isInColumns(book: PlainBook | Book): book is PlainBook {
  return "columns" in book;
}

/** Every account's balance at the end of a day, by what was known at the end of another (by everything where absent), in the order of the chart. */
export function balancesOf(book: PlainBook, asOf: string, knownAt: string | undefined): Figure[] {
  const { chart, columns, bounds } = book;
  const day = dayNumberOf(asOf);
  const known = knownAt === undefined ? Infinity : dayNumberOf(knownAt);
  const rows = [columns, bounds?.low, bounds?.high].map((each) => {
    const row = new BigInt64Array(chart.accounts.length);
    each?.into(row, day, known);
    return row;
  });
  const [values, lows, highs] = rows as [BigInt64Array, BigInt64Array, BigInt64Array];
  const gaps = book.gaps.filter((gap) => isKnown(gap.known, known) && gap.from <= asOf);
  return chart.accounts.map((account, position): Figure => {
    const gap = gaps.find((each) => each.account === position);
    if (gap !== undefined) return notDeterminable(`${account.name} (${account.id}): what was known then does not explain its movement from ${gap.from} on`);
    if (account.unknown !== undefined) return notDeterminable(account.unknown);
    const [value, below, above] = [values[position]!, lows[position]!, highs[position]!];
    if (below === 0n && above === 0n) return exactly(value);
    const open = book.windows.filter((window) => window.first <= asOf && asOf < window.last && window.accounts.includes(position) && isKnown(window.known, known));
    return { status: "bounded", value, low: value + below, high: value + above, reasons: open.map(({ event, first, last }) => `${event} is only known to fall between ${first} and ${last}`) };
  });
}

function isKnown({ from, until = Infinity }: Known, at: number): boolean {
  return from <= at && (at < until || (at === Infinity && until === Infinity));
}
