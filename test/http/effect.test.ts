/** What an event changed, as its own page asks for it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { effectAnswerSchema } from "../../src/answers/effect-answer.ts";
import type { EffectAnswer } from "../../src/answers/effect-answer.ts";
import { timelineAnswerSchema } from "../../src/answers/timeline-answer.ts";
import { FOCUS, asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

const TIDEWATER = FOCUS.replace("focus-enhancements", "tidewater-instruments");

describe("what an event changed, over HTTP", () => {
  let service: Asking;
  beforeAll(async () => {
    service = await asking();
  });
  afterAll(() => service.served.close());

  const effectOf = async (path: string): Promise<EffectAnswer> => effectAnswerSchema.parse(await service.get(path));
  const moved = ({ measures }: EffectAnswer, id: string): unknown => {
    const row = measures.find(({ measure }) => measure === id);
    return row === undefined ? undefined : [row.before.value, row.after.value, row.difference, row.own];
  };

  // 1,500,000 shares at 1.00, less 42,500 of costs; the bridge that converts on the same day moves no cash.
  it("tells a round's figures just before and just after, and what it alone moves of them", async () => {
    const effect = await effectOf(`${TIDEWATER}/events/seed-round/effect`);
    expect(effect).toMatchObject({ before: "2024-02-19", on: "2024-02-20", beside: ["bridge-converted"], terms: [] });
    const cash = effect.measures.find(({ measure }) => measure === "cash");
    expect(cash?.difference).toBe(cash?.own);
    // The par of the day's shares: 150 for the round's, and the rest for those that the bridge became.
    const [, , difference, own] = moved(effect, "preferred-stock") as string[];
    expect(own).toBe("150.00");
    expect(Number(difference)).toBeGreaterThan(150);
  });

  it("tells the terms before and after: those that it changed, then those that stayed", async () => {
    const { terms } = await effectOf(`${FOCUS}/events/euston-warrant-repriced/effect`);
    expect(terms.map(({ instrument, isNew }) => [instrument, isNew])).toEqual([["euston-2000", false]]);
    expect(terms[0]?.changes[0]).toMatchObject({ term: "strike", after: "0.75", isChanged: true });
    expect(terms[0]?.changes.some(({ before, after, isChanged }) => !isChanged && before === after)).toBe(true);
  });

  it("tells of an instrument that it brings into being that it is new", async () => {
    const { terms } = await effectOf(`${FOCUS}/events/berg-1-issued/effect`);
    expect(terms).toMatchObject([{ instrument: "berg-1", isNew: true }]);
    expect(terms[0]?.changes.every(({ before }) => before === null)).toBe(true);
  });

  it.each([FOCUS, TIDEWATER])("adds up on every day of a book: %s", async (book) => {
    const { events } = timelineAnswerSchema.parse(await service.get(`${book}/timeline`));
    const all = await Promise.all(events.map(({ id }) => effectOf(`${book}/events/${id}/effect`)));
    let exact = 0;
    for (const day of new Set(all.map(({ on }) => on))) {
      const effects = all.filter(({ on }) => on === day);
      for (const { measure, before, after, difference } of effects[0]?.measures ?? []) {
        const owns = effects.map(({ measures }) => measures.find((each) => each.measure === measure)?.own);
        if (before.status !== "exact" || after.status !== "exact" || difference === null) continue;
        exact += 1;
        expect(owns.reduce((sum, own) => sum + BigInt((own ?? "0").replace(".", "")), 0n), `${measure} on ${day}`).toBe(BigInt(difference.replace(".", "")));
      }
    }
    expect(exact).toBeGreaterThan(10);
  });

  it("refuses an event that there is none of", async () => {
    expect(await service.refused(`${FOCUS}/events/nothing-happened/effect`)).toMatchObject({ code: "event-unknown" });
  });
});
