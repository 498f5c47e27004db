/** debt-settled-at-gain: a debt extinguished for less than its carrying amount. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const settled = { id: "settled", type: "debt-settled-at-gain", on: "2001-09-30", amount: "360000" };

describe("debt-settled-at-gain", () => {
  it("splits the liability into what was paid and what was gained", () => {
    // Gain 360,000 − 50,000 = 310,000. Operating cash: net income +310,000, gain taken out −310,000, paid −50,000.
    expect(journal("settled", { events: [{ ...settled, paid: "50000" }] })).toEqual([
      "accounts-payable 50000.00 USD accounts-payable",
      "accounts-payable 310000.00 USD debt-settlement-gain",
      "cash -50000.00 USD",
      "gain-on-debt-settlement -310000.00 USD net-income",
    ]);
  });

  it("is all gain where nothing is paid", () => {
    expect(journal("settled", { events: [settled] })).toEqual([
      "accounts-payable 360000.00 USD debt-settlement-gain",
      "gain-on-debt-settlement -360000.00 USD net-income",
    ]);
  });

  it("settles any debt into any account of gains, a note's principal too", () => {
    // 100,000 owed, 60,000 paid: a gain of 40,000.
    const signed = { id: "signed", type: "note-issued", on: "2001-01-31", note: "note-a", drawn: "100000" };
    const event = { ...settled, amount: "100000", paid: "60000", liability: "notes/note-a/principal", gain: "other-expense", flow: "note-repayments" };
    expect(journal("settled", { events: [signed, event] })).toEqual([
      "notes/note-a/principal 60000.00 USD note-repayments",
      "notes/note-a/principal 40000.00 USD debt-settlement-gain",
      "cash -60000.00 USD",
      "other-expense -40000.00 USD net-income",
    ]);
  });

  it("refuses a settlement that leaves no gain", () => {
    expect(faultsOf({ events: [{ ...settled, paid: "360000" }] })).toEqual(["result-mismatch settled paid: 360000 paid"]);
    expect(faultsOf({ events: [{ ...settled, paid: "360000.01" }] })).toEqual(["result-mismatch settled paid: 360000.01 paid"]);
  });

  it("refuses a payment below nil and a class of cash flow there is none of", () => {
    expect(faultsOf({ events: [{ ...settled, paid: "-1" }] })).toEqual(['field-invalid settled paid: "-1"']);
    expect(faultsOf({ events: [{ ...settled, paid: "1", flow: "payables" }] })).toEqual(['flow-unknown settled flow: cash-flow class "payables"']);
  });
});
