/** All events in few words, and measures over all their days, as a reader who drags a date asks for them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stepsAnswerSchema } from "../../src/answers/steps-answer.ts";
import { timelineAnswerSchema } from "../../src/answers/timeline-answer.ts";
import { FOCUS, asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

describe("moving through time over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());

  it("tells of each event whom and which instruments it concerns: the placement sold common shares, and warrants with them", async () => {
    const { total, shown, events, instruments } = timelineAnswerSchema.parse(await service.get(`${FOCUS}/timeline`));
    expect(shown).toBe(total);
    expect(events.find(({ id }) => id === "placement-2002")?.instruments).toEqual(expect.arrayContaining(["common"]));
    expect(instruments["common"]).toBe("Common stock");
    expect(timelineAnswerSchema.parse(await service.get(`${FOCUS}/timeline?offset=${total - 1}&limit=5`))).toMatchObject({ total, shown: 1, events: [events.at(-1)] });
  });

  // $4,012,494 of notes less the $145,000 that what was left of the bond repaid in February 2002, then $56,000 of leases and others.
  it("steps a measure from change to change, with what is printed of it", async () => {
    const { measures } = stepsAnswerSchema.parse(await service.get(`${FOCUS}/steps?measures=notes.principal,cash,notes.accrued-interest`));
    const [principal, cash, interest] = measures;
    expect(principal?.steps.filter(({ on }) => on >= "2002-01-01" && on < "2002-03-01").map(({ on, low, high }) => [on, low, high])).toEqual([["2002-02-01", "3867494.00", "4012494.00"], ["2002-02-28", "3867494.00", "3867494.00"]]);
    expect(cash?.printed).toContainEqual({ on: "2002-09-30", value: "720000.00", section: "statements", verdict: "ties", difference: "0.00" });
    expect(measures.map(({ moves }) => moves)).toEqual(["by-events", "by-events", "by-days"]);
    expect(interest?.steps.length).toBeGreaterThan(10);
  });

  it.each([
    ["measures=eps.basic", "query-invalid", "measures that stand at a date"],
    ["measures=cash&from=2002-09-30&to=2002-01-01", "query-invalid", "does not end before it starts"],
    ["measures=nothing-of-the-kind", "measure-unknown", "one of the book's"],
    ["", "query-invalid", "ids of measures"],
  ])("refuses %s", async (asked, code, expected) => {
    expect(await service.refused(`${FOCUS}/steps?${asked}`)).toMatchObject({ code, detail: expect.stringContaining(expected) as string });
  });
});
