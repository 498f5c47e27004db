/** What a price implies for volatility, spot or term. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { type Implied, impliedSpot, impliedTerm, impliedVolatility, type PriceRange } from "../../src/kernel/implied.ts";
import { blackScholes, type OptionKind, type OptionTerms } from "../../src/kernel/option-value.ts";
import { Exact } from "../../src/kernel/quantity.ts";

type Texts = readonly [kind: OptionKind, spot: string, strike: string, term: string, volatility: string, rate: string, dividendYield: string];

function option(...[kind, spot, strike, term, volatility, rate, dividendYield]: Texts): OptionTerms {
  const exact = (text: string): Exact => new Exact(text);
  return { kind, spot: exact(spot), strike: exact(strike), term: exact(term), volatility: exact(volatility), rate: exact(rate), dividendYield: exact(dividendYield) };
}

function range(low: Exact | string, value: Exact | string, high: Exact | string): PriceRange {
  return { low: new Exact(low), value: new Exact(value), high: new Exact(high) };
}

function exactly(value: Exact | string): PriceRange {
  return range(value, value, value);
}

/** The answer's figures at so many decimals, or the reason for none. */
function shown(implied: Implied, decimals: number): string {
  if (!implied.solved) return implied.reason;
  return [implied.low, implied.value, implied.high].map((figure) => figure?.toFixed(decimals) ?? "unbounded").join(" ≤ ");
}

function isNear(a: Exact, b: Exact, tolerance: string): boolean {
  return a.minus(b).abs().lte(b.abs().times(tolerance));
}

function thousandths(least: number, most: number): fc.Arbitrary<Exact> {
  return fc.integer({ min: least, max: most }).map((count) => new Exact(count).div(1000));
}

/** An option whose value answers to its volatility: within 5 deviations of the money. */
const responsive: fc.Arbitrary<OptionTerms> = fc
  .record({
    kind: fc.constantFrom<OptionKind>("call", "put"),
    spot: thousandths(100, 5000),
    strike: fc.constant(new Exact(1)),
    term: thousandths(20, 12_000),
    volatility: thousandths(50, 2000),
    rate: thousandths(-20, 150),
    dividendYield: thousandths(0, 60),
  })
  .filter((drawn) => {
    const { d1, d2 } = blackScholes(drawn);
    return d1.abs().lt(5) && d2.abs().lt(5);
  });

