/** A figure taken apart, in small books: given these events, then this opening and these parts, or this rule and these inputs. */
import { describe, expect, it } from "vitest";
import type { DateOrPeriod } from "../../src/kernel/date-or-period.ts";
import { day, period } from "../../src/kernel/day.ts";
import { fractionText } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { measureOf } from "../../src/measures/catalogue.ts";
import { eventsBehind } from "../../src/measures/events-behind.ts";
import { explain } from "../../src/measures/explain.ts";
import type { Explanation } from "../../src/measures/explain.ts";
import { ledgerOf, wholeHistory } from "../given.ts";

const sale = (id: string, on: string, amount: string): Record<string, unknown> => ({ id, type: "journal-entry", on, legs: [{ account: "cash", debit: amount }, { account: "revenue", credit: amount }] });

const at = (text: string): DateOrPeriod => ({ at: day(text) });
const over = (text: string): DateOrPeriod => ({ over: period(text) });

function movements(ledger: Ledger, id: string, when: DateOrPeriod, since?: string): Extract<Explanation, { readonly kind: "movements" }> {
  const explained = explain(ledger, measureOf(ledger, id), when, since === undefined ? undefined : day(since));
  if (explained.kind === "rule") throw new Error(`${id} follows a rule`);
  return explained;
}

/** The opening, then `event amount [low … high] = running`. */
function told({ opening, parts, figure }: Extract<Explanation, { readonly kind: "movements" }>, decimals = 2): string[] {
  const text = (value: Fraction): string => fractionText(value, decimals);
  return [
    ...(opening === undefined ? [] : [`${opening.at} ${opening.figure.value === null ? "unknown" : text(opening.figure.value)}${opening.anchors.map(({ event }) => ` by ${event.id}`).join("")}`]),
    ...parts.map(({ entry, amount, low, high, running, cutByOpening }) => `${entry.event.id} ${text(amount)}${text(low) === text(high) ? "" : ` [${text(low)} … ${text(high)}]`} = ${running === undefined ? "unknown" : text(running)}${cutByOpening ? ", or in the opening" : ""}`),
    `${figure.value === null ? "unknown" : text(figure.value)} ${figure.status}`,
  ];
}

/** `+ label or measure: value unit`. */
function inputs(ledger: Ledger, id: string, when: DateOrPeriod): string[] {
  const explained = explain(ledger, measureOf(ledger, id), when);
  if (explained.kind === "movements") throw new Error(`${id} is a sum of movements`);
  return explained.inputs.map(({ enters, label, measure, value, event }) => {
    const text = "text" in value ? value.text : `${value.figure.value === null ? "unknown" : fractionText(value.figure.value, value.decimals)} ${value.unit}`;
    return `${enters} ${measure?.id ?? label}: ${text}${event === undefined ? "" : ` by ${event}`}`;
  });
}

