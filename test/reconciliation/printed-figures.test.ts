/** Figures held against each other as they are printed: several printings, claims and totals; and against the events. */
import { describe, expect, it } from "vitest";
import { atEnd, company, earned, raised, raisedOnce, sale, table } from "./raised.ts";

const millions = { scale: "millions", unit: "USD" } as const;

describe("printed-twice", () => {
  it("finds a figure that is printed otherwise elsewhere, and the digits that were swapped", () => {
    const finding = raisedOnce("printed-twice", {
      reported: [...table([{ concept: "interest-paid", printed: "4,710" }]), ...table([{ concept: "interest-paid", printed: "4,170" }, { concept: "interest-paid", printed: "4,710" }], { id: "notes", section: "notes", page: "2" })],
    });
    expect(finding).toMatchObject({
      about: "interest-paid over 2002-01-01..2002-12-31 as 4,170",
      class: "error",
      // Twice against once.
      confidence: "certain",
      difference: "+540 USD",
      correction: "print 4,710 USD",
      summary: "interest-paid is printed as 4,170 USD once and as 4,710 twice",
    });
    expect(finding.figures.map(({ evidence }) => evidence.printed[0])).toEqual(["4,170", "4,710", "4,710"]);
    expect(finding.arithmetic).toEqual([
      "interest-paid over 2002-01-01..2002-12-31: 4,170 USD (printed 4,170, p. 2, l. 1)",
      "interest-paid over 2002-01-01..2002-12-31: 4,710 USD (printed 4,710, p. 1, l. 1)",
      "interest-paid over 2002-01-01..2002-12-31: 4,710 USD (printed 4,710, p. 2, l. 2)",
      "with two digits swapped, 4,710, it would agree",
    ]);
  });

  it("takes the printing that the ledger bears out, where as many say one as the other", () => {
    const finding = raisedOnce("printed-twice", { events: [sale("sold", "10", "900")], reported: table(atEnd({ concept: "cash", printed: "800" }, { concept: "cash", printed: "900" })) });
    expect(finding).toMatchObject({ about: "cash at 2002-12-31 as 800", class: "error", confidence: "likely", difference: "+100 USD", measures: ["cash"] });
  });

  it("says so where only rounding lets two printings both be true", () => {
    // Of 2,300 and 2,299 thousand both are true of 2,299,500 alone.
    const thousands = { scale: "thousands", unit: "USD" } as const;
    expect(raisedOnce("printed-twice", { reported: table(atEnd({ concept: "cash", printed: "2,300", ...thousands }, { concept: "cash", printed: "2,299", ...thousands })) })).toMatchObject({
      about: "cash at 2002-12-31 as 2,299,000",
      class: "rounding",
      difference: "+1,000 USD",
      arithmetic: [expect.any(String), expect.any(String), "the two stand for 2,298,500 to 2,299,500 and 2,299,500 to 2,300,500"],
    });
  });

  it("is silent where one printing is the other, rounded, or an honest approximation of it", () => {
    const reported = table(atEnd({ concept: "cash", printed: "2,283,112" }, { concept: "cash", printed: "2,283", scale: "thousands", unit: "USD" }, { concept: "cash", printed: "2.3", ...millions }, { concept: "cash", printed: "2.2", ...millions, qualifier: "approximately" }));
    expect(raised("printed-twice", { reported })).toEqual([]);
  });

  it("holds a limit against the figure, and never a figure against a limit", () => {
    const limited = (printed: string): ReturnType<typeof table> => table([{ concept: "interest-paid", printed: "100", qualifier: "up-to" }, { concept: "interest-paid", printed }]);
    expect(raised("printed-twice", { reported: limited("80") })).toEqual([]);
    expect(raisedOnce("printed-twice", { reported: limited("120") })).toMatchObject({ class: "error", difference: "+20 USD", summary: "interest-paid is printed as 100 USD once and as 120 once" });
    const limits = (...qualifiers: readonly ("up-to" | "over")[]): ReturnType<typeof table> => table(qualifiers.map((qualifier, index) => ({ concept: "interest-paid", printed: index === 0 ? "100" : "200", qualifier })));
    expect(raised("printed-twice", { reported: limits("over", "up-to") })).toEqual([]);
    expect(raised("printed-twice", { reported: limits("up-to", "up-to") })).toHaveLength(1);
  });

  it("reads only what was published by the day of knowledge", () => {
    const two = { reported: table([{ concept: "interest-paid", printed: "1" }, { concept: "interest-paid", printed: "5" }]) };
    expect(raised("printed-twice", { ...two, knownAt: "2003-02-28" })).toEqual([]);
    expect(raised("printed-twice", { ...two, knownAt: "2003-03-01" })).toHaveLength(1);
  });
});

