/** What notes convert into: by hand, as a law, and as the embedded book's company prints it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convert, noteConversions } from "../../projections/conversion.ts";
import type { NoteConversion } from "../../projections/conversion.ts";
import type { RatioFigure } from "../../projections/earnings-per-share.ts";
import { Library } from "../../src/library/library.ts";
import { day } from "../../src/kernel/day.ts";
import { add, compare, fraction, fractionText, multiply } from "../../src/kernel/fraction.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { measureOf } from "../../src/measures/catalogue.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

type Instruments = readonly Readonly<Record<string, unknown>>[];

/** The made-up company with more instruments, or others of the same id. */
function withInstruments(...more: Instruments): NonNullable<Given["definition"]> {
  const ids = more.map(({ id }) => id);
  return { ...wholeHistory, instruments: [...(wholeHistory["instruments"] as Instruments).filter(({ id }) => !ids.includes(id)), ...more] };
}

const text = (figure: RatioFigure, decimals = 0): string => (figure.status === "not-determinable" ? figure.reasons.join("; ") : fractionText(figure.value, decimals));

/** 100,000 lent on the first day of a leap year at 10%, actual days over 365: 110,000 owed 365 days later. */
const lent = (terms: Readonly<Record<string, string>>, note = "note-a"): Given["events"][number] => ({ id: `${note}-issued`, type: "note-issued", on: "2000-01-01", note, drawn: "100,000", terms: { rate: "0.10", ...terms } });

function conversions(given: Given, asOf = "2000-12-31"): NoteConversion[] {
  return noteConversions(ledgerOf(given), day(asOf));
}

describe("a note of 110,000 with interest", () => {
  test.each([
    // 110,000 / 3.00 = 36,666.67: whole shares cost 109,998.00
    { policy: undefined, price: "3.00", shares: "36666.00", remainder: "2.00" },
    { policy: "round-down", price: "3.00", shares: "36666.00", remainder: "2.00" },
    // one share more costs 110,001.00: 1.00 more than is owed
    { policy: "round-up", price: "3.00", shares: "36667.00", remainder: "-1.00" },
    { policy: "kept", price: "3.00", shares: "36666.67", remainder: "0.00" },
    // 110,000 / 2.50 = 44,000 exactly
    { policy: "round-down", price: "2.50", shares: "44000.00", remainder: "0.00" },
    { policy: "round-up", price: "2.50", shares: "44000.00", remainder: "0.00" },
  ])("at $price, fractions $policy: $shares shares and $remainder", ({ policy, price, shares, remainder }) => {
    const [row] = conversions({ events: [lent({ "converts-into": "common", "conversion-price": price, ...(policy === undefined ? {} : { "fractional-shares": policy }) })] });
    expect(row && [text(row.payoff, 2), text(row.shares, 2), text(row.remainder, 2), text(row.asConverted, 2)]).toEqual(["110000.00", shares, remainder, shares]);
  });

  test("into preferred: its shares, and a thousand common for each", () => {
    // 110,000 / 1,500 = 73.33: 73 × 1,500 = 109,500, and 500 is left; 73 × 1,000 = 73,000 common
    const [row] = conversions({ events: [lent({ "converts-into": "series-a", "conversion-price": "1500" })] });
    expect(row && [text(row.shares), text(row.remainder, 2), text(row.asConverted)]).toEqual(["73", "500.00", "73000"]);
  });

  test("through two classes: the ratios multiply", () => {
    const definition = withInstruments({ id: "series-b", kind: "share-class", name: "B", since: "2000-01-01", terms: { "conversion-ratio": "2.5", "converts-into": "series-a" } });
    const [row] = conversions({ definition, events: [lent({ "converts-into": "series-b", "conversion-price": "1100" })] });
    // 100 series-b × 2.5 × 1,000
    expect(row && text(row.asConverted)).toBe("250000");
  });

  test("before it is drawn, without a right to convert, or repaid, there is nothing to convert", () => {
    const events = [lent({ "converts-into": "common", "conversion-price": "3.00" }), { id: "repaid", type: "note-repaid", on: "2000-12-31", note: "note-a", principal: "100,000", interest: "10,000" }];
    expect(conversions({ events }, "1999-12-31")).toEqual([]);
    expect(conversions({ events }, "2000-12-30")).toHaveLength(1);
    expect(conversions({ events })).toEqual([]);
    expect(conversions({ events: [lent({})] })).toEqual([]);
  });

  test("without a price it says so", () => {
    const [row] = conversions({ events: [lent({ "converts-into": "common" })] });
    expect(row && [text(row.shares), row.suffices]).toEqual(["the terms of note-a state no conversion price", undefined]);
  });
});

describe("a class that nothing has designated", () => {
  const events = [lent({ "converts-into": "series-c", "conversion-price": "1100" })];
  const series = { id: "series-c", kind: "share-class", name: "C" };

  test("converts as the book declares, and has no room", () => {
    const [row] = conversions({ definition: withInstruments({ ...series, terms: { "conversion-ratio": "1000", "converts-into": "common" } }), events });
    expect(row && [text(row.shares), text(row.asConverted), text(row.room), row.suffices]).toEqual(["100", "100000", "series-c is not designated at 2000-12-31: no count of it is reserved or authorised", undefined]);
    expect(row?.perShare.remark).toBe("series-c is not designated at 2000-12-31; its ratio is the one that the book declares");
  });

  test("cannot be counted in common where the book declares nothing", () => {
    const [row] = conversions({ definition: withInstruments(series), events });
    expect(row && [text(row.shares), text(row.asConverted)]).toEqual(["100", "series-c is not designated at 2000-12-31, and the book declares no conversion-ratio of it"]);
  });

  test("once designated without a conversion, gives nobody common", () => {
    const [row] = conversions({ definition: withInstruments(series), events: [...events, { id: "designated", type: "share-class-designated", on: "2000-06-01", class: "series-c", terms: { authorised: "150" } }] });
    expect(row && [text(row.asConverted), row.perShare.remark, text(row.room), row.suffices]).toEqual(["0", "the terms of series-c state no conversion into common", "150", true]);
  });
});

