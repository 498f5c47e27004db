/** Nothing is lost: entries sum to nil, and assets are liabilities and equity, on every date. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { dayNumber } from "../../src/kernel/day.ts";
import { quantityText } from "../../src/kernel/quantity.ts";
import { checkLaws, datesAround } from "../../src/ledger/laws.ts";
import { faultsOf } from "../given.ts";
import { anyLedger, forAnyBook } from "./any-book.ts";
import { runs, times } from "./runs.ts";

const SIDE: Readonly<Record<string, "assets" | "liabilities and equity" | undefined>> = {
  asset: "assets",
  clearing: "assets",
  liability: "liabilities and equity",
  equity: "liabilities and equity",
  income: "liabilities and equity",
  expense: "liabilities and equity",
};

describe("conservation", () => {
  forAnyBook("the debits of every entry are its credits, unit by unit", (book, draw) => {
    for (const { event, movements } of anyLedger(book, draw).entries) {
      for (const unit of new Set(movements.map((movement) => movement.unit))) {
        const debits = movements.filter((movement) => movement.unit === unit && movement.quantity > 0n).reduce((sum, { quantity }) => sum + quantity, 0n);
        const credits = movements.filter((movement) => movement.unit === unit && movement.quantity < 0n).reduce((sum, { quantity }) => sum - quantity, 0n);
        expect(debits, `${event.id} in ${unit}`).toBe(credits);
      }
    }
  });

  forAnyBook("assets are liabilities and equity on every event date and the days around", (book, draw) => {
    const ledger = anyLedger(book, draw);
    for (const date of datesAround(ledger)) {
      const totals = { "assets": 0n, "liabilities and equity": 0n };
      for (const { id, unit, class: kind } of ledger.chart.accounts.values()) {
        const side = SIDE[kind];
        if (unit === ledger.chart.currency && side !== undefined) totals[side] += ledger.settledBalance(id, date);
      }
      expect(totals.assets, date).toBe(-totals["liabilities and equity"]);
    }
  });

  forAnyBook("every unit that is held came from somewhere", (book, draw) => {
    const ledger = anyLedger(book, draw);
    for (const date of datesAround(ledger)) {
      for (const unit of ledger.chart.instruments.keys()) {
        const accounts = [...ledger.chart.accounts.values()].filter((account) => account.unit === unit);
        expect(accounts.reduce((sum, { id }) => sum + ledger.settledBalance(id, date), 0n), `${unit} on ${date}`).toBe(0n);
      }
    }
  });

  forAnyBook("the laws that the ledger checks itself find no violation, and look at every event date", (book, draw) => {
    const ledger = anyLedger(book, draw);
    for (const { law, checked, violations } of checkLaws(ledger)) {
      expect(violations, law).toEqual([]);
      expect(checked, law).toBeGreaterThanOrEqual(new Set(ledger.entries.map(({ when }) => when.day)).size);
    }
    const around = new Set(datesAround(ledger).map(dayNumber));
    for (const { when } of ledger.entries) for (const days of [-1, 0, 1]) expect(around.has(dayNumber(when.day) + days)).toBe(true);
  });
});

describe("an account", () => {
  const LARGEST = 2n ** 63n - 1n;
  const amount = fc.bigInt({ min: 1n, max: LARGEST });

  test.prop([amount, amount], times(runs / 2))("that would leave 64 bits is refused, and never wraps", (one, other) => {
    const legs = (each: bigint): unknown => [{ account: "goodwill", debit: quantityText(each, 2) }, { account: "intangibles", credit: quantityText(each, 2) }];
    const events = [one, other].map((each, index) => ({ id: `e-${index}`, type: "journal-entry", on: "2001-01-01", legs: legs(each) }));
    const refused = faultsOf({ events }).map((fault) => fault.split(" ")[0]);
    expect(refused).toEqual(one + other > LARGEST ? ["range-exceeded"] : []);
  });
});
