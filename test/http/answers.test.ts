/** Each route returns its answer to the letter, and no answer says more than its schema. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { balancesAnswer, balancesAnswerSchema } from "../../src/answers/balances-answer.ts";
import { conversionAnswer, conversionAnswerSchema } from "../../src/answers/conversion-answer.ts";
import { dilutionAnswer, dilutionAnswerSchema } from "../../src/answers/dilution-answer.ts";
import { effectAnswer, effectAnswerSchema } from "../../src/answers/effect-answer.ts";
import { eventAnswer, eventAnswerSchema, eventList, eventListSchema } from "../../src/answers/event-answer.ts";
import { figuresAnswer, figuresAnswerSchema } from "../../src/answers/figures-answer.ts";
import { findingsAnswer, findingsAnswerSchema } from "../../src/answers/findings-answer.ts";
import { interestAnswer, interestAnswerSchema } from "../../src/answers/interest-answer.ts";
import { measureAnswer, measureAnswerSchema, measureList, measureListSchema } from "../../src/answers/measure-answer.ts";
import { reconciliationAnswer, reconciliationAnswerSchema } from "../../src/answers/reconciliation-answer.ts";
import { registerAnswer, registerAnswerSchema, registerKinds } from "../../src/answers/register-answer.ts";
import { shareDaysAnswer, shareDaysAnswerSchema } from "../../src/answers/share-days-answer.ts";
import { anyStatement, equityAnswerSchema, statementAnswerSchema } from "../../src/answers/statement-answer.ts";
import { valuationAnswer, valuationAnswerSchema } from "../../src/answers/valuation-answer.ts";
import { waterfallAnswer, waterfallAnswerSchema } from "../../src/answers/waterfall-answer.ts";
import { waterfallCurveAnswer, waterfallCurveAnswerSchema } from "../../src/answers/waterfall-curve-answer.ts";
import { bookAnswer, bookAnswerSchema } from "../../src/http/book-answer.ts";
import { day } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { FOCUS, asking, embedded } from "./asking.ts";
import type { Asking } from "./asking.ts";

const book = embedded.book("focus-enhancements");
const whole = new Ledger(book);
const published = new Ledger(book, { knownAt: day("2002-11-14") });
const daily = new Ledger(book, { spread: "daily" });
const q3 = { from: "2002-Q3", to: "2002-Q3" };

const routes: readonly (readonly [path: string, schema: z.ZodType, answer: () => unknown])[] = [
  ["", bookAnswerSchema, () => bookAnswer(book)],
  ["/balances", balancesAnswerSchema, () => balancesAnswer(whole, {})],
  ["/balances?asOf=2001-12-31&knownAt=2002-11-14", balancesAnswerSchema, () => balancesAnswer(published, { asOf: "2001-12-31" })],
  ["/balances?asOf=2002-08-15&spread=daily", balancesAnswerSchema, () => balancesAnswer(daily, { asOf: "2002-08-15" })],
  ["/statements/balance-sheet?asOf=2001-12-31", statementAnswerSchema, () => anyStatement(whole, "balance-sheet", { asOf: "2001-12-31" })],
  ["/statements/income?from=2002-Q3&to=2002-Q3", statementAnswerSchema, () => anyStatement(whole, "income", q3)],
  ["/statements/income?from=2002-07-01&to=2002-08-15&spread=daily", statementAnswerSchema, () => anyStatement(daily, "income", { from: "2002-07-01", to: "2002-08-15" })],
  ["/statements/cash-flow", statementAnswerSchema, () => anyStatement(whole, "cash-flow", {})],
  ["/statements/equity", equityAnswerSchema, () => anyStatement(whole, "equity", {})],
  ["/statements/equity?from=2002-Q3&to=2002-Q3&knownAt=2002-11-14", equityAnswerSchema, () => anyStatement(published, "equity", q3)],
  ...registerKinds.map((kind) => [`/registers/${kind}?asOf=2002-03-01`, registerAnswerSchema, () => registerAnswer(whole, kind, { asOf: "2002-03-01" })] as const),
  ["/measures", measureListSchema, () => measureList(whole)],
  ["/measures?knownAt=2002-11-14", measureListSchema, () => measureList(published)],
  ["/measures/total-assets?asOf=FY2001", measureAnswerSchema, () => measureAnswer(whole, "total-assets", { asOf: "2001-12-31" })],
  ["/measures/eps.basic?from=2002-Q3&to=2002-Q3&spread=at-end", measureAnswerSchema, () => measureAnswer(whole, "eps.basic", q3)],
  ["/events", eventListSchema, () => eventList(whole, { limit: 100 })],
  ["/events?type=note-issued&knownAt=2002-11-14", eventListSchema, () => eventList(published, { type: "note-issued", limit: 100 })],
  ["/events?family=debt&basis=inferred&from=2001&to=2002-Q1&offset=1&limit=2", eventListSchema, () => eventList(whole, { family: "debt", basis: "inferred", from: "2001-01-01", to: "2002-03-31", offset: 1, limit: 2 })],
  ["/events/cra-bond-liquidated", eventAnswerSchema, () => eventAnswer(whole, "cra-bond-liquidated")],
  ["/events/cra-bond-liquidated?knownAt=2002-11-14", eventAnswerSchema, () => eventAnswer(published, "cra-bond-liquidated")],
  ["/events/cra-bond-liquidated/effect", effectAnswerSchema, () => effectAnswer(whole, "cra-bond-liquidated")],
  ["/interest?from=2002-Q3&to=2002-Q3", interestAnswerSchema, () => interestAnswer(whole, q3)],
  ["/interest?from=2002-Q3&to=2002-Q3&daily=true", interestAnswerSchema, () => interestAnswer(whole, q3, { daily: true })],
  ["/valuations?asOf=2002-11-12", valuationAnswerSchema, () => valuationAnswer(whole, { asOf: "2002-11-12" })],
  ["/conversion?asOf=2002-09-30", conversionAnswerSchema, () => conversionAnswer(whole, { asOf: "2002-09-30" })],
  ["/dilution?asOf=2002-09-30", dilutionAnswerSchema, () => dilutionAnswer(whole, { asOf: "2002-09-30" })],
  ["/waterfall?asOf=2002-09-30&exit=10000000", waterfallAnswerSchema, () => waterfallAnswer(whole, "10000000", { asOf: "2002-09-30" })],
  ["/waterfall/curve?asOf=2002-09-30", waterfallCurveAnswerSchema, () => waterfallCurveAnswer(whole, undefined, { asOf: "2002-09-30" })],
  ["/share-days?from=2002-Q3&to=2002-Q3", shareDaysAnswerSchema, () => shareDaysAnswer(whole, q3)],
  ["/reconciliation", reconciliationAnswerSchema, () => reconciliationAnswer(whole)],
  ["/reconciliation?knownAt=2002-11-14", reconciliationAnswerSchema, () => reconciliationAnswer(published)],
  ["/figures", figuresAnswerSchema, () => figuresAnswer(whole, {})],
  ["/figures?concept=notes.berg-1&section=notes&knownAt=2002-11-14", figuresAnswerSchema, () => figuresAnswer(published, { concept: "notes.berg-1", section: "notes" })],
  ["/findings", findingsAnswerSchema, () => findingsAnswer(whole)],
  ["/findings?class=error&section=notes&check=claim&knownAt=2002-11-14", findingsAnswerSchema, () => findingsAnswer(published, { class: "error", section: "notes", check: "claim" })],
];

/** What is counted for the reader's orientation; any other number would be a figure. */
const COUNTS = new Set(["unmeasured", "total", "shown", "offset", "events", "reportedFigures", "ties", "ties-within-rounding", "does-not-tie", "not-determinable", "days", "fitsAsIndex", "fitsAsRate", "of", "error", "ambiguity", "rounding", "disclosure-gap", "accepted"]);

