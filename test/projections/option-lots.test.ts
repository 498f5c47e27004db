/** The lots of an option pool: grants, and what left them. */
import { describe, expect, it } from "vitest";
import { registerAnswer, registerAnswerSchema } from "../../src/answers/register-answer.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

type Written = Given["events"][number];

const granted = (id: string, on: unknown, options: string, more: Written = {}): Written => ({ id, type: "option-granted", on, pool: "plan", options, ...more });
const plan: Written = { id: "plan", type: "option-plan-adopted", on: "2000-01-03", pool: "plan", options: "1000", terms: { underlying: "common" } };
const instruments = wholeHistory["instruments"] as readonly Written[];
const definition: Written = { ...wholeHistory, instruments: instruments.map((each) => (each["id"] === "plan" ? { ...each, since: "2000-01-01" } : each)) };

/** Each lot: grant, strike, and granted / exercised / forfeited / remaining, with bounds where there are any. */
function lots(events: readonly Written[], asOf = "2000-12-31", book: Written = definition): string[] {
  const answer = registerAnswer(ledgerOf({ definition: book, events }), "options", { asOf });
  expect(registerAnswerSchema.strict().parse(answer)).toEqual(answer);
  const [pool] = answer.rows;
  return (pool?.lots ?? []).map(({ grant, strike, figures }) => {
    const counts = Object.entries(figures).map(([name, { value, low, high }]) => `${name} ${value ?? "?"}${low === high ? "" : ` (${low ?? ""}..${high ?? ""})`}`);
    return [grant ?? "older", strike ?? "?", ...counts].join(" ");
  });
}

describe("lots of options", () => {
  const both = [plan, granted("first", "2000-02-01", "300", { strike: "1.00", expires: "2010-02-01", vesting: "a quarter a year" }), granted("second", "2000-03-01", "200", { strike: "2.00" })];

  it("are the grants, with their price, last day and vesting", () => {
    expect(lots(both)).toEqual(["first 1 granted 300 exercised 0 forfeited 0 remaining 300", "second 2 granted 200 exercised 0 forfeited 0 remaining 200"]);
    const [pool] = registerAnswer(ledgerOf({ definition, events: both }), "options", { asOf: "2000-12-31" }).rows;
    expect(pool?.lots?.[0]).toMatchObject({ grant: "first", first: "2000-02-01", last: "2000-02-01", basis: "reported", expires: "2010-02-01", vesting: "a quarter a year" });
    expect(lots(both, "2000-02-15")).toHaveLength(1);
  });

  it("give up what is exercised at their own price, and the oldest what is forfeited", () => {
    const left = [{ id: "used", type: "option-exercise", on: "2000-06-01", pool: "plan", options: "50", strike: "2.00" }, { id: "lapsed", type: "option-forfeited", on: "2000-07-01", pool: "plan", options: "310" }];
    // 50 of the second at 2.00; then 300 of the first and 10 of the second.
    expect(lots([...both, ...left])).toEqual(["first 1 granted 300 exercised 0 forfeited 300 remaining 0", "second 2 granted 200 exercised 50 forfeited 10 remaining 140"]);
    expect(registerAnswer(ledgerOf({ definition, events: [...both, ...left] }), "options", { asOf: "2000-12-31" }).rows[0]?.lotRemarks).toHaveLength(1);
    expect(registerAnswer(ledgerOf({ definition, events: [...both, ...left.slice(0, 1)] }), "options", { asOf: "2000-12-31" }).rows[0]?.lotRemarks).toBeUndefined();
  });

  it("knows an exercise by its proceeds: 100.00 for 50 options is 2.00 each", () => {
    expect(lots([...both, { id: "used", type: "option-exercise", on: "2000-06-01", pool: "plan", options: "50", proceeds: "100.00" }])[1]).toBe("second 2 granted 200 exercised 50 forfeited 0 remaining 150");
  });

  it("are bounded while a date is not known", () => {
    const events = [...both, granted("third", { within: "2000-05" }, "80"), { id: "lapsed", type: "option-forfeited", on: { within: "2000-05-01..2000-06-30", assumed: "2000-05-10" }, pool: "plan", options: "60" }];
    expect(lots(events, "2000-05-15")).toEqual([
      "first 1 granted 300 exercised 0 forfeited 60 (0..60) remaining 240 (240..300)",
      "second 2 granted 200 exercised 0 forfeited 0 remaining 200",
      "third ? granted 0 (0..80) exercised 0 forfeited 0 remaining 0 (0..80)",
    ]);
  });

  it("follow a split: 2 for 1 doubles what remains and halves the price", () => {
    const events = [...both, { id: "used", type: "option-exercise", on: "2000-06-01", pool: "plan", options: "100", strike: "1.00" }, { id: "split", type: "stock-split", on: "2000-07-01", class: "common", new: "2", old: "1" }];
    expect(lots(events)).toEqual(["first 0.5 granted 300 exercised 100 forfeited 0 adjusted 200 remaining 400", "second 1 granted 200 exercised 0 forfeited 0 adjusted 200 remaining 400"]);
    expect(lots(events, "2000-06-30")[0]).toBe("first 1 granted 300 exercised 100 forfeited 0 remaining 200");
  });
});

