/** What a dragged date shows: the step that holds on the day. */
import { describe, expect, it } from "vitest";
import { determinedIn, isTold, printedOn, stepOn } from "../../src/web/state/steps.ts";
import type { SteppedMeasure } from "../../src/web/state/steps.ts";

const step = (on: string, value: string | null): SteppedMeasure["steps"][number] => ({ on, value, low: value, high: value, status: value === null ? "not-determinable" : "exact" });
const printed = (section: string, value: string): SteppedMeasure["printed"][number] => ({ on: "2024-06-30", value, section, verdict: "ties", difference: "0.00" });
const cash: SteppedMeasure = { id: "cash", label: "Cash", unit: "USD", moves: "by-events", steps: [step("2023-12-01", null), step("2024-01-01", "100.00"), step("2024-03-01", "40.00"), step("2025-01-01", null)], printed: [printed("notes", "41.00"), printed("statements", "40.00")] };

describe("a measure in steps", () => {
  it.each([
    ["2023-11-30", undefined],
    ["2023-12-31", null],
    ["2024-01-01", "100.00"],
    ["2024-02-29", "100.00"],
    ["2024-03-01", "40.00"],
    ["2026-01-01", null],
  ])("on %s is %s", (day, value) => {
    expect(stepOn(cash, day)?.value).toBe(value);
  });

  it("is determined from its first figure to where it no longer is", () => {
    expect(determinedIn(cash)).toEqual({ first: "2024-01-01", last: "2025-01-01" });
    expect(determinedIn({ ...cash, steps: cash.steps.slice(0, 3) })).toEqual({ first: "2024-01-01", last: null });
    expect(determinedIn({ ...cash, steps: cash.steps.slice(0, 1) })).toBeUndefined();
  });

  it("that moves by days is only told on the days of its steps", () => {
    const interest = { ...cash, moves: "by-days" as const };
    expect([isTold(interest, "2024-03-01"), isTold(interest, "2024-03-02"), isTold(cash, "2024-03-02")]).toEqual([true, false, true]);
  });

  it("is held against the statement before the text", () => {
    expect([printedOn(cash, "2024-06-30")?.value, printedOn(cash, "2024-07-01")]).toEqual(["40.00", undefined]);
  });
});
