/** The questions that the page asks, by the typed client of the service: each with its address and the type of what comes back. */
import type { CompareAnswer } from "../../answers/compare-answer.ts";
import type { RegisterKind } from "../../answers/register-answer.ts";
import type { EquityAnswer, StatementAnswer } from "../../answers/statement-answer.ts";
import { capitalLedgerClient } from "../../client/client.ts";
import type { Period } from "../state/periods.ts";
import { heard } from "./heard.ts";

export interface Question<Answer> {
  /** Its address, and with it what is posted: what its answer is known by. */
  readonly name: string;
  /** Where a browser finds the same answer; of what is posted, nowhere. */
  readonly url: string;
  /** Throws as the client does, and an `AbortError` where nobody waits for it any more. */
  readonly ask: (cancelled?: AbortSignal) => Promise<Answer>;
}

/** What every question of a book may be asked under; parameters that are null are left out. */
export interface Under {
  readonly knownAt: string | null;
  readonly scenario: string | null;
}

const service = capitalLedgerClient(location.origin, { fetch: heard });
const ofBook = service.v1.books[":book"];

/** A call of the client, that may be asked later and more than once. */
interface Call<Asked, Answer> {
  readonly $url: (asked: Asked) => URL;
  readonly $get: (asked: Asked, options: { readonly init: RequestInit }) => Promise<{ readonly json: () => Promise<Answer> }>;
}

function question<Asked, Answer>({ $url, $get }: Call<Asked, Answer>, asked: Asked): Question<Answer> {
  const url = addressOf($url, asked);
  return { name: url, url, ask: async (cancelled) => (await $get(asked, { init: { signal: cancelled ?? null } })).json() };
}

/** Where the page's own address has a name that can be none, to ask throws: nothing has to be looked at before. */
function addressOf<Asked>($url: (asked: Asked) => URL, asked: Asked): string {
  try {
    const { pathname, search } = $url(asked);
    return `${pathname}${search}`;
  } catch {
    return JSON.stringify(asked);
  }
}

/** What is said of all that may be. */
function given<Parameters extends object>(parameters: Parameters): { readonly [Name in keyof Parameters]?: NonNullable<Parameters[Name]> } {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null)) as { readonly [Name in keyof Parameters]?: NonNullable<Parameters[Name]> };
}

/** Filters by their names in the address; those that are null are left out. */
type Within = Readonly<Record<string, string | null>>;

export const books = question(service.v1.books, { query: {} });

export const bookOf = (book: string) => question(ofBook, { param: { book }, query: {} });

export const timelineOf = (book: string, under: Under) => question(ofBook.timeline, { param: { book }, query: given(under) });

export const measuresOf = (book: string, under: Under) => question(ofBook.measures, { param: { book }, query: given(under) });

/** Over all days where no range is given. */
export const stepsOf = (book: string, measures: readonly string[], under: Under, range?: { readonly first: string; readonly last: string }) => question(ofBook.steps, { param: { book }, query: { measures: measures.join(","), ...given({ from: range?.first ?? null, to: range?.last ?? null, ...under }) } });

export const dilutionOf = (book: string, asOf: string, under: Under) => question(ofBook.dilution, { param: { book }, query: { asOf, ...given(under) } });

export const findingsOf = (book: string, under: Under, within: Within = {}) => question(ofBook.findings, { param: { book }, query: given({ ...under, ...within }) });

export const eventOf = (book: string, id: string, under: Under) => question(ofBook.events[":id"], { param: { book, id }, query: given(under) });

export const registerOf = (book: string, register: RegisterKind, asOf: string, under: Under) => question(ofBook.registers[":register"], { param: { book, register }, query: { asOf, ...given(under) } });

export const conversionOf = (book: string, asOf: string, under: Under) => question(ofBook.conversion, { param: { book }, query: { asOf, ...given(under) } });

export const waterfallOf = (book: string, exit: string, asOf: string, under: Under) => question(ofBook.waterfall, { param: { book }, query: { exit, asOf, ...given(under) } });

/** Up to a sum beyond which nobody would choose otherwise, where none is given. */
export const waterfallCurveOf = (book: string, upTo: string | null, asOf: string, under: Under) => question(ofBook.waterfall.curve, { param: { book }, query: { asOf, ...given({ upTo, ...under }) } });