describe("what is reversed", () => {
  const grants = [plan, granted("first", "2000-02-01", "300", { strike: "1.00" }), granted("second", "2000-03-01", "200", { strike: "2.00" })];
  const reversed = (reverses: string): Written => ({ id: "undone", type: "event-reversed", on: "2000-08-01", reverses });

  it("goes back to the lot that it came from, not to an older balance", () => {
    const used = { id: "used", type: "option-exercise", on: "2000-06-01", pool: "plan", options: "50", strike: "2.00" };
    expect(lots([...grants, used, reversed("used")])).toEqual(["first 1 granted 300 exercised 0 forfeited 0 remaining 300", "second 2 granted 200 exercised 0 forfeited 0 remaining 200"]);
    expect(lots([...grants, used, reversed("used")], "2000-07-31")[1]).toBe("second 2 granted 200 exercised 50 forfeited 0 remaining 150");
    expect(lots([...grants, reversed("second")])[1]).toBe("second 2 granted 0 exercised 0 forfeited 0 remaining 0");
  });

  it("of a split gives counts and prices back", () => {
    const split = { id: "split", type: "stock-split", on: "2000-07-01", class: "common", new: "2", old: "1" };
    expect(lots([...grants, split], "2000-07-31")[1]).toBe("second 1 granted 200 exercised 0 forfeited 0 adjusted 200 remaining 400");
    expect(lots([...grants, split, reversed("split")])[1]).toBe("second 2 granted 200 exercised 0 forfeited 0 remaining 200");
  });
});

describe("the older balance that no grant explains", () => {
  const rest = Object.fromEntries(Object.entries(definition).filter(([field]) => field !== "inception"));
  const reconstructed: Written = { ...rest, instruments: (definition["instruments"] as readonly Written[]).map((each) => (each["id"] === "plan" ? { ...each, opening: "anchored" } : each)) };
  const anchor = (outstanding: string, on = "2000-09-30"): Written => ({ id: "anchor", type: "balance-anchor", on, counts: { plan: { "options/plan/outstanding": outstanding, "options/plan/unreserved": `-${outstanding}` } } });

  it("is one inferred lot of unknown price, with what left it before it was known", () => {
    // 900 outstanding at the anchor = 1,100 older − 200 exercised before it.
    const used = { id: "used", type: "option-exercise", on: "2000-06-01", pool: "plan", options: "200", class: "common", proceeds: "500" };
    expect(lots([used, anchor("900")], "2000-09-30", reconstructed)).toEqual(["older ? granted 1100 exercised 200 forfeited 0 remaining 900"]);
    const [pool] = registerAnswer(ledgerOf({ definition: reconstructed, events: [used, anchor("900")] }), "options", { asOf: "2000-09-30" }).rows;
    expect(pool?.lots?.[0]).toMatchObject({ grant: null, basis: "inferred", strike: null });
  });

  it("is not determinable before the anchor", () => {
    const answer = registerAnswer(ledgerOf({ definition: reconstructed, events: [anchor("900")] }), "options", { asOf: "2000-09-29" });
    expect(answer.rows[0]?.lots?.[0]?.figures["remaining"]).toMatchObject({ value: null, status: "not-determinable", reasons: answer.rows[0]?.figures["outstanding"]?.reasons });
  });

  it("gives up options first, being the oldest, and grants after it keep theirs", () => {
    const after = [granted("first", "2000-10-02", "30", { strike: "1.00" }), { id: "lapsed", type: "option-forfeited", on: "2000-11-01", pool: "plan", options: "40" }];
    const available: Written = { ...anchor("900"), counts: { plan: { "options/plan/outstanding": "900", "options/plan/available": "100", "options/plan/unreserved": "-1000" } } };
    expect(lots([available, ...after], "2000-12-31", reconstructed)).toEqual(["older ? granted 900 exercised 0 forfeited 40 remaining 860", "first 1 granted 30 exercised 0 forfeited 0 remaining 30"]);
  });

  it("takes from the grants what it could not have given, once an anchor tells the whole", () => {
    // 100 granted, 70 lapsed from who knows where before; 60 at the anchor: the older balance held 30, and 40 of the 70 came from the grant.
    const events = [{ id: "lapsed", type: "option-forfeited", on: "2000-02-01", pool: "plan", options: "70" }, granted("first", "2000-03-01", "100", { strike: "1.00" }), anchor("60")];
    expect(lots(events, "2000-09-30", reconstructed)).toEqual(["older ? granted 30 exercised 0 forfeited 70 adjusted 40 remaining 0", "first 1 granted 100 exercised 0 forfeited 0 adjusted -40 remaining 60"]);
  });
});
