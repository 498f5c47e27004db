/**
 * Keeps books in a store: reads them as they stand, and appends to them what fits.
 *
 * Nothing is appended that the book's own checks refuse: schema, journal entries that sum to nil,
 * nothing overdrawn, corrections of what is there. A book is read again only from where it was
 * read before, and never from a store that has lost what was read.
 */
import { readEvent } from "../book/read-book.ts";
import type { Book } from "../book/book.ts";
import type { Written } from "../book/written.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { checkedBook } from "../library/open-book.ts";
import { NO_EVENTS } from "../store/hash-chain.ts";
import { wentBack } from "../store/refusals.ts";
import type { Appended, EventStore, Head, KeptAppend, NewEvent, StoredEvent } from "../store/store.ts";
import { verifiedEvents } from "../store/verify.ts";
import { changed, fieldOf } from "./change.ts";
import type { Change } from "./change.ts";
import { newEvent, newStatement, Records, statementId } from "./records.ts";
import type { Part } from "./records.ts";

/** A book as a store keeps it. */
export interface KeptBook {
  readonly book: Book;
  readonly records: Records;
  readonly head: Head;
}

export interface Appending {
  /** Names the append: the same again answers what the first one did. */
  readonly key: string;
  readonly by: string;
  /** Refused where the book has another head by now; without it, the append is of whatever stands. */
  readonly expected?: Head;
  /** Whether an event that does not say when it became known became so when it is recorded. */
  readonly knownWhenRecorded: boolean;
  readonly onProgress?: (written: number) => void;
}

/** How often an append without an expected head is tried again behind others. */
const TRIES = 20;

export class Keeper {
  readonly store: EventStore;
  readonly #now: () => Date;
  readonly #kept = new Map<string, KeptBook>();
  readonly #reading = new Map<string, Promise<KeptBook | undefined>>();

  constructor(store: EventStore, now: () => Date = () => new Date()) {
    this.store = store;
    this.#now = now;
  }

  /**
   * The book as it stands; nothing where the store has none of that id. `head-went-back` where the
   * store no longer holds what was read before, `chain-broken` where it is not what was appended,
   * and the book's own faults where something appended past the checks is wrong.
   */
  async kept(id: string): Promise<KeptBook | undefined> {
    const before = this.#reading.get(id);
    const reading = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.#read(id));
    this.#reading.set(id, reading);
    try {
      return await reading;
    } finally {
      if (this.#reading.get(id) === reading) this.#reading.delete(id);
    }
  }

  /** The book as it stood when it had that head; nothing where no append ever left it with it. Throws as `kept` does. */
  async stood(id: string, head: string): Promise<Book | undefined> {
    const events: StoredEvent[] = [];
    for await (const event of verifiedEvents(this.store, id)) {
      events.push(event);
      if (event.hash !== head) continue;
      const [next] = await this.store.appends(id, event.version + 1, 1);
      const isLastOfAppend = next === undefined ? (await this.store.head(id)).hash === head : next.firstVersion === event.version + 1;
      return isLastOfAppend ? { ...checkedBook(Records.none.with(events).written), head } : undefined;
    }
    return undefined;
  }

  async #read(id: string): Promise<KeptBook | undefined> {
    const kept = this.#kept.get(id);
    const seen = kept?.head ?? NO_EVENTS;
    const head = await this.store.head(id);
    if (head.version < seen.version || (head.version === seen.version && head.hash !== seen.hash)) throw wentBack(id, `version ${head.version}, hash ${head.hash}`, `version ${seen.version}, hash ${seen.hash}, which was read before`);
    if (head.version === seen.version) return kept;
    const events = await this.#eventsAfter(id, seen);
    const last = events.at(-1) ?? seen;
    const records = (kept?.records ?? Records.none).with(events);
    const read = { book: { ...checkedBook(records.written), head: last.hash }, records, head: { version: last.version, hash: last.hash } };
    this.#kept.set(id, read);
    return read;
  }