export const scenariosOf = (book: string) => question(ofBook.scenarios, { param: { book }, query: {} });

export const sourceOf = (book: string, scenario: string) => question(ofBook.scenarios[":scenario"].source, { param: { book, scenario }, query: {} });

/** At one date, with what each difference alone does; or over a range, by event or by month. */
export type Moments = { readonly asOf: string } | { readonly from: string; readonly to: string; readonly every: "event" | "month" };

const compared = (measures: readonly string[], moments: Moments, knownAt: string | null) => ({ ...moments, ...given({ measures: measures.join(",") || null, knownAt }) });

/** The measures that an analyst asks first, where none are named. */
export const compareOf = (book: string, scenarios: readonly string[], measures: readonly string[], moments: Moments, knownAt: string | null) => question(ofBook.compare, { param: { book }, query: { scenarios: scenarios.join(","), ...compared(measures, moments, knownAt) } });

/** The same of a scenario that is posted: as the text that it is, so that what is wrong with it is told by its lines. */
export function comparePostedOf(book: string, yaml: string, measures: readonly string[], moments: Moments, knownAt: string | null): Question<CompareAnswer> {
  const asked = { param: { book }, query: compared(measures, moments, knownAt) };
  const url = addressOf(ofBook.compare.$url, asked);
  // What the client would send as JSON gives way to the text.
  const init = { body: yaml, headers: { "content-type": "application/yaml" } };
  return { name: `${url} ${yaml}`, url, ask: async (cancelled) => (await ofBook.compare.$post({ ...asked, json: [] }, { init: { ...init, signal: cancelled ?? null } })).json() };
}

export const effectOf = (book: string, id: string, under: Under) => question(ofBook.events[":id"].effect, { param: { book, id }, query: given(under) });

/** On a day, or over a period (`2002-01-01..2002-09-30`). */
export function explainOf(book: string, measure: string, when: string, under: Under) {
  const [first = when, last] = when.split("..");
  return question(ofBook.measures[":id"].explain, { param: { book, id: measure }, query: { ...(last === undefined ? { asOf: first } : { from: first, to: last }), ...given(under), limit: "1000" } });
}

/** Narrowed by what the service knows how to narrow it by. */
export const reconciliationOf = (book: string, under: Under, within: Within = {}) => question(ofBook.reconciliation, { param: { book }, query: given({ ...under, ...within }) });

export const figuresOf = (book: string, under: Under) => question(ofBook.figures, { param: { book }, query: given(under) });

/** What happened between two dates. */
export const changesOf = (book: string, asOfFrom: string, asOf: string, under: Under) => question(ofBook.changes, { param: { book }, query: { asOfFrom, asOf, ...given(under) } });

/** What became known between two days. */
export const diffOf = (book: string, asOf: string, knownAtFrom: string, knownAt: string, scenario: string | null) => question(ofBook.diff, { param: { book }, query: { knownAtFrom, knownAt, asOf, ...given({ scenario }) } });

/** All that is printed of a measure, and of those whose names begin with it. */
export const printingsOf = (book: string, measure: string, under: Under) => question(ofBook.figures, { param: { book }, query: { concept: measure, ...given(under) } });

/** The kind of statement says which of the answers it is. */
const statement = <Answer extends StatementAnswer | EquityAnswer>(book: string, kind: "balance-sheet" | "income" | "cash-flow" | "equity", query: { readonly asOf: string } | { readonly from: string; readonly to: string }, under: Under): Question<Answer> => question(ofBook.statements[":statement"], { param: { book, statement: kind }, query: { ...query, ...given(under) } }) as Question<Answer>;

export const balanceSheetOf = (book: string, asOf: string, under: Under): Question<StatementAnswer> => statement(book, "balance-sheet", { asOf }, under);

/** Over a period, both days included. */
export const statementOf = (book: string, kind: "income" | "cash-flow", { first, last }: Period, under: Under): Question<StatementAnswer> => statement(book, kind, { from: first, to: last }, under);

export const equityOf = (book: string, { first, last }: Period, under: Under): Question<EquityAnswer> => statement(book, "equity", { from: first, to: last }, under);
