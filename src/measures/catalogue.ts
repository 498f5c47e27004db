/**
 * The measures of a book: its statement lines, its accounts and its instruments, by id.
 *
 * Ids follow from the book (a line `cash`, a note `first` → `notes.first.principal`), so a new
 * book has its measures without a line of code.
 */
import { balanceSheetLayout, incomeLayout } from "../../projections/layout.ts";
import { cashFlowLayout, disclosedOver, flowOver } from "../../projections/cash-flow.ts";
import type { Selection } from "../../projections/ledger-view.ts";
import { refuse } from "../kernel/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { dilutionMeasures } from "./dilution-measures.ts";
import { instrumentMeasures } from "./instrument-measures.ts";
import { interestMeasures } from "./interest-measures.ts";
import { measured } from "./measure.ts";
import type { InstantMeasure, Measure, PeriodMeasure } from "./measure.ts";
import { perShareMeasures } from "./per-share-measures.ts";
import { valueMeasures } from "./value-measures.ts";

/** Every measure of the book, in the order of its statements, then accounts, then instruments. */
export function measuresOf(ledger: Ledger): ReadonlyMap<string, Measure> {
  const all = new Map<string, Measure>();
  const add = (measure: Measure): void => {
    if (!all.has(measure.id)) all.set(measure.id, measure);
  };
  for (const { kind, id, label, selection } of balanceSheetLayout(ledger)) if (kind !== "heading" && id !== undefined) add(balanceMeasure(ledger, id, label, selection));
  for (const measure of classTotals(ledger)) add(measure);
  for (const { kind, id, label, selection } of incomeLayout(ledger)) if (kind !== "heading" && id !== undefined) add(movementMeasure(ledger, id, label, selection));
  for (const { kind, id, label, flows } of cashFlowLayout(ledger)) {
    if (kind !== "heading" && id !== undefined) add(moneyOver(ledger, id, label, (of, period) => flowOver(of, flows, period)));
  }
  for (const { line, label } of ledger.definition.statements.supplemental ?? []) {
    add(moneyOver(ledger, `supplemental.${line}`, label, (of, period) => disclosedOver(of, line, period)));
  }
  for (const [id, account] of ledger.chart.accounts) {
    if (id in ledger.definition.accounts) add(balanceMeasure(ledger, id.replaceAll("/", "."), account.name, new Map([[id, 1n]])));
  }
  for (const measure of instrumentMeasures(ledger)) add(measure);
  for (const measure of interestMeasures(ledger)) add(measure);
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

function balanceMeasure(ledger: Ledger, id: string, label: string, selection: Selection): InstantMeasure {
  const scale = ledger.chart.currencyScale;
  return { kind: "instant", id, label, unit: ledger.chart.currency, decimals: scale, at: (of, asOf) => measured(of.balance(selection, asOf), scale) };
}

function movementMeasure(ledger: Ledger, id: string, label: string, selection: Selection): PeriodMeasure {
  return moneyOver(ledger, id, label, (of, period) => of.movement(selection, period));
}

function moneyOver(ledger: Ledger, id: string, label: string, over: (...input: Parameters<PeriodMeasure["over"]>) => ReturnType<Ledger["movement"]>): PeriodMeasure {
  const scale = ledger.chart.currencyScale;
  return { kind: "period", id, label, unit: ledger.chart.currency, decimals: scale, over: (of, period) => measured(over(of, period), scale) };
}

/** The totals that every book has, whatever its layout names them. */
function classTotals(ledger: Ledger): InstantMeasure[] {
  const total = (id: string, label: string, sign: 1n | -1n, ...classes: readonly string[]): InstantMeasure => {
    const accounts = [...ledger.chart.accounts.values()].filter((account) => account.unit === ledger.chart.currency && classes.includes(account.class) && !account.id.startsWith("carried-in/"));
    return balanceMeasure(ledger, id, label, new Map(accounts.map((account) => [account.id, sign])));
  };
  return [
    total("total-assets", "Total assets", 1n, "asset", "clearing"),
    total("total-liabilities", "Total liabilities", -1n, "liability"),
    total("stockholders-equity", "Total stockholders' equity", -1n, "equity", "income", "expense"),
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