test("notes of one class share its room, in order of their ids", () => {
  const definition = withInstruments(
    { id: "series-a", kind: "share-class", name: "A", since: "2000-01-01", "capital-account": "preferred-stock", terms: { par: "0.01", reserved: "250", "conversion-ratio": "1000", "converts-into": "common" } },
    { id: "note-b", kind: "note", name: "B" },
  );
  const terms = { "converts-into": "series-a", "conversion-price": "1100" };
  const events = [{ id: "sold", type: "private-placement", on: "2000-01-01", class: "series-a", shares: "60", gross: "60000" }, lent(terms, "note-b"), lent(terms)];
  // 250 reserved − 60 issued = 190; each note takes 110,000 / 1,100 = 100
  expect(conversions({ definition, events }).map(({ note, room, left, suffices }) => [note, text(room), text(left), suffices])).toEqual([
    ["note-a", "190", "90", true],
    ["note-b", "90", "-10", false],
  ]);
});

test("a window of drawing bounds the shares, and what is left of one", () => {
  const terms = { rate: "0.10", "converts-into": "common", "conversion-price": "1000" };
  const events = [
    { id: "signed", type: "note-issued", on: "2000-01-01", note: "note-a", terms },
    { id: "drawn", type: "note-drawn", on: { within: "2000-01-01..2000-12-31", assumed: "2000-07-02" }, note: "note-a", amount: "100,000" },
  ];
  const [row] = conversions({ events });
  // nil to 365 days of 27.397 a day; 182 days to the assumed day: 4,986.30
  expect(row && [row.shares, row.remainder].map((figure) => [figure.low, figure.value, figure.high].map((bound) => bound && fractionText(bound, 2)))).toEqual([
    ["100.00", "104.00", "110.00"],
    ["0.00", "986.30", "1000.00"],
  ]);
});

const value = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((cents) => fraction(cents, 100n));
const price = fc.bigInt({ min: 1n, max: 10n ** 9n }).map((n) => fraction(n, 10_000n));

test("shares × price + remainder is the amount, and the remainder is less than the smallest share costs", () => {
  fc.assert(
    fc.property(value, price, fc.integer({ min: 0, max: 4 }), fc.constantFrom("round-down", "round-up", "kept"), (amount, at, scale, policy) => {
      const { shares, remainder } = convert(amount, at, scale, policy);
      expect(compare(add(multiply(shares, at), remainder), amount)).toBe(0);
      const smallest = multiply(at, fraction(1n, 10n ** BigInt(scale)));
      const [least, most] = policy === "round-up" ? [multiply(smallest, fraction(-1n)), fraction(0n)] : [fraction(0n), smallest];
      expect(compare(remainder, least)).toBeGreaterThanOrEqual(policy === "round-up" ? 1 : 0);
      expect(compare(remainder, most)).toBeLessThanOrEqual(policy === "round-up" ? 0 : -1);
      if (policy === "kept") expect(remainder.n).toBe(0n);
      else expect((shares.n * 10n ** BigInt(scale)) % shares.d).toBe(0n);
    }),
  );
});

describe("Focus Enhancements at 30 September 2002 (Form 10-QSB, notes 6 and 7)", () => {
  const ledger = new Ledger(new Library(new URL("../../events/books", import.meta.url).pathname).book("focus-enhancements"));
  const rows = noteConversions(ledger, day("2002-09-30"));

  test("the first note gives the 1,885,978 common that the company prints; the others 920 and 449 preferred", () => {
    // 2,357,473.34 / 1.25 = 1,885,978.67; 1,094,854.17 / 1,190 = 920.05; 701,322.92 / 1,560 = 449.57
    expect(rows.map(({ note, into, payoff, shares, asConverted }) => [note, into, text(payoff, 2), text(shares), text(asConverted)])).toEqual([
      ["berg-1", "common", "2357473.34", "1885978", "1885978"],
      ["berg-2", "series-b", "1094854.17", "920", "920000"],
      ["berg-3", "series-c", "701322.92", "449", "449000"],
    ]);
  });

  test("2,000 reserved less 1,904 issued of Series B leave room for 96 of the 920", () => {
    const second = rows.find(({ note }) => note === "berg-2");
    expect(second && [text(second.room), text(second.left), second.suffices]).toEqual(["96", "-824", false]);
  });

  test("preferred subject to issuance: 1,369 as counted, and the printed 1,370 within the bounds", () => {
    const figure = measureOf(ledger, "notes.into-preferred");
    const at = figure.kind === "instant" ? figure.at(ledger, day("2002-09-30")) : undefined;
    expect(at?.value && [at.low, at.value, at.high].map((bound) => fractionText(bound, 0))).toEqual(["1317", "1369", "1380"]);
  });
});
