/** Day counts: the part of a year between two days, by each convention. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayCount, dayCounts, isDayCount, yearFraction } from "../../src/kernel/day-count.ts";
import { type Day, day, daysBetween, plusDays } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { add, compare, type Fraction, fraction } from "../../src/kernel/fraction.ts";

function between(convention: DayCount, from: string, to: string, termination?: string): Fraction {
  return yearFraction(convention, day(from), day(to), termination === undefined ? {} : { termination: day(termination) });
}

/** Days of 360 a year. */
function days(convention: DayCount, from: string, to: string, termination?: string): bigint {
  const { n, d } = between(convention, from, to, termination);
  expect(d).toBe(360n);
  return n;
}

function isSame(a: Fraction, b: Fraction): boolean {
  return compare(a, b) === 0;
}

const firstDay = day("1896-01-01");
const anyDay = fc.integer({ min: 0, max: 120_000 }).map((count) => plusDays(firstDay, count));
const threeDays = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }))
  .map(([a, toNext, toLast]): readonly [Day, Day, Day] => [a, plusDays(a, toNext), plusDays(a, toNext + toLast)]);

describe("ACT/365 and ACT/360", () => {
  it("divide the days by 365 or 360, leap year or not", () => {
    // 2004-01-01 to 2005-01-01: 366 days.
    expect(between("ACT/365", "2004-01-01", "2005-01-01")).toEqual({ n: 366n, d: 365n });
    expect(between("ACT/360", "2004-01-01", "2005-01-01")).toEqual({ n: 366n, d: 360n });
    // 2001-10-26 to 2002-02-28: 5 + 30 + 31 + 31 + 28 = 125 days.
    expect(between("ACT/365", "2001-10-26", "2002-02-28")).toEqual({ n: 125n, d: 365n });
  });
});

