/** Given an event that never was so, when it is voided, then history is restated from the moment that this is known. */
import { describe, expect, it } from "vitest";
import { day } from "../../src/kernel/day.ts";
import { faultsOf, journal, ledgerOf } from "../given.ts";

const sale = { id: "sale", type: "private-placement", on: "2001-03-01", class: "common", shares: "1000", gross: "500" };
const sold = (knownAt: string, ...events: readonly Record<string, unknown>[]): bigint | null =>
  ledgerOf({ events: [sale, ...events] }, { knownAt: day(knownAt) }).balance(new Map([["cash", 1n]]), day("2001-12-31")).value;

const voided = { id: "sale-voided", type: "event-voided", on: "2001-06-30", voids: ["sale"] };
const smaller = { ...sale, id: "sale-as-it-was", gross: "450" };
const replaced = { ...voided, "replaced-by": ["sale-as-it-was"] };
const restored = { id: "void-voided", type: "event-voided", on: "2001-09-30", voids: ["sale-voided"] };

describe("event-voided", () => {
  it("moves nothing, and takes what it voids out of all history once it is known", () => {
    expect(journal("sale-voided", { events: [sale, voided] })).toEqual([]);
    expect(["2001-06-29", "2001-06-30"].map((known) => sold(known, voided))).toEqual([50_000n, 0n]);
  });

  it("is known from its own day on, or from the day that it states", () => {
    const stated = { ...voided, known: "2001-08-15" };
    expect(["2001-08-14", "2001-08-15"].map((known) => sold(known, stated))).toEqual([50_000n, 0n]);
  });

  it("puts another event in its place in one step", () => {
    expect(["2001-06-29", "2001-06-30"].map((known) => sold(known, replaced, smaller))).toEqual([50_000n, 45_000n]);
  });

  it("voided itself, restores what it voided and takes its replacement back", () => {
    expect(["2001-06-29", "2001-06-30", "2001-09-30"].map((known) => sold(known, replaced, smaller, restored))).toEqual([50_000n, 45_000n, 50_000n]);
  });
});

describe("an event that others rest on", () => {
  const issued = { id: "issued", type: "warrant-issued", on: "2001-01-15", warrant: "warrant-a", warrants: "100", purpose: "investors", terms: { underlying: "common", strike: "1" } };
  const exercised = { id: "exercised", type: "warrant-exercised", on: "2001-02-15", warrant: "warrant-a", warrants: "60" };
  const expired = { id: "expired", type: "warrant-expired", on: "2001-05-01", warrant: "warrant-a", warrants: "40" };
  const taken = (...voids: readonly string[]): Record<string, unknown> => ({ id: "taken-back", type: "event-voided", on: "2001-06-30", voids });

  it("is not voided alone: the fault lists them all", () => {
    expect(faultsOf({ events: [issued, exercised, expired, taken("issued")] })).toEqual(["dependants-remain taken-back voids: issued voided, while exercised, expired rest on what was so"]);
  });

  it("is voided with them", () => {
    expect(faultsOf({ events: [issued, exercised, expired, taken("issued", "exercised", "expired")] })).toEqual([]);
  });

  it("is replaced by one that they can rest on, and by no other", () => {
    const instead = (warrants: string): readonly Record<string, unknown>[] => [{ ...issued, id: "issued-anew", warrants }, { ...taken("issued"), "replaced-by": ["issued-anew"] }];
    expect(faultsOf({ events: [issued, exercised, expired, ...instead("120")] })).toEqual([]);
    expect(faultsOf({ events: [issued, exercised, expired, ...instead("80")] })).toEqual(["dependants-remain taken-back voids: issued voided, replaced by issued-anew, while expired rests on what was so"]);
  });
});

describe("a correction of what cannot be corrected", () => {
  it.each([
    ["an event that there is not", { voids: ["sales"] }, 'event-unknown again voids.0: event "sales"'],
    ["itself", { voids: ["again"] }, "correction-impossible again voids.0: again, which is this event"],
    ["an event known only later", { voids: ["late"] }, "correction-impossible again voids.0: late, known only on 2002-01-31"],
    ["a newer correction of its day", { voids: ["sale-voided"] }, "correction-impossible again voids.0: sale-voided, a newer correction of the same day"],
    ["by another correction in its place", { "voids": ["sale"], "replaced-by": ["sale-voided"] }, "correction-impossible again replaced-by.0: sale-voided, a correction"],
  ])("%s is refused", (_, fields, fault) => {
    const late = { ...sale, id: "late", known: "2002-01-31" };
    expect(faultsOf({ events: [sale, late, voided, { id: "again", type: "event-voided", on: "2001-06-30", ...fields }] })).toContain(fault);
  });
});
