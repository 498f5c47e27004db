/** The period that a statement runs over, of a date and what the address says. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { periodUpTo, wholeMonths } from "../../src/web/state/periods.ts";
import { dayNumber, dayOf } from "../../src/web/state/days.ts";

const day = fc.integer({ min: -20_000, max: 40_000 }).map(dayOf);
const presented = [{ first: "2024-01-01", last: "2024-06-30" }, { first: "2024-04-01", last: "2024-06-30" }];

describe("the period up to a date", () => {
  test.prop([day, fc.oneof(fc.constantFrom("3", "12", "year", "nonsense", undefined), day)])("ends there, and begins no later", (last, over) => {
    const period = periodUpTo(last, over, []);
    expect(period.last).toBe(last);
    expect(period.first <= last).toBe(true);
  });

  test.prop([day, fc.integer({ min: 1, max: 24 })])("of so many months takes as many days as they have", (last, months) => {
    const { first } = periodUpTo(last, String(months), []);
    const days = dayNumber(last) - dayNumber(first) + 1;
    expect(days).toBeGreaterThanOrEqual(Math.floor(months * 30.4) - 3);
    expect(days).toBeLessThanOrEqual(Math.ceil(months * 30.5) + 3);
  });

  it("is the longest that is presented, or else the year so far", () => {
    expect(periodUpTo("2024-06-30", undefined, presented).first).toBe("2024-01-01");
    expect(periodUpTo("2024-05-05", undefined, presented).first).toBe("2024-01-01");
    expect(periodUpTo("2024-06-30", "2024-04-01", presented).first).toBe("2024-04-01");
  });

  it("of three months to the end of one begins with one", () => {
    expect(periodUpTo("2024-06-30", "3", presented).first).toBe("2024-04-01");
    expect(periodUpTo("2024-02-29", "12", presented).first).toBe("2023-03-01");
  });

  it("that begins on a day after the date is not taken", () => {
    expect(periodUpTo("2024-06-30", "2025-01-01", presented).first).toBe("2024-01-01");
  });

  it("is called by its months where it has whole ones", () => {
    expect(wholeMonths({ first: "2024-01-01", last: "2024-09-30" })).toBe(9);
    expect(wholeMonths({ first: "2024-01-09", last: "2024-09-30" })).toBeUndefined();
  });
});
