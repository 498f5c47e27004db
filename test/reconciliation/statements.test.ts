/** Statements held against each other: results and balances, par and shares, results per share, weighted averages. */
import { describe, expect, it } from "vitest";
import { atEnd, company, earned, raised, raisedOnce, sale, table } from "./raised.ts";

const [START, END] = ["2001-12-31", "2002-12-31"];

/** A balance sheet that prints what is not yet closed with the deficit, as debit or as credit. */
const balanceSheet = (shows: "debit" | "credit"): unknown[] => [
  { line: "assets", label: "Assets", of: ["cash", "restricted-deposit", "deferred-offering-costs", "net-assets-acquired", "goodwill", "intangibles"] },
  { line: "liabilities", label: "Liabilities", of: ["accounts-payable", "accrued-liabilities", "accrued-legal-judgment", "dividends-payable", "notes/*/principal"] },
  { line: "capital", label: "Paid in", of: ["common-stock", "preferred-stock", "additional-paid-in-capital", "treasury-stock", "deferred-compensation"] },
  { line: "deficit", label: "Accumulated deficit", of: ["accumulated-deficit", "income-summary", "income", "expense"], shows },
];

describe("accumulated-results", () => {
  const definition = { ...company, statements: { "balance-sheet": balanceSheet("credit") } };
  const printed = (opening: string, closing: string, result: string): ReturnType<typeof table> => table([{ concept: "deficit", at: START, printed: opening }, { concept: "deficit", at: END, printed: closing }, { concept: "net-income", printed: result }]);

  it("finds a loss that does not take the deficit from one balance sheet to the next: −500 − 120 is −620", () => {
    const finding = raisedOnce("accumulated-results", { definition, reported: printed("(500)", "(620)", "(210)") });
    expect(finding).toMatchObject({ about: "net-income over 2002-01-01..2002-12-31", class: "error", confidence: "certain", difference: "+90 USD", measures: ["net-income"] });
    expect(finding.arithmetic).toEqual([
      "deficit at 2002-12-31 = -620 (p. 1, l. 2)",
      "deficit at 2001-12-31 = -500 (p. 1, l. 1)",
      "deficit@2002-12-31 - deficit@2001-12-31 = -120 (-121 to -119 by what rounding leaves open); printed -210 (p. 1, l. 3)",
      "with two digits swapped, -120, it would agree",
    ]);
  });

  it("is silent where the loss does, to what rounding leaves open, and where the balance sheet prints a deficit above nil", () => {
    expect(raised("accumulated-results", { definition, reported: printed("(500)", "(620)", "(120)") })).toEqual([]);
    expect(raised("accumulated-results", { definition, reported: printed("(500)", "(620)", "(121)") })).toEqual([]);
    const turned = { definition: { ...company, statements: { "balance-sheet": balanceSheet("debit") } } };
    expect(raised("accumulated-results", { ...turned, reported: printed("500", "620", "(120)") })).toEqual([]);
    expect(raisedOnce("accumulated-results", { ...turned, reported: printed("500", "620", "(210)") })).toMatchObject({ difference: "+90 USD" });
  });

  it("is silent where something other than results is posted to the deficit, but not where only the year is closed to it", () => {
    const dividend = { id: "dividend", type: "dividend", on: "2002-06-30", class: "common", kind: "cash", amount: "30" };
    const sold = sale("sold", "100", "1,000");
    expect(raised("accumulated-results", { definition, events: [sold, dividend], reported: printed("(500)", "(650)", "(120)") })).toEqual([]);
    const closed = { id: "closed", type: "loss-closed-to-deficit", on: END, "net-loss": "210", "period": "2002" };
    expect(raised("accumulated-results", { definition, events: [sold, closed], reported: printed("(500)", "(620)", "(210)") })).toHaveLength(1);
  });
});

