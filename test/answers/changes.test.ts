/** What happened between two dates: each figure that differs, and the events that may have made it so. */
import { describe, expect, it } from "vitest";
import { changesAnswer } from "../../src/answers/changes-answer.ts";
import { measureAnswer, measureList } from "../../src/answers/measure-answer.ts";
import { ledgerOf, wholeHistory } from "../given.ts";

const ledger = ledgerOf({
  definition: wholeHistory,
  events: [
    { id: "founding", type: "private-placement", on: "2001-03-01", class: "common", shares: "1000", gross: "500" },
    { id: "second-round", type: "private-placement", on: "2001-06-30", class: "common", shares: "200", gross: "300" },
    { id: "third-round", type: "private-placement", on: { within: "2001-09-01..2001-11-30", assumed: "2001-09-15" }, class: "common", shares: "100", gross: "250" },
  ],
});

const told = (asOfFrom: string, asOf: string) => changesAnswer(ledger, { asOfFrom, asOf });

describe("what changed between two dates", () => {
  it("has the figures at the end of either day and the difference, and the events after the first day up to the second", () => {
    const { measures, events } = told("2001-03-01", "2001-06-30");
    const cash = measures.find(({ measure }) => measure === "cash");
    expect([cash?.before.value, cash?.after.value, cash?.difference]).toEqual(["500.00", "800.00", "300.00"]);
    expect(events.map(({ id, counts }) => [id, counts])).toEqual([["second-round", true]]);
  });

  it("lists an event that may have happened in between although it counts on another day", () => {
    expect(told("2001-09-30", "2001-12-31").events.map(({ id, counts }) => [id, counts])).toEqual([["third-round", false]]);
    expect(told("2001-06-30", "2001-10-31").events.map(({ id, counts }) => [id, counts])).toEqual([["third-round", true]]);
  });

  it.each([["2001-01-01", "2001-12-31"], ["2001-03-01", "2001-10-15"], ["2001-06-30", "2001-07-31"]])("from %s to %s lists exactly the measures that are asked for and differ", (from, to) => {
    const at = (id: string, asOf: string) => {
      const { value, low, high, status } = measureAnswer(ledger, id, { asOf });
      return { value, low, high, status };
    };
    const standing = measureList(ledger).measures.filter(({ kind }) => kind === "instant");
    const differing = standing.filter(({ id }) => JSON.stringify(at(id, from)) !== JSON.stringify(at(id, to)));
    const answer = told(from, to);
    expect([answer.total, answer.shown]).toEqual([standing.length, differing.length]);
    expect(answer.measures.map(({ measure }) => measure)).toEqual(differing.map(({ id }) => id));
  });

  it("finds nothing between a day and itself", () => {
    expect(told("2001-06-30", "2001-06-30")).toMatchObject({ shown: 0, measures: [], events: [] });
  });
});
