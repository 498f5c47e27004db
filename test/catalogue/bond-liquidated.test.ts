/** bond-liquidated: the collateral pays what the bond stood for; the rest becomes cash. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal } from "../given.ts";

const before = [
  { id: "lent", type: "note-issued", on: "2000-10-26", note: "note-a", drawn: "2363000", into: "restricted-deposit" },
  { id: "posted", type: "bond-posted", on: "2000-10-27", bond: "bond-a", amount: "2362494" },
  { id: "accrued", type: "legal-judgment-accrued", on: "2000-10-10", matter: "a distribution agreement", amount: "2073000" },
];
const liquidated = {
  id: "liquidated",
  type: "bond-liquidated",
  on: { within: "2002-02" },
  bond: "bond-a",
  "deposit-amount": "2363000",
  applied: [
    { to: "accrued-legal-judgment", amount: "2073000" },
    { to: "accrued-liabilities", amount: "143000", flow: "accrued-liabilities" },
  ],
  "note-repayments": [{ note: "note-a", principal: "145000" }],
};

describe("bond-liquidated", () => {
  it("pays the judgment, its interest and part of a note; the residue is cash", () => {
    // 2,363,000 − 2,073,000 − 143,000 − 145,000 = 2,000 to cash.
    // Classified: −2,363,000 + 2,073,000 + 143,000 + 145,000 = −2,000, the cash with its sign turned.
    // The bond leaves whole, at the 2,362,494 posted, whatever the deposit grew to.
    expect(journal("liquidated", { events: [...before, liquidated] })).toEqual([
      "restricted-deposit -2363000.00 USD restricted-deposits",
      "accrued-legal-judgment 2073000.00 USD legal-judgments",
      "accrued-liabilities 143000.00 USD accrued-liabilities",
      "notes/note-a/principal 145000.00 USD note-repayments",
      "cash 2000.00 USD",
      "bonds/bond-a/posted -2362494.00 USD",
      "bonds/bond-a/surety 2362494.00 USD",
    ]);
  });

  it("leaves cash alone where the deposit is used up", () => {
    // 2,361,000 − 2,073,000 − 143,000 − 145,000 = 0.
    const legs = journal("liquidated", { events: [...before, { ...liquidated, "deposit-amount": "2361000" }] });
    expect(legs.filter((leg) => leg.startsWith("cash"))).toEqual([]);
  });

  it("gives the whole deposit back where nothing is applied", () => {
    const { id, type, on, bond } = liquidated;
    expect(journal("liquidated", { events: [...before, { id, type, on, bond, "deposit-amount": "2363000" }] }).slice(0, 2)).toEqual([
      "restricted-deposit -2363000.00 USD restricted-deposits",
      "cash 2363000.00 USD",
    ]);
  });

  it("comes after the posting on the same day, whatever their ids", () => {
    const event = { id: "a", type: "bond-liquidated", on: "2000-10-27", bond: "bond-a", "deposit-amount": "2363000" };
    expect(faultsOf({ events: [...before, event] })).toEqual([]);
  });

  it("refuses uses beyond the deposit, with the arithmetic", () => {
    expect(faultsOf({ events: [...before, { ...liquidated, "deposit-amount": "2360000" }] })).toEqual([
      "result-mismatch liquidated deposit-amount: 2360000 − 2073000 − 143000 − 145000 = -1000",
    ]);
  });

  it("refuses a bond not posted, one liquidated already, and what is not a bond", () => {
    expect(faultsOf({ events: [{ ...liquidated, bond: "common" }] })).toEqual(["instrument-wrong-kind liquidated bond: common, a share-class"]);
    expect(faultsOf({ events: [liquidated] })).toEqual(["instrument-not-yet-issued liquidated bond: bond-a, which nothing has brought into being yet"]);
    const again = { id: "again", type: "bond-liquidated", on: "2002-03-31", bond: "bond-a", "deposit-amount": "1" };
    expect(faultsOf({ events: [...before, liquidated, again] })).toEqual(["outstanding-exceeded again bond: nothing posted of bond-a"]);
  });

  it("refuses to repay what is not a note, a class of cash flow there is none of, and an unknown account", () => {
    const changing = (changed: object): string[] => faultsOf({ events: [...before, { ...liquidated, ...changed }] });
    expect(changing({ "note-repayments": [{ note: "common", principal: "1" }] })).toEqual(["instrument-wrong-kind liquidated note-repayments.0.note: common, a share-class"]);
    expect(changing({ applied: [{ to: "accrued-legal-judgment", amount: "1", flow: "judgements" }] })).toEqual(['flow-unknown liquidated applied.0.flow: cash-flow class "judgements"']);
    expect(changing({ applied: [{ to: "judgment", amount: "1" }] })).toEqual(['account-unknown liquidated applied.0.to: account "judgment"']);
  });
});
