/** Given an event, when it is reversed, then it stays as it was until that day and is undone on it. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, termsOf } from "../given.ts";

const settled = { id: "settled", type: "debt-settled-at-gain", on: "2001-03-01", amount: "300" };
const undone = { id: "undone", type: "event-reversed", on: "2001-06-30", reverses: "settled" };

describe("event-reversed", () => {
  it("moves the opposite of what the event moved, in the same classes of cash flow", () => {
    const sale = { id: "settled", type: "private-placement", on: "2001-03-01", class: "common", shares: "1000", gross: "500" };
    expect(journal("undone", { events: [sale, undone] })).toEqual([
      "cash -500.00 USD",
      "common-stock 10.00 USD share-issues",
      "additional-paid-in-capital 490.00 USD share-issues",
      "shares/common/outstanding -1000 common",
      "shares/common/unissued 1000 common",
    ]);
  });

  it("puts terms back as they were, but for what has changed since", () => {
    const issued = { id: "issued", type: "note-issued", on: "2001-01-15", note: "note-a", terms: { matures: "2003-01-15", rate: "0.07" } };
    const amended = { id: "settled", type: "note-amended", on: "2001-03-01", note: "note-a", terms: { "matures": "2004-01-15", "rate": "0.09", "conversion-price": "2" } };
    const again = { id: "again", type: "note-amended", on: "2001-04-01", note: "note-a", terms: { rate: "0.08" } };
    const terms = termsOf("note-a", "2001-06-30", { events: [issued, amended, again, undone] });
    expect({ matures: terms?.matures, rate: String(terms?.rate), price: terms?.["conversion-price"] }).toEqual({ matures: "2003-01-15", rate: "0.08", price: undefined });
    expect(termsOf("note-a", "2001-06-29", { events: [issued, amended, again, undone] })?.matures).toBe("2004-01-15");
  });

  it("undoes nothing twice, nothing that comes later, and no anchor", () => {
    expect(faultsOf({ events: [settled, undone, { ...undone, id: "undone-again", on: "2001-07-01" }] })).toEqual(["correction-impossible undone-again reverses: settled, which undone has undone already"]);
    expect(faultsOf({ events: [settled, { ...undone, on: "2001-02-01" }] })).toEqual(['event-unknown undone reverses: event "settled", which does not count before this one']);
    expect(faultsOf({ events: [settled, { id: "settled-voided", type: "event-voided", on: "2001-04-01", voids: ["settled"] }, { ...undone, reverses: "settled-voided" }] })).toEqual(["correction-impossible undone reverses: settled-voided, which moves nothing itself"]);
    expect(faultsOf({ events: [{ id: "settled", type: "balance-anchor", on: "2001-03-01", balances: { cash: "5" } }, undone] })).toEqual(["correction-impossible undone reverses: settled, which takes balances over"]);
  });

  it("is refused where others rest on what it undoes", () => {
    const issued = { id: "settled", type: "warrant-issued", on: "2001-01-15", warrant: "warrant-a", warrants: "100", purpose: "investors", terms: { underlying: "common", strike: "1" } };
    const exercised = { id: "exercised", type: "warrant-exercised", on: "2001-02-15", warrant: "warrant-a", warrants: "60" };
    expect(faultsOf({ events: [issued, exercised, undone] })).toEqual(["outstanding-exceeded undone : 100 warrant-a taken from warrants/warrant-a/outstanding"].map((text) => text.replace(" :", ":")));
  });

  it("reversed itself, is undone too", () => {
    const back = { ...undone, id: "back", on: "2001-09-30", reverses: "undone" };
    expect(journal("back", { events: [settled, undone, back] })).toEqual(journal("settled", { events: [settled, undone, back] }));
  });
});
