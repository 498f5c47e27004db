/** Notes: the rate and the balance printed of them, the room for what they convert into, and where the balance sheet shows them. */
import { describe, expect, it } from "vitest";
import { company, raised, raisedOnce, table } from "./raised.ts";
import type { Case } from "./raised.ts";

type Written = Readonly<Record<string, unknown>>;

/** The company with more said of one of its instruments. */
function having(id: string, more: Written): Written {
  return { ...company, instruments: (company["instruments"] as readonly Written[]).map((each) => (each["id"] === id ? { ...each, ...more } : each)) };
}

const prime = { "index": "prime", "name": "Prime", "source": "report", "known-to": "2003-12-31", "rates": [{ from: "2000-01-01", rate: "0.08" }] };

/** 100,000 lent on 1 January 2002 at one percent over prime, which stands at 8%. */
const lent = (terms: Written = {}): Written => ({ id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100000", terms: { index: "prime", spread: "0.01", matures: "2004-01-01", ...terms } });

/** What is owed at the end of 2002, as printed, of a note whose conventions the book assumes or knows. */
function owed(payoff: string, { assumes = ["day-count", "compounding"], stated }: { readonly assumes?: readonly string[]; readonly stated?: string } = {}): Case {
  return {
    definition: having("note-a", { assumes }),
    rates: [prime],
    events: [lent()],
    reported: table([{ concept: "notes.note-a.payoff", at: "2002-12-31", printed: payoff }, ...(stated === undefined ? [] : [{ concept: "notes.note-a.stated-rate", at: "2002-12-31", unit: "percent", printed: stated }])]),
  };
}

describe("interest-convention", () => {
  it("finds a balance that no day count and compounding make", () => {
    const finding = raisedOnce("interest-convention", owed("112,345"));
    expect(finding).toMatchObject({ about: "notes.note-a.payoff at 2002-12-31", class: "error", confidence: "likely", measures: ["notes.note-a.payoff"] });
    // 9% of 100,000 for 364 of 365 days, and of 360.
    expect(finding.arithmetic).toEqual(expect.arrayContaining(["ACT/365, simple: 108,975.342466", "ACT/360, simple: 109,100"]));
    expect(finding.arithmetic).toHaveLength(19);
  });

  it("says which ones make the balance, where the source states none", () => {
    const finding = raisedOnce("interest-convention", owed("109,100.00"));
    expect(finding).toMatchObject({ class: "disclosure-gap", confidence: "certain", summary: "the day count and compounding of note-a are not stated; 1 of 18 make the balance printed", correction: "state the day count and the compounding" });
    expect(finding.arithmetic.filter((line) => line.endsWith(", fits"))).toEqual(["ACT/360, simple: 109,100, fits"]);
  });

  it("is silent where the source states them and some make the balance, and of a note without a printed balance", () => {
    expect(raised("interest-convention", owed("109,100.00", { assumes: [] }))).toEqual([]);
    expect(raised("interest-convention", { ...owed("109,100.00"), reported: [] })).toEqual([]);
  });
});

describe("stated-rate", () => {
  it("finds that the rate printed is the index alone, by the balance: 9% of 100,000, not 8%, for 364 / 365 of a year", () => {
    const finding = raisedOnce("stated-rate", owed("108,975.34", { stated: "8.00" }));
    expect(finding).toMatchObject({ about: "notes.note-a.stated-rate", class: "ambiguity", confidence: "certain", difference: "1 percent", correction: "say that 8% is the index, or print 9%" });
    // ACT/365 and ACT/ACT are the same in a year of 365 days.
    expect(finding.arithmetic.slice(1)).toEqual(["the index stood at 8%, index and spread at 9%", "as the index: 2 conventions reach the balances printed of note-a; as the note's rate: 0"]);
  });

  it("is silent where it is the note's own rate: 8%, and the index then lies a percent lower", () => {
    // 8% of 100,000 × 364 / 365 = 7,978.08.
    expect(raised("stated-rate", owed("107,978.08", { stated: "8.00" }))).toEqual([]);
    expect(raised("stated-rate", owed("108,975.34", { stated: "9.00" }))).toEqual([]);
  });

  it("is undecided where no balance tells", () => {
    expect(raisedOnce("stated-rate", owed("112,345", { stated: "8.00" }))).toMatchObject({ class: "ambiguity", confidence: "possible", correction: undefined });
  });
});

describe("capacity", () => {
  /** 100,000 converts at 1,000 into shares of a class of which so many are designated. */
  const convertible = (reserved: string): Case => ({
    definition: { ...having("series-a", { terms: { par: "0.01", reserved, "conversion-ratio": "1000", "converts-into": "common" } }), presents: { instants: ["2002-01-01"] } },
    rates: [prime],
    events: [lent({ "conversion-price": "1000", "converts-into": "series-a", "day-count": "ACT/365", "compounding": "simple" })],
  });

  it("finds a note that converts into more shares than are left of the class", () => {
    const finding = raisedOnce("capacity", convertible("90"));
    expect(finding).toMatchObject({ about: "notes.note-a", class: "disclosure-gap", confidence: "certain", difference: "-10 series-a", correction: "+10 series-a designated", events: ["lent"], measures: ["notes.note-a.converts-into"] });
    expect(finding.arithmetic).toEqual(["principal and accrued interest convert into 100 series-a", "designated, reserved or authorised and not yet issued or taken by earlier notes: 90", "left: -10"]);
  });

  it("is silent where there is room, and where no balance sheet is dated", () => {
    expect(raised("capacity", convertible("100"))).toEqual([]);
    expect(raised("capacity", { ...convertible("90"), definition: having("series-a", {}) })).toEqual([]);
  });

  it("finds more common shares that may have to be issued than are authorised", () => {
    const warrants = { id: "given", type: "warrant-issued", on: "2002-01-01", warrant: "warrant-a", warrants: "600", purpose: "investors", terms: { underlying: "common", strike: "1", expires: "2005-01-01" } };
    const sold = { id: "sold", type: "private-placement", on: "2001-01-01", class: "common", shares: "500", gross: "500" };
    const authorising = (authorised: string): Case => ({ definition: { ...having("common", { terms: { par: "0.01", authorised } }), presents: { instants: ["2002-12-31"] } }, events: [sold, warrants] });
    const finding = raisedOnce("capacity", authorising("1,000"));
    expect(finding).toMatchObject({ about: "shares.common.authorised", class: "disclosure-gap", confidence: "certain", difference: "-100 common", measures: ["shares.authorised-headroom"] });
    expect(finding.arithmetic).toEqual(["authorised 1,000", "issued 500", "may be issued 600", "options available for grant 0", "left -100"]);
    expect(raised("capacity", authorising("1,100"))).toEqual([]);
  });
});

describe("classification", () => {
  const isNonCurrent = (line: string): Written => ({
    ...company,
    statements: {
      "balance-sheet": [
        { line: "assets", label: "Assets", of: ["cash", "restricted-deposit", "deferred-offering-costs", "net-assets-acquired", "goodwill", "intangibles"] },
        { line: "payables", label: "Payables", of: ["accounts-payable", "accrued-liabilities", "accrued-legal-judgment", "dividends-payable"] },
        { line: "notes", label: "Notes", of: ["notes/*/principal"] },
        { total: "total-current-liabilities", label: "Total current liabilities", of: line === "current" ? ["payables", "notes"] : ["payables"] },
        { line: "equity", label: "Equity", of: ["common-stock", "preferred-stock", "additional-paid-in-capital", "treasury-stock", "deferred-compensation", "accumulated-deficit", "income-summary", "income", "expense"] },
      ],
    },
  });
  const shown = (as: "current" | "non-current", matures: string, ...later: readonly Written[]): Case => ({
    definition: isNonCurrent(as),
    rates: [prime],
    events: [lent({ matures }), ...later],
    reported: table([{ concept: "notes", at: "2002-12-31", printed: "100,000" }]),
  });
  const amended = (on: string, terms: Written): Written => ({ id: "amended", type: "note-amended", on, note: "note-a", terms });

  it("finds a note due within a year that is shown as non-current", () => {
    const finding = raisedOnce("classification", shown("non-current", "2003-06-30"));
    expect(finding).toMatchObject({ about: "notes.note-a 2002-12-31", class: "ambiguity", confidence: "likely", summary: "note-a fell due on 2003-06-30, within a year of 2002-12-31, but is shown as non-current", measures: ["notes.note-a.principal"] });
    expect(finding.arithmetic).toEqual(["notes at 2002-12-31: 100,000 USD (printed 100,000, p. 1, l. 1)", "terms in force on 2002-12-31: due 2003-06-30; a year on is 2003-12-31"]);
  });

  it("finds a note due later that is shown as current", () => {
    expect(raisedOnce("classification", shown("current", "2004-01-01"))).toMatchObject({ class: "ambiguity", summary: "note-a falls due on 2004-01-01, more than a year after 2002-12-31, but is shown as current" });
  });

  it("only asks to be told of an extension agreed before the report was published", () => {
    const extended = raisedOnce("classification", shown("non-current", "2003-06-30", amended("2003-02-15", { matures: "2004-06-30" })));
    expect(extended).toMatchObject({ class: "disclosure-gap", confidence: "possible", events: ["amended"] });
    expect(extended.arithmetic.at(-1)).toBe("amended of 2003-02-15 moves it to 2004-06-30, before the source was published");
  });

  it("takes no amendment for an extension that leaves the note due within the year, or comes after publication", () => {
    const classOf = (on: string, terms: Written): string => raisedOnce("classification", shown("non-current", "2003-06-30", amended(on, terms))).class;
    expect(classOf("2003-02-15", { "conversion-price": "2" })).toBe("ambiguity");
    expect(classOf("2003-02-15", { matures: "2003-09-30" })).toBe("ambiguity");
    expect(classOf("2003-03-02", { matures: "2004-06-30" })).toBe("ambiguity");
    // The report came out on 1 March.
    expect(classOf("2003-03-01", { matures: "2004-06-30" })).toBe("disclosure-gap");
  });

  it("is silent where it stands where it belongs, where nothing is owed, and where the balance sheet has no sections", () => {
    expect(raised("classification", shown("current", "2003-06-30"))).toEqual([]);
    expect(raised("classification", shown("non-current", "2004-01-01"))).toEqual([]);
    expect(raised("classification", shown("non-current", "2003-06-30", { id: "repaid", type: "note-repaid", on: "2002-12-01", note: "note-a", principal: "100000" }))).toEqual([]);
    expect(raised("classification", { ...shown("non-current", "2003-06-30"), definition: company })).toEqual([]);
  });
});

describe("conversion-count", () => {
  const terms = { "rate": "0.06", "conversion-price": "1.25", "converts-into": "common" };
  const converted = (shares: string, more: Written = {}): Case => ({
    events: [
      { id: "lent", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "1000", terms },
      { id: "converted", type: "note-converted", on: "2002-06-01", note: "note-a", principal: "1000", class: "common", shares, ...more },
    ],
  });

  it("finds a count that principal and price do not make: 1,000 / 1.25 is 800", () => {
    const finding = raisedOnce("conversion-count", converted("880"));
    expect(finding).toMatchObject({ about: "converted", class: "error", confidence: "likely", difference: "80.00 common", correction: "800 common, or a price of 1.1364", events: ["converted"], measures: ["notes.note-a.principal"] });
    expect(finding.arithmetic).toEqual(["1000 / 880 common = 1.1364 for each", "1000 / 1.25 = 800.0000"]);
    expect(raised("conversion-count", converted("800"))).toEqual([]);
  });

  it("leaves part of a share to be paid in cash or given whole, and takes a price that was agreed", () => {
    expect(raised("conversion-count", converted("799", { principal: "999" }))).toEqual([]);
    expect(raised("conversion-count", converted("800", { principal: "999" }))).toEqual([]);
    expect(raised("conversion-count", converted("798", { principal: "999" }))).toHaveLength(1);
    expect(raised("conversion-count", converted("500", { price: "2" }))).toEqual([]);
    expect(raised("conversion-count", converted("800", { price: "2" }))).toHaveLength(1);
  });

  it("finds a note that becomes shares of a class that its terms do not name", () => {
    expect(raisedOnce("conversion-count", converted("8", { class: "series-a" }))).toMatchObject({ class: "ambiguity", summary: "note-a converts into common by its terms at 1.25, but converted turns 1000 of it into series-a at a price that is not stated", correction: "the agreement by which it was converted otherwise" });
  });

  it("is silent where no price is known, and of a conversion by which the book only closes a gap", () => {
    const unpriced = { ...converted("880").events?.[0], terms: { rate: "0.06" } };
    expect(raised("conversion-count", { events: [unpriced, ...(converted("880").events ?? []).slice(1)] })).toEqual([]);
    expect(raised("conversion-count", converted("880", { plug: "true", basis: "inferred" }))).toEqual([]);
  });
});
