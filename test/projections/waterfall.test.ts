/** Who receives what: textbook cases by hand, laws for any table of holders, and the embedded book. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waterfall } from "../../projections/waterfall.ts";
import type { Waterfall } from "../../projections/waterfall.ts";
import { Library } from "../../src/library/library.ts";
import { day } from "../../src/kernel/day.ts";
import { compare, fractionText } from "../../src/kernel/fraction.ts";
import { quantityText } from "../../src/kernel/quantity.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { ledgerOf, wholeHistory } from "../given.ts";

type Written = Readonly<Record<string, unknown>>;

const shareClass = (id: string, terms: Written = {}): Written => ({ id, kind: "share-class", name: id, since: "2000-01-01", "capital-account": id === "common" ? "common-stock" : "preferred-stock", terms: { par: "0.01", ...terms } });
const preferred = (id: string, terms: Written): Written => shareClass(id, { "conversion-ratio": "1", "converts-into": "common", ...terms });
const pool = (id: string, terms: Written = {}): Written => ({ id, kind: "option-pool", name: id, since: "2000-01-01", terms: { underlying: "common", ...terms } });
const note = (id: string): Written => ({ id, kind: "note", name: id });
const warrant = (id: string): Written => ({ id, kind: "warrant", name: id });

const sold = (id: string, shares: number | bigint): Written => ({ id: `${id}-sold`, type: "private-placement", on: "2000-01-03", class: id, shares: String(shares), gross: "1000" });
const granted = (options: number, strike: string | undefined, on = "2000-01-04"): Written[] => [
  { id: `plan-${on}`, type: "option-plan-adopted", on, pool: "plan", options: String(options) },
  { id: `grant-${on}`, type: "option-granted", on, pool: "plan", options: String(options), ...(strike === undefined ? {} : { strike }) },
];
/** At nil interest, so that principal is what is owed. */
const lent = (id: string, drawn: number, terms: Written): Written => ({ id: `${id}-lent`, type: "note-issued", on: "2000-01-03", note: id, drawn: String(drawn), terms: { rate: "0", ...terms } });

function paidOut(exit: string, instruments: readonly Written[], events: readonly Written[], asOf = "2001-12-31"): Waterfall {
  const ledger = ledgerOf({ definition: { ...wholeHistory, instruments: [shareClass("common"), ...instruments] }, events });
  return waterfall(ledger, BigInt(exit.replaceAll(",", "")) * 100n, day(asOf));
}

/** `instrument choice net`, in whole units of the currency where nothing is left of them. */
function told({ rows }: Waterfall): string[] {
  return rows.map(({ instrument, choice, net }) => `${instrument} ${choice} ${quantityText(net, 2).replace(/\.00$/, "")}`);
}

describe("two million preferred at a preference of 1.00 beside eight million common", () => {
  const events = [sold("common", 8_000_000), sold("series-a", 2_000_000)];
  const out = (exit: string, terms: Written = {}): string[] => told(paidOut(exit, [preferred("series-a", { "liquidation-preference": "1.00", ...terms })], events));

  test("without participation: the better of 2,000,000 and a fifth of everything", () => {
    expect(out("1,500,000")).toEqual(["series-a paid 1500000", "common residual 0"]);
    expect(out("5,000,000")).toEqual(["series-a paid 2000000", "common residual 3000000"]);
    // a fifth of 10,000,000 is the preference: at equal worth it is kept
    expect(out("10,000,000")).toEqual(["series-a paid 2000000", "common residual 8000000"]);
    expect(out("20,000,000")).toEqual(["series-a converted 4000000", "common residual 16000000"]);
  });

  test("with full participation: the preference and a fifth of the rest", () => {
    // 2,000,000 + 18,000,000 / 5
    expect(out("20,000,000", { participation: "full" })).toEqual(["series-a paid 5600000", "common residual 14400000"]);
  });

  test("capped at twice the preference: held at 4,000,000 until a fifth of everything is more", () => {
    const capped = { participation: "full", "participation-cap": "2" };
    // 2,000,000 + 9,000,000 / 5 = 3,800,000
    expect(out("11,000,000", capped)).toEqual(["series-a paid 3800000", "common residual 7200000"]);
    expect(out("15,000,000", capped)).toEqual(["series-a paid 4000000", "common residual 11000000"]);
    expect(out("30,000,000", capped)).toEqual(["series-a converted 6000000", "common residual 24000000"]);
  });
});

