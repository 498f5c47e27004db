/** The generator of books: what it must give for the laws to say anything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../events/catalogue/index.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { isPrecise } from "../../src/kernel/when.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { bookOf } from "../given.ts";
import { books } from "./book.ts";

const sample = fc.sample(books, { seed: 20_021_114, numRuns: 300 }).map((given) => {
  try {
    return new Ledger(bookOf(given));
  } catch (error) {
    if (error instanceof Faults) throw new Error(`${error.message}\n${fc.stringify(given)}`, { cause: error });
    throw error;
  }
});
const share = (which: (ledger: Ledger) => boolean): number => sample.filter(which).length / sample.length;

describe("generated books", () => {
  test("are of every event type of the catalogue", () => {
    const types = new Set(sample.flatMap(({ entries }) => entries.map(({ event }) => event.type)));
    expect([...types].sort()).toEqual(catalogue.map(({ type }) => type).sort());
  });

  test("hold whole and reconstructed histories, several charts, scales and layouts", () => {
    expect(share(({ definition }) => definition.inception === undefined)).toBeGreaterThan(0.3);
    expect(share(({ definition }) => definition.inception !== undefined)).toBeGreaterThan(0.3);
    expect(share(({ definition }) => Object.keys(definition.roles).length > 0)).toBeGreaterThan(0.3);
    expect(share(({ definition }) => definition.statements.income !== undefined)).toBeGreaterThan(0.3);
    expect([...new Set(sample.map(({ chart }) => chart.currencyScale))].sort()).toEqual([0, 2, 3]);
  });

  test("are long enough, and imprecise enough", () => {
    expect(share(({ entries }) => entries.length >= 12)).toBeGreaterThan(0.4);
    expect(share(({ entries }) => entries.some(({ when }) => !isPrecise(when)))).toBeGreaterThan(0.6);
    expect(share(({ entries }) => entries.some(({ gradual }) => gradual))).toBeGreaterThan(0.3);
  });
});
