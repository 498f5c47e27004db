/** Interest: the arithmetic by hand, and the laws that any convention keeps. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyConvention } from "../../projections/interest.ts";
import type { Convention } from "../../projections/interest.ts";
import { accruedInterest, interestOver } from "../../projections/note-interest.ts";
import { day, plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { compare, fractionText, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { measureOf } from "../../src/measures/catalogue.ts";
import { faultsOf, ledgerOf } from "../given.ts";
import type { Given } from "../given.ts";

const prime = { index: "prime", name: "made-up prime", source: "bank", "known-to": "2001-12-31", rates: [{ from: "2000-01-01", rate: "0.08" }, { from: "2000-07-01", rate: "0.09" }] };

/** 100,000 drawn on 1 January 2000. */
function note(terms: Readonly<Record<string, string>>, further: Given["events"] = [], drawn = "100000"): Given {
  return { events: [{ id: "signed", type: "note-issued", on: "2000-01-01", note: "note-a", drawn, terms }, ...further], rates: [prime] };
}

function value(figure: ReturnType<typeof accruedInterest>): Fraction {
  if (figure.status === "not-determinable") throw new Error(figure.reasons.join("; "));
  return figure.value;
}

const accrued = (given: Given, asOf: string, convention?: Convention): string => fractionText(value(accruedInterest(ledgerOf(given), "note-a", day(asOf), convention === undefined ? {} : { convention })), 2);

describe("interest by hand", () => {
  it("fixed rate, ACT/365: 100,000 × 6% × 91 / 365 = 1,495.89", () => {
    expect(accrued(note({ rate: "0.06", "day-count": "ACT/365" }), "2000-04-01")).toBe("1495.89");
  });
  it("fixed rate, ACT/360: 100,000 × 6% × 91 / 360 = 1,516.67", () => {
    expect(accrued(note({ rate: "0.06", "day-count": "ACT/360" }), "2000-04-01")).toBe("1516.67");
  });
  it("30E/360: 100,000 × 6% × 90 / 360 = 1,500.00", () => {
    expect(accrued(note({ rate: "0.06", "day-count": "30E/360" }), "2000-04-01")).toBe("1500.00");
  });
  it("index plus spread follows the table: 182 days at 9%, 184 at 10%, over 360 = 4,550.00 + 5,111.11", () => {
    expect(accrued(note({ index: "prime", spread: "0.01", "day-count": "ACT/360" }), "2001-01-01")).toBe("9661.11");
  });
  it("compounded quarterly at 12% by 30E/360: 100,000 × (1.03^4 − 1) = 12,550.88", () => {
    expect(accrued(note({ rate: "0.12", "day-count": "30E/360", compounding: "quarterly" }), "2001-01-01")).toBe("12550.88");
  });
  it("a repayment lowers what bears interest from its day: 91 days on 100,000, 91 on 40,000", () => {
    const repaid = { id: "paid", type: "note-repaid", on: "2000-04-01", note: "note-a", principal: "60000" };
    // 100,000 × 6% × 91/360 + 40,000 × 6% × 91/360 = 1,516.67 + 606.67
    expect(accrued(note({ rate: "0.06", "day-count": "ACT/360" }, [repaid]), "2000-07-01")).toBe("2123.33");
  });
  it("interest paid leaves what has grown since: 1,516.67 − 1,500.00", () => {
    const paid = { id: "paid", type: "note-repaid", on: "2000-04-01", note: "note-a", interest: "1500" };
    expect(accrued(note({ rate: "0.06", "day-count": "ACT/360" }, [paid]), "2000-04-01")).toBe("16.67");
  });
  it("a pledged deposit's own interest is netted: (6% − 4%) × 100,000 × 91 / 360 = 505.56", () => {
    const given = note({ rate: "0.06", "day-count": "ACT/360", "netted-by": "restricted-deposit", "netting-rate": "0.04" }, [{ id: "pledged", type: "collateral-deposited", on: "2000-01-01", amount: "100000" }]);
    expect(accrued(given, "2000-04-01")).toBe("505.56");
  });
  it("past the last known rate it is estimated, and says with which rate", () => {
    const figure = accruedInterest(ledgerOf(note({ index: "prime", spread: "0.01" })), "note-a", day("2002-06-30"));
    expect(figure).toMatchObject({ status: "estimated", reasons: ["past the last known rate of prime: its 9% of 2001-12-31 is taken to hold"] });
    const rate = measureOf(ledgerOf(note({ index: "prime", spread: "0.01" })), "notes.note-a.rate");
    const at = (on: string): unknown => (rate.kind === "instant" ? rate.at(ledgerOf(note({ index: "prime", spread: "0.01" })), day(on)) : undefined);
    expect([at("2001-12-31"), at("2002-01-01")]).toMatchObject([{ status: "exact", reasons: [] }, { status: "estimated", reasons: figure.reasons }]);
  });
  it("without a rate it is not determinable", () => {
    expect(accruedInterest(ledgerOf(note({})), "note-a", day("2000-06-30")).status).toBe("not-determinable");
  });
  it("principal due within a year is current; an extension known later makes it non-current", () => {
    const extended = { id: "extended", type: "note-amended", on: "2002-11-04", note: "note-a", terms: { matures: "2004-04-25" } };
    const given = note({ rate: "0.06", matures: "2003-01-03" }, [extended]);
    const current = (knownAt: string): string => {
      const ledger = ledgerOf(given, { knownAt: day(knownAt) });
      const measure = measureOf(ledger, "notes.current-principal");
      return measure.kind === "instant" ? fractionText(value(measure.at(ledger, day("2002-09-30"))), 2) : "";
    };
    expect(current("2002-09-30")).toBe("100000.00");
    expect(current("2002-11-14")).toBe("0.00");
  });
});

