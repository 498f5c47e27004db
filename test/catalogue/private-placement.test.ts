/** private-placement: shares sold for cash; costs reduce paid-in capital. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const sold = { id: "sold", type: "private-placement", on: "2002-01-11", class: "common", shares: "2434490", gross: "2750000" };

describe("private-placement", () => {
  it("takes the net proceeds into cash, par and paid-in capital", () => {
    // Cash 2,750,000 − 315,000 = 2,435,000; par 2,434,490 × 0.01 = 24,344.90; paid-in 2,435,000 − 24,344.90 = 2,410,655.10.
    expect(journal("sold", { events: [{ ...sold, costs: "315,000" }] })).toEqual([
      "cash 2435000.00 USD",
      "common-stock -24344.90 USD share-issues",
      "additional-paid-in-capital -2410655.10 USD share-issues",
      "shares/common/outstanding 2434490 common",
      "shares/common/unissued -2434490 common",
    ]);
  });

  it("takes the whole price where nothing is withheld", () => {
    // Paid-in 2,750,000 − 24,344.90 = 2,725,655.10.
    expect(journal("sold", { events: [sold] })).toEqual([
      "cash 2750000.00 USD",
      "common-stock -24344.90 USD share-issues",
      "additional-paid-in-capital -2725655.10 USD share-issues",
      "shares/common/outstanding 2434490 common",
      "shares/common/unissued -2434490 common",
    ]);
  });

  it("charges costs deferred from an earlier period, and posts none that were charged then", () => {
    // Paid-in 2,435,000 − 182,000 − 24,344.90 = 2,228,655.10; share issues 182,000 + 24,344.90 + 2,228,655.10 = 2,435,000 of cash.
    const deferred = { ...sold, costs: "315000", "prior-costs": { amount: "182000", carried: "deferred" } };
    expect(journal("sold", { events: [deferred] })).toEqual([
      "cash 2435000.00 USD",
      "deferred-offering-costs -182000.00 USD share-issues",
      "common-stock -24344.90 USD share-issues",
      "additional-paid-in-capital -2228655.10 USD share-issues",
      "shares/common/outstanding 2434490 common",
      "shares/common/unissued -2434490 common",
    ]);
    const charged = { ...sold, costs: "315000", "prior-costs": { amount: "182000", carried: "charged" } };
    expect(journal("sold", { events: [charged] })).toEqual(journal("sold", { events: [{ ...sold, costs: "315000" }] }));
  });

  it("debits paid-in capital where less than par is received", () => {
    // Par 2,434,490 × 0.01 = 24,344.90 > 20,000: paid-in 20,000 − 24,344.90 = −4,344.90.
    expect(journal("sold", { events: [{ ...sold, gross: "20000" }] })).toContain("additional-paid-in-capital 4344.90 USD share-issues");
  });

  it("refuses agents' fees beyond the costs that contain them", () => {
    const fees = [{ agent: "an agent", amount: "275000" }, { agent: "another", amount: "50000" }];
    expect(faultsOf({ events: [{ ...sold, costs: "325000", "agent-fees": fees }] })).toEqual([]);
    // 275,000 + 50,000 = 325,000 > 315,000.
    expect(faultsOf({ events: [{ ...sold, costs: "315000", "agent-fees": fees }] })).toEqual(["result-mismatch sold agent-fees: agents' fees of 325000"]);
  });

  it("warns of more shares than are authorised", () => {
    expect(faultsOf({ events: [{ ...sold, shares: "50000001" }] })).toEqual(["authorised-exceeded sold: 50000001 common issued after sold"]);
  });

  it("refuses part of a share, no shares, part of a cent, and what is not a share class", () => {
    expect(faultsOf({ events: [{ ...sold, shares: "2434490.5" }] })).toEqual(["precision-exceeded sold shares: 2434490.5"]);
    expect(faultsOf({ events: [{ ...sold, shares: "0" }] })).toEqual(['field-invalid sold shares: "0"']);
    expect(faultsOf({ events: [{ ...sold, gross: "2750000.005" }] })).toEqual(["precision-exceeded sold gross: 2750000.005"]);
    expect(faultsOf({ events: [{ ...sold, class: "warrant-a" }] })).toEqual(["instrument-wrong-kind sold class: warrant-a, a warrant"]);
    expect(faultsOf({ events: [{ ...sold, class: "ordinary" }] })).toEqual(['instrument-unknown sold class: instrument "ordinary"']);
    expect(faultsOf({ events: [{ ...sold, proceeds: "2435000" }] })).toEqual(['field-invalid sold proceeds: an unknown field "proceeds"']);
  });
});
