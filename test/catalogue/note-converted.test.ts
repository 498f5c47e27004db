/** note-converted: principal and interest become shares; no cash moves. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const signed = { id: "signed", type: "note-issued", on: "2000-10-26", note: "note-a", drawn: "2362494" };
const converted = { id: "converted", type: "note-converted", on: "2001-05-07", note: "note-a" };

describe("note-converted", () => {
  it("turns accrued interest into preferred shares", () => {
    // Par 38 × 0.01 = 0.38; paid-in 46,000 − 0.38 = 45,999.62.
    expect(journal("converted", { events: [signed, { ...converted, interest: "46000", class: "series-a", shares: "38" }] })).toEqual([
      "accrued-liabilities 46000.00 USD",
      "preferred-stock -0.38 USD",
      "additional-paid-in-capital -45999.62 USD",
      "shares/series-a/outstanding 38 series-a",
      "shares/series-a/unissued -38 series-a",
    ]);
  });

  it("turns principal and interest into common shares at the agreed price", () => {
    // (100,000 + 5,000) / 1.25 = 84,000 shares; par 840; paid-in 105,000 − 840 = 104,160.
    const event = { ...converted, principal: "100000", interest: "5000", "interest-account": "accounts-payable", price: "1.25", class: "common", shares: "84000" };
    expect(journal("converted", { events: [signed, event] })).toEqual([
      "notes/note-a/principal 100000.00 USD",
      "accounts-payable 5000.00 USD",
      "common-stock -840.00 USD",
      "additional-paid-in-capital -104160.00 USD",
      "shares/common/outstanding 84000 common",
      "shares/common/unissued -84000 common",
    ]);
  });

  it("comes after the signing on the same day, whatever their ids", () => {
    const event = { ...converted, id: "a", on: "2000-10-26", principal: "125000", class: "common", shares: "100000" };
    expect(faultsOf({ events: [signed, event] })).toEqual([]);
  });

  it("refuses more principal than is owed", () => {
    expect(faultsOf({ events: [signed, { ...converted, principal: "2362495", class: "common", shares: "1889996" }] })).toEqual([
      "outstanding-exceeded converted principal: 2362495.00 USD taken from notes/note-a/principal",
    ]);
  });

  it("refuses a note not signed yet, what is not a note or a share class, and part of a share", () => {
    const event = { ...converted, principal: "100", class: "common", shares: "80" };
    expect(faultsOf({ events: [event] })).toEqual(["instrument-not-yet-issued converted note: note-a, which nothing has brought into being yet"]);
    expect(faultsOf({ events: [signed, { ...event, note: "common" }] })).toEqual(["instrument-wrong-kind converted note: common, a share-class"]);
    expect(faultsOf({ events: [signed, { ...event, class: "bond-a" }] })).toEqual(["instrument-wrong-kind converted class: bond-a, a bond"]);
    expect(faultsOf({ events: [signed, { ...event, shares: "80.5" }] })).toEqual(["precision-exceeded converted shares: 80.5"]);
  });
});
