/** The standard normal distribution to 50 digits, in its farthest tails too. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { arithmetic, normalCumulative, normalDensity } from "../../src/kernel/normal-distribution.ts";
import { Exact } from "../../src/kernel/quantity.ts";

/** How far apart two figures are, as a part of the second. */
function apart(ours: Exact, theirs: Exact): Exact {
  return ours.minus(theirs).div(theirs).abs();
}

/**
 * Φ(−x) for x > 0 by a second method, the trapezoidal rule with its pole taken out (F. Matta and A. Reichel,
 * Mathematics of Computation 25, 1971): with z = x ⁄ √2 and any step h, to within e^(−π² ⁄ h²),
 * erfc(z) = h z e^(−z²) ⁄ π × (1 ⁄ z² + 2 Σ e^(−k²h²) ⁄ (k²h² + z²)) + (2 ⁄ (1 − e^(2πz ⁄ h)) where z < π ⁄ h).
 */
function tailByTrapezoids(x: Exact): Exact {
  const Working = arithmetic(110);
  const [pi, h, z] = [Working.acos(-1), new Working("0.25"), new Working(x).div(new Working(2).sqrt())];
  let sum = z.pow(-2);
  for (let k = 1; k <= 60; k += 1) {
    const node = h.times(k).pow(2);
    sum = sum.plus(node.neg().exp().times(2).div(node.plus(z.pow(2))));
  }
  const rule = h.times(z).times(z.pow(2).neg().exp()).div(pi).times(sum);
  const pole = z.lt(pi.div(h)) ? new Working(2).div(new Working(1).minus(pi.times(2).times(z).div(h).exp())) : 0;
  return new Exact(rule.plus(pole).div(2));
}

const thousandths = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((count) => new Exact(count).div(1000));

describe("normalCumulative", () => {
  // mpmath 1.3.0 at 120 digits: erfc(−x ⁄ √2) ⁄ 2.
  it.each([
    ["-0.5", "0.30853753872598689636229538939166226011639782444542"],
    ["-1", "0.1586552539314570514147674543679620775220870332734"],
    ["-2", "0.022750131948179207200282637166533437471776223701678"],
    ["-5", "2.8665157187919391167375233287464535385442301361189e-7"],
    ["-7.75", "4.594627435778595460155454882141506149378698297619e-15"],
    ["-8.25", "7.9197263146424773409613744218855984983735807828962e-17"],
    ["-10", "7.619853024160526065973343251599308363504033277957e-24"],
    ["-20", "2.7536241186062336950756227808574653328074977347593e-89"],
    ["-37.5", "4.6053530095819548438279690976108962389206926373925e-308"],
    ["-40", "3.6558935409150297037489858026882836650539446199774e-350"],
    ["0", "0.5"],
    ["1e-10", "0.50000000003989422804014326779392811561337128140126"],
    ["3", "0.99865010196836990547334818523240502262217063184162"],
  ])("of %s is %s, digit for digit", (x, expected) => {
    expect(normalCumulative(new Exact(x)).eq(expected)).toBe(true);
  });

  it("agrees to 45 digits of the tail itself with another method", () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 40_000 }), (thousandth) => {
        const x = new Exact(thousandth).div(1000);
        expect(apart(normalCumulative(x.neg()), tailByTrapezoids(x)).lt("1e-45")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("is one with that of the other side", () => {
    fc.assert(fc.property(thousandths(40), (x) => normalCumulative(x).plus(normalCumulative(x.neg())).minus(1).abs().lt("1e-49")), { numRuns: 60 });
  });

  it("rises with x, across the seam between its two methods too", () => {
    fc.assert(fc.property(thousandths(40), (x) => normalCumulative(x).lte(normalCumulative(x.plus("0.001")))), { numRuns: 40 });
    const [before, after] = [normalCumulative(new Exact("-8.0000000000000000000000000001")), normalCumulative(new Exact("-7.9999999999999999999999999999"))];
    // The density there, 5.05 × 10^−15, over 2 × 10^−28.
    expect(apart(after.minus(before), normalDensity(new Exact(8)).times("2e-28")).lt("1e-20")).toBe(true);
  });

  it("gives as many digits as asked for: the first 50 of 120 are the 50", () => {
    fc.assert(fc.property(thousandths(40), (x) => normalCumulative(x, 120).toSignificantDigits(50).eq(normalCumulative(x))), { numRuns: 20 });
  });

  it("is nil and one at the ends, and refuses what is no number", () => {
    expect(normalCumulative(new Exact(-Infinity)).toString()).toBe("0");
    expect(normalCumulative(new Exact(Infinity)).toString()).toBe("1");
    expect(() => normalCumulative(new Exact(NaN))).toThrow(Faults);
  });
});

describe("normalDensity", () => {
  // mpmath 1.3.0 at 120 digits: exp(−x² ⁄ 2) ⁄ √(2π).
  it.each([
    ["0", "0.39894228040143267793994605993438186847585863116493"],
    ["1", "0.24197072451914334979783019293556065482867197073744"],
    ["-2.5", "0.01752830049356853736215832216674858614851417551772"],
    ["10", "7.6945986267064193463390335800418772353594626128831e-23"],
    ["37.5", "1.7282337322841052207507928403598265323396652480898e-306"],
    ["-40", "1.4632702508383031787370972003382809548724111463775e-348"],
  ])("at %s is %s, digit for digit", (x, expected) => {
    expect(normalDensity(new Exact(x)).eq(expected)).toBe(true);
  });
});
