/** Laws of the kernel: exact quantities, ratios and days, each against an oracle of its own. */
import { fc, test } from "@fast-check/vitest";
import { Decimal } from "decimal.js";
import { describe, expect } from "vitest";
import { day, dayFromNumber, dayNumber, daysBetween, isDay, period, plusDays, plusMonths } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { add, compare, divide, fraction, fractionAtScale, fractionOf, multiply, roundedFraction, subtract } from "../../src/kernel/fraction.ts";
import { apportion, atScale, Exact, inRange, quantityText, roundedAtScale, toDecimal } from "../../src/kernel/quantity.ts";
import { runs, times } from "./runs.ts";

const LARGEST = 2n ** 63n - 1n;
const many = times(5 * runs);

const quantity = fc.bigInt({ min: -LARGEST, max: LARGEST });
const scale = fc.nat(9);

/** Decimals of a written number: any, and those that a hasty rounding takes for a whole number. */
const decimalDigits = fc.oneof(
  fc.array(fc.nat(9), { maxLength: 75 }).map((digits) => digits.join("")),
  fc.tuple(fc.constantFrom("0", "9"), fc.nat(75), fc.nat(9)).map(([digit, count, last]) => `${digit.repeat(count)}${last}`),
);

/** The code of the first fault that it refuses with; undefined when it does not. */
function refusal(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Faults) return error.faults[0]?.code;
    throw error;
  }
  return undefined;
}

