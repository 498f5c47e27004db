/**
 * Reads a book: from its folder (book.yaml, events/*.yaml and events/*.jsonl, reported/*.yaml, documents/*.yaml,
 * rates/*.yaml, prices/*.yaml), or from wherever else it was written.
 *
 * Everything is read and checked before anything is returned; all that is wrong comes back at
 * once, each with its file, line and field. Nothing is ever half-loaded.
 */
import { basename } from "node:path";
import { z } from "zod";
import { bookDefinition } from "../../events/book-definition.ts";
import type { BookDefinition } from "../../events/book-definition.ts";
import { declaredType, declaredTypes } from "../../events/event-schema.ts";
import { rateTable } from "../../events/rate-table.ts";
import { priceTable } from "../../events/price-table.ts";
import { accountsOf } from "../../events/unit-accounts.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault, Place } from "../kernel/fault.ts";
import { headOf } from "./book.ts";
import type { Beside, Book, RecordedEvent } from "./book.ts";
import { documentFaults } from "./document-faults.ts";
import { namedInstrument } from "./named-instrument.ts";
import { figuresOf, reportedTable } from "./reported-figure.ts";
import type { ReportedFigure } from "./reported-figure.ts";
import { schemaFaults } from "./schema-faults.ts";
import { datesOf, sourceDocument } from "./source-document.ts";
import type { SourceDocument } from "./source-document.ts";
import { writtenIn } from "./written-book.ts";
import type { WrittenBook } from "./written-book.ts";
import type { Written } from "./written.ts";

type Path = readonly PropertyKey[];

/** What could be read of a folder, and everything that could not. */
export interface Reading {
  /** The book of what could be read; absent where book.yaml itself could not. */
  readonly book: Book | undefined;
  readonly faults: readonly Fault[];
  /** Instruments that events name which could not be read. */
  readonly unread: ReadonlySet<string>;
  /** Whether a table of rates could not be read, so that nobody knows which index has one. */
  readonly ratesUnread: boolean;
}

/** The book in `folder`, or `Faults` that name everything wrong with its files. */
export function readBook(folder: string): Book {
  const found: Fault[] = [];
  const { book, faults } = readWritten(writtenIn(folder, found), found);
  if (book === undefined || faults.length > 0) throw new Faults(faults);
  return book;
}

/** The book that was written, with what was wrong with it before and what is found now. */
export function readWritten(written: WrittenBook, faults: Fault[]): Reading {
  const source = written.definition;
  const definition = source === undefined ? undefined : readDefinition(source, faults);
  const unread: unknown[] = [];
  const events = written.events.flatMap((item) => readOrKeep(item, faults, unread));
  const reported = written.reported.flatMap((item) => readReported(item, faults));
  const documents = written.documents.flatMap((item) => readDocument(item, faults));
  const rates = written.rates.flatMap((item) => parsed(item, rateTable, faults));
  const ratesUnread = written.ratesUnread || rates.length < written.rates.length;
  const prices = written.prices.flatMap((item) => parsed(item, priceTable, faults));
  refuseRepeatedIds(events, faults);
  const ids = new Set([...events.map(({ event }) => event.id), ...unread.map((item) => headOfEvent(item).id)]);
  faults.push(...documents.flatMap(({ document }) => documentFaults(document, ids)));
  if (source === undefined || definition === undefined) return { book: undefined, faults, unread: new Set(), ratesUnread };
  checkReferences(definition, source, faults);
  checkSources(definition, events, [...reported, ...documents], faults);
  return {
    book: {
      definition,
      events,
      reported: reported.flatMap(({ figures }) => figures),
      documents: documents.map(({ document }) => document),
      dates: documents.flatMap(({ document }) => datesOf(document)),
      rates: new Map(rates.map((table) => [table.index, table])),
      prices: new Map(prices.map((table) => [table.class, table])),
      scenarios: written.scenarios,
      place: (path) => source.place(path),
      head: headOf(source.value, events, besideEvents(written)),
    },
    faults,
    unread: new Set(definition.instruments.map(({ id }) => id).filter((id) => JSON.stringify(unread).includes(`"${id}"`))),
    ratesUnread,
  };
}