describe("preferences of 2,000,000 and 3,000,000", () => {
  const events = [sold("common", 5_000_000), sold("series-a", 2_000_000), sold("series-b", 1_000_000)];
  const out = (exit: string, ofA: Written, ofB: Written): string[] =>
    told(paidOut(exit, [preferred("series-a", { "liquidation-preference": "1", ...ofA }), preferred("series-b", { "liquidation-preference": "3", ...ofB })], events));

  test("are paid by seniority, the lower number first, those without one last", () => {
    expect(out("4,000,000", { seniority: "2" }, { seniority: "1" })).toEqual(["series-b paid 3000000", "series-a paid 1000000", "common residual 0"]);
    expect(out("4,000,000", { seniority: "7" }, {})).toEqual(["series-a paid 2000000", "series-b paid 2000000", "common residual 0"]);
  });

  test("share pro rata where they are equal", () => {
    // 4,000,000 × 2/5 and × 3/5
    expect(out("4,000,000", {}, {})).toEqual(["series-a paid 1600000", "series-b paid 2400000", "common residual 0"]);
  });

  test("convert one after the other: the cheaper preference first", () => {
    // A at 1.00, when 3 + 7 × 1.00 = 10 million are paid; B at 3.00, when 8 × 3.00 = 24 million are
    expect(out("17,000,000", {}, {})).toEqual(["series-a converted 4000000", "series-b paid 3000000", "common residual 10000000"]);
    expect(out("32,000,000", {}, {})).toEqual(["series-a converted 8000000", "series-b converted 4000000", "common residual 20000000"]);
  });
});

describe("a note of 110,000 that converts at 3.00 beside a million common", () => {
  const events = [sold("common", 1_000_000), lent("note-a", 110_000, { "converts-into": "common", "conversion-price": "3.00" })];
  const out = (exit: string): string[] => told(paidOut(exit, [note("note-a")], events));

  test("is repaid first, before anybody else", () => {
    expect(out("60,000")).toEqual(["note-a paid 60000", "common residual 0"]);
    expect(out("1,110,000")).toEqual(["note-a paid 110000", "common residual 1000000"]);
  });

  test("converts into 36,666 shares and 2.00 of cash when a share is worth more than its price", () => {
    // at 4.00 a share: 1,036,666 × 4.00 + 2.00 = 4,146,666
    expect(out("4,146,666")).toEqual(["note-a converted 146666", "common residual 4000000"]);
  });
});

describe("a note of 100 that converts into preferred with a preference of 110", () => {
  const instruments = (terms: Written): Written[] => [note("note-a"), preferred("series-a", { "liquidation-preference": "11", ...terms }), preferred("series-b", { "liquidation-preference": "50" })];
  const events = [sold("common", 100), sold("series-b", 1), lent("note-a", 100, { "converts-into": "series-a", "conversion-price": "10" })];

  test("stays a note until its share of the preferences, behind all notes, is worth more", () => {
    // repaid it has 100 of 145; converted it would have 145 × 110/160 = 99.69
    expect(told(paidOut("145", instruments({}), events))).toEqual(["note-a paid 100", "series-b paid 45", "common residual 0"]);
    // 152 × 110/160 = 104.50; 152 × 50/160 = 47.50
    expect(told(paidOut("152", instruments({}), events))).toEqual(["note-a converted 104.50", "series-b paid 47.50", "common residual 0"]);
  });

  test("keeps the preference when there is enough, and becomes common when that is better", () => {
    expect(told(paidOut("200", instruments({}), events))).toEqual(["note-a converted 110", "series-b paid 50", "common residual 40"]);
    // 111 shares at 20.00: the note's ten are 200, series-b keeps its 50
    const { rows } = paidOut("2,250", instruments({}), events);
    expect(rows[0]).toMatchObject({ choice: "converted", net: 20_000n, remarks: ["into 10 series-a, and they into 10 common"] });
  });
});

