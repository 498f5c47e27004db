/**
 * A figure that is made of others is nowhere outside of what rounding leaves open: whatever true
 * values the printed figures stand for, the formula of them lies inside the interval found for it.
 */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { parseFormula } from "../../src/book/formula.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import { add, compare, fraction, multiply, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { relate } from "../../src/reconciliation/relation.ts";
import { Review } from "../../src/reconciliation/review.ts";
import type { Interval } from "../../src/reconciliation/verdict.ts";
import { ratios, trees, valueOf, written } from "../generate/formula.ts";
import type { Tree } from "../generate/formula.ts";
import { ledgerOf } from "../given.ts";
import { table } from "../reconciliation/raised.ts";
import { runs, times } from "./runs.ts";

const NAMES = ["a", "b", "c", "d"] as const;
const MANY = Array.from({ length: 12 }, (_, index) => `part-${index}`);
const nothing = ledgerOf({ events: [] });

/** An interval around a value, in halves: to either side by as much, or nothing. */
const interval = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.nat(6)).map(([value, width]): Interval => ({ value: fraction(BigInt(value)), low: fraction(BigInt(2 * value - width), 2n), high: fraction(BigInt(2 * value + width), 2n) }));
const intervals = (count: number): fc.Arbitrary<Interval[]> => fc.array(interval, { minLength: count, maxLength: count });

/** Points inside intervals, as how far each lies from the low end to the high one, in tenths. */
const points = (count: number): fc.Arbitrary<number[][]> => fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: count, maxLength: count }), { minLength: 30, maxLength: 30 });

/** What the book's figures make of the formula, where they stand for these intervals. */
function madeOf(tree: Tree, of: ReadonlyMap<string, Interval>): Interval | undefined {
  const figures = table([...of.keys(), "made"].map((concept) => ({ concept, printed: "1" }))).map((figure): ReportedFigure => ({ ...figure, ...of.get(figure.concept) }));
  const made = figures.find(({ concept }) => concept === "made");
  if (made === undefined) throw new Error("nothing made");
  return relate(new Review(nothing, figures), made, parseFormula(written(tree)))?.made;
}

function inside({ low, high }: Interval, tenths: number): Fraction {
  return add(low, multiply(subtract(high, low), fraction(BigInt(tenths), 10n)));
}

const named = (names: readonly string[], values: readonly Interval[]): Map<string, Interval> => new Map(names.flatMap((name, index) => (values[index] === undefined ? [] : [[name, values[index]] as const])));

/** Every sampled value that there is lies between the ends. */
function expectInside(made: Interval, tree: Tree, of: ReadonlyMap<string, Interval>, samples: readonly (readonly number[])[]): void {
  const names = [...of.keys()];
  for (const sample of samples) {
    const value = valueOf(tree, (name) => inside(of.get(name) ?? made, sample[names.indexOf(name)] ?? 0));
    const where = `${written(tree)} at ${names.map((name, index) => `${name} ${sample[index] ?? 0}/10`).join(", ")}`;
    expect(value, `${where}: never divides by nil`).toBeDefined();
    if (value === undefined) continue;
    expect(compare(value, made.low), `${where}: not below`).toBeGreaterThanOrEqual(0);
    expect(compare(value, made.high), `${where}: not above`).toBeLessThanOrEqual(0);
  }
}

describe("what rounding leaves open of a formula", () => {
  test.prop([trees(NAMES), intervals(NAMES.length), points(NAMES.length)], times(10 * runs))("holds every value inside its parts' intervals, of any formula", (tree, values, samples) => {
    const of = named(NAMES, values);
    const made = madeOf(tree, of);
    if (made !== undefined) expectInside(made, tree, of, samples);
  });

  test.prop([ratios(NAMES), intervals(NAMES.length), points(NAMES.length)], times(10 * runs))("is exact for ratios of sums of products: both of its ends are reached", (tree, values, samples) => {
    const of = named(NAMES, values);
    const made = madeOf(tree, of);
    if (made === undefined) return;
    expectInside(made, tree, of, samples);
    const corners = Array.from({ length: 2 ** NAMES.length }, (_, corner) => NAMES.map((_name, index) => ((corner >> index) & 1) * 10));
    const reached = corners.flatMap((corner) => valueOf(tree, (name) => inside(of.get(name) ?? made, corner[NAMES.findIndex((each) => each === name)] ?? 0)) ?? []);
    expect(reached.some((value) => compare(value, made.low) === 0), `${written(tree)}: the low end`).toBe(true);
    expect(reached.some((value) => compare(value, made.high) === 0), `${written(tree)}: the high end`).toBe(true);
  });

  test.prop([trees(MANY), intervals(MANY.length), points(MANY.length)], times(2 * runs))("holds every value of a formula with many parts", (tree, values, samples) => {
    const of = named(MANY, values);
    const made = madeOf(tree, of);
    if (made !== undefined) expectInside(made, tree, of, samples);
  });

  test.prop([intervals(MANY.length), fc.array(fc.constantFrom("+", "-"), { minLength: MANY.length, maxLength: MANY.length })], times(runs))("is exact for a sum of many parts: the sum of their ends", (values, signs) => {
    const of = named(MANY, values);
    const tree = MANY.slice(1).reduce<Tree>((left, name, index) => ({ sign: signs[index] === "-" ? "-" : "+", left, right: { name } }), { name: MANY[0] ?? "" });
    const made = madeOf(tree, of);
    const end = (up: boolean): Fraction | undefined => valueOf(tree, (name) => of.get(name)?.[(name === MANY[0] || signs[MANY.indexOf(name) - 1] !== "-") === up ? "high" : "low"] ?? fraction(0n));
    expect(made).toBeDefined();
    expect(compare(made?.low ?? fraction(0n), end(false) ?? fraction(1n))).toBe(0);
    expect(compare(made?.high ?? fraction(0n), end(true) ?? fraction(1n))).toBe(0);
  });

  test("is none where a divisor may be nil, though it is not as printed", () => {
    // 1 stands for ½ to 1½, and 1 as approximate for 0 to 2.
    const one = { value: fraction(1n), low: fraction(1n, 2n), high: fraction(3n, 2n) };
    const near = { value: fraction(1n), low: fraction(0n), high: fraction(2n) };
    const ratio: Tree = { sign: "/", left: { name: "a" }, right: { name: "b" } };
    expect(madeOf(ratio, named(["a", "b"], [one, one]))).toMatchObject({ low: { n: 2n, d: 6n }, high: { n: 6n, d: 2n } });
    expect(madeOf(ratio, named(["a", "b"], [one, near]))).toBeUndefined();
  });
});
