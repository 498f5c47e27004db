/** The addresses of answers, each with the type of what comes back. */
import type { ChangesAnswer } from "../../answers/changes-answer.ts";
import type { CompareAnswer } from "../../answers/compare-answer.ts";
import type { ConversionAnswer } from "../../answers/conversion-answer.ts";
import type { DiffAnswer } from "../../answers/diff-answer.ts";
import type { DilutionAnswer } from "../../answers/dilution-answer.ts";
import type { EffectAnswer } from "../../answers/effect-answer.ts";
import type { EventAnswer } from "../../answers/event-answer.ts";
import type { ExplainAnswer } from "../../answers/explain-answer.ts";
import type { FiguresAnswer } from "../../answers/figures-answer.ts";
import type { FindingsAnswer } from "../../answers/findings-answer.ts";
import type { MeasureList } from "../../answers/measure-answer.ts";
import type { ReconciliationAnswer } from "../../answers/reconciliation-answer.ts";
import type { RegisterAnswer, RegisterKind } from "../../answers/register-answer.ts";
import type { ScenarioList } from "../../answers/scenario-answer.ts";
import type { ScenarioSourceAnswer } from "../../answers/scenario-source-answer.ts";
import type { EquityAnswer, StatementAnswer } from "../../answers/statement-answer.ts";
import type { StepsAnswer } from "../../answers/steps-answer.ts";
import type { TimelineAnswer } from "../../answers/timeline-answer.ts";
import type { WaterfallAnswer } from "../../answers/waterfall-answer.ts";
import type { WaterfallCurveAnswer } from "../../answers/waterfall-curve-answer.ts";
import type { BookAnswer, BookList } from "../../http/book-answer.ts";
import type { Period } from "../state/periods.ts";

/** An address, and in its type what it answers. */
export interface Question<Answer> {
  readonly url: string;
  /** What is posted, in YAML; asked for by address alone where absent. */
  readonly body?: string;
  /** In the type only. */
  readonly answer?: Answer;
}

/** What every question of a book may be asked under; parameters that are null are left out. */
export interface Under {
  readonly knownAt: string | null;
  readonly scenario: string | null;
}

/** Filters by their names in the address; those that are null are left out. */
type Within = Readonly<Record<string, string | null>>;

type Parameters = Readonly<Record<string, string | null>>;

function ofBook<Answer>(book: string, path: string, parameters: Parameters = {}): Question<Answer> {
  const said = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return { url: `/v1/books/${encodeURIComponent(book)}${path}${said.length === 0 ? "" : `?${said.join("&")}`}` };
}

export const books: Question<BookList> = { url: "/v1/books" };

export const bookOf = (book: string): Question<BookAnswer> => ofBook(book, "");

export const timelineOf = (book: string, under: Under): Question<TimelineAnswer> => ofBook(book, "/timeline", { ...under });

export const measuresOf = (book: string, under: Under): Question<MeasureList> => ofBook(book, "/measures", { ...under });

/** Over all days where no range is given. */
export const stepsOf = (book: string, measures: readonly string[], under: Under, range?: { readonly first: string; readonly last: string }): Question<StepsAnswer> => ofBook(book, "/steps", { measures: measures.join(","), from: range?.first ?? null, to: range?.last ?? null, ...under });

export const dilutionOf = (book: string, asOf: string, under: Under): Question<DilutionAnswer> => ofBook(book, "/dilution", { asOf, ...under });

export const findingsOf = (book: string, under: Under, within: Within = {}): Question<FindingsAnswer> => ofBook(book, "/findings", { ...under, ...within });

export const eventOf = (book: string, event: string, under: Under): Question<EventAnswer> => ofBook(book, `/events/${encodeURIComponent(event)}`, { ...under });

export const registerOf = (book: string, register: RegisterKind, asOf: string, under: Under): Question<RegisterAnswer> => ofBook(book, `/registers/${register}`, { asOf, ...under });

