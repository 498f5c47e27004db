/**
 * What a stated price of an option implies for one input left unstated: the volatility, the spot or
 * the term with which the Black-Scholes value (`blackScholes`) is that price.
 *
 * A price known as a range, such as a rounded charge over a count of options, implies a range.
 */
import { refuse } from "./fault.ts";
import { blackScholes, type OptionTerms } from "./option-value.ts";
import { Exact } from "./quantity.ts";

/** The price of one option: as stated, and the least and greatest that it may have been. */
export interface PriceRange {
  readonly low: Exact;
  readonly value: Exact;
  readonly high: Exact;
}

/** The input for the price as stated, and the ends of the inputs for its range, whichever way round. */
export interface ImpliedInput {
  readonly solved: true;
  readonly value: Exact;
  /** Nil where no input is too low for the range. */
  readonly low: Exact;
  /** Null where no input searched (volatility to 10, term to 100 years, spot to 10^12 strikes) is too high. */
  readonly high: Exact | null;
}

/**
 * Why there is no answer: the price is out of what the input can give (below the discounted
 * intrinsic value, above the spot), or inputs apart from each other give it (`explanation` names them).
 */
export interface NotImplied {
  readonly solved: false;
  readonly reason: "price-too-low" | "price-too-high" | "not-unique";
  readonly explanation: string;
}

export type Implied = ImpliedInput | NotImplied;

/** Significant digits of an answer. */
const DIGITS = 30;
const TOLERANCE = new Exact(10).pow(-DIGITS);
/** Turning points move a value by the square of their own error. */
const TURN_TOLERANCE = new Exact("1e-15");

const MOST_VOLATILITY = new Exact(10);
const MOST_TERM = new Exact(100);
const SPOTS_PER_STRIKE = { least: new Exact("1e-12"), most: new Exact("1e12") };
/** The scan for turning points: from an hour on, each step a quarter longer than all before. */
const SCAN_FROM = new Exact("0.0001");
const SCAN_RATIO = new Exact("1.25");

/** Value against the input sought. */
interface Curve {
  readonly input: "volatility" | "spot" | "term";
  /** The value of the option and its change per unit of input. */
  readonly at: (input: Exact) => { readonly value: Exact; readonly slope: Exact };
  /** Ascending; between neighbours the value only rises or only falls. */
  readonly turns: readonly Exact[];
  /** Where a search best begins. */
  readonly start: Exact;
  /** Whether a value of nil may last over a range of inputs, so that a price of nil tells none. */
  readonly flatAtNil: boolean;
}

/** The volatility (0 to 10) for a price; the value rises with it. Throws `Faults` on other inputs out of bounds. */
export function impliedVolatility(option: Omit<OptionTerms, "volatility">, price: PriceRange): Implied {
  requireOrder(price);
  const at: Curve["at"] = (volatility) => {
    const { value, vega } = blackScholes({ ...option, volatility });
    return { value, slope: vega };
  };
  return solve({ input: "volatility", at, turns: [new Exact(0), MOST_VOLATILITY], start: inflection(option), flatAtNil: false }, price);
}

/** The spot (10^−12 to 10^12 strikes) for a price; a call rises with it and a put falls. Throws as above. */
export function impliedSpot(option: Omit<OptionTerms, "spot">, price: PriceRange): Implied {
  requireOrder(price);
  const at: Curve["at"] = (spot) => {
    const { value, delta } = blackScholes({ ...option, spot });
    return { value, slope: delta };
  };
  const turns = [option.strike.times(SPOTS_PER_STRIKE.least), option.strike.times(SPOTS_PER_STRIKE.most)];
  return solve({ input: "spot", at, turns, start: option.strike, flatAtNil: true }, price);
}

/**
 * The term (0 to 100 years) for a price. Throws as above.
 *
 * A call rises with the term if the rate is nil or more and the dividend yield nil or less, a put in
 * the contrary case. Otherwise value may turn: it is scanned for turning points, from an hour (10^−4 years)
 * on with steps of a quarter of the term; a turn and its reverse within one step would go unseen.
 */
