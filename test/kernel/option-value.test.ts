/** Black-Scholes values and their rates of change. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { blackScholes, continuousRate, type OptionKind, type OptionTerms } from "../../src/kernel/option-value.ts";
import { Exact } from "../../src/kernel/quantity.ts";

type Texts = readonly [kind: OptionKind, spot: string, strike: string, term: string, volatility: string, rate: string, dividendYield: string];

function option(...[kind, spot, strike, term, volatility, rate, dividendYield]: Texts): OptionTerms {
  const exact = (text: string): Exact => new Exact(text);
  return { kind, spot: exact(spot), strike: exact(strike), term: exact(term), volatility: exact(volatility), rate: exact(rate), dividendYield: exact(dividendYield) };
}

function thousandths(least: number, most: number): fc.Arbitrary<Exact> {
  return fc.integer({ min: least, max: most }).map((count) => new Exact(count).div(1000));
}

/** Any option, its strike 1. */
const anyOption: fc.Arbitrary<OptionTerms> = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  spot: thousandths(10, 5000),
  strike: fc.constant(new Exact(1)),
  term: thousandths(3, 30_000),
  volatility: thousandths(10, 3000),
  rate: thousandths(-20, 200),
  dividendYield: thousandths(0, 60),
});
/** One whose figures are not all lost in a tail. */
const nearOption = anyOption.filter((drawn) => {
  const { d1, d2 } = blackScholes(drawn);
  return d1.abs().lt(8) && d2.abs().lt(8);
});

function isNear(a: Exact, b: Exact, tolerance: string): boolean {
  return a.minus(b).abs().lte(Exact.max(a.abs(), b.abs()).times(tolerance));
}

function law(of: string, check: (drawn: OptionTerms) => boolean, options = anyOption): void {
  it(of, () => {
    fc.assert(fc.property(options, check), { numRuns: 50 });
  });
}

describe("blackScholes", () => {
  it("gives the values of the textbooks", () => {
    const value = (...terms: Texts): string => blackScholes(option(...terms)).value.toFixed(4);
    // J. Hull, Options, Futures, and Other Derivatives, "The Black-Scholes-Merton Model": 4.76 and 0.81.
    expect(value("call", "42", "40", "0.5", "0.2", "0.1", "0")).toBe("4.7594");
    expect(value("put", "42", "40", "0.5", "0.2", "0.1", "0")).toBe("0.8086");
    // Hull, "Options on Stock Indices": 51.83, two months.
    expect(blackScholes({ ...option("call", "930", "900", "0", "0.2", "0.08", "0.03"), term: new Exact(2).div(12) }).value.toFixed(2)).toBe("51.83");
    // E. Haug, The Complete Guide to Option Pricing Formulas, chapter 1: 2.1334 and 2.4648.
    expect(value("call", "60", "65", "0.25", "0.3", "0.08", "0")).toBe("2.1334");
    expect(value("put", "100", "95", "0.5", "0.2", "0.1", "0.05")).toBe("2.4648");
  });

  it("gives the rates of change of the textbook", () => {
    // Hull, "The Greek Letters": 49, 50, 20 weeks, 20 %, 5 %: 0.522, 0.066, 12.1, −4.31, 8.91.
    const found = blackScholes(option("call", "49", "50", "0.3846", "0.2", "0.05", "0"));
    expect([found.delta.toFixed(3), found.gamma.toFixed(3), found.vega.toFixed(1), found.theta.toFixed(2), found.rho.toFixed(2)]).toEqual(["0.522", "0.066", "12.1", "-4.31", "8.91"]);
  });

  // mpmath 1.3.0 at 400 digits, by the formula: near and far, out of the money and in it.
  it.each<[...Texts, value: string]>([
    ["call", "42", "40", "0.5", "0.2", "0.1", "0", "4.759422392871533219600728462610566579874"],
    ["put", "42", "40", "0.5", "0.2", "0.1", "0", "0.8085993729000935832577412537966530061578"],
    ["call", "100", "100", "0.003", "0.01", "0", "0", "0.02185096833870447683564038008478295398459"],
    ["call", "1", "100", "1", "0.2", "0.1", "0.02", "9.953673088394707737626925414510832067846e-115"],
    ["put", "100", "1", "10", "0.1", "0.05", "0", "9.36320235643200122753211008685000476255e-60"],
    ["put", "0.01", "1", "30", "3", "-0.02", "0.05", "1.822118800390508962486043490969973232817"],
    ["call", "100", "1", "30", "3", "0.2", "0.05", "22.31301601484298285064996219657575457664"],
    ["call", "1", "1.00001", "0.003", "0.0001", "0", "0", "7.326777617615261937223362695509575751e-8"],
    ["put", "50", "0.5", "0.01", "0.6", "0.03", "0.01", "9.599473523127312885917325568083546787826e-1285"],
  ])("%s of %s for %s, %s years, σ %s, r %s, q %s: every digit of %s", (...[kind, spot, strike, term, volatility, rate, dividendYield, value]) => {
    expect(blackScholes(option(kind, spot, strike, term, volatility, rate, dividendYield)).value.eq(value)).toBe(true);
  });
});

