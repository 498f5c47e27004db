/**
 * Account names that ledger, hledger and beancount all read, and back.
 *
 * beancount is the strictest: five roots, and parts that begin with a capital or a digit and hold
 * letters, digits and hyphens. Ids have no capitals but in a currency, so capitals are free to
 * mark what has to be written otherwise, and no two accounts get one name.
 */
import type { Account } from "../ledger/chart.ts";

/** Where each class stands; what beancount has no root for stands under one that it has. */
const ROOTS: Readonly<Record<Account["class"], string>> = {
  asset: "Assets",
  clearing: "Assets:Clearing",
  liability: "Liabilities",
  equity: "Equity",
  memorandum: "Equity:Units",
  income: "Income",
  expense: "Expenses",
};

/** First parts of a root's own accounts that would meet a class that stands under it. */
const TAKEN: Partial<Readonly<Record<Account["class"], string>>> = { asset: "clearing", equity: "units" };

/** Marks what is written as it is, and an account that others stand under. */
const MARK = "XX";

/** The name of each account, by its id. An account that others stand under gets a leaf: programs add up what is below a name. */
export function accountNames(accounts: readonly Pick<Account, "id" | "class">[]): ReadonlyMap<string, string> {
  const plain = accounts.map(({ id, class: kind }) => ({ id, name: nameOf(id, kind) }));
  const parents = new Set(plain.flatMap(({ name }) => [...name.matchAll(/:/g)].map(({ index }) => name.slice(0, index))));
  const names = new Map(plain.map(({ id, name }) => [id, parents.has(name) ? `${name}:${MARK}own` : name]));
  if (new Set(names.values()).size < names.size) throw new Error("two accounts have one name");
  return names;
}

function nameOf(id: string, kind: Account["class"]): string {
  const parts = id.split("/").map((part, index) => (index === 0 && part === TAKEN[kind] ? MARK + part : partOf(part)));
  return [ROOTS[kind], ...parts].join(":");
}

/** `accounts-payable` is Accounts-payable, `-a` is XX-a, a currency stays as it is; a dot, which beancount refuses, is DOT. */
function partOf(part: string): string {
  const marked = part.startsWith("-") ? MARK + part : part.charAt(0).toUpperCase() + part.slice(1);
  return marked.replaceAll(".", "DOT");
}