describe("par-value", () => {
  const printed = (capital: string): ReturnType<typeof table> => table(atEnd({ concept: "common-stock", printed: capital }, { concept: "shares.common.par", printed: "0.01", unit: "USD/share" }, { concept: "shares.common.issued", printed: "120,000", unit: "shares" }));

  it("finds a capital that is not par × shares issued: 0.01 × 120,000 is 1,200", () => {
    // A par printed as 0.01 stands for 0.005 to 0.015, and 120,000 of it for 600 to 1,800.
    const finding = raisedOnce("par-value", { reported: printed("2,100") });
    expect(finding).toMatchObject({ about: "common-stock at 2002-12-31", class: "error", difference: "-900 USD", measures: ["common-stock"] });
    expect(finding.arithmetic.slice(0, 2)).toEqual(["shares.common.par at 2002-12-31 = 0.01 (p. 1, l. 2)", "shares.common.issued at 2002-12-31 = 120,000 (p. 1, l. 3)"]);
  });

  it("is silent where it is, where the shares are not printed, and of an account that two classes share", () => {
    expect(raised("par-value", { reported: printed("1,200") })).toEqual([]);
    expect(raised("par-value", { reported: printed("2,100").slice(0, 2) })).toEqual([]);
    const shared = (company["instruments"] as readonly { readonly kind: string }[]).map((each) => (each.kind === "share-class" ? { ...each, "capital-account": "common-stock" } : each));
    expect(raised("par-value", { definition: { ...company, instruments: shared }, reported: printed("2,100") })).toEqual([]);
  });

  it("leaves each issue its rounding to the cent", () => {
    // 0.015 × 120,000.5 = 1,800.0075, and half a cent for each of two issues: 1,800.0175, which 1,800.02 may stand for.
    const events = [sale("first", "100", "100"), sale("second", "100", "100", "2000-02-01")];
    expect(raised("par-value", { events, reported: printed("1,800.02") })).toEqual([]);
    expect(raised("par-value", { events, reported: printed("1,800.03") })).toHaveLength(1);
    expect(raised("par-value", { events: [], reported: printed("1,800.02") })).toHaveLength(1);
  });
});

describe("shares-outstanding", () => {
  const counts = (issued: string, treasury: string, outstanding: string, authorised = "500"): ReturnType<typeof table> =>
    table(atEnd(...Object.entries({ issued, treasury, outstanding, authorised }).map(([what, printed]) => ({ concept: `shares.common.${what}`, unit: "shares", printed }))));

  it("finds a count that is not shares issued less shares in treasury: 450 − 50 is 400", () => {
    expect(raisedOnce("shares-outstanding", { reported: counts("450", "50", "450") })).toMatchObject({ about: "shares.common.outstanding at 2002-12-31", class: "error", difference: "-50 shares", correction: "print 400 shares, or change a figure that it follows from" });
    expect(raised("shares-outstanding", { reported: counts("450", "50", "400") })).toEqual([]);
  });

  it("finds more shares issued than are printed as authorised, and not fewer", () => {
    const finding = raisedOnce("shares-outstanding", { reported: counts("510", "50", "460") });
    expect(finding).toMatchObject({ about: "shares.common.issued at 2002-12-31 against authorised", class: "error", summary: "shares.common.issued is printed as 510, more than the 500 authorised", difference: "+9 shares" });
    expect(finding.figures.map(({ concept }) => concept)).toEqual(["shares.common.issued", "shares.common.authorised"]);
    expect(raised("shares-outstanding", { reported: counts("500", "50", "450") })).toEqual([]);
  });

  it("leaves what is beyond the terms alone to the ledger, which warns of it where it happens", () => {
    // The terms authorise 50,000,000.
    expect(raised("shares-outstanding", { reported: table([{ concept: "shares.common.issued", at: "2003-02-28", unit: "shares", printed: "50,000,001" }]) })).toEqual([]);
  });
});

describe("per-share", () => {
  const printed = (result: string, perShare: string): ReturnType<typeof table> => table([{ concept: "net-income", printed: result }, { concept: "weighted-average-shares", printed: "1,000", unit: "shares" }, { concept: "eps.basic", printed: perShare, unit: "USD/share" }]);

  it("finds a result per share that is not the result over the average: −240 / 1,000 is −0.24", () => {
    const finding = raisedOnce("per-share", { reported: printed("(240)", "(0.42)") });
    expect(finding).toMatchObject({ about: "eps.basic over 2002-01-01..2002-12-31", class: "error", difference: "+0.18 USD/share", measures: ["eps.basic"] });
    expect(finding.arithmetic.at(-1)).toBe("with two digits swapped, -0.24, it would agree");
    expect(raised("per-share", { reported: printed("(240)", "(0.24)") })).toEqual([]);
  });

  it("stands below nil for a loss, also where the statement prints a loss above", () => {
    const definition = { ...company, statements: { income: [{ line: "all", label: "All", of: ["income", "expense"], shows: "debit" }, { total: "net-income", label: "Net loss", of: ["all"], shows: "debit" }] } };
    expect(raised("per-share", { definition, reported: printed("240", "(0.24)") })).toEqual([]);
    expect(raised("per-share", { definition, reported: printed("240", "(0.42)") })).toHaveLength(1);
  });

  it("is silent where dividends on preferred stand between the result and what is common holders'", () => {
    // (1,000 − 500) / 100 = 5, not 10.
    const events = [sale("common", "100", "100"), sale("preferred", "10", "5,000", "2000-01-01", { class: "series-a" }), earned("year", "2002", "1,000"), { id: "dividend", type: "dividend", on: "2002-06-30", class: "series-a", kind: "cash", amount: "500" }];
    const reported = (perShare: string): ReturnType<typeof table> => table([{ concept: "net-income", printed: "1,000" }, { concept: "weighted-average-shares", printed: "100", unit: "shares" }, { concept: "eps.basic", printed: perShare, unit: "USD/share" }]);
    expect(raised("per-share", { events, reported: reported("5.00") })).toEqual([]);
    expect(raised("per-share", { events: events.slice(0, 3), reported: reported("5.00") })).toHaveLength(1);
  });
});

