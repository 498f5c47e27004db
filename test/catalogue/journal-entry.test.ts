/** journal-entry: stated legs, for what no other type says. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, ledgerOf } from "../given.ts";
import { day } from "../../src/kernel/day.ts";

const entry = { id: "entry", type: "journal-entry", on: "2002-06-30" };
const faultsOfLegs = (...legs: readonly object[]): string[] => faultsOf({ events: [{ ...entry, legs }] });

describe("journal-entry", () => {
  it("posts money as stated, each leg explaining the cash it names", () => {
    // Cash −69,000 = −(69,000 of net income).
    const legs = [
      { account: "other-expense", debit: "69,000" },
      { account: "cash", credit: "69,000" },
    ];
    expect(journal("entry", { events: [{ ...entry, legs }] })).toEqual(["other-expense 69000.00 USD net-income", "cash -69000.00 USD"]);
  });

  it("posts units as stated: a debit comes in, a credit leaves", () => {
    const legs = [
      { account: "shares/common/outstanding", unit: "common", debit: "350000" },
      { account: "shares/common/unissued", unit: "common", credit: "350000" },
      { account: "accrued-liabilities", debit: "430500", flow: "accrued-liabilities" },
      { account: "cash", credit: "430500" },
    ];
    expect(journal("entry", { events: [{ ...entry, legs }] })).toEqual([
      "shares/common/outstanding 350000 common",
      "shares/common/unissued -350000 common",
      "accrued-liabilities 430500.00 USD accrued-liabilities",
      "cash -430500.00 USD",
    ]);
  });

  it("falls on its day, not gradually: before it nothing, from it everything, exactly", () => {
    const legs = [
      { account: "goodwill", debit: "100" },
      { account: "intangibles", credit: "100" },
    ];
    const ledger = ledgerOf({ events: [{ ...entry, on: { within: "2002-06", assumed: "2002-06-15" }, legs }] }, { spread: "daily" });
    const goodwill = new Map([["goodwill", 1n]] as const);
    expect(ledger.balance(goodwill, day("2002-06-20"))).toMatchObject({ status: "bounded", value: 10_000n, low: 0n, high: 10_000n });
    expect(ledger.balance(goodwill, day("2002-06-30"))).toMatchObject({ status: "exact", value: 10_000n });
  });

  it("refuses legs that do not sum to nil, in money or in units", () => {
    expect(faultsOfLegs({ account: "goodwill", debit: "100" }, { account: "intangibles", credit: "99.99" })).toEqual([
      "entry-unbalanced entry legs: legs that sum to 0.01 USD",
    ]);
    const unissued = { account: "shares/common/unissued", unit: "common", credit: "9" };
    expect(faultsOfLegs({ account: "shares/common/outstanding", unit: "common", debit: "10" }, unissued)).toEqual(["entry-unbalanced entry legs: legs that sum to 1 common"]);
  });

  it("refuses a leg without a side or with both, and an entry of one leg", () => {
    const goodwill = { account: "goodwill", debit: "100" };
    expect(faultsOfLegs(goodwill, { account: "intangibles" })).toEqual(["field-invalid entry legs.1: neither"]);
    expect(faultsOfLegs(goodwill, { account: "intangibles", debit: "1", credit: "1" })).toEqual(["field-invalid entry legs.1: both"]);
    expect(faultsOfLegs(goodwill)).toEqual(["field-invalid entry legs: a list"]);
  });

  it("refuses a unit the account is not kept in, part of a share, and a cash flow of shares", () => {
    const outstanding = { account: "shares/common/outstanding", unit: "common", debit: "10" };
    const unissued = { account: "shares/common/unissued", unit: "common", credit: "10" };
    expect(faultsOfLegs({ account: "goodwill", unit: "common", debit: "10" }, unissued)).toEqual(["unit-unknown entry legs.0.unit: common in goodwill"]);
    expect(faultsOfLegs({ ...outstanding, debit: "10.5" }, unissued)).toEqual(["precision-exceeded entry legs.0.debit: 10.5"]);
    expect(faultsOfLegs({ ...outstanding, flow: "share-issues" }, unissued)).toEqual(['field-invalid entry legs.0.flow: flow "share-issues" of common']);
  });

  it("refuses cash that no leg explains", () => {
    expect(faultsOfLegs({ account: "goodwill", debit: "100" }, { account: "cash", credit: "100" })).toEqual([
      "cash-flow-unclassified entry legs: cash moved by -100.00 but its legs' cash-flow classes explain 0.00",
    ]);
  });
});
