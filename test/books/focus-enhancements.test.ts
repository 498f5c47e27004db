/**
 * What the book of Focus Enhancements says, with the arithmetic by which it follows from the
 * figures that the company printed in its Form 10-QSB for the quarter ended 30 September 2002.
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eventAnswer } from "../../src/answers/event-answer.ts";
import { measureAnswer } from "../../src/answers/measure-answer.ts";
import type { MeasureAnswer } from "../../src/answers/measure-answer.ts";
import type { Query } from "../../src/answers/query.ts";
import { reconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import { statementAnswer } from "../../src/answers/statement-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { day, plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded } from "./folder.ts";

const book = readBook(join(embedded, "focus-enhancements"));
const ledger = new Ledger(book);
const daily = new Ledger(book, { spread: "daily" });
const reconciled = reconciliationAnswer(ledger);

const measure = (id: string, query: Query, of: Ledger = ledger): MeasureAnswer => measureAnswer(of, id, query);
/** The figure at the end of a day; not exact: with its bounds. */
const at = (id: string, asOf: string, of: Ledger = ledger): string | null => shown(measure(id, { asOf }, of));
const over = (id: string, from: string, to: string, of: Ledger = ledger): string | null => shown(measure(id, { from, to }, of));

function shown({ value, low, high, status }: MeasureAnswer): string | null {
  return status === "exact" ? value : value === null ? status : `${status} ${value}, ${low ?? ""} to ${high ?? ""}`;
}

/** The journal entry of an event: `account quantity`, with the unit where it is not dollars. */
function legs(event: string): string[] {
  return eventAnswer(ledger, event).event.movements.map(({ account, quantity, unit }) => `${account} ${quantity}${unit === "USD" ? "" : ` ${unit}`}`);
}

const thousands = (figure: number): string => `${figure * 1000}.00`;

describe("Focus Enhancements: what ties", () => {
  /** What is owed with interest, and what it converts into, rests on assumed days and rates and is left to tests of its own. */
  const capital = reconciled.figures.filter(({ reported }) => !/^dilution\.|^notes\..*(?:payoff|rate|into-)/.test(reported.concept));
  const statements = capital.filter(({ reported }) => reported.section === "statements");
  const open = statements.filter(({ verdict }) => verdict !== "ties");

  it("ties every figure of the statements but six averages and per-share results", () => {
    expect(statements.length - open.length).toBeGreaterThanOrEqual(200);
    expect(open.map(({ verdict, reported }) => `${verdict} ${reported.id}`).sort()).toEqual([
      "not-determinable operations-nine-months.eps.basic.2001-01-01..2001-09-30",
      "not-determinable operations-nine-months.weighted-average-shares.2001-01-01..2001-09-30",
      "not-determinable operations-nine-months.weighted-average-shares.2002-01-01..2002-09-30",
      "not-determinable operations-quarter.eps.basic.2001-07-01..2001-09-30",
      "not-determinable operations-quarter.weighted-average-shares.2001-07-01..2001-09-30",
      "not-determinable operations-quarter.weighted-average-shares.2002-07-01..2002-09-30",
    ]);
  });

  it("cannot know the four of 2001, since the count of shares is known from 31 December 2001 on", () => {
    const of2001 = open.filter(({ reported }) => reported.to === "2001-09-30");
    expect(of2001).toHaveLength(4);
    for (const { ledger: figure } of of2001) expect(figure).toMatchObject({ value: null, reasons: ["Common stock: outstanding (shares/common/outstanding): no balance is known before 2001-12-31"] });
  });

  it("cannot know the two of 2002, since the days of two exercises are not in the source", () => {
    // Through the whole quarter: 32,973,403 + 2,434,490 + 5,607 + 10,190 = 35,423,690 shares.
    // Latest: 484,579 options and 250,000 warrants on 30 September count for 1 of 92 days: 7,984.55.
    // Earliest: the options before July, all 92 days; the warrants on 1 September, 30 of 92: 81,521.74.
    // 35,423,690 + 7,984.55 = 35,431,674.55; 35,423,690 + 484,579 + 81,521.74 = 35,989,790.74.
    // Printed 35,777 thousand, between the two.
    expect(over("weighted-average-shares", "2002-07-01", "2002-09-30")).toBe("bounded 35431675, 35431675 to 35989791");
    expect(measure("weighted-average-shares", { from: "2002-07-01", to: "2002-09-30" }).reasons).toEqual([
      expect.stringContaining("euston-warrant-exercised"),
      expect.stringContaining("options-exercised-2002"),
    ]);
    // The bounds are close enough for the loss per share: −1,544,000 over either prints as (0.04).
    expect(over("eps.basic", "2002-07-01", "2002-09-30")).toBe("bounded -0.0436, -0.0436 to -0.0429");
  });

  it("does not tie what the text misprints of the statements", () => {
    const misprinted = capital.filter(({ verdict }) => verdict === "does-not-tie").map(({ reported }) => `${reported.section} l. ${reported.lines ?? "?"}: ${reported.printed} of ${reported.concept}`);
    expect(misprinted.filter((line) => line.startsWith("statements"))).toEqual([]);
    // The loss of the nine months with two digits swapped, and income of the third quarter of 2001 as an expense.
    expect(misprinted).toContain("managements-discussion l. 1080: $4,170,000 of cash-flow.net-income");
    expect(misprinted).toContain("managements-discussion l. 1027: $33,000 of other-income");
    expect(reconciled.agrees).toBe(false);
  });

  it("foots every total of the statements", () => {
    const footings = reconciled.footings.filter(({ reported }) => reported.section === "statements");
    expect(footings.length).toBeGreaterThanOrEqual(44);
    expect(footings.filter(({ verdict, difference }) => verdict !== "ties" || Number(difference) !== 0)).toEqual([]);
  });

  it("names the seven events whose amount is only what makes the figures meet", () => {
    expect(reconciled.plugs.map(({ event }) => event)).toEqual([
      "berg-earlier-carried-in",
      "berg-earlier-converted",
      "balances-2001-12-31",
      "older-warrants-2001-12-31",
      "warrant-charge-residue",
      "options-exercised-2002",
      "payables-to-accruals",
    ]);
    for (const { event, arithmetic } of reconciled.plugs) expect(arithmetic, event).toMatch(/\d.*=/);
  });
});

