/** balance-anchor: balances taken over from a statement. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, ledgerOf, wholeHistory } from "../given.ts";
import { day } from "../../src/kernel/day.ts";

/** A book that does not hold the company's history from its start: openings are unknown. */
const definition = { ...wholeHistory, inception: undefined };
const anchor = { id: "anchor", type: "balance-anchor", on: "2001-12-31", balances: { cash: "353000", "accounts-payable": "-400000", "accumulated-deficit": "47000" } };
const of = (account: string): ReadonlyMap<string, 1n> => new Map([[account, 1n]]);

describe("balance-anchor", () => {
  it("takes each balance over against what was carried in", () => {
    // 353,000 − 400,000 + 47,000 = 0, so nothing of unknown origin is left.
    expect(journal("anchor", { definition, events: [{ ...anchor, complete: "true" }] })).toEqual([
      "cash 353000.00 USD",
      "carried-in/USD -353000.00 USD",
      "accounts-payable -400000.00 USD",
      "carried-in/USD 400000.00 USD",
      "accumulated-deficit 47000.00 USD",
      "carried-in/USD -47000.00 USD",
    ]);
  });

  it("moves only by what events before it do not explain", () => {
    // Cash: 353,000 stated − 50,000 drawn on a note = 303,000 carried in. The note is not named and stays.
    const signed = { id: "signed", type: "note-issued", on: "2001-06-30", note: "note-a", drawn: "50000" };
    expect(journal("anchor", { definition, events: [signed, anchor] }).filter((leg) => !leg.startsWith("carried-in"))).toEqual([
      "cash 303000.00 USD",
      "accounts-payable -400000.00 USD",
      "accumulated-deficit 47000.00 USD",
    ]);
  });

  it("comes after the flows of a period that ends on its day, whatever their ids", () => {
    // Cash: 353,000 stated − 9,200 of the quarter = 343,800 carried in.
    const legs = [{ account: "cash", debit: "9200" }, { account: "revenue", credit: "9200" }];
    const flow = { id: "flow", type: "period-flow", on: { within: "2001-Q4" }, legs };
    expect(journal("anchor", { definition, events: [flow, anchor] })[0]).toBe("cash 343800.00 USD");
  });

  it("takes counts over in the unit of their instrument", () => {
    const counts = { common: { "shares/common/outstanding": "33,692,000", "shares/common/treasury": "450,000" } };
    expect(journal("anchor", { definition, events: [{ id: "anchor", type: "balance-anchor", on: "2001-12-31", counts }] })).toEqual([
      "shares/common/outstanding 33692000 common",
      "carried-in/common -33692000 common",
      "shares/common/treasury 450000 common",
      "carried-in/common -450000 common",
    ]);
  });

  it("makes the accounts it names determinable from its day on, and no others", () => {
    const ledger = ledgerOf({ definition, events: [anchor] });
    expect(ledger.balance(of("cash"), day("2001-12-30")).status).toBe("not-determinable");
    expect(ledger.balance(of("cash"), day("2001-12-31"))).toMatchObject({ status: "exact", value: 35_300_000n });
    expect(ledger.balance(of("goodwill"), day("2001-12-31")).status).toBe("not-determinable");
  });

  it("makes every account determinable where it is complete: what it does not name is nil", () => {
    // Goodwill 100 and intangibles −100 by an event before it are not in the statement: both back to nil.
    const moved = { id: "moved", type: "reclassification", on: "2001-06-30", from: "intangibles", to: "goodwill", amount: "100" };
    const given = { definition, events: [moved, { ...anchor, complete: "true" }] };
    expect(journal("anchor", given)).toEqual(expect.arrayContaining(["goodwill -100.00 USD", "intangibles 100.00 USD"]));
    expect(ledgerOf(given).balance(of("goodwill"), day("2001-12-31"))).toMatchObject({ status: "exact", value: 0n });
  });

  it("refuses a complete statement that does not balance, by how much", () => {
    // 353,000.05 − 400,000 + 47,000 = 0.05.
    const unbalanced = { ...anchor, complete: "true", balances: { ...anchor.balances, cash: "353000.05" } };
    expect(faultsOf({ definition, events: [unbalanced] })).toEqual(["anchor-unbalanced anchor balances: 0.05 USD more on the debit side"]);
  });

  it("takes part of a statement without asking that it balance", () => {
    expect(faultsOf({ definition, events: [{ ...anchor, balances: { cash: "353000" } }] })).toEqual([]);
  });

  it("refuses an account the book does not have, digits beyond the currency, and a count in the wrong unit", () => {
    expect(faultsOf({ definition, events: [{ ...anchor, balances: { vault: "1" } }] })).toEqual(['account-unknown anchor balances.vault: account "vault"']);
    expect(faultsOf({ definition, events: [{ ...anchor, balances: { cash: "0.005" } }] })).toEqual(["precision-exceeded anchor balances.cash: 0.005"]);
    expect(faultsOf({ definition, events: [{ ...anchor, counts: { common: { "shares/series-a/outstanding": "1" } } }] })).toEqual(["unit-unknown anchor counts.common: common in shares/series-a/outstanding"]);
  });
});
