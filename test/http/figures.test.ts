/** Figures of Form 10-QSB for the quarter ended 30 September 2002, asked over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FOCUS, asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

describe("a measure over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());

  it("is exactly the figure of the contract: cash of $720 thousand at 30 September 2002", async () => {
    expect(await service.get(`${FOCUS}/measures/cash?asOf=2002-09-30`)).toEqual({
      book: "focus-enhancements",
      measure: "cash",
      asOf: "2002-09-30",
      knownAt: null,
      scenario: null,
      value: "720000.00",
      low: "720000.00",
      high: "720000.00",
      unit: "USD",
      status: "exact",
      ledgerHead: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it("answers for the book's own date where none is asked", async () => {
    expect(await service.get(`${FOCUS}/measures/cash`)).toEqual(await service.get(`${FOCUS}/measures/cash?asOf=2002-09-30`));
  });

  // What was left of the bond repaid $145,000 of the notes in February 2002, on a day that the source does not give.
  it.each([
    ["2001-12-31", "4012494.00", "4012494.00", "exact"],
    ["2002-02-15", "3867494.00", "4012494.00", "bounded"],
    ["2002-03-01", "3867494.00", "3867494.00", "exact"],
  ])("principal of the notes at %s lies between %s and %s", async (date, low, high, status) => {
    expect(await service.get(`${FOCUS}/measures/notes.principal?asOf=${date}`)).toMatchObject({ low, high, status, unit: "USD", asOf: date });
  });

  // 32,973,403 + 2,434,490 sold in the placement of 11 January 2002 = 35,407,893.
  it.each([
    ["2001-12-31", "32973403"],
    ["2002-01-11", "35407893"],
    ["2002-09-30", "36158269"],
  ])("common shares outstanding at %s: %s", async (date, value) => {
    expect(await service.get(`${FOCUS}/measures/shares.common.outstanding?asOf=${date}`)).toMatchObject({ value, unit: "shares" });
  });

  // Product revenues of $4,091,000 are known for the third quarter only; 46 of its 92 days lie before 16 August.
  it("counts a period flow at its end, or evenly by day where asked: 4,091,000 × 46 ÷ 92 = 2,045,500", async () => {
    const half = `${FOCUS}/measures/product-revenues?from=2002-07-01&to=2002-08-15`;
    const bounds = { low: "0.00", high: "4091000.00", status: "estimated", from: "2002-07-01", to: "2002-08-15" };
    expect(await service.get(half)).toMatchObject({ value: "0.00", ...bounds });
    expect(await service.get(`${half}&spread=at-end`)).toMatchObject({ value: "0.00", ...bounds });
    expect(await service.get(`${half}&spread=daily`)).toMatchObject({ value: "2045500.00", ...bounds });
  });

  it("takes a month, a quarter or a year for its last day", async () => {
    for (const [asked, asOf] of [["2002-02", "2002-02-28"], ["2002-Q2", "2002-06-30"], ["FY2001", "2001-12-31"]] as const) {
      expect(await service.get(`${FOCUS}/measures/stockholders-equity?asOf=${asked}`)).toMatchObject({ asOf });
    }
  });

  it("says as of when it was known", async () => {
    expect(await service.get(`${FOCUS}/measures/cash?knownAt=2002-Q4`)).toMatchObject({ knownAt: "2002-12-31", value: "720000.00" });
    expect(await service.get(`${FOCUS}/measures/cash?knownAt=2000-06-30`)).toMatchObject({ knownAt: "2000-06-30", value: null, status: "not-determinable" });
  });
});