describe("Focus Enhancements: the notes to Carl Berg", () => {
  it("owes three notes at the end of 2001, and 145,000 less after February 2002", () => {
    // 2,362,494 + (2,000,000 − 1,000,000 converted) + 650,000 = 4,012,494; printed 4,012 thousand.
    expect(at("notes.principal", "2001-12-31")).toBe("4012494.00");
    // 4,012,494 − 145,000 = 3,867,494; printed 3,867 thousand.
    expect(at("notes.principal", "2002-03-01")).toBe("3867494.00");
    expect(at("notes.principal", "2002-09-30")).toBe("3867494.00");
    expect(at("notes.berg-1.principal", "2002-09-30")).toBe("2217494.00");
    expect(at("notes.berg-2.principal", "2002-09-30")).toBe("1000000.00");
    expect(at("notes.berg-3.principal", "2002-09-30")).toBe("650000.00");
  });

  it("gives both while the day in February is not known", () => {
    expect(at("notes.principal", "2002-01-31")).toBe("4012494.00");
    expect(at("notes.principal", "2002-02-15")).toBe("bounded 4012494.00, 3867494.00 to 4012494.00");
    expect(measure("notes.principal", { asOf: "2002-02-15" }).reasons).toEqual(["cra-bond-liquidated is only known to fall between 2002-02-01 and 2002-02-28"]);
    expect(at("notes.principal", "2002-02-28")).toBe("3867494.00");
  });

  it("converted 2,266,000 into 1,904 shares of Series B, 1,012 of them by an obligation that only the totals imply", () => {
    // 38 for 46,000 of interest, 854 for 1,000,000 and 16,000 of interest: 892 shares, 1,062,000.
    // 1,904 − 892 = 1,012 shares; 2,266,000 − 1,062,000 = 1,204,000, which is 1,189.72 a share.
    expect(at("shares.series-b.outstanding", "2001-05-06")).toBe("0");
    expect(at("shares.series-b.outstanding", "2001-05-07")).toBe("1904");
    expect(at("shares.series-b.outstanding", "2002-09-30")).toBe("1904");
    expect(eventAnswer(ledger, "berg-earlier-converted").event).toMatchObject({ basis: "inferred", plug: true });
    // Par 1,012 × 0.01 = 10.12; 1,204,000 − 10.12 = 1,203,989.88.
    expect(legs("berg-earlier-converted")).toEqual([
      "notes/berg-earlier/principal 1204000.00",
      "preferred-stock -10.12",
      "additional-paid-in-capital -1203989.88",
      "shares/series-b/outstanding 1012 series-b",
      "shares/series-b/unissued -1012 series-b",
    ]);
    expect(over("supplemental.note-to-preferred", "2001-01-01", "2001-09-30")).toBe("2266000.00");
    // 1,904 × 1,000; 1,904 × 1,190.48; 1,904 × 0.01.
    expect(at("shares.series-b.as-converted", "2002-09-30")).toBe("1904000");
    expect(at("liquidation-preference", "2002-09-30")).toBe("2266673.92");
    expect(at("preferred-stock", "2002-09-30")).toBe("19.04");
  });
});

