/** period-flow: what moved through a period, known only in total. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, ledgerOf, wholeHistory } from "../given.ts";
import { day, period } from "../../src/kernel/day.ts";

const legs = [
  { account: "cash", debit: "9200" },
  { account: "other-expense", debit: "800" },
  { account: "revenue", credit: "10000" },
];
const flow = { id: "flow", type: "period-flow", on: { within: "2002-Q3" }, legs };
const revenue = new Map([["revenue", 1n]] as const);

describe("period-flow", () => {
  it("posts the legs as stated", () => {
    // Cash 9,200 = revenue 10,000 − expense 800, all of it net income.
    expect(journal("flow", { events: [flow] })).toEqual(["cash 9200.00 USD", "other-expense 800.00 USD net-income", "revenue -10000.00 USD net-income"]);
  });

  it("states units too", () => {
    const purchases = [
      { account: "shares/common/outstanding", unit: "common", debit: "12,500" },
      { account: "shares/common/unissued", unit: "common", credit: "12,500" },
    ];
    expect(journal("flow", { events: [{ ...flow, legs: purchases }] })).toEqual(["shares/common/outstanding 12500 common", "shares/common/unissued -12500 common"]);
  });

  it("counts at the end of its window, and is an estimate inside it", () => {
    expect(ledgerOf({ events: [flow] }).balance(revenue, day("2002-08-01"))).toMatchObject({ status: "estimated", value: 0n, low: -1_000_000n, high: 0n });
    expect(ledgerOf({ events: [flow] }).balance(revenue, day("2002-09-30"))).toMatchObject({ status: "exact", value: -1_000_000n });
  });

  it("runs evenly by day where it is spread", () => {
    // July has 31 of the quarter's 92 days: 10,000.00 × 31 / 92 = 3,369.56, towards nil.
    expect(ledgerOf({ events: [flow] }, { spread: "daily" }).balance(revenue, day("2002-07-31"))).toMatchObject({ status: "estimated", value: -336_956n });
  });

  it("says for which accounts the window is whole: only those can be told", () => {
    const given = { definition: { ...wholeHistory, inception: undefined }, events: [{ ...flow, "complete-for": ["income"] }] };
    const quarter = period("2002-Q3");
    expect(ledgerOf(given).movement(revenue, quarter)).toMatchObject({ status: "exact", value: -1_000_000n });
    expect(ledgerOf(given).movement(new Map([["other-expense", 1n]]), quarter).status).toBe("not-determinable");
    const whole = { ...given, events: [{ ...flow, "complete-for": "all" }] };
    expect(ledgerOf(whole).movement(new Map([["other-expense", 1n]]), quarter)).toMatchObject({ status: "exact", value: 80_000n });
  });

  it("refuses a side that is missing or doubled, fewer than two legs, and legs that do not sum to nil", () => {
    const faults = (...changed: readonly object[]): string[] => faultsOf({ events: [{ ...flow, legs: changed }] });
    expect(faults({ account: "cash" }, { account: "revenue", credit: "1" })).toEqual(["field-invalid flow legs.0: neither"]);
    expect(faults({ account: "cash", debit: "1", credit: "1" }, { account: "revenue", credit: "1" })).toEqual(["field-invalid flow legs.0: both"]);
    expect(faults({ account: "cash", debit: "1" })).toEqual(["field-invalid flow legs: a list"]);
    expect(faults({ account: "cash", debit: "1" }, { account: "revenue", credit: "2" })).toEqual(["entry-unbalanced flow legs: legs that sum to -1.00 USD"]);
  });

  it("refuses a class of cash flow there is none of, and coverage of an unknown account", () => {
    const unclear = [{ account: "cash", debit: "1" }, { account: "accounts-payable", credit: "1", flow: "creditors" }];
    expect(faultsOf({ events: [{ ...flow, legs: unclear }] })).toEqual(['flow-unknown flow legs.1.flow: cash-flow class "creditors"']);
    expect(faultsOf({ events: [{ ...flow, "complete-for": ["sales"] }] })).toEqual(['account-unknown flow complete-for.0: account "sales"']);
  });
});
