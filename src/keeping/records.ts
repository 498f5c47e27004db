/**
 * What a store keeps of a book: its events, and beside them its definition, tables, documents and
 * scenarios, each as often as it was stated anew. The latest statement of each holds.
 */
import { upcast, versionOf } from "../../events/versions.ts";
import type { WrittenBook } from "../book/written-book.ts";
import type { Written } from "../book/written.ts";
import { refuse } from "../kernel/fault.ts";
import type { Place } from "../kernel/fault.ts";
import type { NewEvent, StoredEvent } from "../store/store.ts";

/** What is stated of a book beside its events, by the part of `WrittenBook` that it is. */
export const statementTypes = {
  definition: "book-defined",
  reported: "figures-reported",
  documents: "source-described",
  rates: "rates-tabled",
  prices: "prices-tabled",
  scenarios: "scenario-described",
} as const;
export type Part = keyof typeof statementTypes;

const partOf = new Map<string, Part>(Object.entries(statementTypes).map(([part, type]) => [type, part as Part]));

/**
 * A statement as a store keeps it: what it is known by, and what is written as JSON. A text,
 * because canonical JSON sorts fields, and a definition's accounts stand in the order of its statements.
 */
interface Statement {
  readonly name: string;
  readonly json: string;
}

/** The statements and events of a book as they hold by some version, and how often each was stated. */
export class Records {
  readonly #statements: ReadonlyMap<string, { readonly part: Part; readonly statement: Statement; readonly times: number }>;
  readonly #events: ReadonlyMap<string, unknown>;

  private constructor(statements = new Map<string, { part: Part; statement: Statement; times: number }>(), events = new Map<string, unknown>()) {
    this.#statements = statements;
    this.#events = events;
  }

  static readonly none = new Records();

  /** These records with stored events taken in; refuses what a later program has written. */
  with(stored: readonly StoredEvent[]): Records {
    const statements = new Map(this.#statements);
    const events = new Map(this.#events);
    for (const event of stored) {
      const written = writtenNow(event);
      const part = partOf.get(event.type);
      if (part === undefined) events.set(event.eventId, written);
      else {
        const statement = written as unknown as Statement;
        const key = keyOf(part, statement.name);
        statements.set(key, { part, statement, times: (statements.get(key)?.times ?? 0) + 1 });
      }
    }
    return new Records(statements, events);
  }

  /** The event of that id as written; undefined where there is none. */
  event(id: string): unknown {
    return this.#events.get(id);
  }

  /** What is stated under a name, and how often it was; undefined where it never was. */
  stated(part: Part, name: string): { readonly json: string; readonly times: number } | undefined {
    const found = this.#statements.get(keyOf(part, name));
    return found === undefined ? undefined : { json: found.statement.json, times: found.times };
  }

  /** The ids of all events, and what every statement is of. */
  get ids(): readonly string[] {
    return [...this.#events.keys(), ...[...this.#statements.values()].map(({ part, statement }) => statementId(part, statement.name))];
  }

  /** The book as its records have it. */
  get written(): WrittenBook {
    const stated = (wanted: Part): Written[] => [...this.#statements.values()].flatMap(({ part, statement }) => (part === wanted ? [writtenOf(statement.name, JSON.parse(statement.json), { subject: statementId(part, statement.name) })] : []));
    return {
      definition: stated("definition")[0],
      events: [...this.#events].map(([id, value]) => writtenOf(id, value, {})),
      reported: stated("reported"),
      documents: stated("documents"),
      rates: stated("rates"),
      prices: stated("prices"),
      ratesUnread: false,
      scenarios: new Map(stated("scenarios").map((written) => [written.name, () => written])),
    };
  }
}

/** What a stored event holds, as the present version of its type has it. */
function writtenNow({ book, eventId, type, schemaVersion, payload }: StoredEvent): Readonly<Record<string, unknown>> {
  const written = upcast(type, schemaVersion, JSON.parse(payload) as Readonly<Record<string, unknown>>);
  if (written === undefined) throw refuse("store-unreadable", `${type} ${eventId} of ${book} in version ${schemaVersion}`, `version ${versionOf(type)} or earlier: a later version of this program wrote it`, { subject: eventId });
  return written;
}

/** What stands in no file is placed by what it is of. */
function writtenOf(name: string, value: unknown, place: Place): Written {
  return { name, value, place: () => place };
}

const keyOf = (part: Part, name: string): string => `${part} ${name}`;

/** What a statement is called: its type and what it is of. */
export function statementId(part: Part, name: string): string {
  return name === "" ? statementTypes[part] : `${statementTypes[part]}/${name}`;
}

/** A statement as it is appended: the `times`-th of its name. */
export function newStatement(part: Part, name: string, value: unknown, times: number): NewEvent {
  const type = statementTypes[part];
  return { id: `${statementId(part, name)}/${times}`, type, schemaVersion: versionOf(type), effectiveOn: "", payload: { name, json: JSON.stringify(value) } };
}

/** An event as it is appended. */
export function newEvent(id: string, type: string, effectiveOn: string, written: unknown): NewEvent {
  return { id, type, schemaVersion: versionOf(type), effectiveOn, payload: written };
}