describe("bad input names the event and the field", () => {
  it.each([
    ["maturity before issue", { rate: "0.06", matures: "1999-12-31" }, "terms.matures"],
    ["a conversion price of nil", { "conversion-price": "0" }, "terms.conversion-price"],
    ["a day count that does not exist", { "day-count": "ACT/366" }, "terms.day-count"],
  ])("%s", (_, terms, field) => {
    expect(faultsOf(note(terms)).join()).toContain(`signed ${field}`);
  });
  it("negative principal", () => {
    expect(faultsOf(note({ rate: "0.06" }, [], "-1")).join()).toContain("signed drawn");
  });
});

const conventions = fc.constantFrom(...everyConvention);
const days = fc.integer({ min: 1, max: 900 }).map((count) => plusDays(day("2000-01-01"), count));
const cents = (figure: ReturnType<typeof interestOver>): Fraction => value(figure);

describe("laws of interest", () => {
  it("adjacent periods add up, by every convention", () => {
    fc.assert(
      fc.property(conventions, days, days, (convention, a, b) => {
        const [middle, end] = a < b ? [a, b] : [b, a];
        const ledger = ledgerOf(note({ index: "prime", spread: "0.01" }));
        const over = (first: Day, last: Day): Fraction => cents(interestOver(ledger, "note-a", { first, last }, { convention }));
        const start = day("2000-01-02");
        if (middle < start || end <= middle) return;
        const parts = subtract(over(start, end), over(start, middle));
        expect(compare(parts, over(plusDays(middle, 1), end))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
  it("payoff at issue is the principal", () => {
    for (const convention of everyConvention) expect(accrued(note({ rate: "0.1" }), "2000-01-01", convention)).toBe("0.00");
  });
  it("more principal, or a higher rate, never lowers interest", () => {
    fc.assert(
      fc.property(conventions, days, fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 500 }), (convention, asOf, principal, more, rate, higher) => {
        const grown = (amount: number, basis: number): Fraction => value(accruedInterest(ledgerOf(note({ rate: String(basis / 10_000) }, [], String(amount))), "note-a", asOf, { convention }));
        expect(compare(grown(principal + more, rate), grown(principal, rate))).toBeGreaterThanOrEqual(0);
        expect(compare(grown(principal, rate + higher), grown(principal, rate))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });
  it("wherever in its window a drawing falls, simple interest stays inside the bounds", () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyConvention.filter(({ compounding }) => compounding === "simple")), fc.integer({ min: 0, max: 120 }), (convention, offset) => {
        const drawn = (on: unknown): Given => note({ index: "prime", spread: "0.01", commitment: "150000" }, [{ id: "drawn", type: "note-drawn", on, note: "note-a", amount: "50000" }]);
        const bounds = accruedInterest(ledgerOf(drawn({ within: "2000-05-01..2000-08-29" })), "note-a", day("2001-03-31"), { convention });
        const exact = value(accruedInterest(ledgerOf(drawn(plusDays(day("2000-05-01"), offset))), "note-a", day("2001-03-31"), { convention }));
        if (bounds.status === "not-determinable") throw new Error("not determinable");
        expect(compare(exact, bounds.low)).toBeGreaterThanOrEqual(0);
        expect(compare(exact, bounds.high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});