export function impliedTerm(option: Omit<OptionTerms, "term">, price: PriceRange): Implied {
  requireOrder(price);
  const at: Curve["at"] = (term) => {
    const { value, theta } = blackScholes({ ...option, term });
    return { value, slope: theta.neg() };
  };
  const [paid, received] = option.kind === "call" ? [option.rate, option.dividendYield] : [option.dividendYield, option.rate];
  const turns = paid.gte(0) && received.lte(0) ? [new Exact(0), MOST_TERM] : turningPoints(at);
  return solve({ input: "term", at, turns, start: new Exact(1), flatAtNil: option.volatility.isZero() }, price);
}

function requireOrder(price: PriceRange): void {
  if (price.low.lte(price.value) && price.value.lte(price.high) && price.low.isFinite() && price.high.isFinite()) return;
  throw refuse("field-invalid", `${price.low.toString()}, ${price.value.toString()}, ${price.high.toString()}`, "low ≤ value ≤ high", { field: "price" });
}

/**
 * The volatility where value turns from convex to concave, √(2 |ln(S ⁄ K) + (r − q) T| ⁄ T): Newton's
 * method converges from there (S. Manaster and G. Koehler, Journal of Finance 37, 1982).
 */
function inflection(option: Omit<OptionTerms, "volatility">): Exact {
  const moneyness = option.spot.div(option.strike).ln().plus(option.rate.minus(option.dividendYield).times(option.term));
  return moneyness.abs().times(2).div(option.term).sqrt();
}

/** Nil, the terms where the value stops rising or stops falling, and the longest. */
function turningPoints(at: Curve["at"]): readonly Exact[] {
  const turns = [new Exact(0)];
  let last = SCAN_FROM;
  let rising = at(last).slope.gte(0);
  while (last.lt(MOST_TERM)) {
    const next = Exact.min(last.times(SCAN_RATIO), MOST_TERM);
    const stillRising = at(next).slope.gte(0);
    if (stillRising !== rising) turns.push(turningPoint(at, rising, last, next));
    [last, rising] = [next, stillRising];
  }
  return [...turns, MOST_TERM];
}

function turningPoint(at: Curve["at"], rising: boolean, from: Exact, to: Exact): Exact {
  let [before, after] = [from, to];
  while (after.minus(before).gt(TURN_TOLERANCE.times(after))) {
    const middle = before.plus(after).div(2);
    if (at(middle).slope.gte(0) === rising) before = middle;
    else after = middle;
  }
  return before;
}

interface Point {
  readonly input: Exact;
  readonly value: Exact;
}

/** Inputs without a gap that give a price in the range, and those of them that give the price as stated. */
interface Stretch {
  readonly from: Exact;
  readonly to: Exact;
  readonly roots: readonly Exact[];
}

function solve(curve: Curve, price: PriceRange): Implied {
  const points = curve.turns.map((input) => ({ input, value: curve.at(input).value }));
  const outside = outOfReach(curve, points, price.value);
  if (outside !== null) return outside;
  const flat = (curve.flatAtNil && price.value.isZero()) || points.every((point) => point.value.eq(price.value));
  if (flat) return notUnique(curve, price, "a whole range of it");
  const stretches = joined(points.slice(1).flatMap((to, index) => stretch(curve, points[index] ?? to, to, price)));
  const roots = stretches.flatMap((part) => part.roots);
  const [only, another] = stretches;
  const [value, second] = roots;
  if (second !== undefined) return notUnique(curve, price, `a ${curve.input} of ${roots.map(shown).join(" and of ")}`);
  if (only === undefined || value === undefined || another !== undefined) {
    const ranges = stretches.map(({ from, to }) => `${shown(from)} to ${shown(to)}`);
    return notUnique(curve, price, `a ${curve.input} of ${ranges.join(" and of ")}, within the rounding of the price`);
  }
  const isLeast = only.from === curve.turns[0];
  const isMost = only.to === curve.turns.at(-1);
  return { solved: true, value, low: isLeast ? new Exact(0) : only.from, high: isMost ? null : only.to };
}

