/** Inputs of an option value as ranges, each with the point that stands for it, and the value over their ends. */
import { blackScholes } from "../src/kernel/option-value.ts";
import type { Exact } from "../src/kernel/quantity.ts";

/** A range with the point that stands for it: its middle, where nothing better is known. */
export interface Range {
  readonly low: Exact;
  readonly value: Exact;
  readonly high: Exact;
}

export interface Inputs {
  readonly spot: Range;
  readonly strike: Range;
  /** In years. */
  readonly term: Range;
  readonly volatility: Range;
  readonly rate: Range;
  readonly dividendYield: Exact;
}

export function point(value: Exact): Range {
  return { low: value, value, high: value };
}

/** From `low` to `high`; the middle stands for it. */
export function between(low: Exact, high: Exact | undefined): Range {
  return high === undefined ? point(low) : { low, value: low.plus(high).div(2), high };
}

/** One warrant's value over the ends of its inputs. */
export function callValue({ spot, strike, term, volatility, rate, dividendYield }: Inputs): Range {
  const at = (which: keyof Range, against: keyof Range): Exact =>
    blackScholes({ kind: "call", spot: spot[which], strike: strike[against], term: term[which], volatility: volatility[which], rate: rate[which], dividendYield }).value;
  return { low: at("low", "high"), value: at("value", "value"), high: at("high", "low") };
}