describe("Focus Enhancements: shares and warrants", () => {
  it("counts common shares outstanding from 31 December 2001 on", () => {
    // 33,423,403 issued − 450,000 in treasury.
    expect(at("shares.common.outstanding", "2001-12-31")).toBe("32973403");
    expect(at("shares.common.outstanding", "2001-12-30")).toBe("not-determinable");
    // + 2,434,490 sold on the day; perhaps + 484,579 options exercised on a day not known: 35,892,472.
    expect(at("shares.common.outstanding", "2002-01-11")).toBe("bounded 35407893, 35407893 to 35892472");
    // 35,407,893 + 5,607 + 10,190 for payables + 250,000 of Euston's + 484,579 = 36,158,269,
    // which is 36,608,269 issued − 450,000 in treasury.
    expect(at("shares.common.outstanding", "2002-09-30")).toBe("36158269");
    expect(at("shares.common.issued", "2002-09-30")).toBe("36608269");
    expect(at("shares.common.treasury", "2002-09-30")).toBe("450000");
    // 36,608,269 × 0.01; printed 366 thousand.
    expect(at("common-stock", "2002-09-30")).toBe("366082.69");
  });

  it("places 2,434,490 shares for 2,750,000 less 315,000", () => {
    // 2,434,490 × 0.01 = 24,344.90 of par; 2,435,000 − 24,344.90 = 2,410,655.10.
    expect(legs("placement-2002").slice(0, 3)).toEqual(["cash 2435000.00", "common-stock -24344.90", "additional-paid-in-capital -2410655.10"]);
  });

  it("reprices Euston's warrant on 11 January 2002 and sees it exercised in September", () => {
    expect(at("warrants.euston-2000.strike", "2002-01-10")).toBe("1.6250");
    expect(at("warrants.euston-2000.strike", "2002-01-11")).toBe("0.7500");
    expect(legs("euston-warrant-repriced")).toEqual(["other-expense 334000.00", "additional-paid-in-capital -334000.00"]);
    // 250,000 × 0.75 = 187,500; par 250,000 × 0.01 = 2,500; 187,500 − 2,500 = 185,000.
    // At the old price it would have been 250,000 × 1.625 = 406,250.
    expect(legs("euston-warrant-exercised")).toEqual([
      "cash 187500.00",
      "common-stock -2500.00",
      "additional-paid-in-capital -185000.00",
      "warrants/euston-2000/unissued 250000 euston-2000",
      "warrants/euston-2000/outstanding -250000 euston-2000",
      "shares/common/outstanding 250000 common",
      "shares/common/unissued -250000 common",
    ]);
    expect(at("warrants.euston-2000.outstanding", "2002-08-31")).toBe("250000");
    expect(at("warrants.euston-2000.outstanding", "2002-09-15")).toBe("bounded 250000, 0 to 250000");
    expect(at("warrants.euston-2000.outstanding", "2002-09-30")).toBe("0");
  });

  it("leaves 1,134,569 warrants outstanding", () => {
    // 367,140 investors + 123,690 agent + 270,000 consultants + 373,739 older + 0 of Euston's.
    const each = ["placement-2002", "vfinance-2002", "consultants-2002", "older-warrants", "euston-2000"].map((id) => at(`warrants.${id}.outstanding`, "2002-09-30"));
    expect(each).toEqual(["367140", "123690", "270000", "373739", "0"]);
    expect(at("warrants.outstanding", "2002-09-30")).toBe("1134569");
  });
});

