/**
 * Stockholders' equity by component between two dates: opening, each event that moved it, closing.
 *
 * Components are the equity lines of the balance sheet; results of the period are one row.
 */
import { plusDays } from "../src/kernel/day.ts";
import type { Period } from "../src/kernel/day.ts";
import type { Figure } from "../src/kernel/figure.ts";
import { balanceSheetLayout } from "./layout.ts";
import type { LayoutRow } from "./layout.ts";
import type { LedgerView, Selection, ViewedEntry } from "./ledger-view.ts";

export interface EquityComponent {
  readonly id: string;
  readonly label: string;
}

export interface EquityRow {
  readonly kind: "opening" | "event" | "results" | "closing";
  /** The event's id; absent on the other rows. */
  readonly event: string | undefined;
  readonly label: string;
  readonly amounts: readonly Figure[];
  readonly total: Figure;
}

export interface EquityRollForward {
  readonly components: readonly EquityComponent[];
  readonly rows: readonly EquityRow[];
}

type Component = LayoutRow & { readonly id: string };

/** The lines of the balance sheet that are equity. */
function componentsOf(view: LedgerView): Component[] {
  const isEquity = (selection: Selection): boolean => [...selection.keys()].some((account) => view.chart.accounts.get(account)?.class === "equity" || isResult(view, account));
  return balanceSheetLayout(view).flatMap((row) => (row.kind === "line" && row.id !== undefined && isEquity(row.selection) ? [{ ...row, id: row.id }] : []));
}

function isResult(view: LedgerView, account: string): boolean {
  const kind = view.chart.accounts.get(account)?.class;
  return kind === "income" || kind === "expense";
}

export function stockholdersEquity(view: LedgerView, period: Period): EquityRollForward {
  const components = componentsOf(view);
  const all: Selection = new Map(components.flatMap(({ selection }) => [...selection]));
  const results: Selection = new Map([...all].filter(([account]) => isResult(view, account)));
  const row = (kind: EquityRow["kind"], label: string, of: (selection: Selection) => Figure, event?: string): EquityRow => ({
    kind,
    event,
    label,
    amounts: components.map(({ selection }) => of(selection)),
    total: of(all),
  });
  const touching = view.entries.filter((entry) => entry.when.first <= period.last && entry.when.last >= period.first && movesEquity(view, entry, all));
  const events = touching.map((entry) => row("event", entry.event.summary, (selection) => ofEntry(view, entry, without(selection, results), period), entry.event.id));
  return {
    components: components.map(({ id, label }) => ({ id, label })),
    rows: [
      row("opening", `Balance at ${plusDays(period.first, -1)}`, (selection) => view.balance(selection, plusDays(period.first, -1))),
      ...events.filter(({ amounts }) => amounts.some((figure) => figure.status === "not-determinable" || figure.value !== 0n)),
      row("results", "Net income (loss) of the period", (selection) => view.movement(only(selection, results), period)),
      row("closing", `Balance at ${period.last}`, (selection) => view.balance(selection, period.last)),
    ],
  };
}

function movesEquity(view: LedgerView, entry: ViewedEntry, all: Selection): boolean {
  return entry.movements.some(({ account }) => all.has(account) && !isResult(view, account));
}

/** What one entry moves; bounded like the entry when the period cuts its window. */
function ofEntry(view: LedgerView, entry: ViewedEntry, selection: Selection, period: Period): Figure {
  return view.sumOf(period, [], (each) => (each.event === entry.event ? each.movements.reduce((sum, { account, quantity }) => sum + (selection.get(account) ?? 0n) * quantity, 0n) : 0n));
}

function without(selection: Selection, left: Selection): Selection {
  return new Map([...selection].filter(([account]) => !left.has(account)));
}

function only(selection: Selection, kept: Selection): Selection {
  return new Map([...selection].filter(([account]) => kept.has(account)));
}
