/** Figures whose values are exact ratios, and what keeps their bounds sound. */
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, Figure } from "../src/kernel/figure.ts";
import { add, compare, fraction, fractionAtScale, multiply, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { Exact } from "../src/kernel/quantity.ts";
import type { RatioFigure } from "./earnings-per-share.ts";

const STATUSES = ["exact", "bounded", "estimated"] as const;

/** The figure through a function that never falls when its argument rises; exact where it comes to the same at both bounds. */
export function mapped(figure: RatioFigure, by: (value: Fraction) => Fraction): RatioFigure {
  if (figure.status === "not-determinable") return figure;
  const [value, low, high] = [by(figure.value), by(figure.low), by(figure.high)];
  return figure.status === "bounded" && compare(low, high) === 0 ? exactly(value) : { ...figure, value, low, high };
}

/** An integer figure at a scale as the ratio it stands for. */
export function ratioOf(figure: Figure, scale: number): RatioFigure {
  if (figure.status === "not-determinable") return figure;
  const ratio = (quantity: bigint): Fraction => fractionAtScale(quantity, scale);
  return { ...figure, value: ratio(figure.value), low: ratio(figure.low), high: ratio(figure.high) };
}

export function plus(a: RatioFigure, b: RatioFigure): RatioFigure {
  return together(a, b, (one, other) => ({ value: add(one.value, other.value), low: add(one.low, other.low), high: add(one.high, other.high) }));
}

export function less(a: RatioFigure, b: RatioFigure): RatioFigure {
  return together(a, b, (one, other) => ({ value: subtract(one.value, other.value), low: subtract(one.low, other.high), high: subtract(one.high, other.low) }));
}

/** The product of two figures of nil or more. */
export function times(a: RatioFigure, b: RatioFigure): RatioFigure {
  return together(a, b, (one, other) => ({ value: multiply(one.value, other.value), low: multiply(one.low, other.low), high: multiply(one.high, other.high) }));
}

/** The sum of any number of figures: nil of none. */
export function total(figures: readonly RatioFigure[]): RatioFigure {
  return figures.reduce(plus, exactly(fraction(0n)));
}

/** Whether it is nil for certain. */
export function isNil(figure: RatioFigure): boolean {
  return figure.status !== "not-determinable" && figure.low.n === 0n && figure.high.n === 0n;
}

/** Whether it is nil or more: undefined where its bounds lie on both sides, or it cannot be known. */
export function isCovered(figure: RatioFigure): boolean | undefined {
  if (figure.status === "not-determinable") return undefined;
  const nil = fraction(0n);
  return compare(figure.low, nil) >= 0 ? true : compare(figure.high, nil) < 0 ? false : undefined;
}

/** As many decimals as it has. */
export function decimalText({ n, d }: Fraction): string {
  return new Exact(n.toString()).div(d.toString()).toFixed();
}

/** The same for people, thousands grouped. */
export function plainly(value: Fraction): string {
  const [whole = "", decimals] = decimalText(value).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ",")}${decimals === undefined ? "" : `.${decimals}`}`;
}

type Values = Pick<Determined<Fraction>, "value" | "low" | "high">;

function together(a: RatioFigure, b: RatioFigure, values: (a: Values, b: Values) => Values): RatioFigure {
  const reasons = [...new Set([...a.reasons, ...b.reasons])];
  if (a.status === "not-determinable" || b.status === "not-determinable") return notDeterminable(...reasons);
  return { status: STATUSES[Math.max(STATUSES.indexOf(a.status), STATUSES.indexOf(b.status))] ?? "estimated", ...values(a, b), reasons };
}
