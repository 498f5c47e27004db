/** Shapes of books: units and scales, charts of accounts, instruments, layouts, and how much history there is. */
import fc from "fast-check";
import { standardFlows } from "../../events/flows.ts";
import type { Written } from "./written.ts";

export interface Shape {
  readonly currency: string;
  /** Decimals of the currency and of the common class. */
  readonly scale: number;
  readonly shareScale: number;
  /** Whether the whole history is in the book; otherwise it is counted from a complete anchor. */
  readonly whole: boolean;
  /** Of a reconstructed history: how cash, results, shares and options are known. */
  readonly openings: Readonly<Record<"cash" | "results" | "shares" | "options", "unknown" | "anchored">>;
  /** Whether accounts have ids of their own and play their parts by role. */
  readonly renamed: boolean;
  /** Whether the book prints its own layouts. */
  readonly printed: boolean;
  readonly par: string | undefined;
  /** Common shares for one share of series A. */
  readonly ratio: bigint;
  readonly classes: readonly string[];
  readonly warrants: readonly string[];
  readonly pools: readonly string[];
  readonly notes: readonly string[];
  readonly bonds: readonly string[];
  readonly lines: readonly string[];
}

const opening = fc.constantFrom("unknown" as const, "anchored" as const);
const some = (ids: readonly string[], least = 0): fc.Arbitrary<string[]> => fc.integer({ min: least, max: ids.length }).map((count) => ids.slice(0, count));

export const shapes: fc.Arbitrary<Shape> = fc.record({
  currency: fc.constantFrom("USD", "JPY", "KWD"),
  scale: fc.constantFrom(2, 0, 3),
  shareScale: fc.constantFrom(0, 0, 2),
  whole: fc.boolean(),
  openings: fc.record({ cash: opening, results: opening, shares: opening, options: opening }),
  renamed: fc.boolean(),
  printed: fc.boolean(),
  par: fc.constantFrom("0.01", "0.001", "1", undefined),
  ratio: fc.constantFrom(1n, 10n, 1000n),
  classes: some(["common", "series-a", "series-b"], 1),
  warrants: some(["warrant-a", "warrant-b"]),
  pools: some(["plan", "old-plan"]),
  notes: some(["note-a", "note-b", "line-of-credit"]),
  bonds: some(["appeal-bond"]),
  lines: some(["equity-line"]),
});

/** The classes of the accounts by the parts that they play. */
export const accountClasses: Readonly<Record<string, string>> = {
  "cash": "asset",
  "petty-cash": "asset",
  "receivables": "asset",
  "inventories": "asset",
  "equipment": "asset",
  "restricted-deposit": "asset",
  "deferred-offering-costs": "asset",
  "net-assets-acquired": "asset",
  "unallocated": "clearing",
  "accounts-payable": "liability",
  "accrued-liabilities": "liability",
  "accrued-legal-judgment": "liability",
  "dividends-payable": "liability",
  "common-stock": "equity",
  "preferred-stock": "equity",
  "additional-paid-in-capital": "equity",
  "treasury-stock": "equity",
  "deferred-compensation": "equity",
  "accumulated-deficit": "equity",
  "income-summary": "equity",
  "revenue": "income",
  "gain-on-debt-settlement": "income",
  "other-expense": "expense",
  "share-based-compensation": "expense",
  "legal-expense": "expense",
  "restructuring-expense": "expense",
};

/** Accounts whose whole history is in every book: nothing moves them before a complete anchor. */
export const alwaysWhole: readonly string[] = ["restricted-deposit", "accrued-legal-judgment"];

const OTHER_IDS: Readonly<Record<string, string>> = {
  "cash": "bank/current",
  "accounts-payable": "trade-creditors",
  "additional-paid-in-capital": "capital/paid-in",
  "accumulated-deficit": "retained-earnings",
  "income-summary": "results-closed",
};

/** The id of the account that plays the part. */
function accountId({ renamed }: Shape, part: string): string {
  return renamed ? (OTHER_IDS[part] ?? part) : part;
}

const isCash = (part: string): boolean => part.endsWith("cash");
const isResult = (part: string): boolean => ["income", "expense"].includes(accountClasses[part] ?? "");

