/** A book that was read and found good: definition, events and reported figures. */
import { canonical } from "../kernel/canonical-json.ts";
import { createHash } from "node:crypto";
import type { AnyEvent, AnyEventType } from "../../events/catalogue/index.ts";
import type { BookDefinition } from "../../events/book-definition.ts";
import type { PriceTable } from "../../events/price-table.ts";
import type { RateTable } from "../../events/rate-table.ts";
import type { Day } from "../kernel/day.ts";
import type { Place } from "../kernel/fault.ts";
import type { ReportedFigure } from "./reported-figure.ts";
import type { PrintedDate, SourceDocument } from "./source-document.ts";
import type { Scenarios } from "./written-book.ts";

/** An event with its declaration and the place it was read from. */
export interface RecordedEvent {
  readonly event: AnyEvent;
  readonly type: AnyEventType;
  /** The event as it was written, every scalar as text: what hashes and exports are made of. */
  readonly written: unknown;
  readonly place: (path?: readonly PropertyKey[]) => Place;
}

export interface Book {
  readonly definition: BookDefinition;
  readonly events: readonly RecordedEvent[];
  readonly reported: readonly ReportedFigure[];
  /** What the sources hold beside figures. */
  readonly documents: readonly SourceDocument[];
  /** The dates that they print. */
  readonly dates: readonly PrintedDate[];
  /** Index rates by index. */
  readonly rates: ReadonlyMap<string, RateTable>;
  /** Market prices by class of shares. */
  readonly prices: ReadonlyMap<string, PriceTable>;
  /** The book's own scenarios by their ids. */
  readonly scenarios: Scenarios;
  /** Where a path of the definition stands. */
  readonly place: (path: readonly PropertyKey[]) => Place;
  /** The scenario that the book is the overlay of; absent on a book as its files have it. */
  readonly scenario?: string;
  /** Accounts that the events do not explain, and since when: of a scenario that branches from what was known then. */
  readonly gaps?: ReadonlyMap<string, Day>;
  /** Changes with anything that is written of the book: the hash of the last event that a store keeps of it, or of all that its files hold. */
  readonly head: string;
}

/** The head of a book in files: SHA-256, the same for the same content in any order and any files. */
export function headOf(definition: unknown, events: readonly RecordedEvent[], beside: Beside = {}): string {
  const [before, after] = headAround(definition, beside);
  const ordered = [...events].sort((a, b) => (a.event.id < b.event.id ? -1 : 1)).map((recorded) => canonical(recorded.written));
  return createHash("sha256").update(before).update(ordered.join(",")).update(after).digest("hex");
}

/** What is written of a book beside its definition and events, by part. */
export type Beside = Readonly<Record<string, readonly unknown[]>>;

/** The texts before and after the events, each canonical, in the order of their ids and with commas between them, of which a head is the hash. */
export function headAround(definition: unknown, beside: Beside): readonly [before: string, after: string] {
  const tables = Object.entries(beside).flatMap(([part, values]) => values.map((value) => canonical([part, value])));
  return [`{"definition":${canonical(definition)},"events":[`, `],"tables":${canonical(tables.sort())}}`];
}