export const conversionOf = (book: string, asOf: string, under: Under): Question<ConversionAnswer> => ofBook(book, "/conversion", { asOf, ...under });

export const waterfallOf = (book: string, exit: string, asOf: string, under: Under): Question<WaterfallAnswer> => ofBook(book, "/waterfall", { exit, asOf, ...under });

/** Up to a sum beyond which nobody would choose otherwise, where none is given. */
export const waterfallCurveOf = (book: string, upTo: string | null, asOf: string, under: Under): Question<WaterfallCurveAnswer> => ofBook(book, "/waterfall/curve", { upTo, asOf, ...under });

export const scenariosOf = (book: string): Question<ScenarioList> => ofBook(book, "/scenarios");

export const sourceOf = (book: string, scenario: string): Question<ScenarioSourceAnswer> => ofBook(book, `/scenarios/${encodeURIComponent(scenario)}/source`);

/** At one date, with what each difference alone does; or over a range, by event or by month. */
export type Moments = { readonly asOf: string } | { readonly from: string; readonly to: string; readonly every: "event" | "month" };

/** The measures that an analyst asks first, where none are named. */
export const compareOf = (book: string, scenarios: readonly string[], measures: readonly string[], moments: Moments, knownAt: string | null): Question<CompareAnswer> => ofBook(book, "/compare", { scenarios: scenarios.join(","), measures: measures.join(",") || null, ...moments, knownAt });

/** The same of a scenario that is posted. */
export const comparePostedOf = (book: string, yaml: string, measures: readonly string[], moments: Moments, knownAt: string | null): Question<CompareAnswer> => ({ ...ofBook<CompareAnswer>(book, "/compare", { measures: measures.join(",") || null, ...moments, knownAt }), body: yaml });

export const effectOf = (book: string, event: string, under: Under): Question<EffectAnswer> => ofBook(book, `/events/${encodeURIComponent(event)}/effect`, { ...under });

/** On a day, or over a period (`2002-01-01..2002-09-30`). */
export function explainOf(book: string, measure: string, when: string, under: Under): Question<ExplainAnswer> {
  const [first = when, last] = when.split("..");
  return ofBook(book, `/measures/${encodeURIComponent(measure)}/explain`, { ...(last === undefined ? { asOf: first } : { from: first, to: last }), ...under, limit: "1000" });
}

/** Narrowed by what the service knows how to narrow it by. */
export const reconciliationOf = (book: string, under: Under, within: Within = {}): Question<ReconciliationAnswer> => ofBook(book, "/reconciliation", { ...under, ...within });

export const figuresOf = (book: string, under: Under): Question<FiguresAnswer> => ofBook(book, "/figures", { ...under });

/** What happened between two dates. */
export const changesOf = (book: string, asOfFrom: string, asOf: string, under: Under): Question<ChangesAnswer> => ofBook(book, "/changes", { asOfFrom, asOf, ...under });

/** What became known between two days. */
export const diffOf = (book: string, asOf: string, knownAtFrom: string, knownAt: string, scenario: string | null): Question<DiffAnswer> => ofBook(book, "/diff", { knownAtFrom, knownAt, asOf, scenario });

/** All that is printed of a measure, and of those whose names begin with it. */
export const printingsOf = (book: string, measure: string, under: Under): Question<FiguresAnswer> => ofBook(book, "/figures", { concept: measure, ...under });

export const balanceSheetOf = (book: string, asOf: string, under: Under): Question<StatementAnswer> => ofBook(book, "/statements/balance-sheet", { asOf, ...under });

/** Over a period, both days included. */
export const statementOf = (book: string, statement: "income" | "cash-flow", { first, last }: Period, under: Under): Question<StatementAnswer> => ofBook(book, `/statements/${statement}`, { from: first, to: last, ...under });

export const equityOf = (book: string, { first, last }: Period, under: Under): Question<EquityAnswer> => ofBook(book, "/statements/equity", { from: first, to: last, ...under });