export function definitionOf(shape: Shape, sources: Readonly<Record<string, string>>): Written {
  const accounts = Object.entries(accountClasses).map(([part, kind]): [string, Written] => [accountId(shape, part), { class: kind, name: part, ...(isCash(part) ? { cash: "true" } : {}), ...(shape.whole ? {} : { opening: openingOf(shape, part) }) }]);
  return {
    "id": "generated",
    "name": "Generated Company",
    "currency": shape.currency,
    "currency-scale": String(shape.scale),
    "as-of": "2005-12-31",
    "common-class": "common",
    ...(shape.whole ? { inception: "2000-01-01" } : {}),
    "sources": Object.fromEntries(Object.entries(sources).map(([id, published]) => [id, { title: id, published }])),
    "accounts": Object.fromEntries(accounts),
    ...(shape.renamed ? { roles: OTHER_IDS } : {}),
    "instruments": instruments(shape),
    ...(shape.printed ? { statements: layouts(shape) } : {}),
  };
}

/** How much of the account's history a reconstructed book holds. */
export function openingOf({ openings }: Shape, part: string): "nil" | "anchored" | "unknown" {
  if (alwaysWhole.includes(part)) return "nil";
  if (isCash(part)) return openings.cash;
  return isResult(part) ? openings.results : "unknown";
}

function instruments(shape: Shape): Written[] {
  const anchored = (how: "shares" | "options"): Written => (shape.whole ? {} : { opening: shape.openings[how] });
  const of = (kind: string, ids: readonly string[], more: Written = {}): Written[] => ids.map((id) => ({ id, kind, name: id, ...more }));
  const par = shape.par === undefined ? {} : { par: shape.par };
  const terms: Readonly<Record<string, Written>> = { "common": par, "series-a": { ...par, "conversion-ratio": String(shape.ratio), "converts-into": "common" }, "series-b": {} };
  return [
    ...shape.classes.map((id) => ({
      id,
      "kind": "share-class",
      "name": id,
      "scale": String(id === "common" ? shape.shareScale : 0),
      "capital-account": id === "common" ? "common-stock" : "preferred-stock",
      // Series B comes into being by an event of its own.
      ...(id === "series-b" ? {} : { since: "2000-01-01", ...anchored("shares") }),
      "terms": terms[id] ?? {},
    })),
    ...of("warrant", shape.warrants),
    ...of("option-pool", shape.pools, { since: "2000-01-01", terms: { underlying: "common" }, ...anchored("options") }),
    ...of("note", shape.notes),
    ...of("bond", shape.bonds),
    ...of("equity-line", shape.lines),
  ];
}

/** Printed layouts: several accounts on a line, totals of totals, results inside the deficit. */
function layouts(shape: Shape): Written {
  const line = (id: string, ...parts: readonly string[]): Written => ({ line: id, label: id, of: parts.map((part) => accountId(shape, part)) });
  const total = (id: string, of: readonly string[], more: Written = {}): Written => ({ total: id, label: id, of, ...more });
  const sections = [...new Set(Object.values(standardFlows).map(({ section }) => section))];
  const flows = sections.flatMap((section) => {
    const all = Object.entries(standardFlows).flatMap(([flow, of]) => (of.section === section ? [flow] : []));
    return [{ heading: section }, ...all.map((flow) => ({ line: `flow.${flow}`, label: flow, of: [flow] })), total(`section.${section}`, all.map((flow) => `flow.${flow}`))];
  });
  return {
    "balance-sheet": [
      { heading: "Assets" },
      line("liquid", "cash", "petty-cash"),
      line("working", "receivables", "inventories"),
      total("current", ["liquid", "working"]),
      line("fixed", "equipment", "restricted-deposit", "deferred-offering-costs", "net-assets-acquired"),
      line("to-allocate", "unallocated"),
      total("total-assets", ["current", "fixed", "to-allocate"]),
      line("owed", "accounts-payable", "accrued-liabilities", "accrued-legal-judgment", "dividends-payable"),
      line("borrowed", "notes/*/principal"),
      total("total-liabilities", ["owed", "borrowed"], { shows: "credit" }),
      line("capital", "common-stock", "preferred-stock", "additional-paid-in-capital"),
      line("held-back", "treasury-stock", "deferred-compensation"),
      { line: "deficit", label: "deficit", of: [...["accumulated-deficit", "income-summary"].map((part) => accountId(shape, part)), "income", "expense"] },
      total("stockholders-equity", ["capital", "held-back", "deficit"]),
      total("total-liabilities-and-equity", ["total-liabilities", "stockholders-equity"]),
    ],
    "income": [
      line("sales", "revenue", "gain-on-debt-settlement"),
      line("staff", "share-based-compensation", "restructuring-expense"),
      { ...line("other", "legal-expense", "other-expense"), shows: "credit" },
      total("profit-before-other", ["sales", "staff"], { shows: "credit" }),
      total("net-income", ["profit-before-other", "other"]),
    ],
    "cash-flow": [...flows, total("flow.net-change", sections.map((section) => `section.${section}`))],
    "supplemental": [{ line: "interest-paid", label: "Interest paid" }],
  };
}
