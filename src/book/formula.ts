/**
 * What a source claims one figure to be of others, as a formula over their concepts:
 * `100 * (net-revenues - net-revenues@2001-Q3) / net-revenues@2001-Q3`.
 *
 * Signs stand between spaces, since a name may hold a dash. An operand without `@` is for the
 * figure's own date or period; `@2001-12-31` is a date, any other `@` a period. Exact ratios only.
 */
import { z } from "zod";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import { addBounds, divideBounds, multiplyBounds, subtractBounds } from "../kernel/bounds.ts";
import type { Bounds } from "../kernel/bounds.ts";
import { isDay, period } from "../kernel/day.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import { add, divide, fractionOf, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { Exact } from "../kernel/quantity.ts";

export interface Operand {
  readonly concept: string;
  /** Its own date or period; undefined where it is that of the figure it makes. */
  readonly when: DateOrPeriod | undefined;
}

export interface Formula {
  readonly text: string;
  /** Each operand once, in the order in which the formula first names it. */
  readonly operands: readonly Operand[];
  /** The formula of these values of the operands; undefined where it would divide by nil. */
  of(values: readonly Fraction[]): Fraction | undefined;
  /**
   * Bounds that it never leaves while its operands keep theirs; undefined where it may divide by
   * nil. Wider than they need to be only where an operand is named more than once.
   */
  within(bounds: readonly Bounds[]): Bounds | undefined;
  /** Whether no operand multiplies itself, so that it moves one way only with each: then its ends lie where the operands' do. */
  readonly movesOneWay: boolean;
}

/** How often an operand is a factor above the fraction bar, and below it. */
interface Powers {
  readonly above: number;
  readonly below: number;
}

interface Node extends Pick<Formula, "of" | "within"> {
  /** Of each operand that it names, by its index. */
  readonly powers: ReadonlyMap<number, Powers>;
}

const NUMBER = /^\d+(?:\.\d+)?$/;
const OPERAND = /^([a-z0-9]+(?:[-.][a-z0-9]+)*)(?:@(\S+))?$/;

interface Operation {
  readonly of: (a: Fraction, b: Fraction) => Fraction | undefined;
  readonly within: (a: Bounds, b: Bounds) => Bounds | undefined;
  readonly powers: (a: Powers, b: Powers) => Powers;
}

/** Of a sum over one fraction bar. */
const ofSum = (a: Powers, b: Powers): Powers => ({ above: Math.max(a.above + b.below, b.above + a.below), below: a.below + b.below });

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "+": { of: add, within: addBounds, powers: ofSum },
  "-": { of: subtract, within: subtractBounds, powers: ofSum },
  "*": { of: multiply, within: multiplyBounds, powers: (a, b) => ({ above: a.above + b.above, below: a.below + b.below }) },
  "/": { of: (a, b) => (b.n === 0n ? undefined : divide(a, b)), within: divideBounds, powers: (a, b) => ({ above: a.above + b.below, below: a.below + b.above }) },
};

export const formula = z
  .string()
  .max(500, "a formula of at most 500 characters")
  .transform((text, context): Formula => {
    try {
      return parseFormula(text);
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      context.addIssue({ code: "custom", message: error.faults[0]?.expected ?? "a formula", params: { code: error.faults[0]?.code }, input: text });
      return z.NEVER;
    }
  })
  .meta({ title: "formula", description: "a sum, difference, product or ratio of other reported figures, such as `gross-profit / net-revenues`" });

/** The formula that the text writes; refuses what is none. */
export function parseFormula(text: string): Formula {
  const tokens = text.replaceAll(/[()]/g, " $& ").trim().split(/\s+/);
  const operands: (Operand & { readonly name: string })[] = [];
  let next = 0;

  const expected = (what: string): Faults => refuse("field-invalid", tokens[next] === undefined ? "its end" : `"${tokens[next] ?? ""}"`, `${what} in "${text}"`);

  /** One after another, from the left, of operations that bind alike. */
  const chain = (signs: readonly string[], part: () => Node): Node => {
    let node = part();
    for (let sign = tokens[next]; sign !== undefined && signs.includes(sign); sign = tokens[next]) {
      next += 1;
      node = combined(OPERATIONS[sign], node, part());
    }
    return node;
  };
  const sum = (): Node => chain(["+", "-"], product);
  const product = (): Node => chain(["*", "/"], term);
  const term = (): Node => {
    const token = tokens[next] ?? "";
    if (token === "(") {
      next += 1;
      const inner = sum();
      if (tokens[next] !== ")") throw expected("a closing parenthesis");
      next += 1;
      return inner;
    }
    if (NUMBER.test(token)) {
      next += 1;
      const value = fractionOf(new Exact(token));
      return { of: () => value, within: () => ({ low: value, high: value }), powers: new Map() };
    }
    const [, concept, when] = OPERAND.exec(token) ?? [];
    if (concept === undefined) throw expected("a number or a concept, with signs between spaces,");
    next += 1;
    const known = operands.findIndex(({ name }) => name === token);
    const index = known < 0 ? operands.push({ name: token, concept, when: when === undefined ? undefined : whenOf(when) }) - 1 : known;
    return { of: (values) => values[index], within: (bounds) => bounds[index], powers: new Map([[index, { above: 1, below: 0 }]]) };
  };

  const whole = sum();
  if (next < tokens.length) throw expected("one of + - * / between spaces");
  return {
    text,
    operands: operands.map(({ concept, when }) => ({ concept, when })),
    of: whole.of,
    within: whole.within,
    movesOneWay: [...whole.powers.values()].every(({ above, below }) => above <= 1 && below <= 1),
  };
}

function combined(operation: Operation | undefined, a: Node, b: Node): Node {
  const none: Powers = { above: 0, below: 0 };
  const powersOf = (index: number): Powers => operation?.powers(a.powers.get(index) ?? none, b.powers.get(index) ?? none) ?? none;
  return {
    of: (values) => both(a.of(values), b.of(values), operation?.of),
    within: (bounds) => both(a.within(bounds), b.within(bounds), operation?.within),
    powers: new Map([...a.powers.keys(), ...b.powers.keys()].map((index) => [index, powersOf(index)])),
  };
}

function both<Value>(a: Value | undefined, b: Value | undefined, make: ((a: Value, b: Value) => Value | undefined) | undefined): Value | undefined {
  return a === undefined || b === undefined ? undefined : make?.(a, b);
}

function whenOf(text: string): DateOrPeriod {
  return isDay(text) ? { at: text } : { over: period(text) };
}
