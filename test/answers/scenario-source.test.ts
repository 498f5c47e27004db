/** A scenario's source says all of it: read again, it is the same scenario. */
import { describe, expect, it } from "vitest";
import { scenarioSourceAnswer } from "../../src/answers/scenario-source-answer.ts";
import { readScenario, scenarioIds, storedScenario } from "../../src/scenarios/read-scenario.ts";
import { embedded } from "../http/asking.ts";

const books = embedded.ids().map((id) => embedded.book(id));

describe("the source of a scenario", () => {
  it.each(books.flatMap((book) => scenarioIds(book).map((id) => [book.definition.id, id, book] as const)))("of %s, %s, read again, is the scenario", (_, id, book) => {
    const stored = storedScenario(book, id);
    const { yaml } = scenarioSourceAnswer(book, stored);
    const { scenario, written } = readScenario(yaml, "source");
    expect(scenario).toEqual(stored.scenario);
    expect(written).toEqual(stored.written);
  });
});
