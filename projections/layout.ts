/**
 * Statement layouts: which accounts a printed line sums, and with which sign it shows.
 *
 * A book may print its own layout; without one, each account is a line of its own. Either way
 * every account stands on exactly one line, so that what is printed is the whole ledger.
 */
import type { AccountRow } from "../events/book-definition.ts";
import { Layout } from "./line-claims.ts";
import type { LedgerView, Selection, ViewedAccount } from "./ledger-view.ts";

export interface LayoutRow {
  readonly kind: "heading" | "line" | "total";
  /** The measure id of a line or total; absent on headings. */
  readonly id: string | undefined;
  readonly label: string;
  /** Accounts with the sign they show: an asset's debit and a liability's credit are above nil. */
  readonly selection: Selection;
}

type Chart = LedgerView["chart"];
type Class = ViewedAccount["class"];

const RESULTS: readonly Class[] = ["income", "expense"];
const BALANCES: readonly Class[] = ["asset", "clearing", "liability", "equity"];

/** The rows of the balance sheet; accumulated results stand in the equity line that names them. */
export function balanceSheetLayout({ definition, chart }: Pick<LedgerView, "definition" | "chart">): LayoutRow[] {
  const rows = definition.statements["balance-sheet"] ?? defaultBalanceSheet(chart, definition.roles["income-summary"] ?? "income-summary");
  return resolve("balance-sheet", rows, chart, [...BALANCES, ...RESULTS]);
}

/** The rows of the statement of operations. */
export function incomeLayout({ definition, chart }: Pick<LedgerView, "definition" | "chart">): LayoutRow[] {
  return resolve("income", definition.statements.income ?? defaultIncome(chart), chart, RESULTS);
}

function resolve(statement: string, rows: readonly AccountRow[], chart: Chart, classes: readonly Class[]): LayoutRow[] {
  const layout = new Layout(statement);
  const resolved = rows.map((row, index): LayoutRow => {
    if ("heading" in row) return { kind: "heading", id: undefined, label: row.heading, selection: new Map() };
    const id = "line" in row ? row.line : row.total;
    const accounts = "line" in row ? layout.line(id, index, row.of, (name) => named(name, chart)) : layout.total(id, index, row.of);
    const credit = row.shows === undefined ? showsCredit(chart.accounts.get(accounts[0] ?? "")?.class) : row.shows === "credit";
    return { kind: "line" in row ? "line" : "total", id, label: row.label, selection: new Map(accounts.map((account) => [account, credit ? -1n : 1n])) };
  });
  const printed = [...chart.accounts.values()].filter((account) => isPrinted(account, chart, classes)).map((account) => account.id);
  layout.close(printed, "accounts on no line", "each account of its classes on one line");
  return resolved;
}

function isPrinted(account: ViewedAccount, chart: Chart, classes: readonly Class[]): boolean {
  return account.unit === chart.currency && classes.includes(account.class) && !account.id.startsWith("carried-in/");
}

const showsCredit = (kind: Class | undefined): boolean => kind === "liability" || kind === "equity" || kind === "income";

/** The accounts that a name of a line stands for: an account, a class, or a pattern such as `notes/*\/principal`; undefined where there is none. */
function named(name: string, chart: Chart): string[] | undefined {
  const all = [...chart.accounts.values()].filter((account) => account.unit === chart.currency);
  if (RESULTS.some((kind) => kind === name)) return all.filter((account) => account.class === name).map((account) => account.id);
  const pattern = new RegExp(`^${name.replaceAll("*", "[^/]+")}$`);
  const found = all.filter((account) => pattern.test(account.id)).map((account) => account.id);
  return found.length === 0 && !name.includes("*") ? undefined : found;
}

/** Results stand on one line with the income summary that closes them: nil after a close. */
function defaultBalanceSheet(chart: Chart, incomeSummary: string): AccountRow[] {
  const section = (label: string, total: string, classes: readonly Class[], extra: readonly AccountRow[] = []): AccountRow[] => {
    const lines = [...linesOf(chart, classes).filter((row) => !("line" in row) || row.line !== incomeSummary), ...extra];
    return [{ heading: label }, ...lines, { total, label: `Total ${label.toLowerCase()}`, of: lines.flatMap((row) => ("line" in row ? [row.line] : [])) }];
  };
  const results: AccountRow = { line: "results-to-date", label: "Results not yet closed", of: [...(chart.accounts.has(incomeSummary) ? [incomeSummary] : []), "income", "expense"], shows: "credit" };
  return [
    ...section("Assets", "total-assets", ["asset", "clearing"]),
    ...section("Liabilities", "total-liabilities", ["liability"]),
    ...section("Stockholders' equity", "stockholders-equity", ["equity"], [results]),
    { total: "total-liabilities-and-equity", label: "Total liabilities and stockholders' equity", of: ["total-liabilities", "stockholders-equity"], shows: "credit" },
  ];
}

function defaultIncome(chart: Chart): AccountRow[] {
  const lines = linesOf(chart, RESULTS);
  return [...lines, { total: "net-income", label: "Net income (loss)", of: lines.flatMap((row) => ("line" in row ? [row.line] : [])), shows: "credit" }];
}

function linesOf(chart: Chart, classes: readonly Class[]): AccountRow[] {
  return [...chart.accounts.values()]
    .filter((account) => isPrinted(account, chart, classes))
    .map((account) => ({ line: account.id.replaceAll("/", "."), label: account.name, of: [account.id] }));
}