describe("claim", () => {
  const change = { concept: "sales.change-percent", unit: "percent", is: "100 * (sales - sales@2001) / sales@2001" };
  const sales = (now: string, before: string, percent: string): ReturnType<typeof table> => table([{ concept: "sales", printed: now }, { concept: "sales", over: "2001", printed: before }, { ...change, printed: percent }]);

  it("finds a percentage that its own figures do not make", () => {
    // 100 × (1,300 − 1,000) / 1,000 = 30, not 33.
    const finding = raisedOnce("claim", { reported: sales("1,300", "1,000", "33%") });
    expect(finding).toMatchObject({ about: "sales.change-percent over 2002-01-01..2002-12-31", class: "error", confidence: "certain", difference: "-3 percent" });
    expect(finding.arithmetic).toEqual([
      "sales over 2002-01-01..2002-12-31 = 1,300 (p. 1, l. 1)",
      "sales over 2001-01-01..2001-12-31 = 1,000 (p. 1, l. 2)",
      "100 * (sales - sales@2001) / sales@2001 = 30 (29.885057 to 30.115058 by what rounding leaves open); printed 33 (p. 1, l. 3)",
    ]);
    expect(finding.figures.map(({ concept }) => concept)).toEqual(["sales.change-percent", "sales", "sales"]);
  });

  it("is silent where they make it, by rounding to the last printed digit", () => {
    expect(raised("claim", { reported: sales("1,300", "1,000", "30%") })).toEqual([]);
    // 100 × 65 / 1,000 = 6.5, which rounds away from nil.
    expect(raised("claim", { reported: sales("1,065", "1,000", "7%") })).toEqual([]);
    expect(raised("claim", { reported: sales("935", "1,000", "(7)%") })).toEqual([]);
  });

  it("is rounding where only what rounding of the parts leaves open makes it", () => {
    // 100 × 3 / 100 = 3, but 2.5 … 3.5 over 99.5 … 100.5 reaches 3.5, which 4 may stand for.
    expect(raisedOnce("claim", { reported: table([{ concept: "sales", printed: "100" }, { concept: "cost", printed: "3" }, { concept: "cost.share", unit: "percent", printed: "4%", is: "100 * cost / sales" }]) })).toMatchObject({ class: "rounding", difference: "-1 percent", correction: undefined });
  });

  it("is less sure of a figure whose further digits were cut off, and calls it rounding where the source mostly cuts them", () => {
    // 100 × 1,069 / 1,000 = 106.9, printed as 106.
    const cut = (count: number): ReturnType<typeof table> =>
      Array.from({ length: count }, (_, index) => index).flatMap((index) => table([{ concept: `sales-${index}`, printed: "106,900" }, { concept: `base-${index}`, printed: "100,000" }, { concept: `share-${index}`, unit: "percent", printed: "106%", is: `100 * sales-${index} / base-${index}` }], { id: `table-${index}` }));
    expect(raisedOnce("claim", { reported: cut(1) })).toMatchObject({ class: "error", confidence: "likely", arithmetic: expect.arrayContaining(["with further digits cut off, not rounded, it would agree"]) as unknown });
    const often = raised("claim", { reported: cut(3) });
    expect(often.map((finding) => finding.class)).toEqual(["rounding", "rounding", "rounding"]);
    expect(often[0]?.arithmetic.at(-1)).toBe("further digits were cut off rather than rounded, as this source mostly does");
  });

  it("takes what is not printed from the ledger, a balance beside figures of a period at its end", () => {
    const events = [sale("sold", "10", "900")];
    const claim = (printed: string): ReturnType<typeof table> => table([{ concept: "half", printed, is: "cash / 2" }]);
    expect(raised("claim", { events, reported: claim("450") })).toEqual([]);
    expect(raisedOnce("claim", { events, reported: claim("440") }).arithmetic[0]).toBe("cash at 2002-12-31 = 900 (by the ledger)");
  });

  it("says nothing of what cannot be computed: a figure that nobody printed for then, a divisor of nil", () => {
    expect(raised("claim", { reported: table([{ concept: "sales", printed: "5" }, { ...change, printed: "30%" }]) })).toEqual([]);
    expect(raised("claim", { reported: sales("5", "--", "30%") })).toEqual([]);
  });

  it("holds a claimed limit as a limit", () => {
    const share = (qualifier: "over" | "up-to"): ReturnType<typeof table> => table([{ concept: "sales", printed: "100" }, { concept: "cost", printed: "60" }, { concept: "cost.share", unit: "percent", printed: "50%", qualifier, is: "100 * cost / sales" }]);
    expect(raised("claim", { reported: share("over") })).toEqual([]);
    expect(raisedOnce("claim", { reported: share("up-to") })).toMatchObject({ class: "error", difference: "+10 percent" });
  });
});