/** The refusal of a price that no input searched gives; null where one does. */
function outOfReach(curve: Curve, points: readonly Point[], price: Exact): NotImplied | null {
  const values = points.map((point) => point.value);
  const [least, greatest] = [Exact.min(...values), Exact.max(...values)];
  if (price.gte(least) && price.lte(greatest)) return null;
  const [reason, bound] = price.lt(least) ? (["price-too-low", least] as const) : (["price-too-high", greatest] as const);
  const searched = curve.turns.filter((_, index, { length }) => index === 0 || index === length - 1).map(shown);
  return { solved: false, reason, explanation: `no ${curve.input} from ${searched.join(" to ")} gives ${shown(price)}: the nearest value is ${shown(bound)}` };
}

function notUnique(curve: Curve, price: PriceRange, inputs: string): NotImplied {
  return { solved: false, reason: "not-unique", explanation: `the ${curve.input} cannot be told: ${shown(price.value)} is the value for ${inputs}` };
}

/** Stretches that touch made one, and a root where they touch counted once. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.reduce<readonly Stretch[]>((before, next) => {
    const previous = before.at(-1);
    if (!previous?.to.eq(next.from)) return [...before, next];
    const roots = [...previous.roots, ...next.roots.filter((root) => !previous.roots.some((known) => known.eq(root)))];
    return [...before.slice(0, -1), { from: previous.from, to: next.to, roots }];
  }, []);
}

/** What lies between two points, where the value only rises or only falls, that gives the range: none or one. */
function stretch(curve: Curve, from: Point, to: Point, price: PriceRange): readonly Stretch[] {
  const [least, greatest] = from.value.lt(to.value) ? [from.value, to.value] : [to.value, from.value];
  if (price.high.lt(least) || price.low.gt(greatest)) return [];
  if (least.eq(greatest)) return [{ from: from.input, to: to.input, roots: [] }];
  const isWithin = (target: Exact): boolean => target.gte(least) && target.lte(greatest);
  const [entered, left] = from.value.lt(to.value) ? [price.low, price.high] : [price.high, price.low];
  const root = isWithin(price.value) ? find(curve, from, to, price.value, curve.start) : undefined;
  const near = (target: Exact): Exact => (root !== undefined && target.eq(price.value) ? root : find(curve, from, to, target, root ?? curve.start));
  return [
    {
      from: isWithin(entered) ? near(entered) : from.input,
      to: isWithin(left) ? near(left) : to.input,
      roots: root === undefined ? [] : [root],
    },
  ];
}

/** The input between two points that gives the target: Newton's method, halving wherever it does not close in. */
function find(curve: Curve, from: Point, to: Point, target: Exact, guess: Exact): Exact {
  if (from.value.eq(target)) return from.input;
  if (to.value.eq(target)) return to.input;
  const rising = from.value.lt(to.value);
  let [below, above] = [from.input, to.input];
  let input = guess.gt(below) && guess.lt(above) ? guess : middle(below, above);
  for (let step = above.minus(below); ; ) {
    const { value, slope } = curve.at(input);
    if (value.eq(target)) return given(input);
    if (value.lt(target) === rising) below = input;
    else above = input;
    const newton = slope.isZero() ? above : input.minus(value.minus(target).div(slope));
    const closesIn = newton.gt(below) && newton.lt(above) && newton.minus(input).abs().times(2).lt(step);
    const next = closesIn ? newton : middle(below, above);
    step = next.minus(input).abs();
    if (step.lte(TOLERANCE.times(next)) || above.minus(below).lte(TOLERANCE.times(above))) return given(next);
    input = next;
  }
}

/** Halfway, by ratio where the ends are of different sizes. */
function middle(from: Exact, to: Exact): Exact {
  return from.gt(0) && to.div(from).gt(4) ? from.times(to).sqrt() : from.plus(to).div(2);
}

function given(input: Exact): Exact {
  return input.toSignificantDigits(DIGITS);
}

function shown(figure: Exact): string {
  return figure.toSignificantDigits(8).toString();
}
