/**
 * The financial mathematics against QuantLib, which shares no line with it.
 *
 * QuantLib reckons in doubles of 16 digits, so the differences asserted are QuantLib's own rounding;
 * the greatest found are printed. It is Debian's package quantlib-python, which belongs to /usr/bin/python3.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayCount, dayCounts, yearFraction } from "../../src/kernel/day-count.ts";
import { type Day, day, daysBetween, plusDays } from "../../src/kernel/day.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { normalCumulative, normalDensity } from "../../src/kernel/normal-distribution.ts";
import { blackScholes, type OptionKind, type OptionTerms, type OptionValue } from "../../src/kernel/option-value.ts";
import { Exact } from "../../src/kernel/quantity.ts";

const python = "/usr/bin/python3";
const script = fileURLToPath(new URL("quantlib.py", import.meta.url));
const isInstalled = spawnSync(python, ["-c", "import QuantLib"]).status === 0;
const seed = 20021231;

/** One answer of the oracle for each case, its figures as text. */
function ask(op: string, cases: readonly object[]): readonly Readonly<Record<string, string>>[] {
  const run = spawnSync(python, [script], { input: JSON.stringify({ op, cases }), encoding: "utf8", maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as readonly Readonly<Record<string, string>>[];
}

function print(line: string): void {
  process.stdout.write(`QuantLib: ${line}\n`);
}

/** The greatest of some differences, with the case it was found at. */
class Greatest {
  private difference = new Exact(0);
  private at: object = {};

  add(difference: Exact, at: object): void {
    if (this.difference.isNaN() || difference.lte(this.difference)) return;
    this.difference = difference;
    this.at = at;
  }

  report(of: string): Exact {
    print(`${of}: at most ${this.difference.toExponential(2)}${this.difference.isZero() ? "" : ` at ${JSON.stringify(this.at)}`}`);
    return this.difference;
  }
}

/** How far two figures lie apart; a missing one is no number, which no limit admits. */
function apart(ours: Exact | undefined, theirs: string | undefined): Exact {
  return new Exact(ours ?? "NaN").minus(theirs ?? "NaN").abs();
}

const first = day("1950-01-01");
const anyDay = fc.integer({ min: 0, max: daysBetween(first, day("2150-12-31")) }).map((count) => plusDays(first, count));
const monthEnd = fc
  .record({ year: fc.integer({ min: 1950, max: 2150 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => plusDays(day(`${year}-${String(month).padStart(2, "0")}-01`), -1));
const aroundEndOfFebruary = fc
  .record({ year: fc.integer({ min: 1950, max: 2150 }), days: fc.integer({ min: -2, max: 0 }) })
  .map(({ year, days }) => plusDays(day(`${year}-03-01`), days));
const someDay = fc.oneof(anyDay, monthEnd, aroundEndOfFebruary);
const twoDays = fc
  .oneof(
    fc.tuple(someDay, someDay),
    fc.tuple(someDay, fc.integer({ min: 0, max: 800 })).map(([from, days]) => [from, plusDays(from, days)] as const),
  )
  .map(([a, b]): readonly [Day, Day] => (a < b ? [a, b] : [b, a]));

interface Period {
  readonly dayCount: DayCount;
  readonly from: Day;
  readonly to: Day;
  readonly termination?: Day;
}

/** Periods drawn for a day count; of those of 30E/360-ISDA, every other one ends at the termination. */
function periods(dayCount: DayCount, count: number): readonly Period[] {
  return fc.sample(twoDays, { seed, numRuns: count }).map(([from, to], index) => {
    const endsIt = dayCount === "30E/360-ISDA" && index % 2 === 0;
    return endsIt ? { dayCount, from, to, termination: to } : { dayCount, from, to };
  });
}

/**
 * From the last day of February to a 31st by 30/360-US: February's rule comes first, so both days are a 30th.
 * QuantLib had it last and counted a day too many until its pull request 2243 of June 2025.
 */
function isThirtyFirst({ dayCount, from, to }: Period): boolean {
  return dayCount === "30/360-US" && from.slice(5, 7) === "02" && plusDays(from, 1).endsWith("-01") && to.endsWith("-31");
}

/** Whether the QuantLib at hand is older than that. */
function hasThirtyFirstDefect(): boolean {
  const [answer] = ask("day-count", [{ dayCount: "30/360-US", from: "2007-02-28", to: "2007-03-31" }]);
  return answer?.["days"] === "31";
}

function partOfYear({ dayCount, from, to, termination }: Period): Fraction {
  return yearFraction(dayCount, from, to, termination === undefined ? {} : { termination });
}

function exactly({ n, d }: Fraction): Exact {
  return new Exact(n.toString()).div(d.toString());
}

const kinds: readonly OptionKind[] = ["call", "put"];

/**
 * Spot over strike from 0.01 to 100, volatility from 0.01 to 3, term from a day to 30 years, rate from
 * −2 % to 20 %. Every number is a whole number of 1024ths, which a double holds exactly.
 */
function optionGrid(): readonly OptionTerms[] {
  const parts = (...numbers: readonly number[]): readonly Exact[] => numbers.map((number) => new Exact(number).div(1024));
  const strike = new Exact(1);
  const [none = strike, ...yields] = parts(0, 20, 61);
  const grid = parts(10, 256, 768, 960, 1024, 1088, 1536, 4096, 102400).flatMap((spot) =>
    parts(11, 64, 205, 512, 1024, 3072).flatMap((volatility) =>
      parts(3, 86, 1024, 5120, 30720).flatMap((term) => parts(-20, 0, 51, 205).map((rate) => ({ spot, strike, term, volatility, rate }))),
    ),
  );
  return grid.flatMap((option, index) => kinds.map((kind) => ({ ...option, kind, dividendYield: yields[index % 3] ?? none })));
}

/** For each figure, the size it can have: an error in a double is a part of this, also where the figure itself is nearly nil. */
const scales = {
  value: ({ spot, strike }) => spot.plus(strike),
  delta: () => new Exact(1),
  gamma: ({ spot, volatility, term }) => term.sqrt().times(volatility).times(spot).pow(-1),
  vega: ({ spot, term }) => term.sqrt().times(spot),
  theta: ({ spot, strike, volatility, term, rate, dividendYield }) =>
    volatility.times(spot).div(term.sqrt()).plus(rate.abs().plus(dividendYield).times(spot.plus(strike))),
  rho: ({ spot, strike, term }) => spot.plus(strike).times(term),
} satisfies Partial<Record<keyof OptionValue, (option: OptionTerms) => Exact>>;
const figures = Object.keys(scales) as (keyof typeof scales)[];

/** Of its scale, what rounding costs QuantLib: its theta divides by the term, here as short as a day. */
const limits = { value: "2e-15", delta: "1e-12", gamma: "1e-12", vega: "1e-12", theta: "1e-11", rho: "1e-12" };

describe("QuantLib", () => {
  it("is installed wherever CI runs", () => {
    if (!isInstalled) print("NOT INSTALLED, NOTHING WAS COMPARED WITH IT: apt-get install quantlib-python");
    if (process.env["CI"] === "true") expect(isInstalled).toBe(true);
  });
});

describe.skipIf(!isInstalled)("agrees with QuantLib", () => {
  it.each(dayCounts)("on %s: every day counted, every part of a year to the double", (dayCount) => {
    // The same day twice is nil here by rule; QuantLib's ISDA has −1 day from 29 February to itself as termination.
    const cases = periods(dayCount, 4000).filter(({ from, to }) => from !== to);
    const answers = ask("day-count", cases);
    const daysTooMany = hasThirtyFirstDefect() ? 1n : 0n;
    const greatest = new Greatest();
    for (const [index, period] of cases.entries()) {
      const answer = answers[index];
      const ours = partOfYear(period);
      const theirs = BigInt(answer?.["days"] ?? "-1") - (isThirtyFirst(period) ? daysTooMany : 0n);
      if (dayCount !== "ACT/ACT-ISDA") expect({ ...period, days: ours.n }).toEqual({ ...period, days: theirs });
      if (!isThirtyFirst(period)) greatest.add(apart(exactly(ours), answer?.["fraction"]), period);
    }
    // Doubles between 128 and 256 are 2.8 × 10^−14 apart, and ACT/ACT-ISDA adds three of them.
    expect(greatest.report(`${dayCount}, ${cases.length} periods of up to 201 years`).lt("6e-14")).toBe(true);
  });

  it("on the normal distribution: to 15 decimals; its lower tail against erfc to 12 digits", () => {
    const cases = Array.from({ length: 1201 }, (_, index) => ({ x: new Exact(index - 600).div(16).toString() }));
    const answers = ask("normal", cases);
    const [whole, height, tail, theirTail] = [new Greatest(), new Greatest(), new Greatest(), new Greatest()];
    for (const [index, { x }] of cases.entries()) {
      const [at, answer] = [new Exact(x), answers[index]];
      const cumulative = normalCumulative(at);
      whole.add(apart(cumulative, answer?.["cumulative"]), { x });
      height.add(apart(normalDensity(at), answer?.["density"]), { x });
      tail.add(apart(cumulative, answer?.["erfc"]).div(cumulative), { x });
      if (at.gte(-37)) theirTail.add(apart(cumulative, answer?.["cumulative"]).div(cumulative), { x });
    }
    theirTail.report("normal cumulative to −37, of itself (a tail taken from 1 by QuantLib, so not asserted)");
    expect(whole.report("normal cumulative, −37.5 to 37.5").lt("2e-15")).toBe(true);
    expect(height.report("normal density").lt("2e-15")).toBe(true);
    expect(tail.report("normal cumulative against the C library's erfc, of itself").lt("1e-12")).toBe(true);
  });

  it("on options: the value to 15 digits of spot and strike, and to 12 of its own where it is no tail; the rest to 12 of their scale", () => {
    const cases = optionGrid();
    const answers = ask("option", cases);
    const ours = cases.map(blackScholes);
    for (const figure of figures) {
      const greatest = new Greatest();
      for (const [index, option] of cases.entries()) {
        greatest.add(apart(ours[index]?.[figure], answers[index]?.[figure]).div(scales[figure](option)), option);
      }
      expect(greatest.report(`${figure} of ${cases.length} options, of its scale`).lt(limits[figure])).toBe(true);
    }
    const relative = new Greatest();
    for (const [index, option] of cases.entries()) {
      const value = ours[index]?.value;
      if (value?.gt(scales.value(option).div(1000)) === true) relative.add(apart(value, answers[index]?.["value"]).div(value), option);
    }
    expect(relative.report("value of options worth a thousandth of spot and strike, of itself").lt("1e-12")).toBe(true);
  }, 120_000);

  it.each(["simple", "monthly", "quarterly"] as const)("on interest compounded %s", (compounding) => {
    const times = { simple: 0, monthly: 12, quarterly: 4 }[compounding];
    const greatest = new Greatest();
    for (const dayCount of dayCounts) {
      const cases = periods(dayCount, 200)
        .filter((period) => period.from !== period.to && daysBetween(period.from, period.to) < 20_000 && !isThirtyFirst(period))
        .map((period, index) => ({ ...period, compounding, rate: new Exact(1 + (index % 40)).div(256).toString() }));
      const answers = ask("compound", cases);
      for (const [index, period] of cases.entries()) {
        const years = exactly(partOfYear(period));
        const factor = times === 0 ? years.times(period.rate).plus(1) : new Exact(period.rate).div(times).plus(1).pow(years.times(times));
        greatest.add(apart(factor, answers[index]?.["factor"]).div(factor), period);
      }
    }
    expect(greatest.report(`factor compounded ${compounding}, of itself`).lt("1e-13")).toBe(true);
  });
});
