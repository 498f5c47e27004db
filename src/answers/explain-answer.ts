/** One figure explained: what moved it, or its rule with the inputs; and what keeps it from a printed one. */
import { z } from "zod";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { refuse } from "../kernel/fault.ts";
import { add, fraction, fractionText } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measureOf } from "../measures/catalogue.ts";
import { explain } from "../measures/explain.ts";
import type { ExplainedInput, ExplainedPart, Explanation } from "../measures/explain.ts";
import type { Measure } from "../measures/measure.ts";
import { figureSchema, header, headerSchema, measuredAnswer } from "./answer.ts";
import { movementRows, movementSchema } from "./event-answer.ts";
import { explainedEvent, explainedEventSchema } from "./explained-event.ts";
import { dated, instantOf, periodOf } from "./query.ts";
import type { FiscalYear, Query } from "./query.ts";
import { tieAnswer, tieSchema } from "./tie-answer.ts";

const partSchema = z.object({
  ...explainedEventSchema.shape,
  /** The legs of its entry that count. */
  legs: z.array(movementSchema),
  amount: z.string(),
  /** The least and the most that it may add: other than the amount where a date cuts its window. */
  low: z.string(),
  high: z.string(),
  /** Whether its window lies on both sides of the opening: it may be in that instead. */
  cutByOpening: z.boolean(),
  /** The figure once it is counted; null where it is not determinable. */
  running: z.string().nullable(),
}).meta({ id: "ExplainedPart" });

const inputSchema = z.object({
  /** The figure is (all plus − all minus) × each times / each over; the rule tells how what stands beside enters. */
  enters: z.enum(["plus", "minus", "times", "over", "beside"]),
  label: z.string(),
  /** The measure that it is, and its date or period: what to explain in turn. */
  measure: z.string().nullable(),
  asOf: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  figure: figureSchema.nullable(),
  /** In words, where it is no figure. */
  text: z.string().nullable(),
  /** The event that states it. */
  event: z.string().nullable(),
}).meta({ id: "ExplainedInput" });

/** How many there are, and which of them are listed. */
const listed = { total: z.number().int(), shown: z.number().int(), offset: z.number().int() };

export const explainAnswerSchema = z.object({
  ...headerSchema.shape,
  measure: z.string(),
  label: z.string(),
  ...figureSchema.shape,
  made: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("movements"),
      /** Where it is explained from; null of a period, and where the figure is not determinable. */
      opening: z.object({ at: z.string(), figure: figureSchema, anchors: z.array(explainedEventSchema) }).nullable(),
      ...listed,
      /** What the events before and after those shown add. */
      before: z.string(),
      after: z.string(),
      events: z.array(partSchema),
    }),
    z.object({ kind: z.literal("rule"), rule: z.string(), ...listed, inputs: z.array(inputSchema) }),
  ]),
  /** Each printing of it for the date or period, and what would have to be true for it to tie; null where not asked for. */
  reported: z.array(tieSchema).nullable(),
}).meta({ id: "ExplainAnswer" });
export type ExplainAnswer = z.output<typeof explainAnswerSchema>;

export interface ExplainQuery extends Query {
  /** The end of the day that a balance is explained from; from where it is first known when absent. */
  readonly since?: string | undefined;
  readonly reported?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export function explainAnswer(ledger: Ledger, id: string, query: ExplainQuery): ExplainAnswer {
  const measure = measureOf(ledger, id);
  const when: DateOrPeriod = measure.kind === "instant" ? { at: instantOf(query, ledger.definition) } : { over: periodOf(query, ledger.definition) };
  const explained = explain(ledger, measure, when, sinceOf(query, measure, when, ledger.definition));
  const { book, ...rest } = header(ledger, when);
  return {
    book,
    measure: id,
    label: measure.label,
    ...rest,
    ...measuredAnswer(explained.figure, measure.unit, measure.decimals),
    made: explained.kind === "rule" ? ruleAnswer(explained, query) : movementsAnswer(ledger, measure, explained, query),
    reported: query.reported === true ? tieAnswer(ledger, measure, when, explained.figure) : null,
  };
}

function sinceOf({ since }: ExplainQuery, { made, id }: Measure, when: DateOrPeriod, definition: FiscalYear): ReturnType<typeof instantOf> | undefined {
  if (since === undefined) return undefined;
  const { last } = dated("since", since, definition);
  if ("over" in when || made.kind === "rule") throw refuse("query-invalid", `since ${last}`, `no since: ${id} ${"over" in when ? "runs over a period" : "follows a rule, not from movements"}`, { field: "since" });
  if (last > when.at) throw refuse("query-invalid", `since ${last}, asOf ${when.at}`, "a day up to the date asked for", { field: "since" });
  return last;
}

type Page = Pick<ExplainQuery, "limit" | "offset">;
type Explained<Kind> = Extract<Explanation, { readonly kind: Kind }>;
type Made<Kind> = Extract<ExplainAnswer["made"], { readonly kind: Kind }>;

function movementsAnswer(ledger: Ledger, { made, unit, decimals }: Measure, { opening, parts }: Explained<"movements">, { limit, offset = 0 }: Page): Made<"movements"> {
  const accounts = made.kind === "movements" ? [...made.selection.keys()] : [];
  const end = limit === undefined ? parts.length : offset + limit;
  const shown = parts.slice(offset, end);
  const sum = (of: readonly ExplainedPart[]): string => fractionText(of.reduce((total, { amount }) => add(total, amount), fraction(0n)), decimals);
  const text = (value: Fraction): string => fractionText(value, decimals);
  return {
    kind: "movements",
    opening: opening === undefined ? null : { at: opening.at, figure: measuredAnswer(opening.figure, unit, decimals), anchors: opening.anchors.map((entry) => explainedEvent(ledger, entry, accounts)) },
    total: parts.length,
    shown: shown.length,
    offset,
    before: sum(parts.slice(0, offset)),
    after: sum(parts.slice(end)),
    events: shown.map(({ entry, legs, amount, low, high, cutByOpening, running }) => ({
      ...explainedEvent(ledger, entry, accounts),
      legs: movementRows(ledger, legs),
      amount: text(amount),
      low: text(low),
      high: text(high),
      cutByOpening,
      running: running === undefined ? null : text(running),
    })),
  };
}

function ruleAnswer({ rule, inputs }: Explained<"rule">, { limit, offset = 0 }: Page): Made<"rule"> {
  const shown = inputs.slice(offset, limit === undefined ? undefined : offset + limit);
  return { kind: "rule", rule, total: inputs.length, shown: shown.length, offset, inputs: shown.map(inputRow) };
}

function inputRow({ enters, label, measure, value, event }: ExplainedInput): Made<"rule">["inputs"][number] {
  const when = measure?.when;
  return {
    enters,
    label,
    measure: measure?.id ?? null,
    asOf: when !== undefined && "at" in when ? when.at : null,
    from: when !== undefined && "over" in when ? when.over.first : null,
    to: when !== undefined && "over" in when ? when.over.last : null,
    figure: "figure" in value ? measuredAnswer(value.figure, value.unit, value.decimals) : null,
    text: "text" in value ? value.text : null,
    event: event ?? null,
  };
}