describe("laws of value", () => {
  const forward = ({ spot, strike, term, rate, dividendYield }: OptionTerms): Exact =>
    dividendYield.times(term).neg().exp().times(spot).minus(rate.times(term).neg().exp().times(strike));

  law("a call less a put is the forward, discounted, to 35 digits of the greater", (drawn) => {
    const [call, put] = [blackScholes({ ...drawn, kind: "call" }).value, blackScholes({ ...drawn, kind: "put" }).value];
    return call.minus(put).minus(forward(drawn)).abs().lte(Exact.max(call, put).times("1e-35"));
  });

  law("a call is a put with spot and strike, rate and dividend yield changing places", (drawn) => {
    const { spot, strike, rate, dividendYield } = drawn;
    const mirrored = blackScholes({ ...drawn, kind: "put", spot: strike, strike: spot, rate: dividendYield, dividendYield: rate });
    return isNear(blackScholes({ ...drawn, kind: "call" }).value, mirrored.value, "1e-38");
  });

  law("prices in another currency value it in that currency", (drawn) => {
    const scale = new Exact("0.37");
    const scaled = blackScholes({ ...drawn, spot: drawn.spot.times(scale), strike: drawn.strike.times(scale) });
    return isNear(scaled.value, blackScholes(drawn).value.times(scale), "1e-38");
  });

  law("it is no less than the discounted intrinsic value, and no more than the share or the payment", (drawn) => {
    const { value } = blackScholes(drawn);
    const { kind, spot, strike, term, rate, dividendYield } = drawn;
    const most = kind === "call" ? dividendYield.times(term).neg().exp().times(spot) : rate.times(term).neg().exp().times(strike);
    const intrinsic = Exact.max(0, kind === "call" ? forward(drawn) : forward(drawn).neg());
    return value.gte(intrinsic.times(new Exact(1).minus("1e-39"))) && value.lte(most.times(new Exact(1).plus("1e-39")));
  });

  law("it rises with volatility; a call rises with the spot and falls with the strike, a put the contrary", (drawn) => {
    const { value } = blackScholes(drawn);
    const more = new Exact("0.001");
    const up = drawn.kind === "call" ? 1 : -1;
    const [dearer, costlier] = [blackScholes({ ...drawn, spot: drawn.spot.plus(more) }).value, blackScholes({ ...drawn, strike: drawn.strike.plus(more) }).value];
    return blackScholes({ ...drawn, volatility: drawn.volatility.plus(more) }).value.gte(value) && dearer.minus(value).times(up).gte(0) && costlier.minus(value).times(up).lte(0);
  });
});

describe("laws of the rates of change", () => {
  law("theta, delta and gamma satisfy the Black-Scholes equation", (drawn) => {
    // Θ + (r − q) S Δ + ½ σ² S² Γ = r V
    const { value, delta, gamma, theta } = blackScholes(drawn);
    const { spot, volatility, rate, dividendYield } = drawn;
    const [drift, spread] = [rate.minus(dividendYield).times(spot).times(delta), volatility.times(spot).pow(2).times(gamma).div(2)];
    const greatest = Exact.max(theta.abs(), drift.abs(), spread, rate.times(value).abs());
    return theta.plus(drift).plus(spread).minus(rate.times(value)).abs().lte(greatest.times("1e-35"));
  });

  // (f(x + h) − f(x − h)) ⁄ 2h with h = 10^−12 of the input is its slope but for a part of h², here × up to a million.
  const slopes = [
    ["delta", "spot", "value"],
    ["gamma", "spot", "delta"],
    ["vega", "volatility", "value"],
    ["theta", "term", "value"],
    ["rho", "rate", "value"],
  ] as const;
  for (const [rate, input, of] of slopes) {
    law(
      `${rate} is the slope of ${of} against ${input}`,
      (drawn) => {
        const h = new Exact("1e-12");
        const [above, below] = [drawn[input].plus(h), drawn[input].minus(h)].map((at) => blackScholes({ ...drawn, [input]: at }));
        const found = blackScholes(drawn);
        const slope = (above ?? found)[of].minus((below ?? found)[of]).div(h.times(2));
        const expected = rate === "theta" ? found[rate].neg() : found[rate];
        const size = Exact.max(expected.abs(), found[of].abs(), "1e-30");
        return slope.minus(expected).abs().lte(size.times("1e-14"));
      },
      nearOption,
    );
  }
});

