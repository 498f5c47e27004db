/** A scenario laid over a book: another book beside it, with a head of its own. The book itself is never touched. */
import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { changeLists } from "../../events/scenario.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import { errorFault } from "./contradiction.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import type { Day } from "../kernel/day.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { replayKnown } from "../ledger/replay.ts";
import { overlayEvents } from "./overlay-events.ts";
import { overlayTables } from "./overlay-tables.ts";
import { parsedScenario } from "./read-scenario.ts";
import type { ReadScenario } from "./read-scenario.ts";

/** The book with the scenarios laid over it, the lowest first; `Faults` where a change is of what is not there. */
export function overlay(book: Book, stack: readonly ReadScenario[]): Book {
  return stack.reduce(overlayOne, book);
}

function overlayOne(book: Book, read: ReadScenario): Book {
  const faults: Fault[] = [];
  const knownAt = read.scenario["known-at"];
  const base = overlayTables(knownAt === undefined ? book : asKnown(book, knownAt), read, faults);
  const events = overlayEvents(base.events, read, faults).map((recorded) => (knownAt === undefined || base.events.includes(recorded) ? recorded : knownBy(recorded, knownAt)));
  if (faults.length > 0) throw new Faults(faults);
  return { ...base, events, scenario: read.scenario.id, head: createHash("sha256").update(canonicalize({ base: book.head, scenario: read.written }) ?? "").digest("hex") };
}

/** The book of the events that count by what was known on a day: its corrections are settled. */
function asKnown(book: Book, knownAt: Day): Book {
  const { entries, gaps } = replayKnown(book, knownAt);
  const counting = new Set(entries.map(({ event }) => event.id));
  return { ...book, gaps, events: book.events.filter(({ event, type }) => counting.has(event.id) && type.corrects === undefined) };
}

/** What a scenario assumes belongs to the knowledge that it branches from. */
function knownBy(recorded: RecordedEvent, knownAt: Day): RecordedEvent {
  const { known } = recorded.event;
  return { ...recorded, event: { ...recorded.event, known: known !== undefined && known < knownAt ? known : knownAt } };
}

export interface Asked {
  readonly knownAt?: Day | undefined;
  readonly spread?: Spread | undefined;
}

/** The ledger of a book with scenarios laid over it; a contradiction is a fault at the line of the change that makes it. */
export function scenarioLedger(book: Book, stack: readonly ReadScenario[], { knownAt, spread = "at-end" }: Asked = {}): Ledger {
  const laid = overlay(book, stack);
  const days = [knownAt, ...stack.map(({ scenario }) => scenario["known-at"])].filter((day) => day !== undefined).sort();
  try {
    return new Ledger(laid, { knownAt: days[0], spread });
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    throw new Faults(error.faults.map((fault) => located(fault, book, stack)));
  }
}

/** A fault of the book under a scenario, at the change without which it would not be; at the top scenario where no one change makes it. */
function located(fault: Fault, book: Book, stack: readonly ReadScenario[]): Fault {
  const top = stack.at(-1);
  if (top === undefined || stack.some(({ place }) => place([]).file === fault.file && fault.file !== undefined)) return fault;
  for (const [level, read] of stack.entries()) {
    for (const path of changesOf(read)) {
      const without = stack.with(level, withoutChange(read, path));
      if (!faultsWith(book, without).some(({ subject, code }) => subject === fault.subject && code === fault.code)) return errorFault(fault, read, path);
    }
  }
  return errorFault(fault, top, []);
}

function faultsWith(book: Book, stack: readonly ReadScenario[]): readonly Fault[] {
  try {
    new Ledger(overlay(book, stack), { canReorder: false });
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults;
    throw error;
  }
}

/** Where each change of a scenario stands in its file. */
function changesOf({ scenario }: ReadScenario): (readonly [list: (typeof changeLists)[number], index: number])[] {
  return changeLists.flatMap((list) => scenario[list].map((_, index) => [list, index] as const));
}

function withoutChange(read: ReadScenario, [list, index]: readonly [(typeof changeLists)[number], number]): ReadScenario {
  const written = { ...(read.written as Readonly<Record<string, readonly unknown[]>>) };
  return parsedScenario({ ...written, [list]: (written[list] ?? []).toSpliced(index, 1) }, read.place);
}