/** Paths of JSON numbers that are not counts of rows. */
function numbersIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return COUNTS.has(path.split("/").at(-1) ?? "") && Number.isInteger(value) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}/${key}`));
}

describe("answers over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());

  it.each(routes)("GET /v1/books/focus-enhancements%s", async (path, schema, answer) => {
    const { status, headers, text } = await service.ask(`${FOCUS}${path}`);
    expect(`${status} ${headers.get("content-type") ?? ""}`, text).toBe("200 application/json");
    expect(text).toBe(JSON.stringify(answer()));
    const body: unknown = JSON.parse(text);
    expect(schema.parse(body), "nothing beside what the schema names").toEqual(body);
    expect(numbersIn(body), "money and counts of units are texts").toEqual([]);
    expect(body).toHaveProperty("ledgerHead", book.head);
  });

  it("filters reconciled figures by verdict and leaves the tallies of all", async () => {
    const all = reconciliationAnswer(whole);
    const answer = reconciliationAnswerSchema.parse(await service.get(`${FOCUS}/reconciliation?verdict=not-determinable`));
    expect(answer.figures).toEqual(all.figures.filter(({ verdict }) => verdict === "not-determinable"));
    expect(answer.figures).toHaveLength(all.tally["not-determinable"]);
    expect(answer.footings).toHaveLength(all.footingTally["not-determinable"]);
    expect([answer.tally, answer.footingTally]).toEqual([all.tally, all.footingTally]);
    expect(answer.figures.length).toBeLessThan(all.figures.length);
  });

  it("filters them by part of the source too", async () => {
    const all = reconciliationAnswer(whole);
    const answer = reconciliationAnswerSchema.parse(await service.get(`${FOCUS}/reconciliation?section=notes&verdict=ties`));
    expect(answer.figures).toEqual(all.figures.filter(({ verdict, reported }) => verdict === "ties" && reported.section === "notes"));
    expect(answer.figures.length).toBeGreaterThan(0);
    expect(answer.tally).toEqual(all.tally);
  });

  it("filters findings and leaves the tally of all, and says whether an error is open", async () => {
    const all = findingsAnswer(whole);
    const answer = findingsAnswerSchema.parse(await service.get(`${FOCUS}/findings?class=rounding`));
    expect(answer.findings).toEqual(all.findings.filter((finding) => finding.class === "rounding"));
    expect([answer.tally, answer.clean, answer.shown]).toEqual([all.tally, false, all.tally.rounding]);
    expect(findingsAnswerSchema.parse(await service.get("/v1/books/tidewater-instruments/findings"))).toMatchObject({ clean: true, tally: { error: 0 } });
  });

  it("knows neither figures nor findings of a report that is not yet published", async () => {
    expect(figuresAnswerSchema.parse(await service.get(`${FOCUS}/figures?knownAt=2002-11-13`))).toMatchObject({ knownAt: "2002-11-13", total: 0, figures: [] });
    const { findings } = findingsAnswerSchema.parse(await service.get(`${FOCUS}/findings?knownAt=2002-11-13`));
    expect(findings.filter(({ figures }) => figures.length > 0)).toEqual([]);
  });

  it("shows a hundred events where nothing is said, and pages without gap or overlap", async () => {
    const ids = async (page: string): Promise<string[]> => eventListSchema.parse(await service.get(`${FOCUS}/events?${page}`)).events.map(({ id }) => id);
    const pages = await Promise.all(["limit=40", "offset=40&limit=40"].map(ids));
    expect(pages.flat()).toEqual(eventList(whole, {}).events.map(({ id }) => id));
    expect(await ids("offset=1000")).toEqual([]);
  });
});
