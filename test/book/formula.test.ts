/** What a source claims one figure to be of others, written as a formula. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseFormula } from "../../src/book/formula.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { compare, fraction } from "../../src/kernel/fraction.ts";
import { trees, valueOf, written } from "../generate/formula.ts";
import { runs, times } from "../laws/runs.ts";

/** The value of the formula where its operands, in the order in which it names them, have these. */
function valued(text: string, ...values: readonly number[]): string | undefined {
  const value = parseFormula(text).of(values.map((each) => fraction(BigInt(each))));
  return value === undefined ? undefined : `${value.n}/${value.d}`;
}

/** What is refused, as `found; expected`. */
function refused(text: string): string {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(({ found, expected }) => `${found}; ${expected}`).join("\n");
    throw error;
  }
  throw new Error(`"${text}" is a formula`);
}

describe("a formula", () => {
  it("is a sum, difference, product or ratio of concepts and numbers", () => {
    expect(valued("sales + costs", 7, 3)).toBe("10/1");
    expect(valued("sales - costs", 7, 3)).toBe("4/1");
    expect(valued("sales * costs", 7, 3)).toBe("21/1");
    expect(valued("sales / costs", 7, 3)).toBe("7/3");
    expect(valued("0.07 * sales", 200)).toBe("1400/100");
    expect(valued("1000")).toBe("1000/1");
  });

  it("multiplies and divides before it adds and subtracts, and goes from left to right", () => {
    expect(valued("a + b * c", 2, 3, 4)).toBe("14/1");
    expect(valued("( a + b ) * c", 2, 3, 4)).toBe("20/1");
    expect(valued("a - b - c", 9, 3, 4)).toBe("2/1");
    expect(valued("a - (b - c)", 9, 3, 4)).toBe("10/1");
    expect(valued("a / b / c", 24, 3, 4)).toBe("24/12");
    expect(valued("a / b * c", 24, 3, 4)).toBe("96/3");
  });

  it("names each operand once, in the order in which it comes, so that one figure has one value", () => {
    const { operands } = parseFormula("100 * (sales - sales@2001) / sales@2001");
    expect(operands).toEqual([
      { concept: "sales", when: undefined },
      { concept: "sales", when: { over: { first: "2001-01-01", last: "2001-12-31" } } },
    ]);
    expect(valued("100 * (sales - sales@2001) / sales@2001", 1300, 1000)).toBe("30000/1000");
    expect(parseFormula("sales / (costs + sales)").operands.map(({ concept }) => concept)).toEqual(["sales", "costs"]);
  });

  it("takes a day after @ for a date, and anything else for a period", () => {
    const whens = (text: string): unknown[] => parseFormula(text).operands.map(({ when }) => when);
    expect(whens("cash@2001-12-31 - cash@2000-12-31")).toEqual([{ at: "2001-12-31" }, { at: "2000-12-31" }]);
    expect(whens("sales@2002-Q3 + sales@2002-09 + sales@FY2001 + sales@2002-01-01..2002-09-30")).toMatchObject([
      { over: { first: "2002-07-01", last: "2002-09-30" } },
      { over: { first: "2002-09-01", last: "2002-09-30" } },
      { over: { first: "2001-01-01", last: "2001-12-31" } },
      { over: { first: "2002-01-01", last: "2002-09-30" } },
    ]);
  });

  it("takes dashes and dots inside a name for parts of it", () => {
    expect(parseFormula("notes.berg-1.principal - net-revenues").operands.map(({ concept }) => concept)).toEqual(["notes.berg-1.principal", "net-revenues"]);
  });

  it("has no value where it would divide by nil", () => {
    expect(valued("sales / costs", 7, 0)).toBeUndefined();
    expect(valued("1 + sales / (costs - costs)", 7, 3)).toBeUndefined();
  });

  test.prop([trees(["a", "b", "c", "d"]), fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 })], times(10 * runs))("has the value of its tree, with only the parentheses that it needs", (tree, values) => {
    const of = (name: string): ReturnType<typeof fraction> => fraction(BigInt(values["abcd".indexOf(name)] ?? 0));
    const formula = parseFormula(written(tree));
    const [expected, value] = [valueOf(tree, of), formula.of(formula.operands.map(({ concept }) => of(concept)))];
    expect(value === undefined).toBe(expected === undefined);
    if (value !== undefined && expected !== undefined) expect(compare(value, expected)).toBe(0);
  });
});

describe("a text that is no formula", () => {
  const PART = "a number or a concept, with signs between spaces,";
  const SIGN = "one of + - * / between spaces";

  it.each([
    ["sales +", `its end; ${PART} in "sales +"`],
    ["", `""; ${PART} in ""`],
    ["* sales", `"*"; ${PART} in "* sales"`],
    ["-sales", `"-sales"; ${PART} in "-sales"`],
    ["sales+costs", `"sales+costs"; ${PART} in "sales+costs"`],
    ["100*sales", `"100*sales"; ${PART} in "100*sales"`],
    ["1,000 * sales", `"1,000"; ${PART} in "1,000 * sales"`],
    ["Sales", `"Sales"; ${PART} in "Sales"`],
    ["sales costs", `"costs"; ${SIGN} in "sales costs"`],
    ["sales % costs", `"%"; ${SIGN} in "sales % costs"`],
    ["sales)", `")"; ${SIGN} in "sales)"`],
    ["(sales - costs", `its end; a closing parenthesis in "(sales - costs"`],
    ["()", `")"; ${PART} in "()"`],
  ])("is refused with what stands there and what should: %j", (text, expected) => {
    expect(refused(text)).toBe(expected);
  });

  it("may name a date that there is not", () => {
    expect(refused("cash@2002-02-30")).toContain("2002-02-30");
    expect(refused("sales@2002-Q5")).toContain("2002-Q5");
  });
});