describe("rights", () => {
  const events = [sold("common", 9_000_000), ...granted(1_000_000, "0.50")];

  test("are exercised where a share is worth more than their strike, which adds to what is paid out", () => {
    // 4,000,000 / 9,000,000 = 0.44 a share: nobody pays 0.50
    expect(told(paidOut("4,000,000", [pool("plan")], events))).toEqual(["plan out of the money 0", "common residual 4000000"]);
    // (9,500,000 + 500,000) / 10,000,000 = 1.00 a share
    const { rows } = paidOut("9,500,000", [pool("plan")], events);
    expect(rows.map(({ instrument, choice, gross, strikePaid, net }) => [instrument, choice, gross, strikePaid, net])).toEqual([
      ["plan", "exercised", 100_000_000n, 50_000_000n, 50_000_000n],
      ["common", "residual", 900_000_000n, 0n, 900_000_000n],
    ]);
  });

  test("of one pool count grant by grant, less what was exercised and forfeited", () => {
    const later = [
      ...events,
      ...granted(200_000, "2.00", "2000-03-01"),
      { id: "exercised", type: "option-exercise", on: "2000-06-01", pool: "plan", class: "common", options: "50000", strike: "2.00" },
      { id: "forfeited", type: "option-forfeited", on: "2000-07-01", pool: "plan", options: "100000" },
    ];
    const { rows, reasons } = paidOut("1", [pool("plan")], later);
    expect(rows.map(({ instrument, strike }) => [instrument, strike && fractionText(strike, 2)])).toEqual([["plan", "0.50"], ["plan", "2.00"], ["common", undefined]]);
    expect(reasons).toEqual(["plan: options that left the pool are taken from its oldest grants"]);
    // 150,000 at 2.00 and 900,000 at 0.50: (10,000,000 + 450,000 + 300,000) / 10,100,000 = 1.06: only the cheap ones
    const at = paidOut("9,500,000", [pool("plan")], later);
    expect(at.rows.map(({ choice, shares }) => [choice, fractionText(shares, 0)])).toEqual([["exercised", "900000"], ["out of the money", "0"], ["residual", "9050000"]]);
  });

  test("follow a split of what they buy", () => {
    const split = { id: "split", type: "stock-split", on: "2000-09-01", class: "common", new: "2", old: "1" };
    const { rows } = paidOut("9,500,000", [pool("plan")], [...events, split]);
    expect(rows.map(({ choice, strike, shares, net }) => [choice, strike && fractionText(strike, 4), fractionText(shares, 0), net])).toEqual([
      ["exercised", "0.2500", "2000000", 50_000_000n],
      ["residual", undefined, "18000000", 900_000_000n],
    ]);
  });

  test("without a strike of their own have the pool's, and without either are left out with the reason", () => {
    const unpriced = [sold("common", 1000), ...granted(10, undefined)];
    expect(told(paidOut("500", [pool("plan", { strike: "0.10" })], unpriced))[0]).toBe("plan exercised 3.96");
    expect(paidOut("500", [pool("plan")], unpriced).excluded).toEqual([{ instrument: "plan", reason: "10 outstanding, but the book states no strike" }]);
  });

  test("that have expired are left out; a range of strikes counts at its lower end, and says so", () => {
    const issued = (id: string, terms: Written): Written => ({ id: `${id}-issued`, type: "warrant-issued", on: "2000-01-05", warrant: id, warrants: "100", purpose: "investors", terms: { underlying: "common", ...terms } });
    const { rows, excluded } = paidOut("1,000", [warrant("old"), warrant("range")], [sold("common", 900), issued("old", { strike: "0.10", expires: "2001-06-30" }), issued("range", { strike: "0.50", "strike-up-to": "2.00" })]);
    expect(excluded).toEqual([{ instrument: "old", reason: "100 outstanding, but expired on 2001-06-30" }]);
    // (1,000 + 50) / 1,000 = 1.05 a share
    expect(rows[0]).toMatchObject({ instrument: "range", choice: "exercised", strikePaid: 5_000n, net: 5_500n, remarks: ["strikes from 0.5 to 2: all counted at the lower"] });
  });
});

