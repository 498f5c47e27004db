/** The as-converted table: by hand, as laws, and the embedded book's beside its company's own. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classPreferences, dilution } from "../../projections/dilution.ts";
import type { RatioFigure } from "../../projections/earnings-per-share.ts";
import { dilutionAnswer, dilutionAnswerSchema } from "../../src/answers/dilution-answer.ts";
import { Library } from "../../src/library/library.ts";
import { day } from "../../src/kernel/day.ts";
import { fractionText } from "../../src/kernel/fraction.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measureOf } from "../../src/measures/catalogue.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

type Instruments = readonly Readonly<Record<string, unknown>>[];
const text = (figure: RatioFigure): string => (figure.status === "not-determinable" ? figure.reasons.join("; ") : fractionText(figure.value, 0));

const sold = (id: string, shareClass: string, shares: string): Given["events"][number] => ({ id, type: "private-placement", on: "2000-01-03", class: shareClass, shares, gross: "100000" });

/** A company with one of everything. */
const events: Given["events"] = [
  sold("common-sold", "common", "1,000,000"),
  sold("preferred-sold", "series-a", "5"),
  { id: "bought", type: "treasury-stock-acquired", on: "2000-02-01", class: "common", shares: "40,000", cost: "1,000" },
  { id: "plan", type: "option-plan-adopted", on: "2000-01-03", pool: "plan", options: "150,000" },
  { id: "granted", type: "option-granted", on: "2000-01-04", pool: "plan", options: "100,000", strike: "0.50" },
  { id: "warrants", type: "warrant-issued", on: "2000-01-04", warrant: "warrant-a", warrants: "20,000", purpose: "investors", terms: { underlying: "common", strike: "9.00" } },
  { id: "lent", type: "note-issued", on: "2000-01-01", note: "note-a", drawn: "100,000", terms: { "rate": "0.10", "converts-into": "common", "conversion-price": "2.00" } },
];

describe("a company with one of everything", () => {
  const table = dilution(ledgerOf({ events }), day("2000-12-31"));

  test("group by group, each right in full whatever its price", () => {
    // 110,000 owed / 2.00; 5 preferred × 1,000
    expect(table.rows.map(({ group, instrument, shares, how }) => [group, instrument, text(shares), how])).toEqual([
      ["outstanding", "common", "960000", "outstanding"],
      ["options", "plan", "100000", "1 common each"],
      ["warrants", "warrant-a", "20000", "1 common each"],
      ["notes", "note-a", "55000", "converts into common"],
      ["preferred", "series-a", "5000", "1,000 common each"],
      ["available-for-grant", "plan", "50000", "1 common each"],
    ]);
  });

  test("complete, fully diluted, fully reserved, and what the charter leaves", () => {
    // 100,000 + 20,000 + 55,000 + 5,000; + 960,000; + 50,000; 50,000,000 − 1,000,000 issued − 180,000 − 50,000
    expect([table.complete, table.fullyDiluted, table.fullyReserved, table.issued, table.headroom].map(text)).toEqual(["180000", "1140000", "1190000", "1000000", "48770000"]);
  });

  test("the headroom falls below nil where the charter does not suffice", () => {
    const common = { id: "common", kind: "share-class", name: "Common", since: "2000-01-01", "capital-account": "common-stock", terms: { par: "0.01", authorised: "1,100,000" } };
    const definition = { ...wholeHistory, instruments: [common, ...(wholeHistory["instruments"] as Instruments).filter(({ id }) => id !== "common")] };
    expect(text(dilution(ledgerOf({ definition, events }), day("2000-12-31")).headroom)).toBe("-130000");
  });
});

describe("what is not known", () => {
  test("a note's class without a ratio leaves the other rows standing, and the total undetermined with the reason", () => {
    const definition = { ...wholeHistory, instruments: [...(wholeHistory["instruments"] as Instruments), { id: "series-c", kind: "share-class", name: "C" }] };
    const amended = { id: "amended", type: "note-amended", on: "2000-06-01", note: "note-a", terms: { "converts-into": "series-c" } };
    const { rows, complete } = dilution(ledgerOf({ definition, events: [...events, amended] }), day("2000-12-31"));
    const reason = "series-c is not designated at 2000-12-31, and the book declares no conversion-ratio of it";
    expect(rows.map(({ group, shares }) => `${group} ${text(shares)}`)).toContain(`preferred-from-notes ${reason}`);
    expect(rows.map(({ group, shares }) => `${group} ${text(shares)}`)).toContain("warrants 20000");
    expect(text(complete)).toBe(reason);
  });

  test("preferred whose terms give no right to common adds none, and says so", () => {
    const definition = { ...wholeHistory, instruments: [...(wholeHistory["instruments"] as Instruments), { id: "straight", kind: "share-class", name: "S", since: "2000-01-01", "capital-account": "preferred-stock", terms: { par: "1" } }] };
    const { rows, complete } = dilution(ledgerOf({ definition, events: [...events, sold("straight-sold", "straight", "70")] }), day("2000-12-31"));
    expect(rows.find(({ instrument }) => instrument === "straight")).toMatchObject({ group: "preferred", how: "the terms of straight state no conversion into common" });
    expect(text(complete)).toBe("180000");
  });

  test("without a common class nothing can be counted", () => {
    const definition: Record<string, unknown> = { ...wholeHistory };
    delete definition["common-class"];
    expect(text(dilution(ledgerOf({ definition, events }), day("2000-12-31")).fullyDiluted)).toBe("the book names no common class");
  });

  test("without a table of the company's own there is no reported basis", () => {
    const { company, leftOut, totals } = dilutionAnswer(ledgerOf({ events }), { asOf: "2000-12-31" });
    expect([company, leftOut]).toEqual([null, []]);
    expect(totals.reportedBasis).toMatchObject({ value: null, reasons: ["the book holds no table of the company's own: no reported figure of a concept such as dilution.options"] });
  });
});

