/** What would have to be true for a printed figure to tie: given these events and this printing, then this correction, and these changes that make it. */
import { describe, expect, it } from "vitest";
import { fractionText } from "../../src/kernel/fraction.ts";
import type { Fraction } from "../../src/kernel/fraction.ts";
import { measureOf } from "../../src/measures/catalogue.ts";
import { figureOf } from "../../src/measures/measure.ts";
import { whatWouldTie } from "../../src/reconciliation/what-would-tie.ts";
import { ledgerOf } from "../given.ts";
import { company, table } from "./raised.ts";
import type { Row } from "./raised.ts";

type Written = Readonly<Record<string, unknown>>;

const END = "2002-12-31";
const sale = (id: string, amount: string, more: Written = {}): Written => ({ id, type: "journal-entry", on: "2002-05-01", legs: [{ account: "cash", debit: amount }, { account: "revenue", credit: amount }], ...more });

interface Told {
  readonly correction: string | undefined;
  readonly slips: readonly string[];
  readonly absorbing: readonly string[];
  readonly ways: readonly string[];
  readonly tried: number;
}

function told(events: readonly Written[], row: Row): Told {
  const [printed] = table([row]);
  if (printed === undefined) throw new Error("nothing printed");
  const ledger = ledgerOf({ definition: company, events, reported: [printed] });
  const measure = measureOf(ledger, row.concept);
  const { correction, slips, absorbing, ways, tried } = whatWouldTie(ledger, measure, printed, figureOf(measure, ledger, printed.when));
  const text = (value: Fraction | undefined): string => (value === undefined ? "any" : fractionText(value, 2));
  return {
    correction: correction === undefined ? undefined : text(correction),
    slips,
    absorbing: absorbing.map(({ event, why, low, high, suffices, needed }) => `${event} ${why} ${text(low)} … ${text(high)}${suffices ? " suffices" : ""}${needed === undefined ? "" : ` at ${text(needed)}`}`),
    ways: ways.map(({ event, how, to, figure }) => `${event} ${how}${to === undefined ? "" : ` to ${to}`}: ${text(figure)}`),
    tried,
  };
}

const cash = (printed: string, more: Partial<Row> = {}): Row => ({ concept: "cash", at: END, printed, ...more });

describe("the least correction", () => {
  it("is none where the ledger's value prints so", () => {
    expect(told([sale("only", "449.60")], cash("450"))).toEqual({ correction: undefined, slips: [], absorbing: [], ways: [], tried: 0 });
  });

  it("goes to the nearest edge of what prints so", () => {
    expect(told([sale("only", "441")], cash("450")).correction).toBe("8.50");
    expect(told([sale("only", "459")], cash("450")).correction).toBe("-8.50");
    expect(told([sale("only", "441000")], cash("450", { scale: "thousands" })).correction).toBe("8500.00");
  });

  it("is to what limits it, where the source says so", () => {
    expect(told([sale("only", "459")], cash("450", { qualifier: "at-most" })).correction).toBe("-8.50");
    expect(told([sale("only", "441")], cash("450", { qualifier: "at-most" })).correction).toBeUndefined();
  });
});

describe("one change that would make it tie", () => {
  it("is an event in its window: not yet at the date, or already", () => {
    const unsure = (assumed: string): Written => sale("unsure", "60", { on: { within: "2002-11-01..2003-02-28", assumed } });
    expect(told([sale("sure", "450"), unsure("2002-12-15")], cash("450")).ways).toContain("unsure moved to 2003-01-01: 450.00");
    expect(told([sale("sure", "390"), unsure("2003-01-15")], cash("450")).ways).toContain("unsure moved to 2002-12-31: 450.00");
  });

  it("is an event left out", () => {
    expect(told([sale("sure", "450"), sale("twice", "38")], cash("450")).ways).toEqual(["twice left-out: 450.00"]);
  });

  it("is two digits exchanged in what an event adds", () => {
    expect(told([sale("first", "100"), sale("slip", "530")], cash("450")).ways).toEqual(["slip digits-swapped to 350.00: 450.00"]);
  });

  it("is a day on which a figure that changes day by day meets the printed one", () => {
    const note = { id: "drawn", type: "note-issued", on: { within: "2002-01-01..2002-12-31", assumed: "2002-01-01" }, note: "note-a", drawn: "36500", terms: { rate: "0.10", matures: "2005-01-01" } };
    // Ten a day: 1,000 is 100 days before the year's last.
    expect(told([note], { concept: "notes.note-a.accrued-interest", at: END, printed: "1,000" }).ways).toEqual(["drawn moved to 2002-09-22: 1000.00"]);
  });

  it("takes what depends on the event along: without the split, half of the shares that are sold later", () => {
    const sold = (id: string, on: string, shares: string): Written => ({ id, type: "private-placement", on, class: "common", shares, gross: "100" });
    const events = [sold("first", "2002-01-01", "100"), { id: "split", type: "stock-split", on: "2002-02-01", class: "common", new: "2", old: "1" }, sold("second", "2002-03-01", "7")];
    expect(told(events, { concept: "shares.common.outstanding", at: END, printed: "107", unit: "shares" }).ways).toEqual(["split left-out: 107.00"]);
  });

  it("is none that leaves others without what they rest on", () => {
    const events = [{ id: "drawn", type: "note-issued", on: "2002-01-01", note: "note-a", drawn: "100" }, { id: "repaid", type: "note-repaid", on: "2002-06-01", note: "note-a", principal: "40" }];
    // Without the drawing nothing could be repaid.
    expect(told(events, { concept: "notes.note-a.principal", at: END, printed: "0" }).ways).toEqual([]);
    expect(told(events, { concept: "notes.note-a.principal", at: END, printed: "100" }).ways).toEqual(["repaid left-out: 100.00"]);
  });
});

describe("what could absorb it", () => {
  it("is an event of unknown day, as far as its window reaches", () => {
    const events = [sale("sure", "400"), sale("unsure", "60", { on: { within: "2002-11-01..2003-02-28", assumed: "2002-12-15" } })];
    expect(told(events, cash("440")).absorbing).toEqual(["unsure imprecise -60.00 … 0.00 suffices"]);
    expect(told(events, cash("300")).absorbing).toEqual(["unsure imprecise -60.00 … 0.00"]);
    expect(told(events, cash("500")).absorbing, "it is counted already").toEqual([]);
  });

  it("is an amount that no source states, whatever it would have to be", () => {
    const events = [sale("sure", "400"), sale("follows", "30", { basis: "inferred", arithmetic: "made up" }), sale("chosen", "20", { basis: "assumed", arithmetic: "made up" }), sale("closes", "10", { basis: "inferred", plug: "true", arithmetic: "made up" })];
    expect(told(events, cash("500")).absorbing).toEqual(["chosen assumed any … any suffices at 59.50", "closes plug any … any suffices at 49.50", "follows inferred any … any suffices at 69.50"]);
  });

  it("is an amount in thousands, by the half of one", () => {
    const events = [sale("thousands", "450000"), sale("exact", "450001")];
    expect(told(events, cash("900,300")).absorbing).toEqual(["thousands rounded -500.00 … 500.00 suffices"]);
    expect(told(events, cash("905,000")).absorbing).toEqual(["thousands rounded -500.00 … 500.00"]);
  });
});

describe("a slip in the printing", () => {
  it("is told where undoing it would make it tie", () => {
    expect(told([sale("only", "4710")], cash("4,170")).slips).toEqual(["with two digits swapped, 4,710, it would agree"]);
    expect(told([sale("only", "4710")], cash("(4,710)")).slips).toEqual(["with the sign turned it would agree"]);
  });
});
