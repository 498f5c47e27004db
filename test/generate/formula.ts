/** Formulas of claims, as trees: written as a book writes them, and computed apart from how the book's are. */
import fc from "fast-check";
import { add, divide, fraction, multiply, subtract } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";

type Sign = "+" | "-" | "*" | "/";

export type Tree = { readonly number: number } | { readonly name: string } | { readonly sign: Sign; readonly left: Tree; readonly right: Tree };

const BINDS: Readonly<Record<Sign, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };

/** With only the parentheses that it needs: those around a part that binds less, or equally on the right. */
export function written(tree: Tree): string {
  if ("number" in tree) return String(tree.number);
  if ("name" in tree) return tree.name;
  const binds = (part: Tree): number => ("sign" in part ? BINDS[part.sign] : 3);
  const inside = (part: Tree, least: number): string => (binds(part) < least ? `(${written(part)})` : written(part));
  return `${inside(tree.left, BINDS[tree.sign])} ${tree.sign} ${inside(tree.right, BINDS[tree.sign] + 1)}`;
}

/** Its value where the names have these; undefined where it divides by nil. */
export function valueOf(tree: Tree, of: (name: string) => Fraction): Fraction | undefined {
  if ("number" in tree) return fraction(BigInt(tree.number));
  if ("name" in tree) return of(tree.name);
  const [a, b] = [valueOf(tree.left, of), valueOf(tree.right, of)];
  if (a === undefined || b === undefined) return undefined;
  if (tree.sign === "/") return b.n === 0n ? undefined : divide(a, b);
  return { "+": add, "-": subtract, "*": multiply }[tree.sign](a, b);
}

const leafOf = (names: readonly string[]): fc.Arbitrary<Tree> => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names).map((name) => ({ name })) }, { weight: 1, arbitrary: fc.nat(100).map((number) => ({ number })) });

/** Any formula of these names, with names that come again, squares, and ratios of ratios. */
export function trees(names: readonly string[]): fc.Arbitrary<Tree> {
  return fc.letrec<{ tree: Tree; branch: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: "medium" }, leafOf(names), tie("branch")),
    branch: fc.record({ sign: fc.constantFrom<Sign>("+", "-", "*", "/"), left: tie("tree"), right: tie("tree") }),
  })).tree;
}

const joined = (sign: Sign, parts: readonly Tree[]): Tree => parts.slice(1).reduce<Tree>((left, right) => ({ sign, left, right }), parts[0] ?? { number: 1 });

/** Ratios of sums of products: in each product a name stands at most once. */
export function ratios(names: readonly string[]): fc.Arbitrary<Tree> {
  const product = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.subarray([...names], { minLength: 1, maxLength: 2 })).map(([number, factors]) => joined("*", [{ number }, ...factors.map((name) => ({ name }))]));
  const sum = fc.tuple(product, fc.array(fc.tuple(fc.constantFrom<Sign>("+", "-"), product), { maxLength: 2 })).map(([first, others]) => others.reduce<Tree>((left, [sign, right]) => ({ sign, left, right }), first));
  return fc.tuple(sum, sum).map(([left, right]) => ({ sign: "/", left, right }));
}
