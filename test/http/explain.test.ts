/** /measures/{id}/explain: a figure taken apart, a page at a time. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainAnswer, explainAnswerSchema } from "../../src/answers/explain-answer.ts";
import type { ExplainAnswer, ExplainQuery } from "../../src/answers/explain-answer.ts";
import { day } from "../../src/kernel/day.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Spread } from "../../src/ledger/ledger.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import { FOCUS, asking, embedded } from "./asking.ts";
import type { Asking } from "./asking.ts";

const book = embedded.book("focus-enhancements");
const whole = new Ledger(book);

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

async function explained(id: string, query = ""): Promise<ExplainAnswer> {
  return explainAnswerSchema.parse(await service.get(`${FOCUS}/measures/${id}/explain?${query}`));
}

type Movements = Extract<ExplainAnswer["made"], { readonly kind: "movements" }>;

function movementsOf({ made }: ExplainAnswer): Movements {
  if (made.kind === "rule") throw new Error("explained by a rule");
  return made;
}

describe("an explanation", () => {
  const first = { limit: 100, reported: false };
  const cases: readonly (readonly [id: string, query: string, asked: ExplainQuery, ledger: { readonly knownAt?: string; readonly spread?: Spread }])[] = [
    ["cash", "", first, {}],
    ["cash", "asOf=2002-02-15&since=FY2001&limit=1&offset=1", { asOf: "2002-02-15", since: "2001-12-31", limit: 1, offset: 1, reported: false }, {}],
    ["cash", "asOf=2002-08-15&spread=daily", { ...first, asOf: "2002-08-15" }, { spread: "daily" }],
    ["shares.common.outstanding", "asOf=2002-02-15&knownAt=2002-11-14", { ...first, asOf: "2002-02-15" }, { knownAt: "2002-11-14" }],
    ["cash-flow.financing", "from=2002-Q3&to=2002-Q3&reported=true", { ...first, from: "2002-07-01", to: "2002-09-30", reported: true }, {}],
    ["eps.basic", "from=2002-01-01&to=2002-09-30&reported=false", { ...first, from: "2002-01-01", to: "2002-09-30" }, {}],
    ["notes.berg-1.accrued-interest", "limit=3&offset=2", { limit: 3, offset: 2, reported: false }, {}],
  ];

  it.each(cases)("of %s?%s is the answer to the letter, and no more than its schema", async (id, query, asked, { knownAt, spread = "at-end" }) => {
    const { text } = await service.ask(`${FOCUS}/measures/${id}/explain?${query}`);
    expect(text).toBe(JSON.stringify(explainAnswer(new Ledger(book, { knownAt: knownAt === undefined ? undefined : day(knownAt), spread }), id, asked)));
    const body: unknown = JSON.parse(text);
    expect(explainAnswerSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ book: "focus-enhancements", measure: id, knownAt: knownAt ?? null, scenario: null, ledgerHead: book.head });
  });

  it("of a balance: opening, what comes before the page, the page and what comes after it make the figure", async () => {
    for (const offset of [0, 1, 5, 100]) {
      const answer = await explained("stockholders-equity", `limit=3&offset=${offset}`);
      const { opening, before, events, after, total, shown } = movementsOf(answer);
      const made = [opening?.figure.value ?? "0", before, ...events.map(({ amount }) => amount), after].reduce((sum, amount) => sum.plus(amount), new Exact(0));
      expect(made.toFixed(2)).toBe(answer.value);
      expect([total, shown]).toEqual([10, offset === 100 ? 0 : 3]);
      expect(events.at(-1)?.running ?? null).toBe(offset === 100 ? null : new Exact(opening?.figure.value ?? 0).plus(before).plus(events.reduce((sum, { amount }) => sum.plus(amount), new Exact(0))).toFixed(2));
    }
  });

  it("of the shares on 15 February 2002: the exercises of some day from January to September may have come already", async () => {
    const answer = await explained("shares.common.outstanding", "asOf=2002-02-15&since=2001-12-31");
    expect(answer).toMatchObject({ value: "35413500", low: "35413500", high: "35898079", status: "bounded" });
    const { opening, events } = movementsOf(answer);
    expect(opening).toMatchObject({ at: "2001-12-31", figure: { value: "32973403" } });
    expect(opening?.anchors.map(({ id }) => id)).toEqual(["balances-2001-12-31"]);
    expect(events.map(({ id, amount, low, high, running }) => [id, amount, low, high, running])).toEqual([
      ["placement-2002", "2434490", "2434490", "2434490", "35407893"],
      ["payables-settled-january", "5607", "5607", "5607", "35413500"],
      ["options-exercised-2002", "0", "0", "484579", "35413500"],
    ]);
    expect(events[0]).toMatchObject({
      rule: "Cash = gross − costs. Par = shares × par. Paid-in = gross − costs − deferred prior costs − par.",
      fields: { class: "common", shares: "2,434,490", gross: "2,750,000", costs: "315,000" },
      asked: [{ of: "common", term: "par", value: "0.01" }],
      basis: "reported",
      plug: false,
      evidence: [{ source: "10-qsb-2002-q3", page: "10", lines: "707-715" }, {}, {}],
      legs: [{ account: "shares/common/outstanding", quantity: "2434490", unit: "common", flow: null }],
    });
  });

  it("of a loss per share: income over the weighted average, each a measure to explain in turn", async () => {
    const { made } = await explained("eps.basic");
    expect(made).toMatchObject({ kind: "rule", rule: "(net income − dividends declared on other classes) / weighted-average shares", total: 2, shown: 2 });
    const inputs = made.kind === "rule" ? made.inputs.map(({ enters, measure, from, to }) => ({ enters, measure, from, to })) : [];
    expect(inputs).toEqual([
      { enters: "plus", measure: "net-income", from: "2002-01-01", to: "2002-09-30" },
      { enters: "over", measure: "weighted-average-shares", from: "2002-01-01", to: "2002-09-30" },
    ]);
    for (const { measure, from, to } of inputs) expect((await explained(measure ?? "", `from=${from ?? ""}&to=${to ?? ""}`)).value).not.toBeNull();
  });

  it("is there for every measure of every book", async () => {
    for (const id of embedded.ids()) {
      const ledger = new Ledger(embedded.book(id));
      for (const measure of measuresOf(ledger).values()) {
        const { status, text } = await service.ask(`/v1/books/${id}/measures/${measure.id}/explain?limit=2`);
        expect(status, `${measure.id}: ${text}`).toBe(200);
      }
    }
  }, 120_000);
});

describe("an explanation beside what was reported", () => {
  it("of the loss printed with two digits swapped on page 15 says so; as printed on page 5 it ties", async () => {
    const { reported } = await explained("cash-flow.net-income", "from=2002-01-01&to=2002-09-30&reported=true");
    expect(reported?.map(({ page, printed, verdict, correction, slips }) => ({ page, printed, verdict, correction, slips }))).toEqual([
      { page: "5", printed: "$(4,710)", verdict: "ties", correction: null, slips: [] },
      { page: "15", printed: "$4,170,000", verdict: "does-not-tie", correction: "539500.00", slips: ["with two digits swapped, -4,710,000, it would agree"] },
    ]);
  });

  it("of a flow of the third quarter: the printing is that of the nine months, and no single change makes it tie", async () => {
    const { reported } = await explained("cash-flow.financing", "from=2002-Q3&to=2002-Q3&reported=true");
    expect(reported).toMatchObject([
      {
        low: "2795500.00",
        high: "2796500.00",
        difference: "-2290000.00",
        correction: "2289500.00",
        slips: ["it is the figure printed of cash-flow.financing over 2002-01-01..2002-09-30"],
        absorbing: [
          { event: "flows-2002-nine-months", why: "imprecise", low: "0.00", high: "31000.00", suffices: false, needed: null },
          { event: "euston-warrant-exercised", why: "inferred", low: null, high: null, suffices: true, needed: "2477000.00" },
          { event: "options-exercised-2002", why: "plug", low: null, high: null, suffices: true, needed: "2639000.00" },
          { event: "flows-2002-nine-months", why: "rounded", low: "-500.00", high: "500.00", suffices: false, needed: null },
        ],
        ways: [],
        rests: { total: 3, tried: 3 },
      },
    ]);
  });

  it("is null where it is not asked for", () => {
    expect(explainAnswer(whole, "cash", {}).reported).toBeNull();
  });
});

describe("what cannot be explained", () => {
  it.each([
    ["cash/explain?since=2002-12-31", "since"],
    ["net-income/explain?since=2001-12-31", "since"],
    ["notes.payoff/explain?since=2001-12-31", "since"],
    ["cash/explain?from=2002-01-01&to=2002-09-30", "from"],
    ["net-income/explain?asOf=2002-09-30", "asOf"],
    ["cash/explain?limit=0", "limit"],
    ["cash/explain?reported=yes", "reported"],
    ["cash/explain?at=2002-09-30", "at"],
  ])("%s is refused for %s", async (path, parameter) => {
    const problem = await service.refused(`${FOCUS}/measures/${path}`);
    expect(problem).toMatchObject({ status: 400, code: "query-invalid" });
    expect(problem.errors).toMatchObject([{ parameter }]);
  });

  it("is a measure that there is not, or a printing for a day on which there is none", async () => {
    expect(await service.refused(`${FOCUS}/measures/cashes/explain`)).toMatchObject({ status: 404, code: "measure-unknown" });
    const problem = await service.refused(`${FOCUS}/measures/cash/explain?asOf=2002-08-31&reported=true`);
    expect(problem).toMatchObject({ status: 404, code: "figure-unknown" });
    expect(problem.detail).toContain("one of 2002-09-30, 2001-12-31");
  });
});
