/** What a reader is not told: of events and instruments, in lists that say they are whole, and of what became of a debt. */
import { describe, expect, it } from "vitest";
import type { SourceDocument } from "../../src/book/source-document.ts";
import { period } from "../../src/kernel/day.ts";
import { atEnd, company, raised, raisedOnce, sale, table } from "./raised.ts";
import type { Case } from "./raised.ts";

type Written = Readonly<Record<string, unknown>>;

describe("disclosure", () => {
  const inFull = sale("sold", "100", "1000", "2002-02-01", { parties: ["investors"] });

  it("finds an event without its day and its parties, and names where it stands", () => {
    const evidence = [{ source: "report", page: "4", lines: "12" }];
    const finding = raisedOnce("disclosure", { events: [sale("sold", "100", "1000", { within: "2002-02", assumed: "2002-02-10" }, { evidence })] });
    expect(finding).toMatchObject({ about: "sold", class: "disclosure-gap", confidence: "certain", summary: "sold (private-placement) is not told in full: the day; parties is not stated", events: ["sold"], evidence });
    expect(finding.arithmetic).toEqual(["the day: only 2002-02-01..2002-02-28, counted on 2002-02-10", "parties is not stated"]);
    expect(raised("disclosure", { events: [inFull] })).toEqual([]);
  });

  it("finds what is not told at all but follows, or is assumed, with the arithmetic", () => {
    expect(raisedOnce("disclosure", { events: [{ ...inFull, basis: "inferred", arithmetic: "100 = 300 − 200" }] })).toMatchObject({ confidence: "likely", arithmetic: ["it is inferred, not told: 100 = 300 − 200"] });
    expect(raisedOnce("disclosure", { events: [{ ...inFull, basis: "assumed" }] }).arithmetic).toEqual(["it is assumed, not told"]);
  });

  it("asks for one of what tells the price of an exercise", () => {
    const plan = [{ id: "adopted", type: "option-plan-adopted", on: "2001-01-01", pool: "plan", options: "100" }, { id: "granted", type: "option-granted", on: "2001-02-01", pool: "plan", options: "100", strike: "3" }];
    const exercised = (price: Written): Case => ({ events: [...plan, { id: "exercised", type: "option-exercise", on: "2002-03-01", pool: "plan", options: "10", ...price }] });
    expect(raised("disclosure", exercised({ strike: "3" }))).toEqual([]);
    expect(raised("disclosure", exercised({ proceeds: "30" }))).toEqual([]);
  });

  it("leaves a gap that the book closes to the check that finds it, and flows of a period to the statements", () => {
    expect(raised("disclosure", { events: [{ ...sale("closing", "1", "1", { within: "2002" }), plug: "true", basis: "inferred" }] })).toEqual([]);
    expect(raised("disclosure", { events: [{ id: "flow", type: "period-flow", on: { within: "2002" }, legs: [{ account: "cash", debit: "1" }, { account: "revenue", credit: "1" }] }] })).toEqual([]);
  });

  it("finds an instrument whose terms are not told or only assumed, once it is there", () => {
    const lent = (terms: Written): Written => ({ id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100", parties: ["a bank"], terms: { rate: "0.06", ...terms } });
    const whole = { "matures": "2004-01-01", "day-count": "ACT/365", "compounding": "simple" };
    expect(raisedOnce("disclosure", { events: [lent({ matures: "2004-01-01" })] })).toMatchObject({ about: "instruments.note-a", class: "disclosure-gap", summary: "the terms of Note A are not told in full: day-count, compounding", arithmetic: ["day-count: not stated", "compounding: not stated"], events: ["lent"] });
    expect(raised("disclosure", { events: [lent(whole)] })).toEqual([]);
    const assumed = { ...company, instruments: (company["instruments"] as readonly Written[]).map((each) => (each["id"] === "note-a" ? { ...each, assumes: ["day-count"] } : each)) };
    expect(raisedOnce("disclosure", { definition: assumed, events: [lent(whole)] }).arithmetic).toEqual(["day-count: assumed by the book"]);
    expect(raised("disclosure", { events: [] })).toEqual([]);
  });

  it("takes a term for told that an amendment brings", () => {
    const lent = { id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100", parties: ["a bank"], terms: { "rate": "0.06", "day-count": "ACT/365", "compounding": "simple" } };
    const amended = { id: "amended", type: "note-amended", on: "2002-06-01", note: "note-a", parties: ["a bank"], terms: { matures: "2004-01-01" } };
    expect(raised("disclosure", { events: [lent] })).toHaveLength(1);
    expect(raised("disclosure", { events: [lent, amended] })).toEqual([]);
  });

  it("names events that moved an instrument whose terms nobody laid down", () => {
    const definition = { ...company, instruments: (company["instruments"] as readonly Written[]).map((each) => (each["id"] === "warrant-a" ? { ...each, since: "2000-01-01", terms: { underlying: "common", strike: "1" } } : each)) };
    const counted = { id: "counted", type: "balance-anchor", on: "2001-12-31", counts: { "warrant-a": { "warrants/warrant-a/outstanding": "50" } } };
    expect(raisedOnce("disclosure", { definition, events: [counted] })).toMatchObject({ about: "instruments.warrant-a", events: ["counted"], arithmetic: ["expires: not stated"] });
  });
});

describe("list-completeness", () => {
  /** A list of securities sold in 2002 that names these events. */
  const list = (...events: readonly string[]): Omit<SourceDocument, "place"> => ({ "source": "report", "dates": [], "headings": [], "references": [], "lists": [{ id: "sold-in-2002", of: "securities-sold", over: period("2002"), line: "40-52", events: [...events] }], "not-figures": [] });
  const events = [sale("spring", "100", "1000", "2002-03-01"), sale("autumn", "100", "1000", "2002-10-01"), sale("before", "100", "1000", "2001-10-01")];

  it("finds a sale of the list's period that is not on it", () => {
    const finding = raisedOnce("list-completeness", { events, documents: [list("spring")] });
    expect(finding).toMatchObject({ about: "sold-in-2002 autumn", class: "disclosure-gap", confidence: "likely", events: ["autumn"], arithmetic: ["private-placement on 2002-10-01 is of the list's period and kind, and not on it"] });
    expect(finding.evidence[0]).toEqual({ source: "report", lines: "40-52" });
    expect(raised("list-completeness", { events, documents: [list("spring", "autumn")] })).toEqual([]);
  });

  it("finds what the list names and should not: a sale of another year", () => {
    expect(raisedOnce("list-completeness", { events, documents: [list("spring", "autumn", "before")] })).toMatchObject({ about: "sold-in-2002 before", class: "ambiguity", arithmetic: ["before: 2001-10-01..2001-10-01"] });
  });

  const warrants = { id: "given", type: "warrant-issued", on: "2002-01-01", warrant: "warrant-a", warrants: "600", purpose: "investors", terms: { underlying: "common", strike: "1", expires: "2005-01-01" } };
  const preferred = sale("preferred", "2", "2000", "2002-01-01", { class: "series-a" });

  it("finds what the company's own table of shares that may be issued leaves out: two preferred, 1,000 common each", () => {
    const reported = table(atEnd({ concept: "dilution.warrants", unit: "shares", printed: "600" }));
    const finding = raisedOnce("list-completeness", { events: [warrants, preferred], reported });
    expect(finding).toMatchObject({ about: "dilution.preferred series-a 2002-12-31", class: "disclosure-gap", difference: "2,000 shares", measures: ["dilution.preferred", "dilution.complete"] });
    expect(finding.figures.map(({ concept }) => concept)).toEqual(["dilution.warrants"]);
    expect(finding.arithmetic.at(-1)).toBe("series-a: 2,000 common shares");
  });

  it("is silent where the table has every group, and where the company prints none", () => {
    const reported = table(atEnd({ concept: "dilution.warrants", unit: "shares", printed: "600" }, { concept: "dilution.preferred", unit: "shares", printed: "2,000" }));
    expect(raised("list-completeness", { events: [warrants, preferred], reported })).toEqual([]);
    expect(raised("list-completeness", { events: [warrants, preferred] })).toEqual([]);
  });
});

describe("settlement", () => {
  const penalty = { id: "penalty", type: "registration-penalty", on: "2002-03-01", amount: "300", settled: "accrued", parties: ["the investors"] };
  const paid = (parties: readonly string[], more: Written = {}): Written => ({ id: "paid", type: "journal-entry", on: "2002-09-01", parties, legs: [{ account: "accrued-liabilities", debit: "300", flow: "accrued-liabilities" }, { account: "cash", credit: "300" }], ...more });
  const funds = sale("sold", "100", "1000");

  it("finds a penalty that nothing tells was paid", () => {
    const finding = raisedOnce("settlement", { events: [penalty] });
    expect(finding).toMatchObject({ about: "penalty accrued-liabilities", class: "disclosure-gap", confidence: "likely", difference: "300.00 USD", events: ["penalty"] });
    expect(finding.arithmetic).toEqual(["penalty of 2002-03-01 credits accrued-liabilities with 300.00 USD", "no later event of its own debits accrued-liabilities"]);
  });

  it("is silent where it is paid to those it is owed to, but not where others are", () => {
    expect(raised("settlement", { events: [funds, penalty, paid(["the investors"])] })).toEqual([]);
    expect(raisedOnce("settlement", { events: [funds, penalty, paid(["a landlord"])] }).arithmetic[1]).toBe("later debits of accrued-liabilities are of others: paid");
  });

  it("takes any later payment where nobody is named, none that came before", () => {
    const unnamed = { ...penalty, parties: [] };
    expect(raised("settlement", { events: [funds, unnamed, paid(["a landlord"])] })).toEqual([]);
    expect(raised("settlement", { events: [funds, { id: "owed", type: "journal-entry", on: "2002-01-01", legs: [{ account: "other-expense", debit: "300" }, { account: "accrued-liabilities", credit: "300", flow: "accrued-liabilities" }] }, unnamed, paid(["a landlord"], { on: "2002-02-01" })] })).toHaveLength(1);
  });

  it("recognises a judgment by its matter, whoever is paid", () => {
    const accrued = { id: "lost", type: "legal-judgment-accrued", on: "2002-03-01", matter: "the lease", amount: "300" };
    const settled = (matter: string): Written => ({ id: "settled", type: "legal-judgment-paid", on: "2002-09-01", matter, amount: "300" });
    expect(raised("settlement", { events: [funds, accrued, settled("the lease")] })).toEqual([]);
    expect(raised("settlement", { events: [funds, accrued, settled("a patent")] })).toHaveLength(1);
  });
});
