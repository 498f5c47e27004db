/**
 * A figure with its honest bounds: what a sum of movements answers.
 *
 * `exact`: every movement's day is on a known side of the date asked for.
 * `bounded`: movements whose day is only known as a window may or may not have happened yet.
 * `estimated`: a flow that ran through a window is cut by the date asked for.
 * `not-determinable`: the book does not hold what it takes; `reasons` say what is missing.
 */

export interface Determined<Value> {
  readonly status: "exact" | "bounded" | "estimated";
  readonly value: Value;
  readonly low: Value;
  readonly high: Value;
  readonly reasons: readonly string[];
}

export interface NotDeterminable {
  readonly status: "not-determinable";
  readonly value: null;
  readonly low: null;
  readonly high: null;
  readonly reasons: readonly string[];
}

/** A figure whose value is an integer at the scale of its unit. */
export type Figure = Determined<bigint> | NotDeterminable;

export function exactly<Value>(value: Value): Determined<Value> {
  return { status: "exact", value, low: value, high: value, reasons: [] };
}

export function notDeterminable(...reasons: readonly string[]): NotDeterminable {
  return { status: "not-determinable", value: null, low: null, high: null, reasons };
}

/** The figure with its sign turned. */
export function negated(figure: Figure): Figure {
  return figure.status === "not-determinable" ? figure : { ...figure, value: -figure.value, low: -figure.high, high: -figure.low };
}
