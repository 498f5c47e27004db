/** Interest expense beyond the notes: what was reported or booked less what the notes explain. */
import { describe, expect, it } from "vitest";
import { interestAnswer, interestAnswerSchema } from "../../src/answers/interest-answer.ts";
import type { InterestAnswer } from "../../src/answers/interest-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { figuresOf, reportedTable } from "../../src/book/reported-figure.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

const definition: NonNullable<Given["definition"]> = { ...wholeHistory, "interest-line": "interest-expense", "sources": { annual: { title: "Annual report", published: "2001-03-01" } } };
const quarter = { from: "2000-04-01", to: "2000-06-30" };

/** 100,000 at 6% by ACT/360: 91 days to 30 June are 1,516.67. */
const signed = { id: "signed", type: "note-issued", on: "2000-01-01", note: "note-a", drawn: "100000", terms: { "rate": "0.06", "day-count": "ACT/360" } };
const booked = (amount: string): Given["events"][number] => ({ id: "results", type: "period-flow", on: { within: "2000-Q2" }, legs: [{ account: "interest-expense", debit: amount }, { account: "accrued-liabilities", credit: amount, flow: "accrued-interest" }] });

function printed(rows: readonly Readonly<Record<string, unknown>>[]): ReportedFigure[] {
  const table = reportedTable.parse({ id: "results", title: "Results", section: "statements", source: "annual", page: "1", unit: "USD", columns: [{ over: "2000-Q2" }], rows });
  return figuresOf(table, (path, found, expected) => {
    throw new Error(`${path.join(".")}: ${found}, not ${expected}`);
  });
}

const asked = (given: Given): InterestAnswer => {
  const answer = interestAnswer(ledgerOf({ definition, ...given }), quarter);
  expect(interestAnswerSchema.strict().parse(answer)).toEqual(answer);
  return answer;
};

describe("other interest", () => {
  it("is what is booked beyond the notes: 2,000.00 − 1,516.67 = 483.33", () => {
    const { other, expense, verdict, conventions } = asked({ events: [signed, booked("2000")] });
    expect(expense).toMatchObject({ concept: "interest-expense", basis: "booked", figure: { value: "2000.00", status: "exact" } });
    expect(other).toEqual({ basis: "inferred", arithmetic: "2,000 of interest-expense as booked − 1,516.67 of the notes = 483.33", figure: expect.objectContaining({ value: "483.33", low: "483.33", high: "483.33", status: "exact" }) as unknown });
    expect(verdict).toBeNull();
    expect(conventions.every((each) => each.verdict === null)).toBe(true);
  });

  it("has the bounds that the rounding of a reported expense leaves: 1,500 to 2,500 − 1,516.67", () => {
    const { other, verdict } = asked({ events: [signed, booked("2000")], reported: printed([{ concept: "interest-expense", line: "1", printed: ["2"], scale: "thousands", unit: "USD" }]) });
    expect(other).toMatchObject({ arithmetic: "2,000 (1,500 … 2,500) of interest-expense as reported − 1,516.67 of the notes = 483.33 (-16.67 … 983.33)", figure: { value: "483.33", low: "-16.67", high: "983.33", status: "bounded" } });
    // 1,516.67 lies in 1,500 to 2,500.
    expect(verdict).toBe("ties");
  });

  it("goes by the narrowest of several printings", () => {
    const { other } = asked({ events: [signed, booked("2000")], reported: printed([{ concept: "interest-expense", line: "1", printed: ["2"], scale: "thousands", unit: "USD" }, { concept: "interest-expense", line: "9", printed: ["2,000"] }]) });
    expect(other?.figure).toMatchObject({ low: "482.83", high: "483.83" });
  });

  it("is not determinable where the bounds of the notes straddle the reported expense, and says so of each convention", () => {
    // 40,000 more on a day of April, May or June: 6% of 40,000 over 0 to 90 days is 0 to 600.
    const drawn = { id: "drawn", type: "note-drawn", on: { within: "2000-Q2", assumed: "2000-06-30" }, note: "note-a", amount: "40000" };
    const { verdict, conventions, other } = asked({ events: [signed, drawn, booked("2000")], reported: printed([{ concept: "interest-expense", line: "1", printed: ["2,000"], precision: "100" }]) });
    expect(verdict).toBe("not-determinable");
    expect(conventions.find(({ dayCount, compounding }) => dayCount === "ACT/360" && compounding === "simple")?.verdict).toBe("not-determinable");
    expect(other?.figure).toMatchObject({ value: "483.33", low: "-166.67", high: "533.33" });
  });

  it("says why where the notes or the line cannot be known", () => {
    const reconstructed = Object.fromEntries(Object.entries(definition).filter(([field]) => field !== "inception"));
    const { other } = asked({ definition: reconstructed, events: [signed] });
    expect(other).toMatchObject({ arithmetic: null, figure: { value: null, status: "not-determinable" } });
    expect(other?.figure.reasons?.join()).toContain("interest-expense");
    expect(asked({ definition: wholeHistory, events: [signed, booked("2000")] })).toMatchObject({ other: null, expense: null });
    expect(asked({ definition: { ...definition, "interest-line": "interest" }, events: [signed] }).other?.figure.reasons).toEqual(["the statement of operations has no line interest"]);
  });

  it("of the embedded nine months is 174,000 ± 500 less 152,255.94 to 159,753.21", () => {
    const { other, verdict, conventions } = interestAnswer(new Ledger(readBook("events/books/focus-enhancements")), { from: "2002-01-01", to: "2002-09-30" });
    expect(other?.figure).toMatchObject({ value: "21744.06", low: "13746.79", high: "22244.06", status: "bounded" });
    expect(verdict).toBe("does-not-tie");
    // 164,239.76 to 176,591.00 lies on both sides of 173,500.
    expect(conventions.find(({ dayCount, compounding }) => dayCount === "ACT/360" && compounding === "monthly")?.verdict).toBe("not-determinable");
  });
});
