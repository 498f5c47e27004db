/** Weighted averages counted on the days on which shares were truly issued and bought back are never found wrong. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { day, daysBetween, plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { inSteps } from "../generate/printing.ts";
import { raised, sale, table } from "../reconciliation/raised.ts";
import type { Row } from "../reconciliation/raised.ts";
import { runs, timeout, times } from "./runs.ts";

const START = day("2002-01-01");
const LENGTH = 365;
const WHOLE = { scale: "ones", power: 0, decimals: 0 } as const;

/** So many shares (bought back where below nil) on a day of the year, of which only a window is told. */
const moved = fc.record({ shares: fc.integer({ min: -900, max: 3000 }).filter((shares) => shares !== 0), on: fc.nat(LENGTH - 1), before: fc.nat(120), after: fc.nat(120) });
type Moved = typeof moved extends fc.Arbitrary<infer Value> ? Value : never;

const spans = fc.array(fc.tuple(fc.nat(LENGTH - 1), fc.nat(LENGTH - 1)), { minLength: 2, maxLength: 4 });

const at = (index: number): Day => plusDays(START, Math.min(LENGTH - 1, Math.max(0, index)));

function event({ shares, on, before, after }: Moved, index: number): ReturnType<typeof sale> {
  const within = { within: `${at(on - before)}..${at(on + after)}`, assumed: at(on) };
  return shares > 0 ? sale(`sold-${index}`, String(shares), "1", within) : { id: `bought-${index}`, type: "treasury-stock-acquired", on: within, class: "common", shares: String(-shares), cost: "1" };
}

/** The average from one day of the year to another, rounded to whole shares, as a source prints it. */
function printed(all: readonly Moved[], [one, other]: readonly [number, number]): Row {
  const [first, last] = [at(Math.min(one, other)), at(Math.max(one, other))];
  const days = daysBetween(first, last) + 1;
  const shareDays = all.reduce((sum, { shares, on }) => sum + shares * Math.max(0, Math.min(days, daysBetween(at(on), last) + 1)), 5000 * days);
  return { concept: "weighted-average-shares", unit: "shares", over: `${first}..${last}`, printed: String(inSteps({ n: BigInt(shareDays), d: BigInt(days) }, WHOLE, true)) };
}

describe("weighted-averages", () => {
  test.prop([fc.array(moved, { maxLength: 4 }), spans], times(runs))(
    "finds nothing in averages of the true days, however wide the windows that are told",
    (all, asked) => {
      const events = [sale("first", "5000", "5000"), ...all.map(event)];
      const found = raised("weighted-averages", { events, reported: table(asked.map((span) => printed(all, span))) });
      expect(found.map(({ summary, arithmetic }) => [summary, ...arithmetic])).toEqual([]);
    },
    timeout,
  );
});
