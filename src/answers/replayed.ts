/** The ledger that questions are asked of: a book replayed as it was known on a day, under a scenario where one is named. */
import type { Book } from "../book/book.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { stackOf, storedScenario } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { scenarioLedger } from "../scenarios/scenario-ledger.ts";
import { knownAtOf } from "./query.ts";
import type { Query } from "./query.ts";

export interface Replaying extends Pick<Query, "knownAt"> {
  /** How a flow that is only known for a period counts inside it: at its end (where absent), or evenly by day. */
  readonly spread?: Spread | undefined;
  /** One of the book's own scenarios by its id, or one that was read from anywhere else. */
  readonly scenario?: string | ReadScenario | undefined;
}

/** Replays the book; throws `Faults` where its events, or the scenario's changes, cannot be. */
export function replayed(book: Book, { knownAt, spread = "at-end", scenario }: Replaying = {}): Ledger {
  const asked = { knownAt: knownAtOf({ knownAt }, book.definition), spread };
  if (scenario === undefined) return new Ledger(book, asked);
  return scenarioLedger(book, stackOf(book, typeof scenario === "string" ? storedScenario(book, scenario) : scenario), asked);
}