  async #eventsAfter(id: string, seen: Head): Promise<StoredEvent[]> {
    const [next] = await this.store.read(id, seen.version + 1, 1);
    // The first event after what was read has to be linked to it, or another history has taken its place.
    if (next !== undefined && seen.version > 0 && next.previousHash !== seen.hash) throw wentBack(id, `a version ${next.version} that follows ${next.previousHash}`, `one that follows ${seen.hash}, which was read before`);
    const events: StoredEvent[] = [];
    for await (const event of verifiedEvents(this.store, id, seen)) events.push(event);
    return events;
  }

  /** The book with the change made, appended by nobody; throws as `append` does. */
  async tried(id: string, change: Change, { expected, knownWhenRecorded }: Pick<Appending, "expected" | "knownWhenRecorded">): Promise<Book> {
    const kept = await this.kept(id);
    checkHead(id, kept, expected);
    return checkedChange(id, kept, knownWhenRecorded ? knownFrom(change, this.#now().toISOString()) : change);
  }

  /** Appends a change to a book, or to a new one that it defines; throws `Faults` with everything wrong with it, and nothing of it is kept. */
  async append(id: string, change: Change, appending: Appending): Promise<Appended> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#append(id, change, appending);
      } catch (error) {
        const isBehind = error instanceof Faults && error.faults.every(({ code }) => code === "version-conflict");
        if (!isBehind || appending.expected !== undefined || tries === TRIES) throw error;
      }
    }
  }

  async #append(id: string, asked: Change, { key, by, expected, knownWhenRecorded, onProgress }: Appending): Promise<Appended> {
    const progress = onProgress === undefined ? {} : { onProgress };
    const earlier = await this.store.appendOf(id, key);
    if (earlier !== undefined) {
      const change = knownWhenRecorded ? knownFrom(asked, earlier.recordedAt) : asked;
      return this.store.append({ book: id, expected: { version: earlier.firstVersion - 1 }, key, by, events: await this.#again(id, change, earlier) });
    }
    const kept = await this.kept(id);
    checkHead(id, kept, expected);
    const change = knownWhenRecorded ? knownFrom(asked, this.#now().toISOString()) : asked;
    checkedChange(id, kept, change);
    const records = kept?.records ?? Records.none;
    return this.store.append({ book: id, expected: kept?.head ?? NO_EVENTS, key, by, events: newEvents(change, (part, name) => (records.stated(part, name)?.times ?? 0) + 1), ...progress });
  }

  /** What is asked for under a key that was given before, with its statements numbered as they were then. */
  async #again(id: string, change: Change, { firstVersion, lastVersion }: KeptAppend): Promise<NewEvent[]> {
    const kept = await this.store.read(id, firstVersion, lastVersion - firstVersion + 1);
    const numbers = new Map(kept.map(({ eventId }) => [eventId.slice(0, eventId.lastIndexOf("/")), Number(eventId.slice(eventId.lastIndexOf("/") + 1))]));
    return newEvents(change, (part, name) => numbers.get(statementId(part, name)) ?? 1);
  }
}

function checkHead(id: string, kept: KeptBook | undefined, expected: Head | undefined): void {
  if (expected === undefined || (kept?.head ?? NO_EVENTS).hash === expected.hash) return;
  throw refuse("version-conflict", `version ${kept?.head.version ?? 0}`, `version ${expected.version}, which the writer has seen: read what came since and append again`, { subject: id });
}

/** The book with a change made to it; throws `Faults` with everything that is wrong with it then. */
function checkedChange(id: string, kept: KeptBook | undefined, change: Change): Book {
  if (kept === undefined && !change.statements.some(({ part }) => part === "definition")) throw refuse("book-unknown", `book "${id}"`, "a book of the store, or a definition with what is appended");
  const records = kept?.records ?? Records.none;
  const faults = change.events.flatMap(({ value, place }): Fault[] => {
    const event = fieldOf(value, "id");
    if (records.event(event) === undefined) return [];
    return [{ code: "id-duplicate", severity: "error", ...place(["id"]), subject: event, field: "id", found: `event "${event}", which the book has already`, expected: "an id of its own for each event" }];
  });
  if (faults.length > 0) throw new Faults(faults);
  const book = checkedBook(changed(records.written, change));
  if (book.definition.id !== id) throw refuse("field-invalid", `"${book.definition.id}"`, `"${id}", the book that is appended to`, { ...book.place(["id"]), field: "id" });
  return book;
}

/** The change with the day of a moment as that on which its events became known, where they do not say. */
function knownFrom(change: Change, moment: string): Change {
  const events = change.events.map((written): Written => {
    const { value } = written;
    return typeof value !== "object" || value === null || "known" in value ? written : { ...written, value: { ...value, known: moment.slice(0, 10) } };
  });
  return { ...change, events };
}

/** A change as it is appended, its statements numbered; throws `Faults` where an event cannot be read. */
function newEvents({ statements, events }: Change, numberOf: (part: Part, name: string) => number): NewEvent[] {
  const faults: Fault[] = [];
  const read = events.flatMap(({ value, place }) => readEvent(value, place, faults).map(({ event, written }) => newEvent(event.id, event.type, event.on.day, written)));
  if (faults.length > 0) throw new Faults(faults);
  return [...statements.map(({ part, written: { name, value } }) => newStatement(part, name, value, numberOf(part, name))), ...read];
}