describe("what is paid out", () => {
  test("passes treasury stock by", () => {
    const bought = { id: "bought", type: "treasury-stock-acquired", on: "2000-05-01", class: "common", shares: "400", cost: "10" };
    expect(fractionText(paidOut("1,200", [], [sold("common", 1000), bought]).perShare, 2)).toBe("2.00");
  });

  test("is rounded by the largest remainder, the earlier first, to the last cent", () => {
    const three = [preferred("series-a", {}), preferred("series-b", {})];
    expect(told(paidOut("100", three, [sold("common", 1), sold("series-a", 1), sold("series-b", 1)]))).toEqual(["series-a converted 33.34", "series-b converted 33.33", "common residual 33.33"]);
  });

  test("is left over where nobody has a claim to it, and a class without any takes no part", () => {
    const given = paidOut("150", [note("note-a"), shareClass("class-x")], [sold("class-x", 10), lent("note-a", 100, {})]);
    expect(told(given)).toEqual(["note-a paid 100", " residual 50"]);
    expect(given.excluded).toEqual([{ instrument: "class-x", reason: "its terms state neither a liquidation preference nor a conversion into common" }]);
  });

  test("counts principal alone of a note without a rate, and says so", () => {
    const { rows } = paidOut("150", [note("note-a")], [sold("common", 10), { id: "lent", type: "note-issued", on: "2000-01-03", note: "note-a", drawn: "100", terms: {} }]);
    expect(rows[0]).toMatchObject({ choice: "paid", net: 10_000n, remarks: ["principal alone: the book states no rate of note-a, or no table of its index"] });
  });
});

/** Any table of holders: up to three classes, two notes, a warrant and options, in whole shares and cents. */
const holders = fc.record({
  common: fc.integer({ min: 1, max: 5000 }),
  classes: fc.array(
    fc.record({ shares: fc.integer({ min: 1, max: 900 }), preference: fc.option(fc.integer({ min: 1, max: 900 })), ratio: fc.integer({ min: 1, max: 5 }), seniority: fc.option(fc.integer({ min: 1, max: 2 })), cap: fc.option(fc.integer({ min: 1, max: 3 })), participates: fc.boolean() }),
    { maxLength: 3 },
  ),
  notes: fc.array(fc.record({ drawn: fc.integer({ min: 1, max: 4000 }), price: fc.integer({ min: 1, max: 900 }), into: fc.nat(3), policy: fc.constantFrom("round-down", "round-up", "kept") }), { maxLength: 2 }),
  warrants: fc.option(fc.record({ count: fc.integer({ min: 1, max: 900 }), strike: fc.integer({ min: 0, max: 900 }), of: fc.nat(3) })),
  options: fc.option(fc.record({ count: fc.integer({ min: 1, max: 900 }), strike: fc.integer({ min: 0, max: 900 }) })),
});

const cents = (amount: number): string => quantityText(BigInt(amount), 2);

function ledgerWith({ common, classes, notes, warrants, options }: (typeof holders extends fc.Arbitrary<infer Table> ? Table : never)): Ledger {
  const id = (index: number): string => (classes[index] === undefined ? "common" : `series-${index}`);
  const instruments = [
    ...classes.map(({ preference, ratio, seniority, cap, participates }, index) =>
      shareClass(id(index), {
        "conversion-ratio": String(ratio),
        "converts-into": "common",
        ...(preference === null ? {} : { "liquidation-preference": cents(preference) }),
        ...(seniority === null ? {} : { seniority: String(seniority) }),
        ...(participates ? { participation: "full", ...(cap === null ? {} : { "participation-cap": String(cap) }) } : {}),
      }),
    ),
    ...notes.map((_, index) => note(`note-${index}`)),
    warrant("warrant-a"),
    pool("plan"),
  ];
  const events = [
    sold("common", common),
    ...classes.map(({ shares }, index) => sold(id(index), shares)),
    ...notes.map(({ drawn, price, into, policy }, index) => lent(`note-${index}`, drawn, { "converts-into": id(into), "conversion-price": cents(price), "fractional-shares": policy })),
    ...(warrants === null ? [] : [{ id: "warrants", type: "warrant-issued", on: "2000-01-05", warrant: "warrant-a", warrants: String(warrants.count), purpose: "investors", terms: { underlying: id(warrants.of), strike: cents(warrants.strike) } }]),
    ...(options === null ? [] : granted(options.count, cents(options.strike))),
  ];
  return ledgerOf({ definition: { ...wholeHistory, instruments: [shareClass("common"), ...instruments] }, events });
}