describe("what moved a balance", () => {
  const events = [sale("first", "2000-03-01", "100"), sale("second", "2000-06-01", "30.50"), { ...sale("unsure", "2000-05-15", "7"), on: { within: "2000-05-01..2000-07-31", assumed: "2000-05-15" } }];
  const ledger = ledgerOf({ events });

  it("is told from the day before its first event, where the whole history is in the book", () => {
    expect(told(movements(ledger, "cash", at("2000-12-31")))).toEqual(["2000-02-29 0.00", "first 100.00 = 100.00", "unsure 7.00 = 107.00", "second 30.50 = 137.50", "137.50 exact"]);
  });

  it("has bounds where the date cuts an event's window: counted, or not counted yet", () => {
    expect(told(movements(ledger, "cash", at("2000-06-30")))).toEqual(["2000-02-29 0.00", "first 100.00 = 100.00", "unsure 7.00 [0.00 … 7.00] = 107.00", "second 30.50 = 137.50", "137.50 bounded"]);
    expect(told(movements(ledger, "cash", at("2000-05-10")))).toEqual(["2000-02-29 0.00", "first 100.00 = 100.00", "unsure 0.00 [0.00 … 7.00] = 100.00", "100.00 bounded"]);
  });

  it("is told since a day, and says what may be in the opening instead", () => {
    expect(told(movements(ledger, "cash", at("2000-12-31"), "2000-05-20"))).toEqual(["2000-05-20 107.00", "unsure 0.00 = 107.00, or in the opening", "second 30.50 = 137.50", "137.50 exact"]);
    expect(told(movements(ledger, "cash", at("2000-12-31"), "2000-05-10"))).toEqual(["2000-05-10 100.00", "unsure 7.00 = 107.00, or in the opening", "second 30.50 = 137.50", "137.50 exact"]);
  });

  it("since the date itself is nothing", () => {
    expect(told(movements(ledger, "cash", at("2000-12-31"), "2000-12-31"))).toEqual(["2000-12-31 137.50", "137.50 exact"]);
  });

  it("of a day before all events is nothing", () => {
    expect(told(movements(ledger, "cash", at("1999-12-31")))).toEqual(["1999-12-31 0.00", "0.00 exact"]);
  });

  it("over a period begins at nil, with the sign of its line", () => {
    expect(told(movements(ledger, "net-income", over("2000-Q2")))).toEqual(["unsure 7.00 [0.00 … 7.00] = 7.00", "second 30.50 = 37.50", "37.50 bounded"]);
  });

  it("names the legs that count: of a flow, the one that explains cash", () => {
    const [first] = movements(ledger, "cash-flow.net-income", over("2000")).parts;
    expect(first?.legs.map(({ account, quantity }) => `${account} ${quantity}`)).toEqual(["revenue -10000"]);
  });
});

describe("what moved a balance that was taken over", () => {
  const reconstructed = Object.fromEntries(Object.entries(wholeHistory).filter(([field]) => field !== "inception"));
  const anchored = (id: string, on: string, cash: string): Record<string, unknown> => ({ id, type: "balance-anchor", on, balances: { cash } });
  const covered = { id: "flows", type: "period-flow", on: { within: "2001-01-01..2001-12-31" }, legs: [{ account: "cash", debit: "40" }, { account: "revenue", credit: "40" }], "complete-for": ["cash"] };
  const ledger = ledgerOf({ definition: reconstructed, events: [sale("before", "2000-03-01", "100"), anchored("opening", "2000-12-31", "500"), covered, anchored("checked", "2001-12-31", "545")] });

  it("begins at the first anchor; what a later one corrects is a part, because no event explains it", () => {
    expect(told(movements(ledger, "cash", at("2001-12-31")))).toEqual(["2000-12-31 500.00 by opening", "flows 40.00 = 540.00", "checked 5.00 = 545.00", "545.00 exact"]);
  });

  it("has no running figure where it is not determinable, and tells what the book holds", () => {
    expect(told(movements(ledger, "cash", at("2000-06-30")))).toEqual(["before 100.00 = unknown", "unknown not-determinable"]);
    expect(told(movements(ledger, "cash", at("2001-12-31"), "2000-06-30"))).toEqual(["2000-06-30 unknown", "opening 400.00 = unknown", "flows 40.00 = unknown", "checked 5.00 = unknown", "545.00 exact"]);
  });
});

describe("what a posting rule asked for", () => {
  const events = [
    { id: "sold", type: "private-placement", on: "2000-02-01", class: "common", shares: "1000", gross: "5000" },
    { id: "split", type: "stock-split", on: "2000-03-01", class: "common", new: "2", old: "1" },
    { id: "again", type: "private-placement", on: "2000-04-01", class: "common", shares: "10", gross: "50" },
  ];
  const asked = (id: string): string[] => (ledgerOf({ events }).entries.find(({ event }) => event.id === id)?.asked ?? []).map(({ of, term, value }) => `${of} ${term ?? "balance"} ${value}`);

  it("is the terms in force just before it: par is halved by the split", () => {
    expect(asked("sold")).toContain("common par 0.01");
    expect(asked("again")).toContain("common par 0.005");
  });

  it("is the balances just before it", () => {
    expect(asked("split")).toContain("shares/common/outstanding balance 1000");
  });
});