describe("limits", () => {
  const figures = (...terms: Texts): Record<string, string> => Object.fromEntries(Object.entries(blackScholes(option(...terms))).map(([name, figure]) => [name, (figure as Exact).toJSON()]));

  it("without term the value is what it is in the money", () => {
    expect(figures("call", "120", "100", "0", "0.3", "0.05", "0.01")).toMatchObject({ value: "20", delta: "1", gamma: "0", vega: "0", rho: "0", d1: "Infinity", d2: "Infinity" });
    expect(figures("call", "80", "100", "0", "0.3", "0.05", "0.01")).toMatchObject({ value: "0", delta: "0", gamma: "0", theta: "0", d1: "-Infinity" });
    expect(figures("put", "80", "100", "0", "0.3", "0.05", "0.01")).toMatchObject({ value: "20", delta: "-1" });
    // The equation: Θ = r V − (r − q) S Δ = 0.05 × 20 − 0.04 × 120.
    expect(figures("call", "120", "100", "0", "0.3", "0.05", "0.01")).toMatchObject({ theta: "-3.8" });
  });

  it("without volatility it is what the forward is in the money, discounted", () => {
    // 100 − 100 e^(−0.05); the discounted strike is worth 100 × 0.951229424500714016….
    const found = blackScholes(option("call", "100", "100", "1", "0", "0.05", "0"));
    expect(found.value.toFixed(20)).toBe(new Exact(100).minus(new Exact("-0.05").exp().times(100)).toFixed(20));
    expect(found.rho.toFixed(18)).toBe(new Exact("-0.05").exp().times(100).toFixed(18));
    expect(figures("put", "100", "100", "1", "0", "0.05", "0")).toMatchObject({ value: "0", delta: "0", vega: "0" });
  });

  it("where forward and strike are the same, delta is halfway and gamma endless", () => {
    expect(figures("call", "100", "100", "0", "0.3", "0.05", "0")).toMatchObject({ value: "0", delta: "0.5", gamma: "Infinity", theta: "-Infinity", d1: "0", d2: "0" });
    expect(figures("put", "100", "100", "1", "0", "0", "0")).toMatchObject({ value: "0", delta: "-0.5", gamma: "Infinity", theta: "0", vega: new Exact("39.89422804014326779399460599343818684759").toString() });
  });

  it("is approached: a term of 10^−40 years at the money is worth σ √T ⁄ √(2π) of the spot", () => {
    const { value } = blackScholes(option("call", "100", "100", "1e-40", "0.3", "0", "0"));
    expect(isNear(value, new Exact("39.89422804014326779399460599343818684759").times("0.3e-20"), "1e-38")).toBe(true);
    expect(figures("call", "100", "101", "1e-40", "0.3", "0", "0")).toMatchObject({ value: "0" });
  });
});

describe("inputs out of bounds", () => {
  const faultsOf = (given: OptionTerms): readonly string[] => {
    try {
      blackScholes(given);
      return [];
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      return error.faults.map(({ code, field }) => `${code} ${field ?? ""}`);
    }
  };

  it("are named, all of them", () => {
    expect(faultsOf(option("call", "0", "-1", "101", "10.01", "11", "-11"))).toEqual(
      ["spot", "strike", "term", "volatility", "rate", "dividendYield"].map((field) => `field-invalid ${field}`),
    );
    expect(faultsOf(option("put", "NaN", "Infinity", "-0.001", "-1e-30", "NaN", "0"))).toEqual(
      ["spot", "strike", "term", "volatility", "rate"].map((field) => `field-invalid ${field}`),
    );
    expect(faultsOf(option("put", "1", "1", "100", "10", "10", "-10"))).toEqual([]);
  });
});

describe("continuousRate", () => {
  it("turns what a year adds into a rate that grows by the moment", () => {
    expect(continuousRate(new Exact("0.05")).exp().toFixed(50)).toBe(new Exact("1.05").toFixed(50));
    expect(continuousRate(new Exact("0.05")).toFixed(10)).toBe("0.0487901642");
    expect(() => continuousRate(new Exact(-1))).toThrow(Faults);
  });
});
