/** Statements line by line, each line beside what the company reported for the same date or period. */
import { z } from "zod";
import { balanceSheet } from "../../projections/balance-sheet.ts";
import type { StatementRow } from "../../projections/balance-sheet.ts";
import { cashFlowStatement } from "../../projections/cash-flow.ts";
import { statementOfOperations } from "../../projections/statement-of-operations.ts";
import { stockholdersEquity } from "../../projections/stockholders-equity.ts";
import { plusDays } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { fractionText } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measured } from "../measures/measure.ts";
import { measuresOf } from "../measures/catalogue.ts";
import type { MeasuredFigure } from "../measures/measure.ts";
import { published } from "../reconciliation/reconcile.ts";
import { againstLedger } from "../reconciliation/verdict.ts";
import { differenceText, figureAnswer, figureSchema, header, headerSchema, measuredAnswer, verdictSchema } from "./answer.ts";
import type { Context } from "./answer.ts";
import { instantOf, periodOf } from "./query.ts";
import type { Query } from "./query.ts";

/** The statements that have lines; `equity` has columns and an answer of its own. */
export const statementKinds = ["balance-sheet", "income", "cash-flow"] as const;
export type StatementKind = (typeof statementKinds)[number];

const rowSchema = z.object({
  kind: z.enum(["heading", "line", "total"]),
  id: z.string().nullable(),
  label: z.string(),
  figure: figureSchema.nullable(),
  reported: z.string().nullable(),
  difference: z.string().nullable(),
  verdict: verdictSchema.nullable(),
}).meta({ id: "StatementRow" });

export const statementAnswerSchema = z.object({ ...headerSchema.shape, statement: z.enum(statementKinds), title: z.string(), rows: z.array(rowSchema) }).meta({ id: "StatementAnswer" });
export type StatementAnswer = z.output<typeof statementAnswerSchema>;
export type StatementAnswerRow = z.output<typeof rowSchema>;

const TITLES: Readonly<Record<StatementKind, string>> = { "balance-sheet": "Balance sheet", income: "Statement of operations", "cash-flow": "Statement of cash flows" };

export function statementAnswer(ledger: Ledger, kind: StatementKind, query: Query): StatementAnswer {
  const context: Context = kind === "balance-sheet" ? { at: instantOf(query, ledger.definition) } : { over: periodOf(query, ledger.definition) };
  const rows = "at" in context ? balanceSheet(ledger, context.at) : kind === "income" ? statementOfOperations(ledger, context.over) : cashFlowStatement(ledger, context.over);
  const { chart } = ledger;
  const money = rows.map((row) => ({ ...row, unit: chart.currency, decimals: chart.currencyScale, figure: row.figure === undefined ? undefined : measured(row.figure, chart.currencyScale) }));
  const all = kind === "income" ? [...money, ...perShareRows(ledger, context)] : money;
  return { ...header(ledger, context), statement: kind, title: TITLES[kind], rows: all.map((row) => answerRow(ledger, row, context)) };
}

interface Row extends Omit<StatementRow, "figure"> {
  readonly figure: MeasuredFigure | undefined;
  readonly unit: string;
  readonly decimals: number;
}

/** Loss per share and the shares it is of stand at the foot of the statement of operations. */
function perShareRows(ledger: Ledger, context: Context): Row[] {
  const measures = measuresOf(ledger);
  return ["eps.basic", "weighted-average-shares"].flatMap((id) => {
    const measure = measures.get(id);
    if (measure?.kind !== "period" || !("over" in context)) return [];
    return [{ kind: "line", id, label: measure.label, unit: measure.unit, decimals: measure.decimals, figure: measure.over(ledger, context.over) } as const];
  });
}

function answerRow(ledger: Ledger, { kind, id, label, figure, unit, decimals }: Row, context: Context): StatementAnswerRow {
  if (figure === undefined) return { kind, id: null, label, figure: null, reported: null, difference: null, verdict: null };
  const printings = published(ledger).filter((each) => each.concept === conceptOf(id) && sameContext(each.when, contextOf(id, context)));
  // The statement itself before what the text says of its lines.
  const reported = printings.find(({ section }) => section === "statements") ?? printings[0];
  const judged = reported === undefined ? undefined : againstLedger(reported, figure);
  return {
    kind,
    id: id ?? null,
    label,
    figure: measuredAnswer(figure, unit, decimals),
    reported: reported === undefined ? null : fractionText(reported.value, decimals),
    difference: differenceText(judged?.difference, decimals),
    verdict: judged?.verdict ?? null,
  };
}

/** Cash at the two ends of a period is the balance-sheet line at those dates. */
const conceptOf = (id: string | undefined): string | undefined => (id === "cash.opening" || id === "cash.closing" ? "cash" : id);

function contextOf(id: string | undefined, context: Context): Context {
  if (!("over" in context)) return context;
  if (id === "cash.closing") return { at: context.over.last };
  return id === "cash.opening" ? { at: plusDays(context.over.first, -1) } : context;
}

function sameContext(a: Context, b: Context): boolean {
  if ("at" in a) return "at" in b && a.at === b.at;
  return "over" in b && a.over.first === b.over.first && a.over.last === b.over.last;
}

export const equityAnswerSchema = z.object({
  ...headerSchema.shape,
  statement: z.literal("equity"),
  title: z.string(),
  components: z.array(z.object({ id: z.string(), label: z.string() })),
  rows: z.array(z.object({ kind: z.enum(["opening", "event", "results", "closing"]), event: z.string().nullable(), label: z.string(), amounts: z.array(figureSchema), total: figureSchema })),
}).meta({ id: "EquityAnswer" });
export type EquityAnswer = z.output<typeof equityAnswerSchema>;

function equityAnswer(ledger: Ledger, query: Query): EquityAnswer {
  const period = periodOf(query, ledger.definition);
  const { components, rows } = stockholdersEquity(ledger, period);
  const { currency, currencyScale } = ledger.chart;
  return {
    ...header(ledger, { over: period }),
    statement: "equity",
    title: "Stockholders' equity",
    components: components.map((component) => ({ ...component })),
    rows: rows.map(({ kind, event, label, amounts, total }) => ({
      kind,
      event: event ?? null,
      label,
      amounts: amounts.map((figure) => figureAnswer(figure, currency, currencyScale)),
      total: figureAnswer(total, currency, currencyScale),
    })),
  };
}

/** The statement of that name, whichever shape it has. */
export function anyStatement(ledger: Ledger, kind: string, query: Query): StatementAnswer | EquityAnswer {
  if (kind === "equity") return equityAnswer(ledger, query);
  const known = statementKinds.find((each) => each === kind);
  if (known === undefined) throw refuse("statement-unknown", `statement "${kind}"`, `one of ${[...statementKinds, "equity"].join(", ")}`);
  return statementAnswer(ledger, known, query);
}