describe("footing", () => {
  const definition = {
    ...company,
    statements: {
      income: [
        { line: "sales", label: "Sales", of: ["revenue", "gain-on-debt-settlement"] },
        { line: "costs", label: "Costs", of: ["expense"] },
        { total: "profit", label: "Profit", of: ["sales", "costs"] },
      ],
    },
  };
  const printed = (sales: string, costs: string, profit: string): ReturnType<typeof table> => table([{ concept: "sales", printed: sales }, { concept: "costs", printed: costs }, { concept: "profit", printed: profit }]);

  it("finds a total that its lines do not add up to: 900 − 250 is 650, not 560", () => {
    const finding = raisedOnce("footing", { definition, reported: printed("900", "250", "560") });
    expect(finding).toMatchObject({ about: "sheet profit over 2002-01-01..2002-12-31", class: "error", confidence: "certain", difference: "+90 USD", correction: "print 650 USD, or change one of the lines by the difference", measures: ["profit"] });
    expect(finding.arithmetic).toEqual(["+ 900 sales (p. 1, l. 1)", "− 250 costs (p. 1, l. 2)", "= 650 (649 to 651 by what rounding leaves open); printed 560 (p. 1, l. 3)", "with two digits swapped, 650, it would agree"]);
  });

  it("is rounding where the lines leave it open, and silent where they add up", () => {
    expect(raisedOnce("footing", { definition, reported: printed("900", "250", "651") })).toMatchObject({ class: "rounding", difference: "-1 USD", correction: undefined });
    expect(raised("footing", { definition, reported: printed("900", "250", "650") })).toEqual([]);
  });

  it("adds up only what stands in one table and column", () => {
    const elsewhere = [...table([{ concept: "sales", printed: "900" }, { concept: "costs", over: "2001", printed: "250" }]), ...table([{ concept: "profit", printed: "1" }], { id: "other" })];
    expect(raised("footing", { definition, reported: elsewhere })).toEqual([]);
  });
});

