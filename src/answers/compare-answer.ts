/** A book beside scenarios of it: figures, differences, and the events that make them. */
import { z } from "zod";
import type { Period } from "../kernel/day.ts";
import { notDeterminable } from "../kernel/figure.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measureOf, measuresOf } from "../measures/catalogue.ts";
import { changeBetween, figureAt } from "../measures/measure-at.ts";
import type { Moment } from "../measures/measure-at.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { differencesBetween, effectsOn, reversionsOf } from "../scenarios/differences.ts";
import type { Difference, Reversions } from "../scenarios/differences.ts";
import { differenceText, figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { stepEnds, stepPeriods } from "./date-steps.ts";
import type { Step } from "./steps.ts";
import { dated, instantOf, periodEnding } from "./query.ts";
import type { Query } from "./query.ts";

export const differenceSchema = z.object({
  /** An event, or `rates prime`, `prices common`, `terms note-a`, `tax-rate`. */
  what: z.string(),
  how: z.enum(["added", "removed", "changed", "follows"]),
  summary: z.string(),
  /** What it moves in the scenario less what it moves in the book. */
  movements: z.array(z.object({ account: z.string(), quantity: z.string(), unit: z.string() })),
}).meta({ id: "ComparedDifference" });

const comparedSchema = z.object({
  scenario: z.string(),
  figure: figureSchema,
  /** The scenario's less the book's; null where either cannot be determined. */
  difference: z.string().nullable(),
  /** What each difference alone does; absent over time. */
  because: z.array(z.object({ what: z.string(), difference: z.string() })).optional(),
  /** What is left of the difference: what the named ones do only together, since the scenario contradicts itself without one of them. */
  together: z.object({ difference: z.string(), of: z.array(z.string()) }).nullable().optional(),
}).meta({ id: "ComparedFigure" });

export const compareAnswerSchema = z.object({
  ...headerSchema.shape,
  scenarios: z.array(z.object({ id: z.string(), title: z.string(), knownAt: z.string().nullable(), ledgerHead: z.string(), differences: z.array(differenceSchema) })),
  total: z.number().int(),
  shown: z.number().int(),
  rows: z.array(z.object({ measure: z.string(), label: z.string(), unit: z.string(), from: z.string().nullable(), on: z.string(), base: figureSchema, scenarios: z.array(comparedSchema) })),
}).meta({ id: "CompareAnswer" });
export type CompareAnswer = z.output<typeof compareAnswerSchema>;

/** A scenario's ledger, and what the scenario is called. */
export interface Compared {
  readonly id: string;
  readonly title: string;
  readonly ledger: Ledger;
}

export interface CompareQuery extends Query {
  /** Measures by id, with commas between them; what an analyst asks first where absent. */
  readonly measures?: string | undefined;
  readonly every?: Step | undefined;
}

/** Equity, debt, cash, dilution and loss per share: those of them that the book has. */
const USUAL = ["stockholders-equity", "debt", "cash", "dilution.complete", "eps.basic"];

export function compareAnswer(base: Ledger, compared: readonly Compared[], query: CompareQuery): CompareAnswer {
  const measures = asked(base, query.measures);
  const others = compared.map((each) => {
    const differences = differencesBetween(base, each.ledger);
    return { ...each, differences, reversions: reversionsOf(each.ledger, differences) };
  });
  const isSeries = query.from !== undefined || query.to !== undefined || query.every !== undefined;
  const asOf = isSeries ? undefined : instantOf(query, base.definition);
  const range = asOf === undefined ? rangeOf(base, query) : undefined;
  const moments = asOf === undefined ? momentsIn([base, ...compared.map(({ ledger }) => ledger)], range ?? periodEnding(base.definition["as-of"], base.definition), query.every ?? "month") : [{ at: asOf, over: periodEnding(asOf, base.definition) }];
  const rows = measures.flatMap((measure) => moments.map((moment) => rowOf(measure, moment, base, others, !isSeries)));
  return {
    ...header(base, range === undefined ? { at: asOf ?? base.definition["as-of"] } : { over: range }),
    scenarios: others.map(({ id, title, ledger, differences }) => ({ id, title, knownAt: ledger.knownAt ?? null, ledgerHead: ledger.book.head, differences: differences.map((each) => differenceAnswer(each, ledger)) })),
    total: rows.length,
    shown: rows.length,
    rows,
  };
}

function asked(base: Ledger, measures: string | undefined): Measure[] {
  if (measures !== undefined) return measures.split(",").map((id) => measureOf(base, id.trim()));
  const all = measuresOf(base);
  return USUAL.flatMap((id) => all.get(id) ?? []);
}

function rangeOf({ definition }: Ledger, { from, to }: Query): Period {
  const own = periodEnding(definition["as-of"], definition);
  return { first: from === undefined ? own.first : dated("from", from, definition).first, last: to === undefined ? own.last : dated("to", to, definition).last };
}

/** By event: each day on which something counts in any of the ledgers. */
function momentsIn(ledgers: readonly Ledger[], range: Period, every: Step): Moment[] {
  const ends = stepEnds(range, every, ledgers.flatMap(({ entries }) => entries.map(({ when }) => when.day)));
  return stepPeriods(range.first, ends).map((over) => ({ at: over.last, over }));
}

type Other = Compared & { readonly differences: readonly Difference[]; readonly reversions: Reversions };

function rowOf(measure: Measure, moment: Moment, base: Ledger, others: readonly Other[], explained: boolean): CompareAnswer["rows"][number] {
  const { id, label, unit, decimals } = measure;
  const figure = figureAt(measure, base, moment);
  return {
    measure: id,
    label,
    unit,
    from: measure.kind === "instant" ? null : moment.over.first,
    on: moment.at,
    base: measuredAnswer(figure, unit, decimals),
    scenarios: others.map((other) => {
      const under = figureIn(other.ledger, id, moment);
      const difference = changeBetween(figure, under);
      const why = explained && difference !== undefined ? effectsOn(id, difference, other.ledger, other.reversions, moment) : undefined;
      return {
        scenario: other.id,
        figure: measuredAnswer(under, unit, decimals),
        difference: differenceText(difference, decimals),
        ...(explained ? { because: (why?.alone ?? []).map(({ what, difference: alone }) => ({ what, difference: differenceText(alone, decimals) ?? "" })), together: why === undefined || why.together.n === 0n ? null : { difference: differenceText(why.together, decimals) ?? "", of: other.differences.flatMap(({ what }) => (other.reversions.has(what) ? [] : [what])) } } : {}),
      };
    }),
  };
}

function figureIn(ledger: Ledger, id: string, moment: Moment): MeasuredFigure {
  const measure = measuresOf(ledger).get(id);
  return measure === undefined ? notDeterminable(`the scenario has no ${id}`) : figureAt(measure, ledger, moment);
}

export function differenceAnswer({ what, how, summary, movements }: Difference, { chart }: Ledger): z.output<typeof differenceSchema> {
  return { what, how, summary, movements: movements.map(({ account, quantity, unit }) => ({ account, quantity: quantityText(quantity, chart.scaleOf(unit)), unit })) };
}