test("exercising and converting change who holds, not how many there are fully diluted", () => {
  const count = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 0, max: 5 }), count, (options, warrants, preferred, granted) => {
      const later = [
        ...(options === 0 ? [] : [{ id: "o", type: "option-exercise", on: "2000-12-30", pool: "plan", options: String(options), strike: "0.50" }]),
        ...(warrants === 0 ? [] : [{ id: "w", type: "warrant-exercised", on: "2000-12-30", warrant: "warrant-a", warrants: String(warrants) }]),
        ...(preferred === 0 ? [] : [{ id: "p", type: "shares-converted", on: "2000-12-30", from: "series-a", shares: String(preferred), into: "common" }]),
        ...(granted === 0 ? [] : [{ id: "g", type: "option-granted", on: "2000-12-30", pool: "plan", options: String(granted) }]),
      ];
      const [before, after] = [events, [...events, ...later]].map((all) => dilution(ledgerOf({ events: all }), day("2000-12-31")));
      expect(after && [after.fullyReserved, after.headroom].map(text)).toEqual(before && [before.fullyReserved, before.headroom].map(text));
      expect(after && Number(text(after.fullyDiluted))).toBe(before && Number(text(before.fullyDiluted)) + granted);
    }),
    { numRuns: 50 },
  );
});

describe("Focus Enhancements at 30 September 2002", () => {
  const book = new Library(new URL("../../events/books", import.meta.url).pathname).book("focus-enhancements");
  const ledger = new Ledger(book);
  const answer = dilutionAnswer(ledger, { asOf: "2002-09-30" });
  const measure = (id: string, of = ledger, asOf = "2002-09-30"): string => {
    const found = measureOf(of, id);
    return found.kind === "instant" ? text(found.at(of, day(asOf))) : "a period";
  };

  test("every line of the company's table and its total is the ledger's to the share (page 11, lines 743-749)", () => {
    expect(answer.company?.lines.map(({ group, printed, ledger: own, difference }) => [group, printed, own.value, difference])).toEqual([
      ["warrants", "1134569", "1134569", "0"],
      ["options", "6681527", "6681527", "0"],
      ["notes", "1885978", "1885978", "0"],
      ["preferred", "1904000", "1904000", "0"],
    ]);
    expect(answer.company?.total).toMatchObject({ printed: "11606074", difference: "0", asCounted: true });
    expect(dilutionAnswerSchema.parse(answer)).toEqual(answer);
  });

  test("it leaves out the preferred that two notes convert into, and the options available for grant", () => {
    expect(answer.leftOut.map(({ instrument, shares, inComplete, reason }) => [instrument, shares.value, inComplete, reason])).toEqual([
      ["berg-2", "920000", true, "berg-2 converts into series-b, 1,000 common each"],
      ["berg-3", "449000", true, "berg-3 converts into series-c, 1,000 common each (series-c is not designated at 2002-09-30; its ratio is the one that the book declares)"],
      ["employee-options", "187702", false, "employee-options: options that nobody holds yet, 1 common each"],
    ]);
  });

  test("11,606,074 as the company counts, 12,975,074 in all, and 228,955 left of the charter", () => {
    // 11,606,074 + 920,000 + 449,000; 50,000,000 − 36,608,269 − 12,975,074 − 187,702
    expect(["dilution.reported-basis", "dilution.complete", "dilution.fully-diluted", "shares.authorised-headroom"].map((id) => measure(id))).toEqual(["11606074", "12975074", "49133343", "228955"]);
    expect(answer.totals.difference).toMatchObject({ value: "1369000", low: "1317000", high: "1380000" });
  });

  test("the preference of Series B is 1,904 × 1,190.48", () => {
    expect(classPreferences(ledger, day("2002-09-30")).map(({ shareClass, preference }) => [shareClass, preference.value && fractionText(preference.value, 2)])).toEqual([["series-b", "2266673.92"]]);
    expect(measure("shares.series-b.liquidation-preference")).toBe("2266674");
  });

  test("at another date the company's table only says which groups it counts", () => {
    const earlier = dilutionAnswer(ledger, { asOf: "2001-12-31" });
    expect(earlier.company).toMatchObject({ at: "2002-09-30", total: { printed: null, verdict: null } });
    expect(earlier.totals.reportedBasis).toMatchObject({ status: "not-determinable" });
    expect(earlier.rows.find(({ instrument }) => instrument === "euston-2000")?.shares.value).toBe("250000");
  });

  test("before it is published nobody knows the company's table", () => {
    expect(measure("dilution.reported-basis", new Ledger(book, { knownAt: day("2002-11-13") }))).toContain("no table of the company's own");
  });
});