describe("Focus Enhancements: the judgment and its bond", () => {
  it("spends every dollar of the collateral", () => {
    // 2,363,000 = 2,073,000 judgment + 142,600 interest + 145,000 note + 2,400 back to cash.
    // CRA had 2,073,000 + 142,600 = 2,215,600. The bond itself, 2,362,494, stands beside the balance sheet.
    expect(legs("cra-bond-liquidated")).toEqual([
      "restricted-deposit -2363000.00",
      "accrued-legal-judgment 2073000.00",
      "accrued-liabilities 142600.00",
      "notes/berg-1/principal 145000.00",
      "cash 2400.00",
      "bonds/cra-bond/posted -2362494.00",
      "bonds/cra-bond/surety 2362494.00",
    ]);
    expect(2_363_000 - 2_073_000 - 142_600 - 145_000 - 2_400).toBe(0);
    expect([at("restricted-deposit", "2002-01-31"), at("restricted-deposit", "2002-03-01")]).toEqual(["2363000.00", "0.00"]);
    expect([at("bonds.cra-bond.posted", "2002-01-31"), at("bonds.cra-bond.posted", "2002-03-01")]).toEqual(["2362494.00", "0.00"]);
    expect(at("accrued-legal-judgment", "2002-03-01")).toBe("0.00");
  });

  it("knew on 31 December 2001 of 2,147,722, and three days later of 2,073,000 for the same day", () => {
    // The court affirmed on 3 January 2002: 2,147,722 − 2,073,000 = 74,722 less, as of the year's end.
    const known = (knownAt: string): Ledger => new Ledger(book, { knownAt: day(knownAt) });
    expect(at("accrued-legal-judgment", "2001-12-31", known("2001-12-31"))).toBe("2147722.00");
    expect(at("accrued-legal-judgment", "2001-12-31", known("2002-01-02"))).toBe("2147722.00");
    expect(at("accrued-legal-judgment", "2001-12-31", known("2002-01-03"))).toBe("2073000.00");
    expect(at("accrued-legal-judgment", "2001-12-31")).toBe("2073000.00");
  });

  it("can be asked as known on a day of every month, before and after the report came out", () => {
    for (let knownAt = day("1998-01-01"); knownAt <= "2003-01-31"; knownAt = plusDays(knownAt, 31)) {
      const then = new Ledger(book, { knownAt });
      expect(then.entries.every(({ event }) => (event.known ?? event.on.first) <= knownAt), knownAt).toBe(true);
    }
    // Nothing was printed before 14 November 2002; everything was by the end of that day.
    const count = (knownAt: string): number => reconciliationAnswer(new Ledger(book, { knownAt: day(knownAt) })).figures.length;
    expect([count("2002-11-13"), count("2002-11-14")]).toEqual([0, reconciled.figures.length]);
    expect(reconciliationAnswer(new Ledger(book, { knownAt: day("2002-11-14") })).tally).toEqual(reconciled.tally);
  });
});

describe("Focus Enhancements: cash", () => {
  it("ends with 720,000", () => {
    // 449,000 − 4,824,000 operating + 2,299,000 investing + 2,796,000 financing = 720,000.
    expect(at("cash", "2002-09-30")).toBe("720000.00");
    const flow = (section: string): string | null => over(`cash-flow.${section}`, "2002-01-01", "2002-09-30");
    expect([flow("operating"), flow("investing"), flow("financing"), flow("net-change")]).toEqual(["-4824000.00", "2299000.00", "2796000.00", "271000.00"]);
    expect(449 - 4_824 + 2_299 + 2_796).toBe(720);
    // 352,000 + 354,000 = 706,000 at the end of the nine months of 2001.
    expect([at("cash", "2000-12-31"), at("cash", "2001-09-30"), at("cash", "2001-12-31")]).toEqual(["352000.00", "706000.00", "449000.00"]);
  });

  it("is not known between the quarters that the report covers", () => {
    expect(measure("cash", { asOf: "2001-11-15" })).toMatchObject({
      status: "not-determinable",
      value: null,
      low: null,
      high: null,
      reasons: ["Cash and cash equivalents (cash): the book holds its whole movement only until 2001-09-30"],
    });
    expect(measure("cash", { asOf: "2000-12-30" }).reasons).toEqual(["Cash and cash equivalents (cash): no balance is known before 2000-12-31"]);
  });

  it("is an estimate in the middle of the nine months, by day where that is asked for", () => {
    // 449,000 + 2,435,000 of the placement = 2,884,000, before flows counted at their end.
    // By day, −2,703,400 × 46 / 273 days = −455,517.95 by 15 February; each of the transfers with other
    // legs runs towards nil at the cent, which leaves 2,428,482.08.
    // At least 2,884,000 − 2,703,400 = 180,600; at most 2,884,000 + 2,400 + 349,500 = 3,235,900.
    expect(at("cash", "2002-02-15")).toBe("estimated 2884000.00, 180600.00 to 3235900.00");
    expect(at("cash", "2002-02-15", daily)).toBe("estimated 2428482.08, 180600.00 to 3235900.00");
    expect(at("cash", "2002-09-30", daily)).toBe("720000.00");
  });
});