/** What is written of a book beside its definition and events; of a scenario that cannot be read, what is wrong with it. */
export function besideEvents({ reported, documents, rates, prices, scenarios }: WrittenBook): Beside {
  const values = (items: readonly Written[]): unknown[] => items.map(({ value }) => value);
  return { reported: values(reported), documents: values(documents), rates: values(rates), prices: values(prices), scenarios: [...scenarios].map(([name, read]) => [name, valueOrFaults(read)]) };
}

function valueOrFaults(read: () => Written): unknown {
  try {
    return read().value;
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return error.faults.map(({ found, line }) => `${line ?? ""} ${found}`);
  }
}

function readDefinition(source: Written, faults: Fault[]): BookDefinition | undefined {
  const read = bookDefinition.safeParse(source.value);
  if (!read.success) {
    faults.push(...schemaFaults(read.error, source.value, (path) => ({ ...source.place(path), ...subjectAt(path, source.value) })));
    return undefined;
  }
  const seen = new Set<string>();
  read.data.instruments.forEach(({ id }, index) => {
    if (seen.has(id)) {
      faults.push({ code: "id-duplicate", severity: "error", ...source.place(["instruments", index, "id"]), subject: id, field: `instruments.${index}.id`, found: `a second instrument "${id}"`, expected: "an id of its own for each instrument" });
    }
    seen.add(id);
  });
  return read.data;
}

/** By which field the items of a list of book.yaml are known. */
const KNOWN_BY: Readonly<Record<string, string>> = { instruments: "id", accepts: "finding" };

/** The instrument, or the accepted finding, that a path of book.yaml leads into. */
function subjectAt([list, index]: Path, definition: unknown): { readonly subject?: string } {
  const field = KNOWN_BY[String(list)];
  if (field === undefined || typeof index !== "number") return {};
  const items: unknown = Object.entries(definition ?? {}).find(([name]) => name === list)?.[1];
  const item: unknown = Array.isArray(items) ? items[index] : undefined;
  const subject = z.object({ [field]: z.string().min(1) }).safeParse(item).data?.[field];
  return subject === undefined ? {} : { subject };
}

function readOrKeep(item: Written, faults: Fault[], unread: unknown[]): RecordedEvent[] {
  const read = readEvent(item.value, (path) => item.place(path), faults);
  if (read.length === 0) unread.push(item.value);
  return read;
}

// Made once: a schema compiles itself when it is first used.
const eventHead = z.object({ id: z.string().catch("?"), type: z.string().catch("") }).catch({ id: "?", type: "" });

/** What an event calls itself, whatever else is wrong with it. */
function headOfEvent(written: unknown): { readonly id: string; readonly type: string } {
  return eventHead.parse(written);
}

/** Reads one event as written; used for files and for events that come from anywhere else. */
export function readEvent(written: unknown, placeOf: (path: Path) => Place, faults: Fault[]): RecordedEvent[] {
  const { id, type } = headOfEvent(written);
  const subject = id === "?" ? {} : { subject: id };
  const declared = declaredType(type);
  if (declared === undefined) {
    const known = declaredTypes().map((each) => each.type.type).join(", ");
    faults.push({ code: "field-invalid", severity: "error", ...placeOf(["type"]), ...subject, field: "type", found: type === "" ? "no event type" : `"${type}"`, expected: `one of ${known}` });
    return [];
  }
  const read = declared.schema.safeParse(written);
  if (!read.success) {
    faults.push(...schemaFaults(read.error, written, placeOf).map((fault) => ({ ...fault, ...subject, ...namedInstrument(written) })));
    return [];
  }
  const place = (path: Path = []): Place => ({ ...placeOf(path), subject: id });
  return [{ event: read.data, type: declared.type, written, place }];
}