/** The input comes back from its own value, and the ends of a price range from theirs. */
function law(of: string, input: "volatility" | "spot", implied: (option: OptionTerms, price: PriceRange) => Implied, rises: (kind: OptionKind) => boolean): void {
  it(of, () => {
    fc.assert(
      fc.property(responsive, (drawn) => {
        const [less, more] = ["0.99", "1.01"].map((part) => ({ ...drawn, [input]: drawn[input].times(part) }));
        const [start, end] = rises(drawn.kind) ? [less, more] : [more, less];
        const found = implied(drawn, range(blackScholes(start ?? drawn).value, blackScholes(drawn).value, blackScholes(end ?? drawn).value));
        expect(found.solved).toBe(true);
        if (!found.solved || found.high === null) throw new Error("no range");
        expect(isNear(found.value, drawn[input], "1e-25")).toBe(true);
        expect(isNear(found.low, drawn[input].times("0.99"), "1e-24")).toBe(true);
        expect(isNear(found.high, drawn[input].times("1.01"), "1e-24")).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
}

describe("impliedVolatility", () => {
  it("gives the textbook's", () => {
    // J. Hull, "Implied Volatilities": a call at 1.875, spot 21, strike 20, 10 %, 3 months: 23.5 %; the ends by mpmath's findroot.
    expect(shown(impliedVolatility(option("call", "21", "20", "0.25", "0", "0.1", "0"), range("1.8745", "1.875", "1.8755")), 4)).toBe("0.2344 ≤ 0.2345 ≤ 0.2347");
  });

  law("of a value is the volatility it was reckoned with", "volatility", impliedVolatility, () => true);

  it("is found in the far tail, from a value of 9.95 × 10^−115", () => {
    const given = option("call", "1", "100", "1", "0.2", "0.1", "0.02");
    const found = impliedVolatility(given, exactly(blackScholes(given).value));
    expect(found.solved && isNear(found.value, given.volatility, "1e-28")).toBe(true);
  });

  it("is not to be had below the intrinsic value or above the spot", () => {
    const given = option("call", "120", "100", "1", "0", "0.05", "0");
    // Intrinsic: 120 − 100 e^(−0.05) = 24.877.
    expect(impliedVolatility(given, exactly("24.8"))).toEqual({ solved: false, reason: "price-too-low", explanation: "no volatility from 0 to 10 gives 24.8: the nearest value is 24.877058" });
    expect(shown(impliedVolatility(given, exactly("120.01")), 4)).toBe("price-too-high");
    expect(shown(impliedVolatility(option("put", "120", "100", "1", "0", "0.05", "0"), exactly("95.13")), 4)).toBe("price-too-high");
  });

  it("has no bound on the side where the price range goes beyond what volatility can do", () => {
    const given = option("call", "120", "100", "1", "0", "0.05", "0");
    // 0.3347948264 by mpmath's findroot.
    expect(shown(impliedVolatility(given, range("24.5", "30", "121")), 10)).toBe("0.0000000000 ≤ 0.3347948264 ≤ unbounded");
  });

  it("cannot be told without term", () => {
    expect(shown(impliedVolatility(option("call", "120", "100", "0", "0", "0.05", "0"), exactly("20")), 4)).toBe("not-unique");
    expect(shown(impliedVolatility(option("call", "120", "100", "0", "0", "0.05", "0"), exactly("21")), 4)).toBe("price-too-high");
  });
});

describe("impliedSpot", () => {
  law("of a value is the spot it was reckoned with", "spot", impliedSpot, (kind) => kind === "call");

  it("of a rounded charge is a range", () => {
    // 250,000 warrants at 1.50, 5 years, 80 %, 4 %, charged at 312,000 to the nearest thousand.
    const given = option("call", "1", "1.50", "5", "0.8", "0.04", "0");
    const each = (charge: string): Exact => new Exact(charge).div(250_000);
    const found = impliedSpot(given, range(each("311500"), each("312000"), each("312500")));
    if (!found.solved || found.high === null) throw new Error("no range");
    const charges = [found.low, found.value, found.high].map((spot) => blackScholes({ ...given, spot }).value.times(250_000).toFixed(10));
    expect(charges).toEqual(["311500.0000000000", "312000.0000000000", "312500.0000000000"]);
  });

  it("without volatility is the strike, discounted, and the price, with the dividends forgone", () => {
    // (20 + 100 e^(−0.05)) e^0.02
    const found = impliedSpot(option("call", "1", "100", "1", "0", "0.05", "0.02"), exactly("20"));
    const expected = new Exact("-0.05").exp().times(100).plus(20).times(new Exact("0.02").exp());
    expect(found.solved && isNear(found.value, expected, "1e-29")).toBe(true);
    expect(shown(impliedSpot(option("call", "1", "100", "1", "0", "0.05", "0.02"), exactly("0")), 4)).toBe("not-unique");
  });

  it("is not to be had of a put worth more than the discounted strike, or of anything worth less than nil", () => {
    expect(shown(impliedSpot(option("put", "1", "100", "1", "0.3", "0.05", "0"), exactly("95.2")), 4)).toBe("price-too-high");
    expect(shown(impliedSpot(option("call", "1", "100", "1", "0.3", "0.05", "0"), exactly("-0.01")), 4)).toBe("price-too-low");
    expect(shown(impliedSpot(option("call", "1", "100", "1", "0.3", "0.05", "0"), exactly("0")), 4)).toBe("price-too-low");
  });

  it("of a price range that takes in nil ends at nil for a call and nowhere for a put", () => {
    expect(shown(impliedSpot(option("call", "1", "100", "1", "0.3", "0.05", "0"), range("-1", "1", "2")), 2)).toMatch(/^0\.00 ≤ \d+\.\d\d ≤ \d+\.\d\d$/);
    expect(shown(impliedSpot(option("put", "1", "100", "1", "0.3", "0.05", "0"), range("-1", "1", "2")), 2)).toMatch(/ ≤ unbounded$/);
  });
});

describe("impliedTerm", () => {
  it("of a call without dividends is the term it was reckoned with", () => {
    fc.assert(
      fc.property(responsive, (drawn) => {
        const given: OptionTerms = { ...drawn, kind: "call", rate: drawn.rate.abs(), dividendYield: new Exact(0) };
        const found = impliedTerm(given, exactly(blackScholes(given).value));
        expect(found.solved && isNear(found.value, given.term, "1e-24")).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("is told where only one term gives the price, though the value turns", () => {
    // A put deep in the money loses interest on the strike from the first day on.
    const given = option("put", "30", "100", "1", "0.3", "0.1", "0");
    const found = impliedTerm(given, exactly(blackScholes(given).value));
    expect(shown(found, 20)).toBe("1.00000000000000000000 ≤ 1.00000000000000000000 ≤ 1.00000000000000000000");
  });

  it("is not told where a put has the value twice, rising and falling", () => {
    const given = option("put", "42", "40", "0.5", "0.2", "0.1", "0");
    const found = impliedTerm(given, exactly(blackScholes(given).value));
    expect(found).toEqual({ solved: false, reason: "not-unique", explanation: "the term cannot be told: 0.80859937 is the value for a term of 0.5 and of 4.4833909" });
    expect(blackScholes({ ...given, term: new Exact("4.4833909") }).value.toFixed(6)).toBe("0.808599");
  });

  it("nor where a call with dividends has", () => {
    const given = option("call", "100", "100", "1", "0.3", "0.05", "0.03");
    expect(impliedTerm(given, exactly(blackScholes(given).value))).toMatchObject({ reason: "not-unique", explanation: expect.stringMatching(/a term of 1 and of 65\.710718$/) as unknown });
  });

  it("nor where the price is one value's alone but its rounding reaches others", () => {
    // The value is 1.6 × 10^−8 on the first day only, but 1.62 × 10^−8 at 100 years; 10^−7 at 0.002704229 and 90.11766 years (mpmath's findroot).
    const given = option("put", "42", "40", "1", "0.2", "0.1", "0");
    expect(impliedTerm(given, range("1e-8", "1.6e-8", "1e-7"))).toMatchObject({
      reason: "not-unique",
      explanation: expect.stringMatching(/a term of 0\.002\d+ to 0\.002704229 and of 90\.117664 to 100, within the rounding of the price$/) as unknown,
    });
    expect(shown(impliedTerm(given, exactly("1.2")), 3)).toBe("price-too-high");
  });

  it("is between no days and no end where the price range takes in all values", () => {
    const given = option("call", "100", "100", "1", "0.3", "0.05", "0");
    expect(shown(impliedTerm(given, range("-1", "14.231254785985825", "101")), 6)).toBe("0.000000 ≤ 1.000000 ≤ unbounded");
  });
});

describe("inputs", () => {
  it("out of bounds, or a price range out of order, are refused", () => {
    expect(() => impliedVolatility(option("call", "-1", "100", "1", "0", "0.05", "0"), exactly("1"))).toThrow(Faults);
    expect(() => impliedSpot(option("call", "1", "100", "200", "0.3", "0.05", "0"), exactly("1"))).toThrow(Faults);
    expect(() => impliedTerm(option("call", "1", "0", "1", "0.3", "0.05", "0"), exactly("1"))).toThrow(Faults);
    expect(() => impliedTerm(option("call", "1", "1", "1", "0.3", "0.05", "0"), range("2", "1", "3"))).toThrow(Faults);
    expect(() => impliedTerm(option("call", "1", "1", "1", "0.3", "0.05", "0"), exactly("NaN"))).toThrow(Faults);
  });
});