describe("ACT/ACT-ISDA", () => {
  // ISDA, "EMU and Market Conventions: Recent Developments" (1998), its examples by the ISDA method.
  it.each([
    ["2003-11-01", "2004-05-01", 61n, 121n],
    ["1999-02-01", "1999-07-01", 150n, 0n],
    ["1999-07-01", "2000-07-01", 184n, 182n],
    ["2002-08-15", "2003-07-15", 334n, 0n],
    ["2003-07-15", "2004-01-15", 170n, 14n],
    ["1999-07-30", "2000-01-30", 155n, 29n],
    ["2000-01-30", "2000-06-30", 0n, 152n],
  ])("%s to %s: %s days of 365 and %s of 366", (from, to, ofCommonYears, ofLeapYears) => {
    expect(isSame(between("ACT/ACT-ISDA", from, to), add(fraction(ofCommonYears, 365n), fraction(ofLeapYears, 366n)))).toBe(true);
  });

  it("is whole from a day to the same day of a year both of which are leap years, or both not", () => {
    expect(isSame(between("ACT/ACT-ISDA", "1896-05-17", "2024-05-17"), fraction(128n))).toBe(true);
    expect(isSame(between("ACT/ACT-ISDA", "1899-05-17", "2101-05-17"), fraction(202n))).toBe(true);
  });

  it("adds 1/366 for each day of a leap year and 1/365 for each other day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1200 }), (from, length) => {
        const isInLeapYear = Array.from({ length }, (_, count) => isLeap(plusDays(from, count)));
        const leap = BigInt(isInLeapYear.filter(Boolean).length);
        const sum = add(fraction(leap, 366n), fraction(BigInt(length) - leap, 365n));
        expect(isSame(yearFraction("ACT/ACT-ISDA", from, plusDays(from, length)), sum)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  /** A year is a leap year if 1 March follows 29 February in it. */
  function isLeap(of: Day): boolean {
    return plusDays(day(`${of.slice(0, 4)}-03-01`), -1).endsWith("29");
  }
});

describe("30/360-US", () => {
  it.each([
    // Rows of ISDA's workbook "30/360 Day Count Conventions" (2008) on which the rule for February has no bearing.
    ["2006-08-20", "2007-02-20", 180n],
    ["2006-08-31", "2007-02-28", 178n],
    ["2006-01-31", "2006-02-28", 28n],
    ["2006-01-30", "2006-02-28", 28n],
    ["2006-02-14", "2006-02-28", 14n],
    ["2006-09-30", "2006-10-31", 30n],
    ["2006-10-31", "2006-11-28", 28n],
    ["2008-02-28", "2008-08-31", 183n],
    ["2007-02-26", "2008-02-29", 363n],
    ["2008-02-28", "2008-03-31", 33n],
  ])("%s to %s: %s days, as in 30/360 of ISDA", (from, to, expected) => {
    expect(days("30/360-US", from, to)).toBe(expected);
  });

  it.each([
    // The end of February is a 30th: 360 × 0 + 30 × 6 + 30 − 30; ISDA's 30/360 has 183 and 182.
    ["2007-02-28", "2007-08-31", 180n],
    ["2008-02-29", "2008-08-31", 180n],
    // The end of February first, so the 31st after it is a 30th too: 30 × 1 + 30 − 30.
    ["2007-02-28", "2007-03-31", 30n],
    // From one end of February to another both are a 30th: 360 × 1 + 30 − 30; ISDA's 30/360 has 359.
    ["2008-02-29", "2009-02-28", 360n],
    ["2007-02-28", "2008-02-29", 360n],
    // 28 February of a leap year is not its end: 360 × 1 + 28 − 30.
    ["2007-02-28", "2008-02-28", 358n],
    // 30 × 1 + 3 − 30; ISDA's 30/360 has 5.
    ["2006-02-28", "2006-03-03", 3n],
  ])("%s to %s: %s days, by the rule for the end of February", (from, to, expected) => {
    expect(days("30/360-US", from, to)).toBe(expected);
  });
});

// ISDA's workbook "30/360 Day Count Conventions" (2008): from, to, days by 30E/360, days by 30E/360-ISDA.
const workbook = [
  ["2006-02-28", "2006-08-31", 182n, 180n],
  ["2006-08-31", "2007-02-28", 178n, 180n],
  ["2007-02-28", "2007-08-31", 182n, 180n],
  ["2007-08-31", "2008-02-29", 179n, 180n],
  ["2008-02-29", "2008-08-31", 181n, 180n],
  ["2006-01-31", "2006-02-28", 28n, 30n],
  ["2006-01-30", "2006-02-28", 28n, 30n],
  ["2006-02-28", "2006-03-03", 5n, 3n],
  ["2006-02-14", "2006-02-28", 14n, 16n],
  ["2006-09-30", "2006-10-31", 30n, 30n],
  ["2006-10-31", "2006-11-28", 28n, 28n],
  ["2007-08-31", "2008-02-28", 178n, 178n],
  ["2008-02-28", "2008-08-28", 180n, 180n],
  ["2008-02-28", "2008-08-30", 182n, 182n],
  ["2008-02-28", "2008-08-31", 182n, 182n],
  ["2008-02-29", "2009-02-28", 359n, 360n],
] as const;

describe("30E/360 and 30E/360-ISDA", () => {
  it.each(workbook)("%s to %s: %s and %s days", (from, to, european, isda) => {
    expect([days("30E/360", from, to), days("30E/360-ISDA", from, to)]).toEqual([european, isda]);
  });

  it("30E/360-ISDA leaves the end of February as it is where the instrument ends on it", () => {
    // The workbook: 31 August 2011 to 29 February 2012, its termination: 30 × 6 + 29 − 30.
    expect(days("30E/360-ISDA", "2011-08-31", "2012-02-29", "2012-02-29")).toBe(179n);
    expect(days("30E/360-ISDA", "2007-02-28", "2008-02-29", "2008-02-29")).toBe(359n);
    expect(days("30E/360-ISDA", "2007-02-28", "2008-02-29", "2009-02-28")).toBe(360n);
  });
});

describe("every day count", () => {
  it.each(dayCounts)("%s: nil from a day to itself, never less from an earlier to a later", (convention) => {
    expect(between(convention, "2004-02-29", "2004-02-29", "2004-02-29").n).toBe(0n);
    fc.assert(fc.property(threeDays, ([a, b]) => yearFraction(convention, a, b, { termination: b }).n >= 0n));
  });

  it.each(dayCounts)("%s: within 6 days of the calendar for each year begun", (convention) => {
    fc.assert(
      fc.property(threeDays, ([a, b]) => {
        const { n, d } = yearFraction(convention, a, b);
        const calendar = BigInt(daysBetween(a, b));
        const apart = (n * 365n) / d - calendar;
        const allowed = 6n * (calendar / 365n + 1n);
        expect(apart <= allowed && apart >= -allowed).toBe(true);
      }),
    );
  });

  it.each(["ACT/365", "ACT/360", "ACT/ACT-ISDA", "30E/360", "30E/360-ISDA"] as const)("%s: two stretches that meet add up to the whole", (convention) => {
    fc.assert(fc.property(threeDays, ([a, b, c]) => isSame(add(yearFraction(convention, a, b), yearFraction(convention, b, c)), yearFraction(convention, a, c))));
  });

  it("refuses a period that ends before it starts", () => {
    expect(() => between("ACT/360", "2002-03-01", "2002-02-28")).toThrow(Faults);
  });

  it("is known by its full name only", () => {
    expect(dayCounts.every(isDayCount)).toBe(true);
    expect(["30/360", "act/365", "ACT/ACT", ""].some(isDayCount)).toBe(false);
  });
});