describe("the inputs of a rule", () => {
  const note = (terms: Record<string, string>): Record<string, unknown>[] => [
    { id: "signed", type: "note-issued", on: "2001-01-15", note: "note-a", drawn: "36500", terms: { rate: "0.10", matures: "2002-01-15", ...terms } },
    { id: "paid", type: "note-repaid", on: "2001-03-01", note: "note-a", principal: "6500", interest: "100" },
  ];

  it("of accrued interest: principal × rate × days, run by run, less what was paid", () => {
    const ledger = ledgerOf({ events: note({}) });
    expect(inputs(ledger, "notes.note-a.accrued-interest", at("2001-03-31"))).toEqual([
      "plus 2001-01-15 until 2001-03-01: 36,500 × 10% × 45/365: 450.000000 USD",
      "plus 2001-03-01 until 2001-03-31: 30,000 × 10% × 30/365: 246.575342 USD",
      "minus paid or converted on 2001-03-01: 100.000000 USD by paid",
      "beside notes.note-a.principal: 30000.00 USD",
      "beside notes.note-a.rate: 10.0000 percent",
    ]);
    expect(inputs(ledger, "notes.note-a.payoff", at("2001-03-31"))).toEqual(["plus notes.note-a.principal: 30000.00 USD", "plus notes.note-a.accrued-interest: 596.58 USD"]);
  });

  it("of a period that cuts a run by 30/360-US: 31 March is day 30 of a run that began on the 30th, and day 31 of an earlier one", () => {
    const ledger = ledgerOf({ events: note({ "day-count": "30/360-US" }).slice(0, 1) });
    // Days 15 January to 31 March: 76; to 30 January: 15. From 30 January to 31 March: 60, one fewer than 76 − 15.
    expect(inputs(ledger, "notes.note-a.interest-expense", over("2001-01-31..2001-03-31")).slice(0, 2)).toEqual([
      "plus 2001-01-30 until 2001-03-31: 36,500 × 10% × 60/360: 608.333333 USD",
      "plus what 30/360-US counts otherwise of the run that the period cuts: 10.138889 USD",
    ]);
  });

  it("of a term: its value and the event that set it, whatever changed since", () => {
    const events = [...note({ "conversion-price": "2", "converts-into": "common" }), { id: "amended", type: "note-amended", on: "2001-06-01", note: "note-a", terms: { matures: "2003-01-15" } }];
    expect(inputs(ledgerOf({ events }), "notes.note-a.conversion-price", at("2001-12-31"))).toEqual(["plus conversion-price of note-a, in force since 2001-01-15: 2.0000 USD/share by signed"]);
    expect(inputs(ledgerOf({ events }), "notes.note-a.days-to-maturity", at("2001-12-31"))).toEqual(["beside matures of note-a, in force since 2001-06-01: 2003-01-15 by amended"]);
  });

  it("of a weighted average: each issue by the days that it counts, over the days of the period", () => {
    const sold = (id: string, on: string, shares: string): Record<string, unknown> => ({ id, type: "private-placement", on, class: "common", shares, gross: "1000" });
    const ledger = ledgerOf({ events: [sold("early", "2000-01-10", "100"), sold("late", "2000-02-21", "50")] });
    expect(inputs(ledger, "weighted-average-shares", over("2000-02"))).toEqual([
      "plus 100 outstanding before 2000-02-01 × 29 days: 2900 share-days",
      "beside shares.common.outstanding: 100 shares",
      "plus 50 × 9 days from 2000-02-21 on: 450 share-days by late",
      "over days of the period: 29 days",
    ]);
    expect(inputs(ledger, "eps.basic", over("2000-02"))).toEqual(["plus net-income: 0.00 USD", "over weighted-average-shares: 116 shares"]);
  });

  it("lead to every event that the figure rests on", () => {
    const ledger = ledgerOf({ events: [...note({}), sale("unrelated", "2001-02-01", "5")] });
    expect(eventsBehind(ledger, measureOf(ledger, "notes.payoff"), at("2001-03-31")).map(({ event }) => event.id)).toEqual(["signed", "paid"]);
  });
});
