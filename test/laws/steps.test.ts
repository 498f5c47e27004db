/** A figure looked up in its steps is the one that is measured on that day; the timeline misses no event. */
import { expect } from "vitest";
import { measuredAnswer } from "../../src/answers/answer.ts";
import { stepsAnswer } from "../../src/answers/steps-answer.ts";
import { timelineAnswer } from "../../src/answers/timeline-answer.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import { anyDay, anyLedger, forAnyBook } from "./any-book.ts";

forAnyBook("a step that only events end holds until the next", (book, draw) => {
  const ledger = anyLedger(book, draw);
  const standing = [...measuresOf(ledger).values()].filter((measure) => measure.kind === "instant" && measure.made.kind === "movements");
  const start = draw.below(standing.length);
  const some = [...standing.slice(start), ...standing.slice(0, start)].slice(0, 8);
  const { measures, from = "", to = "" } = stepsAnswer(ledger, { measures: some.map(({ id }) => id).join(",") });
  const days = [anyDay(book, draw), anyDay(book, draw), anyDay(book, draw)].filter((day) => day >= from && day <= to);
  for (const [index, measure] of some.entries()) {
    const { steps, moves } = measures[index] ?? { steps: [], moves: undefined };
    expect(moves).toBe("by-events");
    expect(steps.map(({ on }) => on)).toEqual([...new Set(steps.map(({ on }) => on))].sort());
    for (const day of days) {
      if (measure.kind !== "instant") continue;
      const { value, low, high, status } = measuredAnswer(measure.at(ledger, day), measure.unit, measure.decimals);
      const { on, ...step } = steps.findLast((each) => each.on <= day) ?? { on: "" };
      expect(step, `${measure.id} on ${day}, by the step of ${on}`).toEqual({ value, low, high, status });
    }
  }
});

forAnyBook("the timeline has every event once, page by page", (book, draw) => {
  const ledger = anyLedger(book, draw);
  const ids = ledger.entries.map(({ event }) => event.id);
  const limit = 1 + draw.below(7);
  const pages = Array.from({ length: Math.ceil(ids.length / limit) }, (_, index) => timelineAnswer(ledger, { offset: index * limit, limit }));
  expect(pages.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(ids);
  for (const { events, instruments } of pages) for (const event of events) for (const each of event.instruments) expect(instruments).toHaveProperty([each]);
});
