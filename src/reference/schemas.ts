/** The JSON Schemas of a book's files. */
import { z } from "zod";
import { bookDefinition } from "../../events/book-definition.ts";
import type { AnyEventType } from "../../events/catalogue/index.ts";
import { envelope } from "../../events/envelope.ts";
import { declaredTypes } from "../../events/event-schema.ts";
import { priceTable } from "../../events/price-table.ts";
import { rateTable } from "../../events/rate-table.ts";
import { scenario } from "../../events/scenario.ts";
import { versionOf } from "../../events/versions.ts";
import { reportedTable } from "../book/reported-figure.ts";
import { sourceDocument } from "../book/source-document.ts";
import type { JsonSchema } from "./editor-scalar.ts";
import { editorSchema, isSchema, partsOf } from "./editor-schema.ts";
import type { EventComments, SourceComments } from "./source-comments.ts";

export interface DescribedEvent {
  readonly type: AnyEventType;
  readonly comments: EventComments;
  readonly schema: JsonSchema;
}

/** Everything that is written in a book, described. */
export interface Described {
  readonly book: JsonSchema;
  readonly reported: JsonSchema;
  readonly documents: JsonSchema;
  readonly rates: JsonSchema;
  readonly prices: JsonSchema;
  readonly scenario: JsonSchema;
  readonly envelope: JsonSchema;
  readonly events: readonly DescribedEvent[];
}

export function described(source: SourceComments): Described {
  const shared = source.schema("events/envelope.ts", "envelope");
  return {
    book: editorSchema(bookDefinition, source.schema("events/book-definition.ts", "bookDefinition"), "book"),
    reported: editorSchema(reportedTable, source.schema("src/book/reported-figure.ts", "reportedTable"), "reported"),
    documents: editorSchema(sourceDocument, source.schema("src/book/source-document.ts", "sourceDocument"), "documents"),
    rates: editorSchema(rateTable, source.schema("events/rate-table.ts", "rateTable"), "rates"),
    prices: editorSchema(priceTable, source.schema("events/price-table.ts", "priceTable"), "prices"),
    scenario: editorSchema(scenario, source.schema("events/scenario.ts", "scenario"), "scenario"),
    envelope: editorSchema(envelope, shared, "event"),
    events: declaredTypes().map(({ type, schema }) => {
      const comments = source.eventType(type.type);
      const fields = editorSchema(schema, new Map([...shared, ...comments.fields]), type.type);
      if (isSchema(fields.properties?.["type"])) fields.properties["type"].description = type.meaning;
      return { type, comments, schema: { title: type.type, description: type.meaning, ...fields } };
    }),
  };
}

/** The contract of every type of event in its present version, bare of words: a change of it shows by itself. */
export function versionDocuments(): ReadonlyMap<string, unknown> {
  return new Map(declaredTypes().map(({ type, schema }) => [`${type.type}.${versionOf(type.type)}.json`, z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })]));
}

/** Where nothing explains a field of the schemas. */
export function unexplainedIn({ book, reported, documents, rates, prices, scenario, events }: Described): string[] {
  const ofFiles = Object.entries({ book, reported, documents, rates, prices, scenario }).flatMap(([scope, schema]) => unexplained(schema, scope));
  return [...new Set([...ofFiles, ...events.flatMap(({ type, schema }) => unexplained(schema, type.type))])];
}

/** Paths of fields that nothing explains. */
function unexplained(schema: JsonSchema, path: string): string[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (!isSchema(field)) return [];
    const at = `${path}.${name}`;
    return [...(field.description === undefined ? [at] : []), ...unexplained(field, at)];
  });
  return [...inside, ...partsOf(schema).flatMap((part) => unexplained(part, path))];
}

/** The schema documents, by file name. */
export function schemaDocuments({ book, reported, documents, rates, prices, scenario, envelope, events }: Described): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ["book.schema.json", document("A book", "book.yaml: accounts, instruments, sources and the layout of the statements.", book)],
    ["events.schema.json", listDocument("Events", "events/*.yaml: what happened, one item for each event.", eventItems(book, envelope, events))],
    ["reported.schema.json", listDocument("Reported tables", "reported/*.yaml: figures as a source prints them, table by table.", { items: withDashes(reported) })],
    ["documents.schema.json", document("A source beside its figures", "documents/*.yaml: the dates that a source prints, its headings, what it cites, its lists, and the numbers that are no figures.", documents)],
    ["rates.schema.json", document("Index rates", "rates/*.yaml: the dated rates of one index.", rates)],
    ["scenarios.schema.json", document("A scenario", "scenarios/*.yaml: what would be if it had gone otherwise.", withEvents(scenario, eventItems(book, envelope, events)))],
    ["prices.schema.json", document("Market prices", "prices/*.yaml: what sources say of the price of one class of shares.", prices)],
  ]);
}

function document(title: string, description: string, schema: JsonSchema): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", title, description, ...schema };
}

/** A list; a file that holds nothing but comments is an empty one. */
function listDocument(title: string, description: string, schema: JsonSchema): JsonSchema {
  return document(title, description, { type: ["array", "null"], ...schema });
}

/** One schema for each type; what all events have, and all terms, is written once and referred to. */
function eventItems(book: JsonSchema, envelope: JsonSchema, events: readonly DescribedEvent[]): Required<Pick<JsonSchema, "definitions">> & { readonly items: JsonSchema } {
  const definitions = { ...envelope.properties, terms: allTerms(book) };
  const shared = new Map(Object.entries(definitions).map(([name, field]) => [name, contentOf(field)]));
  const oneOf = events.map(({ schema }) => ({
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, contentOf(field) === shared.get(name) ? { $ref: `#/definitions/${name}` } : field])),
  }));
  return { definitions, items: { oneOf } };
}

/** What a scenario adds are events of any type. */
function withEvents(scenario: JsonSchema, { definitions, items }: ReturnType<typeof eventItems>): JsonSchema {
  const add = isSchema(scenario.properties?.["add"]) ? { ...scenario.properties["add"], items } : {};
  return { definitions, ...scenario, properties: { ...scenario.properties, add } };
}

function allTerms({ properties }: JsonSchema): JsonSchema {
  const instruments = isSchema(properties?.["instruments"]) ? properties["instruments"].items : undefined;
  const terms = isSchema(instruments) && !Array.isArray(instruments) ? instruments.properties?.["terms"] : undefined;
  if (!isSchema(terms)) throw new Error("instruments of a book have no terms");
  return terms;
}

/** What a field accepts: the same text for the same schema. */
function contentOf(field: unknown): string {
  return isSchema(field) ? JSON.stringify({ ...field, description: undefined, default: undefined }) : String(field);
}

/** A column that prints nothing is `~`, which an editor takes for null. */
function withDashes(reported: JsonSchema): JsonSchema {
  const copy = structuredClone(reported);
  const rows = copy.properties?.["rows"];
  const row = isSchema(rows) && isSchema(rows.items) && !Array.isArray(rows.items) ? rows.items : undefined;
  const printed = row?.properties?.["printed"];
  if (!isSchema(printed) || !isSchema(printed.items)) throw new Error("rows of a reported table print nothing");
  printed.items = { anyOf: [printed.items, { type: "null" }] };
  return copy;
}
