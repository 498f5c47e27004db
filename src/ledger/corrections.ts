/**
 * Corrections: which events of a book are in force, once those that were never so are taken out.
 *
 * What is known by a day counts, the newest correction first: one that is itself voided voids
 * nothing, so that what it voided is so again and what it put in place is not.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import type { Fault } from "../kernel/fault.ts";
import { correctionsOf, knownOn } from "./known-time.ts";
import type { RecordedCorrection } from "./known-time.ts";

export interface InForce {
  readonly events: readonly RecordedEvent[];
  /** Events that were never so, each with the correction that says it. */
  readonly voided: ReadonlyMap<string, RecordedCorrection>;
  /** The corrections that hold, newest first. */
  readonly corrections: readonly RecordedCorrection[];
}

/** The events in force by what was known on a day (by everything where absent), without the `ignored` correction. */
export function inForce(book: Book, knownAt?: Day, ignored?: RecordedCorrection): InForce {
  const known = correctionsOf(book).filter((each) => each !== ignored && (knownAt === undefined || knownOn(each.recorded, book) <= knownAt));
  const voided = new Map<string, RecordedCorrection>();
  const holding: RecordedCorrection[] = [];
  const placed = new Set<string>();
  for (const correction of known.sort((a, b) => -inOrder(book, a.recorded, b.recorded))) {
    if (voided.has(correction.recorded.event.id)) continue;
    holding.push(correction);
    for (const id of correction.voids) if (!voided.has(id)) voided.set(id, correction);
    for (const id of correction.replacedBy) placed.add(id);
  }
  const replacements = new Set(correctionsOf(book).flatMap(({ replacedBy }) => replacedBy));
  const events = book.events.filter(({ event: { id } }) => !voided.has(id) && (!replacements.has(id) || placed.has(id)));
  return { events, voided, corrections: holding };
}

/** By the day on which each became known, then its order in the day, then its id. */
function inOrder(book: Book, a: RecordedEvent, b: RecordedEvent): number {
  const [left, right] = [knownOn(a, book), knownOn(b, book)];
  if (left !== right) return left < right ? -1 : 1;
  const rank = ({ event, type }: RecordedEvent): number => event.order ?? type.rank;
  return rank(a) - rank(b) || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0);
}

/** Corrections of what there is not, of what was not known yet, or with another correction in its place. */
export function correctionFaults(book: Book): Fault[] {
  const corrections = correctionsOf(book);
  if (corrections.length === 0) return [];
  const events = new Map(book.events.map((recorded) => [recorded.event.id, recorded]));
  return corrections.flatMap(({ recorded, voids, replacedBy }) => {
    const fault = (field: "voids" | "replaced-by", index: number, code: Fault["code"], found: string, expected: string): Fault => ({ code, severity: "error", ...recorded.place([field, index]), field: `${field}.${index}`, found, expected });
    const faultsOf = (field: "voids" | "replaced-by", ids: readonly string[], why: (named: RecordedEvent) => readonly [string, string] | undefined): Fault[] =>
      ids.flatMap((id, index) => {
        const named = events.get(id);
        if (named === undefined) return [fault(field, index, "event-unknown", `event "${id}"`, "the id of another event of the book")];
        const wrong = why(named);
        return wrong === undefined ? [] : [fault(field, index, "correction-impossible", ...wrong)];
      });
    return [
      ...faultsOf("voids", voids, (named) => {
        if (named === recorded) return [`${named.event.id}, which is this event`, "another event"];
        if (knownOn(named, book) > knownOn(recorded, book)) return [`${named.event.id}, known only on ${knownOn(named, book)}`, `an event known by ${knownOn(recorded, book)}, when this correction is`];
        return named.type.corrects !== undefined && inOrder(book, named, recorded) > 0 ? [`${named.event.id}, a newer correction of the same day`, "a correction that comes before this one: give both their order"] : undefined;
      }),
      ...faultsOf("replaced-by", replacedBy, (named) => (named.type.corrects === undefined ? undefined : [`${named.event.id}, a correction`, "an event that is no correction"])),
    ];
  });
}

/**
 * What goes wrong only because a correction holds, told as one fault of that correction: the events
 * that rest on what it voids and are not voided with it. Other faults stay as they are.
 */
export function withDependants(book: Book, faults: readonly Fault[], errorsOf: (events: readonly RecordedEvent[]) => readonly Fault[]): Fault[] {
  let left = faults;
  const told: Fault[] = [];
  for (const correction of inForce(book).corrections) {
    if (!left.some(({ severity }) => severity === "error")) break;
    const without = new Set(subjectsOf(errorsOf(inForce(book, undefined, correction).events)));
    const dependants = subjectsOf(left).filter((id) => !without.has(id) && id !== correction.recorded.event.id);
    if (dependants.length === 0) continue;
    left = left.filter(({ subject }) => subject === undefined || !dependants.includes(subject));
    told.push(dependantFault(correction, allDependants(inForce(book).events, dependants, without, errorsOf)));
  }
  return [...left, ...told];
}

/** Those that fail at once, and those that fail when these are taken out too. */
function allDependants(events: readonly RecordedEvent[], first: readonly string[], elsewhere: ReadonlySet<string>, errorsOf: (events: readonly RecordedEvent[]) => readonly Fault[]): string[] {
  const all = new Set(first);
  for (let grown = true; grown; ) {
    const further = subjectsOf(errorsOf(events.filter(({ event }) => !all.has(event.id)))).filter((id) => !elsewhere.has(id) && !all.has(id));
    for (const id of further) all.add(id);
    grown = further.length > 0;
  }
  return [...all];
}

function dependantFault({ recorded, voids, replacedBy }: RecordedCorrection, dependants: readonly string[]): Fault {
  const place = replacedBy.length === 0 ? "" : `, replaced by ${replacedBy.join(", ")}`;
  return { code: "dependants-remain", severity: "error", ...recorded.place(["voids"]), field: "voids", found: `${voids.join(", ")} voided${place}, while ${dependants.join(", ")} ${dependants.length === 1 ? "rests" : "rest"} on what was so`, expected: `${dependants.join(", ")} voided with it` };
}

function subjectsOf(faults: readonly Fault[]): string[] {
  return [...new Set(faults.flatMap(({ severity, subject }) => (severity === "error" && subject !== undefined ? [subject] : [])))];
}
