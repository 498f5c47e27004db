/** Amounts as text keep every digit. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { axisText, counted, decimalText, decimalsNeeded, decimalsShown, lessText, percentText, signedText } from "../../src/web/figures/format.ts";

const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.stringMatching(/^\d{2}$/)).map(([whole, cents]) => `${whole}.${cents}`);

describe("amounts", () => {
  test.prop([amounts])("lose no digit, however many there are", (amount) => {
    expect(decimalText(amount, 2).replaceAll(",", "").replace("−", "-")).toBe(amount);
  });

  it.each([
    ["4662000.00", "4,662,000", "+4,662,000"],
    ["-145000.50", "−145,000.50", "−145,000.50"],
    ["0.00", "0", "0"],
    ["-0.07", "−0.07", "−0.07"],
    ["0.0335", "0.0335", "+0.0335"],
    ["999", "999", "+999"],
    ["1000", "1,000", "+1,000"],
  ])("%s is %s, and %s as a difference", (value, text, signed) => {
    expect([decimalText(value), signedText(value)]).toEqual([text, signed]);
  });

  it("takes as many decimals for a column as its figures need", () => {
    expect(decimalsNeeded(["1.00", "2.00", null])).toBe(0);
    expect(decimalsNeeded(["1.00", "2.50", null])).toBe(2);
    expect(decimalsNeeded(["0.0335", "12.5000"])).toBe(4);
    expect(decimalsNeeded([])).toBe(0);
  });

  test.prop([amounts, amounts])("are subtracted to the last digit", (one, other) => {
    const cents = (text: string): bigint => BigInt(text.replace(".", ""));
    expect(cents(lessText(one, other))).toBe(cents(one) - cents(other));
  });

  it.each([["4474500.00", "4662000.00", "-187500.00"], ["1", "0.5", "0.5"], ["-0.07", "-0.07", "0.00"], ["-0.0012", "0.01", "-0.0112"], ["12", "12", "0"]])("%s less %s is %s", (one, other, difference) => {
    expect(lessText(one, other)).toBe(difference);
  });

  it("leaves out decimals that are nil in the whole column, and keeps cents whole", () => {
    expect([decimalsShown(["5.7500", null]), decimalsShown(["1.5000", "2.0000"]), decimalsShown(["1.00", "2"]), decimalsShown(["0.0335"])]).toEqual([2, 2, 0, 4]);
  });

  it.each([["0.045832", "4.5832%"], ["0.01", "1%"], ["0.07", "7%"], ["1", "100%"], ["-0.0025", "−0.25%"], ["0", "0%"], ["0.5", "50%"], ["12.34567", "1,234.567%"]])("a rate of %s is %s", (rate, text) => {
    expect(percentText(rate)).toBe(text);
  });

  it.each([[0, "0"], [950, "950"], [1_500, "1.5k"], [-2_000_000, "−2M"], [36_158_269, "36.16M"], [3e9, "3bn"], [0.25, "0.25"]])("an axis says %d as %s", (value, text) => {
    expect(axisText(value)).toBe(text);
  });

  it("counts one and many", () => {
    expect([counted(1, "event"), counted(1204, "event"), counted(0, "entry", "entries")]).toEqual(["1 event", "1,204 events", "0 entries"]);
  });
});
