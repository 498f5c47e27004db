/** shares-converted: shares of one class become shares of another. */
import { describe, expect, it } from "vitest";
import { faultsOf, journal, wholeHistory } from "../given.ts";

const issued = { id: "issued", type: "private-placement", on: "2001-01-02", class: "series-a", shares: "1904", gross: "2266000" };
const converted = { id: "converted", type: "shares-converted", on: "2001-06-01", from: "series-a", shares: "904", into: "common" };

describe("shares-converted", () => {
  it("gives shares × conversion-ratio, and takes what par lacks out of paid-in capital", () => {
    // 904 × 1,000 = 904,000 common; par 904 × 0.01 = 9.04 given up, 904,000 × 0.01 = 9,040 received; paid-in 9.04 − 9,040 = −9,030.96.
    expect(journal("converted", { events: [issued, converted] })).toEqual([
      "preferred-stock 9.04 USD",
      "common-stock -9040.00 USD",
      "additional-paid-in-capital 9030.96 USD",
      "shares/series-a/unissued 904 series-a",
      "shares/series-a/outstanding -904 series-a",
      "shares/common/outstanding 904000 common",
      "shares/common/unissued -904000 common",
    ]);
  });

  it("gives the shares as stated where they are, whatever the ratio", () => {
    // Par 9.04 given up, 500 × 0.01 = 5.00 received; paid-in 9.04 − 5.00 = 4.04 credited.
    expect(journal("converted", { events: [issued, { ...converted, "into-shares": "500" }] })).toEqual([
      "preferred-stock 9.04 USD",
      "common-stock -5.00 USD",
      "additional-paid-in-capital -4.04 USD",
      "shares/series-a/unissued 904 series-a",
      "shares/series-a/outstanding -904 series-a",
      "shares/common/outstanding 500 common",
      "shares/common/unissued -500 common",
    ]);
  });

  it("refuses part of a share, with the arithmetic", () => {
    const instruments = (wholeHistory["instruments"] as readonly { id: string; terms?: object }[]).map((each) => (each.id === "series-a" ? { ...each, terms: { ...each.terms, "conversion-ratio": "1.25" } } : each));
    const definition = { ...wholeHistory, instruments };
    // 904 × 1.25 = 1,130; 902 × 1.25 = 1,127.5.
    expect(faultsOf({ definition, events: [issued, converted] })).toEqual([]);
    expect(faultsOf({ definition, events: [issued, { ...converted, shares: "902" }] })).toEqual(["precision-exceeded converted into-shares: 902 × 1.25 = 1127.5 common"]);
    expect(faultsOf({ definition, events: [issued, { ...converted, shares: "902", "into-shares": "1127" }] })).toEqual([]);
  });

  it("refuses a conversion for which there is no ratio", () => {
    const sold = { ...issued, class: "common" };
    expect(faultsOf({ events: [sold, { ...converted, from: "common", into: "series-a" }] })).toEqual([
      "terms-missing converted into-shares: no conversion-ratio of common into series-a",
    ]);
    expect(faultsOf({ events: [sold, { ...converted, from: "common", into: "series-a", "into-shares": "1" }] })).toEqual([]);
    // A ratio into common says nothing of another class.
    const seriesB = { id: "series-b", kind: "share-class", name: "Series B preferred", since: "2000-01-01", "capital-account": "preferred-stock" };
    const definition = { ...wholeHistory, instruments: [...(wholeHistory["instruments"] as readonly unknown[]), seriesB] };
    expect(faultsOf({ definition, events: [issued, { ...converted, into: "series-b" }] })).toEqual(["terms-missing converted into-shares: no conversion-ratio of series-a into series-b"]);
  });

  it("refuses more shares than are outstanding, one class on both sides, and what is not a class", () => {
    expect(faultsOf({ events: [issued, { ...converted, shares: "1905" }] })).toEqual(["outstanding-exceeded converted shares: 1905 series-a taken from shares/series-a/outstanding"]);
    expect(faultsOf({ events: [issued, { ...converted, into: "series-a" }] })).toEqual(["field-invalid converted into: series-a on both sides"]);
    expect(faultsOf({ events: [issued, { ...converted, into: "warrant-a", "into-shares": "1" }] })).toEqual(["instrument-wrong-kind converted into: warrant-a, a warrant"]);
  });
});
