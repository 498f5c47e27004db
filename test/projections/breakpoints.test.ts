/** The equilibrium of a distribution, held against an oracle that knows nothing of breakpoints. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settle } from "../../projections/breakpoints.ts";
import type { Alternative, Claim } from "../../projections/breakpoints.ts";
import { add, compare, divide, fraction, multiply, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";

const nil = fraction(0n);
const sumOf = (parts: readonly Fraction[]): Fraction => parts.reduce(add, nil);
const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);

/**
 * What each claim takes, less its cost, when everybody's choice is given: preferences rank by
 * rank, then the rest by shares, where whoever would pass its cap is held at it and the rest is
 * shared anew.
 */
function distributed(chosen: readonly Alternative[], sum: Fraction): Fraction[] {
  let left = add(sum, sumOf(chosen.map(({ cost }) => cost)));
  const taken = chosen.map(() => nil);
  for (const rank of [...new Set(chosen.flatMap(({ preferences }) => preferences.map((each) => each.rank)))].sort((a, b) => Number(a - b))) {
    const owed = chosen.map(({ preferences }) => sumOf(preferences.filter((each) => each.rank === rank).map(({ amount }) => amount)));
    const all = sumOf(owed);
    const paid = least(all, left);
    if (all.n > 0n) for (const [index, due] of owed.entries()) taken[index] = add(taken[index] ?? nil, divide(multiply(due, paid), all));
    left = subtract(left, paid);
  }
  const held = new Set<number>();
  for (;;) {
    const free = chosen.map(({ shares }, index) => (held.has(index) ? nil : shares));
    const shares = sumOf(free);
    const price = shares.n === 0n ? nil : divide(left, shares);
    const over = chosen.flatMap(({ cap }, index) => (cap !== undefined && !held.has(index) && compare(add(taken[index] ?? nil, multiply(free[index] ?? nil, price)), cap) > 0 ? [{ index, cap }] : []));
    if (over.length === 0) return chosen.map(({ cost }, index) => subtract(add(taken[index] ?? nil, multiply(free[index] ?? nil, price)), cost));
    for (const { index, cap } of over) {
      left = subtract(left, subtract(cap, taken[index] ?? nil));
      taken[index] = cap;
      held.add(index);
    }
  }
}

const amount = fc.integer({ min: 1, max: 30 }).map((n) => fraction(BigInt(n)));
const rank = fc.integer({ min: 2, max: 4 }).map(BigInt);
const way = (alternative: Partial<Alternative>): Alternative => ({ preferences: [], shares: nil, cost: nil, ...alternative });

const preferred: fc.Arbitrary<Claim> = fc.record({ rank, preference: amount, shares: amount, participates: fc.boolean(), times: fc.option(fc.integer({ min: 1, max: 3 })) }).map(({ rank: at, preference, shares, participates, times }): Claim => [
  way({ preferences: [{ rank: at, amount: preference }], ...(participates ? { shares } : {}), ...(participates && times !== null ? { cap: multiply(preference, fraction(BigInt(times))) } : {}) }),
  way({ shares }),
]);
const note: fc.Arbitrary<Claim> = fc.record({ owed: amount, preferred }).map(({ owed, preferred: into }): Claim => [way({ preferences: [{ rank: 1n, amount: owed }] }), ...into]);
const right: fc.Arbitrary<Claim> = fc.record({ cost: amount, common: amount, preferred: fc.option(preferred) }).map(({ cost, common, preferred: bought }): Claim => [way({}), ...(bought ?? [way({ shares: common })]).map((each) => ({ ...each, cost }))]);
const common: fc.Arbitrary<Claim> = amount.map((shares): Claim => [way({ shares })]);
const claims = fc.tuple(common, fc.array(fc.oneof(preferred, note, right), { maxLength: 5 })).map(([first, others]) => [...others, first]);
const sums = fc.integer({ min: 0, max: 300 }).map((n) => fraction(BigInt(n), 2n));
const chosenOf = (all: readonly Claim[], choices: readonly number[]): Alternative[] => all.map((claim, index) => claim[choices[index] ?? 0] ?? claim[0]);

describe("an equilibrium", () => {
  test("is what the choices give when they are taken as given, and it is the whole sum", () => {
    fc.assert(
      fc.property(claims, sums, (all, sum) => {
        const { taken } = settle(all, sum);
        const oracle = distributed(chosenOf(all, taken.map(({ choice }) => choice)), sum);
        expect(taken.map(({ net }, index) => compare(net, oracle[index] ?? nil))).toEqual(taken.map(() => 0));
        expect(compare(sumOf(taken.map(({ net }) => net)), sum)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("leaves nobody who could do better by choosing otherwise, given the others' choices", () => {
    fc.assert(
      fc.property(claims, sums, (all, sum) => {
        const { taken } = settle(all, sum);
        const choices = taken.map(({ choice }) => choice);
        for (const [index, claim] of all.entries()) {
          for (const other of claim.keys()) {
            const instead = distributed(chosenOf(all, choices.with(index, other)), sum)[index] ?? nil;
            expect(compare(instead, taken[index]?.net ?? nil)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("gives nobody less than nil, and nobody less when there is more to give", () => {
    fc.assert(
      fc.property(claims, sums, sums, (all, a, b) => {
        const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
        const [poor, rich] = [settle(all, less), settle(all, more)];
        poor.taken.forEach(({ net }, index) => {
          expect(compare(net, nil)).toBeGreaterThanOrEqual(0);
          expect(compare(net, rich.taken[index]?.net ?? nil)).toBeLessThanOrEqual(0);
        });
      }),
      { numRuns: 2000 },
    );
  });
});

test("what nobody has a claim to is unclaimed", () => {
  const debt: Claim = [way({ preferences: [{ rank: 1n, amount: fraction(40n) }] })];
  const { taken, unclaimed } = settle([debt], fraction(100n));
  expect(taken.map(({ net }) => compare(net, fraction(40n)))).toEqual([0]);
  expect(compare(unclaimed, fraction(60n))).toBe(0);
});
