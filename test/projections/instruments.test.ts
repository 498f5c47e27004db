/** The embedded book's instruments: what its printed figures let the engine find by itself. */
import { describe, expect, it } from "vitest";
import { interestAnswer } from "../../src/answers/interest-answer.ts";
import { measureAnswer } from "../../src/answers/measure-answer.ts";
import { shareDaysAnswer } from "../../src/answers/share-days-answer.ts";
import { valuationAnswer } from "../../src/answers/valuation-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { day } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";

const book = readBook("events/books/focus-enhancements");
const ledger = new Ledger(book);
const q3 = { from: "2002-07-01", to: "2002-09-30" };

describe("interest of the third quarter of 2002", () => {
  const answer = interestAnswer(ledger, q3);
  it("3,867,494 × 5.75% × 92 / 360 = 56,830.68, which prints as 57 thousand", () => {
    expect(answer.total.value).toBe("56830.68");
    expect(answer.expense).toMatchObject({ concept: "interest-expense", basis: "reported", figure: { value: "57000.00", low: "56500.00", high: "57500.00" } });
    expect(answer.verdict).toBe("ties");
    // 57,000 ± 500 − 56,830.68: nothing beside the notes is needed.
    expect(answer.other).toMatchObject({ basis: "inferred", figure: { value: "169.32", low: "-330.68", high: "669.32" } });
  });
  it("only ACT/360, simple, gives the printed 57", () => {
    expect(answer.conventions.filter(({ verdict }) => verdict === "ties").map(({ dayCount, compounding }) => `${dayCount} ${compounding}`)).toEqual(["ACT/360 simple"]);
  });
  it("the 4.75% in brackets is the index: as the note's own rate no convention reaches the balances", () => {
    expect(answer.readings).toHaveLength(1);
    expect(answer.readings[0]).toMatchObject({ reads: "index", indexPercent: "4.75", ratePercent: "5.75", fitsAsIndex: 13, fitsAsRate: 0, of: 18 });
  });
  it("the third note's 702,000 rules out the simple conventions but ACT/360", () => {
    const third = answer.balances.find(({ note }) => note === "berg-3");
    expect(third?.doNotFit.map(({ dayCount, compounding }) => `${dayCount} ${compounding}`)).toEqual(["ACT/365 simple", "ACT/ACT-ISDA simple", "30/360-US simple", "30E/360 simple", "30E/360-ISDA simple"]);
  });
  it("day by day it is the same", () => {
    const daily = interestAnswer(ledger, q3, { daily: true }).notes.find(({ note }) => note === "berg-2")?.daily ?? [];
    expect(daily).toHaveLength(92);
    // 1,000,000 × 5.75% / 360 a day
    expect(new Set(daily.map(({ interest }) => interest))).toEqual(new Set(["159.722222"]));
  });
});

it("the third note is current as known before its extension, and not as known with the report", () => {
  const current = (knownAt: string): string | null => measureAnswer(new Ledger(book, { knownAt: day(knownAt) }), "notes.current-principal", { asOf: "2002-09-30" }).value;
  expect(current("2002-10-31")).toBe("650000.00");
  expect(current("2002-11-14")).toBe("0.00");
});

describe("warrant charges", () => {
  const { charges } = valuationAnswer(ledger, { asOf: "2002-09-30" });
  it("the repricing's term of 17 months is not the 41 to the warrant's expiry", () => {
    const repricing = charges.find(({ event }) => event === "euston-warrant-repriced");
    expect(repricing?.termMatchesExpiry).toBe(false);
    expect(repricing?.termToExpiry?.value).toMatch(/^3\.419/);
  });
  it("334,000 for 250,000 warrants implies a share price of about 1.76 and only 61,000 of value added", () => {
    const repricing = charges.find(({ event }) => event === "euston-warrant-repriced");
    expect(repricing?.spot?.value).toMatch(/^1\.7624/);
    expect(repricing?.modification?.after.value).toBe("334000.00");
    expect(repricing?.modification?.added.value).toMatch(/^60937\./);
  });
  it("the consultants' warrants are valued to their expiry", () => {
    expect(charges.find(({ event }) => event === "consultants-warrants")?.termMatchesExpiry).toBe(true);
  });
});

it("the printed averages of the quarter and of the nine months cannot both be true", () => {
  const answer = shareDaysAnswer(ledger, q3);
  // 35,776,500 × 92 − 3,258,979,480 share-days of known issues
  expect(answer.printed).toMatchObject({ neededLow: "32458520", possible: true });
  expect(answer.contradicts.map(({ excess }) => excess)).toEqual(["5849211"]);
});