describe("figure-against-ledger", () => {
  const events = [sale("sold", "10", "900"), earned("year", "2002", "2,000")];

  it("finds a printed figure that the events do not make, and by how much at the least", () => {
    const finding = raisedOnce("figure-against-ledger", { events, reported: table(atEnd({ concept: "cash", printed: "3,000" })) });
    expect(finding).toMatchObject({ about: "cash at 2002-12-31", class: "error", confidence: "likely", difference: "-100 USD", correction: "print 2,900 USD", measures: ["cash"] });
    // 2,900 against [2,999.5, 3,000.5].
    expect(finding.arithmetic).toEqual(["cash at 2002-12-31: 3,000 USD (printed 3,000, p. 1, l. 1)", "the ledger: 2,900 USD", "least misstatement -99.5 USD"]);
  });

  it("recognises a sign turned, thousands taken for ones, and the figure of another period", () => {
    const slips = (printed: string, more: Parameters<typeof table>[0] = []): readonly string[] => raised("figure-against-ledger", { events, reported: table([{ concept: "revenue", printed }, ...more]) })[0]?.arithmetic.slice(3) ?? [];
    expect(slips("(2,000)")).toEqual(["with the sign turned it would agree"]);
    expect(slips("2,000", [])).toEqual([]);
    expect(slips("2")).toEqual(["in units larger by 1,000 it would agree"]);
    expect(slips("2,000,000")).toEqual(["in units smaller by 1,000 it would agree"]);
    expect(slips("1,500", [{ concept: "revenue", over: "2001", printed: "1,500" }])).toEqual(["it is the figure printed of revenue over 2001-01-01..2001-12-31"]);
  });

  it("is silent where they tie, where the ledger cannot tell, and of what it has no measure of", () => {
    expect(raised("figure-against-ledger", { events, reported: table([...atEnd({ concept: "cash", printed: "3", scale: "thousands", unit: "USD" }), { concept: "employees", printed: "12", unit: "people" }]) })).toEqual([]);
    const unknown = { ...company, inception: undefined };
    expect(raised("figure-against-ledger", { definition: unknown, events, reported: table(atEnd({ concept: "cash", printed: "3,000" })) })).toEqual([]);
  });

  it("is only rounding beside a printing that meets both", () => {
    // 2,899.9 rounds to 2,900, which the ledger has; 2,899.4 meets that printing, not the ledger.
    const reported = table(atEnd({ concept: "cash", printed: "2,899.4" }, { concept: "cash", printed: "2,900" }));
    expect(raised("figure-against-ledger", { events, reported }).map((finding) => finding.class)).toEqual(["error"]);
    const near = table(atEnd({ concept: "cash", printed: "2,899.6" }, { concept: "cash", printed: "2,900" }));
    expect(raised("figure-against-ledger", { events, reported: near }).map((finding) => finding.class)).toEqual(["rounding"]);
  });
});

describe("period-label", () => {
  const events = [sale("sold", "10", "900"), earned("spring", "2002-Q2", "500"), earned("summer", "2002-Q3", "700")];
  const half = { concept: "revenue", over: "2002-04-01..2002-09-30", printed: "1,200" };

  it("finds a quarter that prints the figure of the half year: the third made 700, not 1,200", () => {
    const finding = raisedOnce("period-label", { events, reported: table([{ concept: "revenue", over: "2002-Q3", printed: "1,200" }, half]) });
    expect(finding).toMatchObject({
      about: "revenue over 2002-07-01..2002-09-30",
      class: "error",
      confidence: "likely",
      summary: "revenue, printed as 1,200 USD for 2002-07-01..2002-09-30, is the figure for 2002-04-01..2002-09-30",
      measures: ["revenue"],
    });
    expect(finding.arithmetic.at(-1)).toBe("the two are the same, and the first does not agree with its own label");
    expect(finding.figures.map(({ when }) => when)).toMatchObject([{ over: { first: "2002-07-01" } }, { over: { first: "2002-04-01" } }]);
  });

  it("finds it by another printing too, where the ledger has no such figure", () => {
    const staff = (at: string, printed: string): { readonly concept: string; readonly unit: string; readonly at: string; readonly printed: string } => ({ concept: "staff", unit: "people", at, printed });
    const finding = raised("period-label", { reported: table([staff("2001-12-31", "40"), staff("2002-12-31", "40"), staff("2002-12-31", "55")]) });
    expect(finding.map(({ about }) => about)).toEqual(["staff at 2002-12-31"]);
  });

  it("is silent where the figure is its own period's as well, is wrong in its own way, or is nil", () => {
    expect(raised("period-label", { events: [sale("sold", "10", "900"), earned("summer", "2002-Q3", "1,200")], reported: table([{ concept: "revenue", over: "2002-Q3", printed: "1,200" }, half]) })).toEqual([]);
    expect(raised("period-label", { events, reported: table([{ concept: "revenue", over: "2002-Q3", printed: "710" }, half]) })).toEqual([]);
    expect(raised("period-label", { events, reported: table([{ concept: "revenue", over: "2002-Q3", printed: "--" }, { concept: "revenue", over: "2002-Q4", printed: "--" }]) })).toEqual([]);
  });
});