describe("quantities", () => {
  test.prop([quantity, scale], many)("as text are read as the same quantity", (value, decimals) => {
    const text = quantityText(value, decimals);
    expect(text).toMatch(decimals === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${decimals}}$`));
    expect(atScale(new Exact(text), decimals, "unit")).toBe(value);
    expect(toDecimal(value, decimals).toFixed(decimals)).toBe(text === `-${quantityText(0n, decimals)}` ? quantityText(0n, decimals) : text);
  });

  const digits = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 9n }), decimalDigits, scale);
  test.prop([digits], many)("take a decimal exactly or refuse it, however many digits it has", ([negative, front, tail, at]) => {
    const text = `${negative ? "-" : ""}${front}${tail === "" ? "" : `.${tail}`}`;
    const kept = BigInt(`${front}${tail.slice(0, at).padEnd(at, "0")}`) * (negative ? -1n : 1n);
    const isExact = !/[1-9]/.test(tail.slice(at));
    if (isExact) expect(atScale(new Exact(text), at, "unit")).toBe(kept);
    else expect(refusal(() => atScale(new Exact(text), at, "unit")), `${text} at ${at} decimals`).toBe("precision-exceeded");
  });

  test.prop([fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat(6), fc.nat(4)], many)("round half to even", (value, decimals, at) => {
    const unit = 10n ** BigInt(decimals);
    const top = value * 10n ** BigInt(at);
    const rounded = roundedAtScale(toDecimal(value, decimals), at);
    const twice = 2n * (top - rounded * unit);
    expect(twice <= unit && twice >= -unit).toBe(true);
    if (twice === unit || twice === -unit) expect(rounded % 2n).toBe(0n);
  });

  test.prop([fc.bigInt({ min: 1n, max: LARGEST }), fc.boolean()], many)("beyond 64 bits are refused, never wrapped", (beyond, negative) => {
    const sign = negative ? -1n : 1n;
    expect(inRange(sign * LARGEST)).toBe(sign * LARGEST);
    expect(inRange(sign * beyond)).toBe(sign * beyond);
    expect(refusal(() => inRange(sign * (LARGEST + beyond)))).toBe("range-exceeded");
    expect(refusal(() => atScale(new Exact(String(sign * (LARGEST + beyond))), 0, "unit"))).toBe("range-exceeded");
    expect(refusal(() => roundedAtScale(new Exact(String(sign * (LARGEST + beyond))), 0))).toBe("range-exceeded");
  });
});

describe("apportionment", () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 }).filter((all) => all.some((weight) => weight > 0n));

  test.prop([quantity, weights], many)("adds up to the total, each part within one of its share", (total, of) => {
    const parts = apportion(total, of);
    const sum = of.reduce((a, b) => a + b, 0n);
    expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
    parts.forEach((part, index) => {
      const error = part * sum - total * (of[index] ?? 0n);
      expect(error < sum && error > -sum).toBe(true);
      if (of[index] === 0n) expect(part).toBe(0n);
    });
    expect(apportion(-total, of)).toEqual(parts.map((part) => -part));
  });

  test.prop([fc.bigInt({ min: 0n, max: LARGEST }), weights], many)("rounds up the parts that lose most by rounding down, the earlier of equals", (total, of) => {
    const sum = of.reduce((a, b) => a + b, 0n);
    const lost = of.map((weight) => (total * weight) % sum);
    const isUp = apportion(total, of).map((part, index) => part * sum > total * (of[index] ?? 0n));
    lost.forEach((loss, index) => {
      const ahead = lost.filter((other, at) => other > loss || (other === loss && at < index)).length;
      expect(isUp[index], `part ${index} of ${total} by ${of.join(", ")}`).toBe(BigInt(ahead) * sum < lost.reduce((a, b) => a + b, 0n) && loss > 0n);
    });
  });

  test.prop([quantity, fc.array(fc.bigInt({ min: -5n, max: 0n }), { maxLength: 4 })], times(runs))("refuses weights that are below nil or all nil", (total, of) => {
    expect(refusal(() => apportion(total, of))).toBe("field-invalid");
  });
});

describe("ratios", () => {
  const Wide = Decimal.clone({ precision: 120 });
  const ratio = fc.tuple(quantity, fc.bigInt({ min: 1n, max: LARGEST }), fc.boolean());
  const read = ([n, d, turned]: [bigint, bigint, boolean]): { exact: ReturnType<typeof fraction>; wide: Decimal } => ({
    exact: turned ? fraction(-n, -d) : fraction(n, d),
    wide: new Wide(n.toString()).div(d.toString()),
  });

  test.prop([ratio, ratio], many)("compare as wide decimals do", (one, other) => {
    const [a, b] = [read(one), read(other)];
    expect(Math.sign(compare(a.exact, b.exact))).toBe(a.wide.comparedTo(b.wide));
    expect(compare(a.exact, a.exact)).toBe(0);
    expect(compare(multiply(a.exact, fraction(7n, 7n)), a.exact)).toBe(0);
  });

  test.prop([ratio, ratio], many)("add, subtract, multiply and divide as wide decimals do", (one, other) => {
    const [a, b] = [read(one), read(other)];
    const near = ({ n, d }: ReturnType<typeof fraction>, wide: Decimal): boolean => new Wide(n.toString()).minus(wide.times(d.toString())).abs().lessThanOrEqualTo(new Wide(d.toString()).times("1e-50"));
    expect(near(add(a.exact, b.exact), a.wide.plus(b.wide))).toBe(true);
    expect(near(subtract(a.exact, b.exact), a.wide.minus(b.wide))).toBe(true);
    expect(near(multiply(a.exact, b.exact), a.wide.times(b.wide))).toBe(true);
    if (one[0] === 0n) expect(refusal(() => divide(b.exact, a.exact))).toBe("field-invalid");
    else expect(compare(multiply(divide(b.exact, a.exact), a.exact), b.exact)).toBe(0);
  });

  test.prop([fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 40n })], many)("round to the nearest whole number, halves to the even one", (n, d) => {
    expect(roundedFraction(fraction(n, d))).toBe(BigInt(new Wide(n.toString()).div(d.toString()).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toFixed(0)));
  });

  test.prop([quantity, scale], many)("of quantities and of their decimals are the same", (value, decimals) => {
    expect(compare(fractionAtScale(value, decimals), fractionOf(toDecimal(value, decimals)))).toBe(0);
  });

  test.prop([fc.bigInt({ min: 0n, max: 10n ** 9n }), decimalDigits.filter((tail) => tail !== "")], many)("of decimals are exact, however many digits they have", (front, tail) => {
    const text = `${front}.${tail}`;
    expect(compare(fractionOf(new Exact(text)), fraction(BigInt(text.replace(".", "")), 10n ** BigInt(tail.length)))).toBe(0);
  });
});

/** Days since 1970-01-01 by Date.UTC, which takes years below 100 for years of the twentieth century unless set apart. */
function utcNumber(year: number, month: number, date: number): number {
  const time = new Date(Date.UTC(2000, month - 1, date));
  time.setUTCFullYear(year, month - 1, date);
  return time.getTime() / 86_400_000;
}

const isoText = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

const FIRST = utcNumber(1, 1, 1);
const LAST = utcNumber(9999, 12, 31);
const dates = fc.oneof(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: utcNumber(1990, 1, 1), max: utcNumber(2010, 1, 1) }));

describe("days", () => {
  test.prop([dates], many)("are numbered as Date.UTC numbers them", (number) => {
    const text = isoText(number);
    expect(isDay(text)).toBe(true);
    expect(dayNumber(day(text))).toBe(number);
    expect(dayFromNumber(number)).toBe(text);
  });

  test.prop([fc.nat(9999), fc.nat(19), fc.nat(39)], many)("exist exactly when Date.UTC gives the same day back", (year, month, date) => {
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
    const exists = isoText(utcNumber(year, month, date)) === text;
    expect(isDay(text)).toBe(exists);
    expect(refusal(() => day(text))).toBe(exists ? undefined : "date-impossible");
  });

  test.prop([fc.integer({ min: utcNumber(1000, 1, 1), max: LAST - 40_000 }), fc.integer({ min: -40_000, max: 40_000 })], many)("counted on or back are as far apart as counted", (number, count) => {
    const start = day(isoText(number));
    const end = plusDays(start, count);
    expect(end).toBe(isoText(number + count));
    expect(daysBetween(start, end)).toBe(count);
    expect(plusDays(end, -count)).toBe(start);
    expect(start < end).toBe(count > 0);
  });

  test.prop([fc.integer({ min: 0, max: 500 })], times(runs))("beyond the year 9999 are refused, not written as something else", (count) => {
    const end = day("9999-12-31");
    if (count === 0) expect(plusDays(end, 0)).toBe(end);
    else expect(refusal(() => plusDays(end, count)), `9999-12-31 and ${count} days`).toBe("date-impossible");
  });

  test.prop([fc.integer({ min: utcNumber(1000, 1, 1), max: utcNumber(3000, 1, 1) }), fc.integer({ min: -600, max: 600 })], many)("months on keep the day of the month, or take the month's last", (number, count) => {
    const start = new Date(number * 86_400_000);
    const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + count + 1, 0)).getUTCDate();
    const expected = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + count, Math.min(start.getUTCDate(), length)) / 86_400_000;
    expect(plusMonths(day(isoText(number)), count)).toBe(isoText(expected));
  });
});

describe("periods", () => {
  const year = fc.integer({ min: 1000, max: 9999 });
  const spans = (y: number, month: number, months: number): { first: string; last: string } => ({ first: isoText(utcNumber(y, month, 1)), last: isoText(utcNumber(y, month + months, 0)) });

  test.prop([year, fc.integer({ min: 1, max: 12 })], many)("of months, quarters and years are as long as Date.UTC has them", (y, month) => {
    expect(period(`${y}-${String(month).padStart(2, "0")}`)).toEqual(spans(y, month, 1));
    const quarter = Math.ceil(month / 3);
    expect(period(`${y}-Q${quarter}`)).toEqual(spans(y, quarter * 3 - 2, 3));
    expect(period(`${y}`)).toEqual(spans(y, 1, 12));
    expect(period(`FY${y}`)).toEqual(spans(y, 1, 12));
  });

  test.prop([dates, dates], many)("from day to day hold both, and never end before they start", (one, other) => {
    const text = `${isoText(one)}..${isoText(other)}`;
    if (one > other) expect(refusal(() => period(text))).toBe("date-impossible");
    else expect(period(text)).toEqual({ first: isoText(one), last: isoText(other) });
    expect(period(isoText(one))).toEqual({ first: isoText(one), last: isoText(one) });
  });

  test.prop([fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^\d{4}-(?:Q[05-9]|1[3-9]|00|[2-9]\d)$/))], many)("of anything else are refused", (text) => {
    const isPeriod = /^(?:(?:FY)?\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?|\d{4}-\d{2}-\d{2}(?:\.\.\d{4}-\d{2}-\d{2})?)$/.test(text);
    if (!isPeriod) expect(refusal(() => period(text))).toBe("date-impossible");
  });
});
