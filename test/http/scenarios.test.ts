/** Scenarios over HTTP: those of the book by their ids, and posted ones that nobody keeps. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesAnswer, changesAnswerSchema } from "../../src/answers/changes-answer.ts";
import { compareAnswer, compareAnswerSchema } from "../../src/answers/compare-answer.ts";
import { diffAnswer, diffAnswerSchema } from "../../src/answers/diff-answer.ts";
import { historyAnswer, historyAnswerSchema } from "../../src/answers/history-answer.ts";
import { measureAnswer } from "../../src/answers/measure-answer.ts";
import { restatementAnswer, restatementAnswerSchema } from "../../src/answers/restatement-answer.ts";
import { scenarioAnswer, scenarioAnswerSchema, scenarioList, scenarioListSchema } from "../../src/answers/scenario-answer.ts";
import { scenarioSourceAnswer, scenarioSourceAnswerSchema } from "../../src/answers/scenario-source-answer.ts";
import { day } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { scenarioLedger } from "../../src/scenarios/scenario-ledger.ts";
import { readScenario, stackOf, storedScenario } from "../../src/scenarios/read-scenario.ts";
import { FOCUS, asking, embedded } from "./asking.ts";
import type { Asking } from "./asking.ts";

const book = embedded.book("focus-enhancements");
const base = new Ledger(book);
const stored = storedScenario(book, "no-repricing");
const under = scenarioLedger(book, stackOf(book, stored));
const compared = { id: "no-repricing", title: stored.scenario.title, ledger: under };

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

const post = (body: string): RequestInit => ({ method: "POST", body, headers: { "content-type": "application/yaml" } });

describe("knowledge and scenarios over HTTP", () => {
  it.each([
    ["/scenarios", scenarioListSchema, () => scenarioList(book)],
    ["/scenarios/no-repricing?asOf=2002-09-30", scenarioAnswerSchema, () => scenarioAnswer(base, under, stored, { asOf: "2002-09-30" })],
    ["/scenarios/no-repricing/source", scenarioSourceAnswerSchema, () => scenarioSourceAnswer(book, stored)],
    ["/compare?scenarios=no-repricing&asOf=2002-09-30", compareAnswerSchema, () => compareAnswer(base, [compared], { asOf: "2002-09-30" })],
    ["/compare?scenarios=no-repricing&measures=cash&from=2002-07-01&to=2002-09-30&every=month", compareAnswerSchema, () => compareAnswer(base, [compared], { measures: "cash", from: "2002-07-01", to: "2002-09-30", every: "month" })],
    ["/measures/cash/history?from=2002-01-01&to=2002-03-31", historyAnswerSchema, () => historyAnswer(base, "cash", { from: "2002-01-01", to: "2002-03-31", limit: 100 })],
    ["/measures/accrued-legal-judgment/history?along=known-at&every=event&asOf=2001-12-31&offset=2&limit=5", historyAnswerSchema, () => historyAnswer(base, "accrued-legal-judgment", { along: "known-at", every: "event", asOf: "2001-12-31", offset: 2, limit: 5 })],
    ["/diff?knownAtFrom=2001-12-31&knownAt=2002-01-03&asOf=2001-12-31", diffAnswerSchema, () => diffAnswer(new Ledger(book, { knownAt: day("2001-12-31") }), new Ledger(book, { knownAt: day("2002-01-03") }), { asOf: "2001-12-31" })],
    ["/changes?asOfFrom=2001-12-31&asOf=2002-09-30", changesAnswerSchema, () => changesAnswer(base, { asOfFrom: "2001-12-31", asOf: "2002-09-30" })],
    ["/reconciliation/as-first-reported", restatementAnswerSchema, () => restatementAnswer(base)],
  ] as const)("GET /v1/books/focus-enhancements%s answers to the letter", async (path, schema, answer) => {
    const body = await service.get(`${FOCUS}${path}`);
    expect(JSON.stringify(body)).toBe(JSON.stringify(answer()));
    expect(schema.parse(body)).toEqual(body);
  });

  it("answers any measure under a scenario, by its path or by its parameter", async () => {
    const answer = measureAnswer(under, "cash", { asOf: "2002-09-30" });
    expect(answer).toMatchObject({ scenario: "no-repricing", value: "532500.00" });
    expect(answer.ledgerHead).not.toBe(book.head);
    expect(await service.get(`${FOCUS}/scenarios/no-repricing/measures/cash?asOf=2002-09-30`)).toEqual(answer);
    expect(await service.get(`${FOCUS}/measures/cash?asOf=2002-09-30&scenario=no-repricing`)).toEqual(answer);
  });
});

describe("a posted scenario", () => {
  const yaml = "id: by-hand\ntitle: No placement agent\nsummary: made up\nreplace:\n  - event: placement-2002\n    with: { costs: 40000, agent-fees: [] }\n";
  const json = JSON.stringify({ id: "by-hand", title: "No placement agent", summary: "made up", replace: [{ event: "placement-2002", with: { "costs": "40000", "agent-fees": [] } }] });

  it.each([["YAML", yaml], ["JSON", json]])("is run from %s, and kept nowhere", async (_, text) => {
    const { status, text: answered } = await service.ask(`${FOCUS}/scenarios/run?asOf=2002-09-30`, post(text));
    expect(status, answered).toBe(200);
    const read = readScenario(text, "body");
    expect(answered).toBe(JSON.stringify(scenarioAnswer(base, scenarioLedger(book, [read]), read, { asOf: "2002-09-30" })));
    expect(await service.get(`${FOCUS}/scenarios`)).toEqual(scenarioList(book));
    expect(await service.refused(`${FOCUS}/scenarios/by-hand`)).toMatchObject({ status: 404, code: "scenario-unknown" });
  });

  it("is compared with the book, alone or with others", async () => {
    const { status, text } = await service.ask(`${FOCUS}/compare?measures=cash&asOf=2002-09-30`, post(`[${json}, ${json.replace("by-hand", "again")}]`));
    expect(status, text).toBe(200);
    const answer = compareAnswerSchema.parse(JSON.parse(text));
    // 315,000 of costs less the agent's 275,000.
    expect(answer.rows[0]?.scenarios.map(({ scenario, difference }) => [scenario, difference])).toEqual([["by-hand", "275000.00"], ["again", "275000.00"]]);
  });

  it("at fault tells each fault with its line and field", async () => {
    const problem = await service.refused(`${FOCUS}/scenarios/run`, post("id: bad\ntitle: t\nsummary: s\nremove: [placement-2003]\n"));
    expect(problem).toMatchObject({ status: 422, code: "event-unknown" });
    expect(problem.errors).toMatchObject([{ file: "body", line: 4, field: "remove.0", found: 'event "placement-2003"' }]);
  });

  it("that contradicts itself says what breaks", async () => {
    const problem = await service.refused(`${FOCUS}/scenarios/run`, post("id: bad\ntitle: t\nsummary: s\nremove:\n  - cra-suit\n  - euston-warrant-issued\n"));
    expect(problem).toMatchObject({ status: 422 });
    expect(problem.errors?.map(({ line, field, found }) => [line, field, found.split(":")[0]])).toEqual([[6, "remove.1", "euston-warrant-repriced contradicted"], [6, "remove.1", "euston-warrant-exercised contradicted"]]);
  });

  it.each([["nothing", "", 422], ["no scenario", "[]", 422], ["no YAML", "a: [", 400], ["eleven of them", `[${Array.from({ length: 11 }, () => json).join(",")}]`, 422], ["more than it may be", `${yaml}# ${"x".repeat(70_000)}`, 413]] as const)("that is %s is refused", async (_, text, status) => {
    expect(await service.refused(`${FOCUS}/compare`, post(text))).toMatchObject({ status });
  });

  it("reads no file, wherever it points", async () => {
    expect(await service.refused(`${FOCUS}/measures/cash?scenario=${encodeURIComponent("./no-repricing.yaml")}`)).toMatchObject({ status: 404, code: "scenario-unknown" });
    expect((await service.refused(`${FOCUS}/scenarios/run`, post("id: a\ntitle: t\nsummary: s\nbase: ../../../package\n"))).status).toBe(422);
  });
});
