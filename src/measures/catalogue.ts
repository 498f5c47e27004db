/**
 * The measures of a book: its statement lines, its accounts and its instruments, by id.
 *
 * Ids follow from the book (a line `cash`, a note `first` → `notes.first.principal`), so a new
 * book has its measures without a line of code.
 */
import { balanceSheetLayout, incomeLayout } from "../../projections/layout.ts";
import { cashFlowLayout, disclosedUnder, explainedBy } from "../../projections/cash-flow.ts";
import { notePrincipal } from "../../events/unit-accounts.ts";
import { refuse } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { dilutionMeasures } from "./dilution-measures.ts";
import { instrumentMeasures } from "./instrument-measures.ts";
import { interestMeasures } from "./interest-measures.ts";
import { issueMeasures } from "./issue-measures.ts";
import type { InstantMeasure, Measure } from "./measure.ts";
import { balanceMeasure, flowMeasure, movementMeasure } from "./movement-measures.ts";
import type { Named } from "./movement-measures.ts";
import { perShareMeasures } from "./per-share-measures.ts";
import { valueMeasures } from "./value-measures.ts";

const listed = new WeakMap<Ledger, ReadonlyMap<string, Measure>>();

/** Every measure of the book, in the order of its statements, then accounts, then instruments. */
export function measuresOf(ledger: Ledger): ReadonlyMap<string, Measure> {
  const measures = listed.get(ledger) ?? list(ledger);
  listed.set(ledger, measures);
  return measures;
}

function list(ledger: Ledger): ReadonlyMap<string, Measure> {
  const all = new Map<string, Measure>();
  const add = (measure: Measure): void => {
    if (!all.has(measure.id)) all.set(measure.id, measure);
  };
  const money = (id: string, label: string): Named => inCurrency(ledger, id, label);
  for (const { kind, id, label, selection } of balanceSheetLayout(ledger)) if (kind !== "heading" && id !== undefined) add(balanceMeasure(money(id, label), selection));
  for (const measure of classTotals(ledger)) add(measure);
  for (const { kind, id, label, selection } of incomeLayout(ledger)) if (kind !== "heading" && id !== undefined) add(movementMeasure(money(id, label), selection));
  for (const { kind, id, label, flows } of cashFlowLayout(ledger)) {
    if (kind !== "heading" && id !== undefined) add(flowMeasure(money(id, label), explainedBy(flows)));
  }
  for (const { line, label } of ledger.definition.statements.supplemental ?? []) {
    add(flowMeasure(money(`supplemental.${line}`, label), disclosedUnder(line)));
  }
  for (const [id, account] of ledger.chart.accounts) {
    if (id in ledger.definition.accounts) add(balanceMeasure(money(id.replaceAll("/", "."), account.name), new Map([[id, 1n]])));
  }
  for (const measure of instrumentMeasures(ledger)) add(measure);
  for (const measure of interestMeasures(ledger)) add(measure);
  for (const measure of issueMeasures(ledger)) add(measure);
  for (const measure of valueMeasures(ledger)) add(measure);
  for (const measure of dilutionMeasures(ledger)) add(measure);
  for (const measure of perShareMeasures(ledger)) add(measure);
  return all;
}

/** The measure of that id; refuses one the book does not have, naming the nearest. */
export function measureOf(ledger: Ledger, id: string): Measure {
  const all = measuresOf(ledger);
  const found = all.get(id);
  if (found !== undefined) return found;
  const near = nearest(id, [...all.keys()]);
  throw refuse("measure-unknown", `measure "${id}"`, `one of the book's ${all.size} measures${near.length === 0 ? "" : `, such as ${near.join(", ")}`}`);
}

function inCurrency({ chart }: Ledger, id: string, label: string): Named {
  return { id, label, unit: chart.currency, decimals: chart.currencyScale };
}

/** The totals that every book has, whatever its layout names them. */
function classTotals(ledger: Ledger): InstantMeasure[] {
  const total = (id: string, label: string, sign: 1n | -1n, ...classes: readonly string[]): InstantMeasure => {
    const accounts = [...ledger.chart.accounts.values()].filter((account) => account.unit === ledger.chart.currency && classes.includes(account.class) && !account.id.startsWith("carried-in/"));
    return balanceMeasure(inCurrency(ledger, id, label), new Map(accounts.map((account) => [account.id, sign])));
  };
  const notes = [...ledger.chart.instruments.values()].flatMap(({ kind, id }) => (kind === "note" ? [notePrincipal(id)] : []));
  const owed = [...notes, ...[...ledger.chart.accounts.values()].flatMap(({ id, borrowing }) => (borrowing ? [id] : []))];
  return [
    total("total-assets", "Total assets", 1n, "asset", "clearing"),
    total("total-liabilities", "Total liabilities", -1n, "liability"),
    total("stockholders-equity", "Total stockholders' equity", -1n, "equity", "income", "expense"),
    balanceMeasure(inCurrency(ledger, "debt", "Debt: principal of notes, and other borrowings"), new Map(owed.map((account) => [account, -1n]))),
  ];
}

/** Ids that share a word with the one asked for, or are a slip of the keys away; nearest first. */
function nearest(id: string, ids: readonly string[]): string[] {
  const words = (of: string): string[] => of.split(/[-.]/);
  const wanted = new Set(words(id));
  return ids
    .map((each) => ({ each, shared: words(each).filter((word) => wanted.has(word)).length, slips: slips(id, each) }))
    .filter((near) => near.shared > 0 || near.slips <= 2)
    .sort((a, b) => b.shared - a.shared || a.slips - b.slips)
    .slice(0, 3)
    .map(({ each }) => each);
}

/** How many letters to add, drop or change to come from one text to the other (Levenshtein). */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
