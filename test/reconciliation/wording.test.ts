/** How findings say figures. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compare, fraction, fractionOf, subtract } from "../../src/kernel/fraction.ts";
import { Exact } from "../../src/kernel/quantity.ts";
import { amountText, figureText, intervalText, offBy, placeText, signedText } from "../../src/reconciliation/wording.ts";
import { table } from "./raised.ts";

describe("an amount in words", () => {
  it("has its thousands grouped, as many decimals as it needs up to six, and a sign below nil", () => {
    expect([fraction(0n), fraction(999n), fraction(-1234567n), fraction(2469n, 2n), fraction(-1n, 3n), fraction(1n, 1000n)].map(amountText)).toEqual(["0", "999", "-1,234,567", "1,234.5", "-0.333333", "0.001"]);
  });

  test.prop([fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n })])("is its value to the millionth, and exact where that has so many decimals", (n, d) => {
    const value = fraction(n, d);
    const read = fractionOf(new Exact(amountText(value).replaceAll(",", "")));
    const apart = subtract(read, value);
    expect(compare({ n: apart.n < 0n ? -apart.n : apart.n, d: apart.d }, fraction(1n, 2_000_000n))).toBeLessThanOrEqual(0);
    if ((n * 1_000_000n) % d === 0n) expect(apart.n).toBe(0n);
  });

  it("says by how much with a sign, and what an interval leaves open", () => {
    expect([fraction(5n), fraction(0n), fraction(-5n)].map(signedText)).toEqual(["+5", "0", "-5"]);
    expect(intervalText({ value: fraction(5n), low: fraction(5n), high: fraction(10n, 2n) })).toBe("5");
    expect(intervalText({ value: fraction(5n), low: fraction(9n, 2n), high: fraction(11n, 2n) })).toBe("4.5 to 5.5");
  });
});

describe("a figure in words", () => {
  it("says what it is of, its value, the text as printed and where that stands", () => {
    const [sales, cash] = table([{ concept: "sales", printed: "$ (1.5)", scale: "millions", unit: "USD" }, { concept: "cash", at: "2002-12-31", printed: "900" }]);
    if (sales === undefined || cash === undefined) throw new Error("no figures");
    expect(figureText(sales)).toBe("sales over 2002-01-01..2002-12-31: -1,500,000 USD (printed $ (1.5), p. 1, l. 1)");
    expect(figureText(cash)).toBe("cash at 2002-12-31: 900 USD (printed 900, p. 1, l. 2)");
    expect(offBy({ value: fraction(1000n), low: fraction(0n), high: fraction(2000n) }, cash)).toBe("+100 USD");
  });

  it("says so where no page is stated", () => {
    expect([placeText({ source: "report", page: "4" }), placeText({ source: "report", lines: "7-9" }), placeText({ source: "report" })]).toEqual(["p. 4", "l. 7-9", "no page stated"]);
  });
});
