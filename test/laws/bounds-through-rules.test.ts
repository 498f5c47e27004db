/**
 * Bounds where one event's entry depends on another that is only known to fall in a window around
 * it: whichever came first, the answer must hold it, or say that it cannot be determined.
 */
import { describe, expect, test } from "vitest";
import { day } from "../../src/kernel/day.ts";
import { ledgerOf } from "../given.ts";
import { only } from "./any-book.ts";

const within = "2000-03-01..2000-03-31";
const early = { within, assumed: "2000-03-01" };
const late = { within, assumed: "2000-03-31" };
const placed = { id: "placed", type: "private-placement", class: "common", gross: "1000" };
const issued = { id: "issued", type: "warrant-issued", on: "2000-01-05", warrant: "warrant-a", warrants: "100", purpose: "investors", terms: { underlying: "common", strike: "1" } };

type Written = Readonly<Record<string, unknown>>;

/** What happened on 15 March depends on whether the imprecise event came before it. */
const cases: readonly { name: string; account: string; imprecise: Written; around: readonly Written[] }[] = [
  {
    name: "a split multiplies the shares that were issued before it",
    account: "shares/common/outstanding",
    imprecise: { ...placed, shares: "100" },
    around: [{ id: "split", type: "stock-split", on: "2000-03-15", class: "common", new: "2", old: "1" }],
  },
  {
    name: "a dividend per share is paid on the shares that were issued before it",
    account: "cash",
    imprecise: { ...placed, shares: "100" },
    around: [{ ...placed, id: "founded", on: "2000-01-05", shares: "100" }, { "id": "paid", "type": "dividend", "on": "2000-03-15", "class": "common", "kind": "cash", "per-share": "1" }],
  },
  {
    name: "a judgment adjusted to a balance makes up for what was accrued before it",
    account: "accrued-legal-judgment",
    imprecise: { id: "accrued", type: "legal-judgment-accrued", matter: "A dispute", amount: "100" },
    around: [{ id: "adjusted", type: "legal-judgment-adjusted", on: "2000-03-15", to: "300" }],
  },
  {
    name: "warrants are exercised at the price in force",
    account: "cash",
    imprecise: { id: "exercised", type: "warrant-exercised", warrant: "warrant-a", warrants: "100" },
    around: [issued, { id: "repriced", type: "warrant-repriced", on: "2000-03-15", warrant: "warrant-a", strike: "0.50" }],
  },
];

describe("after a window has ended, the answer holds either order", () => {
  test.each(cases)("$name", ({ account, imprecise, around }) => {
    const asOf = day("2000-06-30");
    const [one, other] = [early, late].map((on) => ledgerOf({ events: [...around, { ...imprecise, on }] }).balance(only(account), asOf));
    expect(one?.value, "the case is worth nothing where the order makes no difference").not.toBe(other?.value);
    const honest = one?.status === "not-determinable" || (one?.low ?? 0n) <= (other?.value ?? 0n) && (other?.value ?? 0n) <= (one?.high ?? 0n);
    expect(honest, `${one?.status ?? "nothing"} ${String(one?.low)} to ${String(one?.high)}, but ${String(other?.value)} in the other order`).toBe(true);
  });
});