const exits = fc.bigInt({ min: 0n, max: 3_000_000n });
const at = day("2001-12-31");

describe("of any table of holders", () => {
  test("every cent of the exit value is distributed, to nobody less than nil", () => {
    fc.assert(
      fc.property(holders, exits, (table, exit) => {
        const { rows } = waterfall(ledgerWith(table), exit, at);
        expect(rows.reduce((sum, { net }) => sum + net, 0n)).toBe(exit);
        expect(rows.reduce((sum, { gross }) => sum + gross, 0n)).toBe(exit + rows.reduce((sum, { strikePaid }) => sum + strikePaid, 0n));
        expect(rows.filter(({ net, gross, strikePaid }) => net < 0n || strikePaid < 0n || gross < strikePaid)).toEqual([]);
      }),
    );
  });

  test("what is rounded is less than a cent", () => {
    fc.assert(
      fc.property(holders, exits, (table, exit) => {
        for (const { net, exact } of waterfall(ledgerWith(table), exit, at).rows) {
          const difference = net * exact.d - exact.n;
          expect(difference < exact.d && -difference < exact.d).toBe(true);
        }
      }),
    );
  });

  test("more exit value is less for nobody, before rounding", () => {
    fc.assert(
      fc.property(holders, exits, exits, (table, a, b) => {
        const ledger = ledgerWith(table);
        const [poor, rich] = [a < b ? a : b, a < b ? b : a].map((exit) => waterfall(ledger, exit, at).rows);
        poor?.forEach(({ exact }, index) => {
          const more = rich?.[index]?.exact;
          expect(more !== undefined && compare(exact, more) <= 0).toBe(true);
        });
      }),
    );
  });
});

describe("Focus Enhancements at 30 September 2002", () => {
  const ledger = new Ledger(new Library(new URL("../../events/books", import.meta.url).pathname).book("focus-enhancements"));
  const out = (exit: bigint): Waterfall => waterfall(ledger, exit * 100n, day("2002-09-30"));

  test("of 10,000,000: notes, the preference of Series B, and 0.099 a share of common", () => {
    // berg-2: 920 × 1,190.48 + 54.17 = 1,095,295.77, which is 441.60 more than being repaid
    // common: 10,000,000 − 2,357,473.34 − 1,095,295.77 − 701,322.92 − 2,266,673.92 = 3,579,234.05
    expect(told(out(10_000_000n))).toEqual([
      "berg-1 paid 2357473.34",
      "berg-2 converted 1095295.77",
      "berg-3 paid 701322.92",
      "series-b paid 2266673.92",
      "placement-2002 out of the money 0",
      "vfinance-2002 out of the money 0",
      "consultants-2002 out of the money 0",
      "common residual 3579234.05",
    ]);
  });

  test("of 100,000,000 everybody converts and exercises", () => {
    const { rows, perShare } = out(100_000_000n);
    expect([...new Set(rows.map(({ choice }) => choice))]).toEqual(["converted", "exercised", "residual"]);
    // (100,000,000 + 490,830 × 1.36 + 270,000 × 1.35 − 0.84 − 54.17 − 882.92 of cash for fractions) / 42,078,077 shares
    const shares = 36_158_269n + 1_904_000n + 1_885_978n + 920_000n + 449_000n + 367_140n + 123_690n + 270_000n;
    const pool = 10_000_000_000n + 49_931_040n + 16_821_840n + 36_450_000n - 84n - 5_417n - 88_292n;
    expect(compare(perShare, { n: pool, d: shares * 100n })).toBe(0);
  });

  test("rights whose strike the source does not print are left out with the reason", () => {
    expect(out(10_000_000n).excluded).toEqual([
      { instrument: "older-warrants", reason: "373,739 outstanding, but the book states no strike" },
      { instrument: "employee-options", reason: "6,681,527 outstanding, but the book states no strike" },
    ]);
  });

  test("before its shares are known it is refused", () => {
    expect(() => waterfall(ledger, 100n, day("2001-06-30"))).toThrow(/balance-unknown/);
  });
});
