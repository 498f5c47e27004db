/** A scenario run through the values of its parameters, one point at a time: nothing of a point is kept for the next. */
import type { Parameter } from "../../events/scenario.ts";
import { parseFormula } from "../book/formula.ts";
import type { Book } from "../book/book.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { fractionOf, fractionText } from "../kernel/fraction.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { scenarioLedger } from "./scenario-ledger.ts";
import type { Asked } from "./scenario-ledger.ts";
import { parsedScenario } from "./read-scenario.ts";
import type { ReadScenario } from "./read-scenario.ts";

/** A value of each parameter, by name. */
export type Point = ReadonlyMap<string, Exact>;

/** More points than this are no sweep but a mistake in a step. */
const MOST = 1_000_000;

/** How many points there are: the product of the parameters' values. */
export function pointCount({ scenario: { parameters, id }, place }: ReadScenario): number {
  if (parameters.length === 0) throw refuse("field-invalid", "a scenario without parameters", "one parameter or two", { ...place(["parameters"]), subject: id, field: "parameters" });
  const count = parameters.reduce((product, parameter) => product * valueCount(parameter), 1);
  if (count > MOST) throw refuse("field-invalid", `${count} points`, `at most ${MOST}`, { ...place(["parameters"]), subject: id, field: "parameters" });
  return count;
}

function valueCount({ from, to, step }: Parameter): number {
  return to.minus(from).div(step).floor().plus(1).toNumber();
}

/** The points in order, the last parameter fastest. */
export function* pointsOf({ scenario: { parameters } }: ReadScenario): Generator<Point> {
  const [outer, inner] = parameters;
  if (outer === undefined) return;
  for (const first of valuesOf(outer)) {
    if (inner === undefined) yield new Map([[outer.name, first]]);
    else for (const second of valuesOf(inner)) yield new Map([[outer.name, first], [inner.name, second]]);
  }
}

function* valuesOf(parameter: Parameter): Generator<Exact> {
  const count = valueCount(parameter);
  for (let index = 0; index < count; index += 1) yield parameter.from.plus(parameter.step.times(index));
}

/** The scenario at a point: the fields that its parameters set, computed; it has no parameters of its own any more. */
export function scenarioAt({ scenario: { parameters, id }, written, place }: ReadScenario, point: Point): ReadScenario {
  const copy = structuredClone(written) as Record<string, unknown>;
  parameters.forEach(({ sets }, parameter) => {
    sets.forEach(({ field, to, decimals }, index) => {
      const at = { ...place(["parameters", parameter, "sets", index]), subject: id, field: `parameters.${parameter}.sets.${index}` };
      setField(copy, field, valueOf(to, decimals, point, at), at);
    });
  });
  delete copy["parameters"];
  return parsedScenario(copy, place);
}

function valueOf(to: string, decimals: number, point: Point, place: Partial<Fault>): string {
  const formula = parseFormula(to);
  const values = formula.operands.map(({ concept }) => {
    const value = point.get(concept);
    if (value === undefined) throw refuse("field-invalid", `"${concept}" in "${to}"`, `one of ${[...point.keys()].join(", ")}`, place);
    return fractionOf(value);
  });
  const made = formula.of(values);
  if (made === undefined) throw refuse("field-invalid", `"${to}", which divides by nil`, "a formula with a value", place);
  const text = fractionText(made, decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, "");
}

/** Sets a field that the file has already: a sweep makes up no others. */
function setField(written: unknown, path: string, value: string, place: Partial<Fault>): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce<unknown>((inside, key) => (isMapping(inside) ? inside[key] : undefined), written);
  if (!isMapping(parent) || !(last in parent)) throw refuse("field-invalid", `field "${path}"`, "a field that this file states, such as replace.0.with.gross", place);
  parent[last] = value;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export interface Swept {
  readonly point: Point;
  /** The ledger at the point, or what contradicts it there. */
  readonly at: Ledger | Faults;
}

/** Every point's ledger in turn; a point that contradicts itself says so and ends nothing. */
export function* sweep(book: Book, stack: readonly ReadScenario[], asked: Asked): Generator<Swept> {
  const top = stack.at(-1);
  if (top === undefined) return;
  pointCount(top);
  for (const point of pointsOf(top)) yield { point, at: ledgerAt(book, stack.with(-1, scenarioAt(top, point)), asked) };
}

function ledgerAt(book: Book, stack: readonly ReadScenario[], asked: Asked): Ledger | Faults {
  try {
    return scenarioLedger(book, stack, asked);
  } catch (error) {
    if (error instanceof Faults) return error;
    throw error;
  }
}
