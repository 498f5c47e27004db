/** Printed totals against the sums of the printed lines above them, by the book's own layouts. */
import { balanceSheetLayout, incomeLayout } from "../../projections/layout.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import { add, subtract } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import type { Measure } from "../measures/measure.ts";
import { published } from "./reconcile.ts";
import { againstPrinted } from "./verdict.ts";
import type { Interval, Judgement } from "./verdict.ts";

export interface Footed extends Judgement {
  readonly total: ReportedFigure;
  readonly parts: readonly { readonly figure: ReportedFigure; readonly sign: 1 | -1 }[];
  readonly sum: Interval;
}

interface Part {
  readonly id: string;
  readonly sign: 1 | -1;
}

/**
 * Foots each printed total of each table and column: a sum of figures has the sum of their
 * intervals. A total is left out where its table prints none of its parts, or only some.
 */
export function foot(ledger: Ledger, figures = published(ledger)): Footed[] {
  const totals = totalsOf(ledger);
  const measures = measuresOf(ledger);
  return columnsOf(figures).flatMap((column) =>
    [...column.values()].flatMap((total): Footed[] => {
      const parts = (totals.get(total.concept) ?? []).map(({ id, sign }) => ({ id, sign, figure: column.get(id) }));
      const present = parts.flatMap(({ figure, sign }) => (figure === undefined ? [] : [{ figure, sign }]));
      const leftOut = parts.filter(({ figure }) => figure === undefined).every(({ id }) => isNil(measures.get(id), ledger, total));
      if (present.length === 0 || !leftOut) return [];
      const sum = sumOf(present);
      return [{ total, parts: present, sum, ...againstPrinted(total, sum) }];
    }),
  );
}

/** The figures of each column of each table, by concept. */
function columnsOf(figures: readonly ReportedFigure[]): Map<string, ReportedFigure>[] {
  const columns = new Map<string, Map<string, ReportedFigure>>();
  for (const figure of figures) {
    const key = `${figure.table} ${JSON.stringify(figure.when)}`;
    columns.set(key, (columns.get(key) ?? new Map<string, ReportedFigure>()).set(figure.concept, figure));
  }
  return [...columns.values()];
}

/** A line that a table leaves out must be nil in the ledger; otherwise the sum of the rest says nothing. */
function isNil(measure: Measure | undefined, ledger: Ledger, { when }: ReportedFigure): boolean {
  const figure = measure?.kind === "instant" && "at" in when ? measure.at(ledger, when.at) : measure?.kind === "period" && "over" in when ? measure.over(ledger, when.over) : undefined;
  return figure?.status === "exact" && figure.value.n === 0n;
}

/** The parts of each total, with the sign by which a part enters it. */
function totalsOf(ledger: Ledger): Map<string, readonly Part[]> {
  const { statements } = ledger.definition;
  const all = new Map<string, readonly Part[]>();
  const shown = new Map([...balanceSheetLayout(ledger), ...incomeLayout(ledger)].map((row) => [row.id, [...row.selection.values()][0] ?? 1n]));
  for (const row of [...(statements["balance-sheet"] ?? []), ...(statements.income ?? [])]) {
    if ("total" in row) all.set(row.total, row.of.map((id) => ({ id, sign: shown.get(id) === shown.get(row.total) ? 1 : -1 })));
  }
  for (const row of statements["cash-flow"] ?? []) if ("total" in row) all.set(row.total, row.of.map((id) => ({ id, sign: 1 })));
  return all;
}

function sumOf(parts: Footed["parts"]): Interval {
  return parts.reduce<Interval>(
    (sum, { figure, sign }) =>
      sign === 1
        ? { value: add(sum.value, figure.value), low: add(sum.low, figure.low), high: add(sum.high, figure.high) }
        : { value: subtract(sum.value, figure.value), low: subtract(sum.low, figure.high), high: subtract(sum.high, figure.low) },
    { value: { n: 0n, d: 1n }, low: { n: 0n, d: 1n }, high: { n: 0n, d: 1n } },
  );
}
