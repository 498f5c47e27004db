/** A comparison by event has a row for each day on which something counts in any of the ledgers. */
import { describe, expect, it } from "vitest";
import { compareAnswer } from "../../src/answers/compare-answer.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { readScenario, stackOf } from "../../src/scenarios/read-scenario.ts";
import { scenarioLedger } from "../../src/scenarios/scenario-ledger.ts";
import { embedded } from "../http/asking.ts";

describe("a comparison by event", () => {
  it("has the day of an event that only a scenario has", () => {
    const book = embedded.book("tidewater-instruments");
    const read = readScenario("id: later\ntitle: Repaid later\nsummary: Some of the bridge is repaid on a day of its own.\nadd:\n  - { id: bridge-paid-early, type: note-repaid, on: 2023-11-17, summary: Paid in cash., note: bridge, principal: 1000 }\nreplace:\n  - { event: bridge-converted, with: { principal: 249000, arithmetic: made up } }\n", "body");
    const base = new Ledger(book);
    const { rows } = compareAnswer(base, [{ id: "later", title: "", ledger: scenarioLedger(book, stackOf(book, read)) }], { measures: "debt", from: "2023-11-01", to: "2023-11-30", every: "event" });
    expect(rows.map(({ on, base: { value }, scenarios }) => [on, value, scenarios[0]?.figure.value])).toContainEqual(["2023-11-17", "250000.00", "249000.00"]);
  });
});