/** Something of a file that names its source. */
interface Cited {
  readonly id: string;
  readonly source: string;
  readonly place: (path: Path) => Place;
}

interface ReportedTable extends Cited {
  readonly figures: readonly ReportedFigure[];
}

function readReported({ value, place }: Written, faults: Fault[]): ReportedTable[] {
  const read = reportedTable.safeParse(value);
  if (!read.success) {
    const { id } = headOfEvent(value);
    faults.push(...schemaFaults(read.error, value, place).map((fault) => (id === "?" ? fault : { ...fault, subject: id })));
    return [];
  }
  const figures = figuresOf(read.data, (path, found, expected) => {
    faults.push({ code: "field-invalid", severity: "error", ...place(path), subject: read.data.id, field: path.map(String).join("."), found, expected });
  }, place);
  return [{ id: read.data.id, source: read.data.source, place, figures }];
}

/** What a source holds beside figures, with the place that names the source. */
function readDocument(written: Written, faults: Fault[]): (Cited & { readonly document: SourceDocument })[] {
  const { name, place } = written;
  return parsed(written, sourceDocument, faults).map((document) => ({ id: name, source: document.source, place, document: { ...document, place } }));
}

/** What holds one table. */
function parsed<Table>({ value, place }: Written, schema: z.ZodType<Table>, faults: Fault[]): Table[] {
  const read = schema.safeParse(value);
  if (read.success) return [read.data];
  faults.push(...schemaFaults(read.error, value, place));
  return [];
}

function refuseRepeatedIds(events: readonly RecordedEvent[], faults: Fault[]): void {
  const first = new Map<string, RecordedEvent>();
  for (const recorded of events) {
    const before = first.get(recorded.event.id);
    if (before === undefined) {
      first.set(recorded.event.id, recorded);
      continue;
    }
    const { file, line } = before.place();
    faults.push({ code: "id-duplicate", severity: "error", ...recorded.place(["id"]), field: "id", found: `an id that ${file === undefined ? "another event" : `${basename(file)}:${line ?? 1}`} has already`, expected: "an id of its own for each event" });
  }
}

/** Roles and share classes name accounts that there are. */
function checkReferences(definition: BookDefinition, source: Written, faults: Fault[]): void {
  const accounts = new Set([...Object.keys(definition.accounts), ...definition.instruments.flatMap((instrument) => accountsOf(instrument).map(({ account }) => account))]);
  const check = (account: string, path: Path, of: { readonly subject?: string }): void => {
    if (accounts.has(account)) return;
    faults.push({ code: "account-unknown", severity: "error", ...source.place(path), ...of, field: path.map(String).join("."), found: `account "${account}"`, expected: "an account of book.yaml" });
  };
  definition.instruments.forEach(({ id, "capital-account": account }, index) => {
    if (account !== undefined) check(account, ["instruments", index, "capital-account"], { subject: id });
  });
  for (const [role, account] of Object.entries(definition.roles)) check(account, ["roles", role], {});
}

function checkSources(definition: BookDefinition, events: readonly RecordedEvent[], cited: readonly Cited[], faults: Fault[]): void {
  const unknown = (source: string, place: Place): void => {
    if (Object.hasOwn(definition.sources, source)) return;
    faults.push({ code: "source-unknown", severity: "error", ...place, found: `source "${source}"`, expected: `one of ${Object.keys(definition.sources).join(", ") || "the sources of book.yaml (it has none)"}` });
  };
  for (const recorded of events) {
    recorded.event.evidence.forEach(({ source }, index) => {
      unknown(source, { ...recorded.place(["evidence", index, "source"]), field: `evidence.${index}.source` });
    });
  }
  for (const { id, source, place } of cited) unknown(source, { ...place(["source"]), subject: id, field: "source" });
}
