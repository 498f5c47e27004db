/** Stepping through days: by event, and by quarter. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { dayInShort, dayInWords, dayNumber, dayOf, isDay, lastBy, next, previous, quarterEndAfter, quarterEndBefore } from "../../src/web/state/days.ts";

const days = fc.integer({ min: -30_000, max: 60_000 }).map(dayOf);
const sorted = fc.uniqueArray(days, { maxLength: 20 }).map((all) => all.sort());

describe("days", () => {
  test.prop([days])("are numbers and texts alike", (day) => {
    expect(dayOf(dayNumber(day))).toBe(day);
    expect(isDay(day)).toBe(true);
  });

  test.prop([sorted, days])("next, previous and last are found as by looking at each", (all, day) => {
    expect(next(all, day)).toBe(all.find((each) => each > day));
    expect(previous(all, day)).toBe(all.findLast((each) => each < day));
    expect(lastBy(all, day)).toBe(all.findLast((each) => each <= day));
  });

  test.prop([days])("a quarter's end forward and back is one that is the last of its month", (day) => {
    const after = quarterEndAfter(day);
    expect(after > day && quarterEndBefore(day) < day).toBe(true);
    expect(dayOf(dayNumber(after) + 1)).toMatch(/-(01|04|07|10)-01$/);
    expect(quarterEndBefore(dayOf(dayNumber(after) + 1))).toBe(after);
    expect(dayNumber(after) - dayNumber(quarterEndBefore(after))).toBeLessThanOrEqual(92);
  });

  it.each([
    ["2002-09-30", "2002-06-30", "2002-12-31"],
    ["2002-10-01", "2002-09-30", "2002-12-31"],
    ["2000-01-31", "1999-12-31", "2000-03-31"],
    ["2002-12-31", "2002-09-30", "2003-03-31"],
  ])("from %s back to %s and on to %s", (day, before, after) => {
    expect([quarterEndBefore(day), quarterEndAfter(day)]).toEqual([before, after]);
  });

  it("knows the calendar, and says it in words", () => {
    expect(["2000-02-29", "2001-02-29", "2001-13-01", "2001-1-1", "now"].map(isDay)).toEqual([true, false, false, false, false]);
    expect([dayInWords("2002-09-05"), dayInShort("2002-09-05")]).toEqual(["5 September 2002", "5 Sep 2002"]);
  });
});