describe("weighted-averages", () => {
  // 1,000 shares all year; 365 more at some time in 2002.
  const events = [sale("first", "1,000", "1,000"), sale("second", "365", "365", { within: "2002" })];
  const average = (printed: string, over = "2002"): Parameters<typeof table>[0][number] => ({ concept: "weighted-average-shares", unit: "shares", over, printed });

  it("finds an average that no days of the issues reach: 1,000 to 1,365 of the year", () => {
    const finding = raisedOnce("weighted-averages", { events, reported: table([average("1,400")]) });
    expect(finding).toMatchObject({ about: "weighted-average-shares over 2002-01-01..2002-12-31", class: "error", confidence: "likely", events: ["second"] });
    // 1,399.5 × 365 − 365,000 = 145,817.5 share-days; 365 shares have 365 (on 31 December) to 133,225 (on 1 January).
    expect(finding.arithmetic).toEqual([
      "weighted-average-shares over 2002-01-01..2002-12-31: 1,400 shares (printed 1,400, p. 1, l. 1) × 365 days, less 365000 share-days of issues whose day is known, needs 145818 to 146182 of the others",
      "second: 365 shares at some time from 2002-01-01 to 2002-12-31 have 365 to 133225",
    ]);
    expect(raised("weighted-averages", { events, reported: table([average("1,001"), average("1,365")]) })).toEqual([]);
  });

  it("finds two averages of which each could be true, but not both", () => {
    // By July's 1,200 at least 200 were there by 31 July; the year's 1,005 then leaves them five days of December.
    const finding = raisedOnce("weighted-averages", { events, reported: table([average("1,200", "2002-07"), average("1,005")]) });
    expect(finding).toMatchObject({ class: "error", about: "weighted-average-shares over 2002-07-01..2002-07-31 and weighted-average-shares over 2002-01-01..2002-12-31" });
    // 1,199.5 × 31 − 31,000 = 6,184.5; 1,005.5 × 365 − 365,000 = 2,007.5.
    expect(finding.arithmetic.at(-1)).toBe("6184 − 2008 = 4177");
    expect(finding.difference).toBe("4177 share-days");
    expect(finding.correction).toBe("an average of the longer period higher by 11 shares, or one of the shorter period lower by 135");
    expect(finding.figures).toHaveLength(2);
    expect(raised("weighted-averages", { events, reported: table([average("1,200", "2002-07"), average("1,180")]) })).toEqual([]);
  });

  it("counts shares bought back below nil: on 1 December, 365 fewer for 31 days of the year", () => {
    const bought = { id: "bought", type: "treasury-stock-acquired", on: { within: "2002" }, class: "common", shares: "365", cost: "365" };
    // 1,000 − 365 × 31 / 365 = 969; July knew of nothing.
    const given = { events: [sale("first", "1,000", "1,000"), bought] };
    expect(raised("weighted-averages", { ...given, reported: table([average("1,000", "2002-07"), average("969")]) })).toEqual([]);
    expect(raisedOnce("weighted-averages", { ...given, reported: table([average("600", "2002-07")]) }).arithmetic[1]).toBe("bought: -365 shares at some time from 2002-01-01 to 2002-12-31 have -11315 to 0");
  });

  it("is silent in a book that names no common class", () => {
    expect(raised("weighted-averages", { definition: { ...company, "common-class": undefined }, events, reported: table([average("1,400")]) })).toEqual([]);
  });
});
