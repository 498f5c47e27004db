/**
 * The cash-flow statement over a period, by the indirect method (FAS 95 / ASC 230).
 *
 * Every leg that is not cash says which class of flow it explains; a line is the sum of its
 * classes with the sign turned, so the lines add up to the movement of cash by construction.
 */
import type { FlowRow } from "../events/book-definition.ts";
import { UNALLOCATED, standardFlows } from "../events/flows.ts";
import type { FlowSection } from "../events/flows.ts";
import { plusDays } from "../src/kernel/day.ts";
import type { Period } from "../src/kernel/day.ts";
import type { Figure } from "../src/kernel/figure.ts";
import type { StatementRow } from "./balance-sheet.ts";
import type { LedgerView, Selection, ViewedEntry, Weight } from "./ledger-view.ts";
import { Layout } from "./line-claims.ts";

interface FlowLine {
  readonly kind: StatementRow["kind"];
  readonly id: string | undefined;
  readonly label: string;
  readonly flows: ReadonlySet<string>;
}

/**
 * The rows of the statement with the flow classes that each adds up. Every class that an entry
 * uses stands on exactly one line.
 */
export function cashFlowLayout({ definition, entries }: Pick<LedgerView, "definition" | "entries">): FlowLine[] {
  const layout = new Layout("cash-flow");
  const rows = (definition.statements["cash-flow"] ?? defaultLayout(entries)).map((row, index): FlowLine => {
    if ("heading" in row) return { kind: "heading", id: undefined, label: row.heading, flows: new Set() };
    if ("line" in row) return { kind: "line", id: row.line, label: row.label, flows: new Set(layout.line(row.line, index, row.of, (flow) => [flow])) };
    return { kind: "total", id: row.total, label: row.label, flows: new Set(layout.total(row.total, index, row.of)) };
  });
  layout.close([...usedFlows(entries)], "cash-flow classes on no line", "each class that an event uses on one line");
  return rows;
}

function usedFlows(entries: readonly ViewedEntry[]): Set<string> {
  return new Set(entries.flatMap((entry) => entry.movements.flatMap(({ flow }) => flow ?? [])));
}

/** The accounts that are cash. */
export function cashAccounts({ chart }: Pick<LedgerView, "chart">): Selection {
  return new Map([...chart.accounts.values()].filter((account) => account.cash).map((account) => [account.id, 1n]));
}

/** What an entry's legs of these flow classes explain of cash. */
export function explainedBy(flows: ReadonlySet<string>): Weight {
  return ({ movements }) => movements.reduce((sum, { flow, quantity }) => (flow !== undefined && flows.has(flow) ? sum - quantity : sum), 0n);
}

/** What an entry discloses under a supplemental line. */
export function disclosedUnder(line: string): Weight {
  return ({ disclosed }) => disclosed.reduce((sum, each) => (each.line === line ? sum + each.amount : sum), 0n);
}

/** What the entries of a period add up to, where the book holds the whole movement of cash. */
export function flowOver(view: LedgerView, weight: Weight, period: Period): Figure {
  return view.sumOf(period, [...cashAccounts(view).keys()], weight);
}

export function cashFlowStatement(view: LedgerView, period: Period): StatementRow[] {
  const cash = cashAccounts(view);
  const flows = cashFlowLayout(view).map(({ kind, id, label, flows: classes }): StatementRow => ({
    kind,
    id,
    label,
    figure: kind === "heading" ? undefined : flowOver(view, explainedBy(classes), period),
  }));
  const supplemental = view.definition.statements.supplemental ?? [];
  return [
    ...flows,
    { kind: "line", id: "cash.opening", label: "Cash at the beginning of the period", figure: view.balance(cash, plusDays(period.first, -1)) },
    { kind: "total", id: "cash.closing", label: "Cash at the end of the period", figure: view.balance(cash, period.last) },
    ...(supplemental.length === 0 ? [] : [{ kind: "heading", id: undefined, label: "Supplemental information", figure: undefined } as const]),
    ...supplemental.map(({ line, label }): StatementRow => ({ kind: "line", id: `supplemental.${line}`, label, figure: flowOver(view, disclosedUnder(line), period) })),
  ];
}

/** A line for each standard class that any entry uses, by section. */
function defaultLayout(entries: readonly ViewedEntry[]): FlowRow[] {
  const used = usedFlows(entries);
  const sections: readonly FlowSection[] = ["operating", "investing", "financing", "unallocated"];
  const rows = sections.flatMap((section): FlowRow[] => {
    const flows = Object.entries(standardFlows).filter(([flow, { section: of }]) => of === section && used.has(flow));
    if (flows.length === 0) return [];
    if (section === "unallocated") return flows.map(([flow, { label }]) => ({ line: `cash-flow.${flow}`, label, of: [flow] }));
    const name = `${section[0]?.toUpperCase() ?? ""}${section.slice(1)} activities`;
    const lines = flows.map(([flow, { label }]): FlowRow => ({ line: `cash-flow.${flow}`, label, of: [flow] }));
    return [{ heading: name }, ...lines, { total: `cash-flow.${section}`, label: `Net cash from ${section} activities`, of: flows.map(([flow]) => `cash-flow.${flow}`) }];
  });
  const totals = rows.flatMap((row) => ("total" in row ? [row.total] : "line" in row && row.of.includes(UNALLOCATED) ? [row.line] : []));
  return [...rows, { total: "cash-flow.net-change", label: "Net increase (decrease) in cash", of: totals }];
}