describe("Focus Enhancements: operations", () => {
  const PERIODS = [
    ["2002-07-01", "2002-09-30"],
    ["2001-07-01", "2001-09-30"],
    ["2002-01-01", "2002-09-30"],
    ["2001-01-01", "2001-09-30"],
  ] as const;

  /** Pages 3 and 4, in thousands: the quarters of 2002 and 2001, the nine months of 2002 and 2001. */
  const PRINTED: readonly (readonly [string, number, number, number, number])[] = [
    ["product-revenues", 4_091, 6_024, 12_602, 17_194],
    ["contract-revenues", 0, 693, 759, 1_021],
    ["net-revenues", 4_091, 6_717, 13_361, 18_215],
    ["cost-of-products", 2_659, 3_833, 8_099, 10_483],
    ["cost-of-contracts", 0, 554, 499, 817],
    ["cost-of-revenues", 2_659, 4_387, 8_598, 11_300],
    ["gross-profit", 1_432, 2_330, 4_763, 6_915],
    ["sales-and-marketing", 1_141, 1_425, 3_857, 4_531],
    ["general-and-administrative", 423, 467, 1_638, 1_683],
    ["research-and-development", 1_042, 617, 3_007, 2_515],
    ["amortisation", 217, 700, 725, 1_976],
    ["restructuring-expense", 96, 0, 96, 33],
    ["in-process-technology", 0, 0, 0, 505],
    ["operating-expenses", 2_919, 3_209, 9_323, 11_243],
    ["loss-from-operations", -1_487, -879, -4_560, -4_328],
    ["interest-expense", -57, -44, -174, -267],
    ["other-income", 0, 33, 24, -62],
    ["net-income", -1_544, -890, -4_710, -4_657],
  ];

  it.each(PERIODS.map((period, column) => [...period, column] as const))("prints the statement from %s to %s line by line", (from, to, column) => {
    const { rows } = statementAnswer(ledger, "income", { from, to });
    const lines = new Map(rows.flatMap(({ id, figure }) => (id === null ? [] : [[id, figure]])));
    for (const [line, ...figures] of PRINTED) expect(lines.get(line), line).toMatchObject({ status: "exact", value: figures[column] === 0 ? "0.00" : thousands(figures[column] ?? NaN) });
    expect(rows.filter(({ verdict }) => verdict === "does-not-tie")).toEqual([]);
  });

  it("knows the half-years that the nine months leave over", () => {
    // −4,710,000 − (−1,544,000) = −3,166,000 and −4,657,000 − (−890,000) = −3,767,000.
    expect(over("net-income", "2002-01-01", "2002-06-30")).toBe("-3166000.00");
    expect(over("net-income", "2001-01-01", "2001-06-30")).toBe("-3767000.00");
  });

  it("does not know the year 2001, whose last quarter is not in the report", () => {
    const { rows } = statementAnswer(ledger, "income", { from: "2001-01-01", to: "2001-12-31" });
    const figures = rows.flatMap(({ figure }) => figure ?? []);
    expect(new Set(figures.map(({ status }) => status))).toEqual(new Set(["not-determinable"]));
    expect(rows.find(({ id }) => id === "net-revenues")?.figure?.reasons).toEqual([
      "Net product revenues (product-revenues): the book does not hold its whole movement from 2001-10-01 to 2001-12-31",
      "Contract revenues (contract-revenues): the book does not hold its whole movement from 2001-10-01 to 2001-12-31",
    ]);
  });

  it("estimates the middle of a quarter, within bounds", () => {
    // The quarter's −1,544,000 less 96,000 of restructuring on its own day is −1,448,000.
    // By 15 August 46 of 92 days have gone: half of it, −724,000.
    expect(over("net-income", "2002-07-01", "2002-08-15")).toBe("estimated 0.00, -1448000.00 to 0.00");
    expect(over("net-income", "2002-07-01", "2002-08-15", daily)).toBe("estimated -724000.00, -1448000.00 to 0.00");
    expect(measure("net-income", { from: "2002-07-01", to: "2002-08-15" }).reasons).toEqual(["results-2002-third-quarter is only known to fall between 2002-07-01 and 2002-09-30"]);
    // The two halves, by day, are the whole: −724,000 − 724,000 − 96,000 = −1,544,000.
    expect(over("net-income", "2002-08-16", "2002-09-30", daily)).toBe("estimated -820000.00, -1544000.00 to -96000.00");
  });
});

describe("Focus Enhancements: every day of its history", () => {
  it("has assets equal to liabilities and equity wherever both are known", () => {
    let known = 0;
    for (let asOf: Day = day("2001-12-31"); asOf <= "2002-09-30"; asOf = plusDays(asOf, 1)) {
      const [assets, claims] = ["total-assets", "total-liabilities-and-equity"].map((id) => measure(id, { asOf }));
      expect(assets?.value, asOf).toBe(claims?.value);
      if (assets?.value !== null) known += 1;
    }
    // 31 December 2001 and the 273 days after it.
    expect(known).toBe(274);
  });
});
