/**
 * The image of a book: all that its files hold, read and checked, so that it need be neither again.
 *
 * Where a field stands is not in it: of the few that are ever asked for, the file is read again,
 * from the bytes of which the book's hash was taken.
 */
import { join } from "node:path";
import type { AnyEvent } from "../../events/catalogue/index.ts";
import { declaredType } from "../../events/event-schema.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import { parseFormula } from "../book/formula.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { SourceDocument } from "../book/source-document.ts";
import { readAlone } from "../book/written-book.ts";
import { parseYaml } from "../book/yaml-source.ts";
import type { YamlSource } from "../book/yaml-source.ts";
import type { Place } from "../kernel/fault.ts";
import { exactJson, fromExactJson } from "./exact-json.ts";

/** Another where images of before cannot be read any more. */
export const IMAGE_VERSION = 2;

/** A value with the file that it stands in, and its place among the items of that file. */
interface Standing<Value> {
  readonly file: string;
  readonly index: number;
  readonly value: Value;
}

/** What every answer rests on. */
interface Core extends Pick<Book, "definition" | "rates" | "prices" | "head"> {
  readonly file: string;
  readonly events: readonly Standing<AnyEvent>[];
  readonly scenarios: readonly string[];
}

type KeptFigure = Omit<ReportedFigure, "is"> & { readonly is: string | undefined };
type KeptDocument = Standing<Omit<SourceDocument, "place">>;

/** A book, and what was found out about it that takes as long as reading it. */
export interface Known<Found> {
  readonly book: Book;
  readonly found: Found;
}

/** The image of a book that was read from files: a line for each part, so that one that nobody asks for is not read. */
export function imageOf({ book, found }: Known<unknown>): string {
  const { definition, events, reported, documents, dates, rates, prices, scenarios, place, head } = book;
  const core: Core = { definition, file: fileOf(place([])), events: standing(events, ({ event }) => event), rates, prices, head, scenarios: [...scenarios.keys()] };
  const written = events.map((each) => each.written);
  const figures = reported.map((figure): KeptFigure => ({ ...figure, is: figure.is?.text }));
  return [core, written, figures, standing(documents, withoutPlace), dates, found].map(exactJson).join("\n");
}

/** The book in the folder, from its image; `bytes` are those of its files. */
export function bookOfImage(text: string, folder: string, bytes: ReadonlyMap<string, Buffer>): Known<() => unknown> {
  const parts = text.split("\n");
  const part = (index: number): unknown => fromExactJson(parts[index] ?? "null");
  const placeIn = placing(bytes);
  const { definition, file: definedIn, events, rates, prices, head, scenarios } = part(0) as Core;
  const written = once(() => part(1) as unknown[]);
  const reported = once(() => (part(2) as KeptFigure[]).map((figure) => ({ ...figure, is: figure.is === undefined ? undefined : parseFormula(figure.is) })));
  const documents = once(() => (part(3) as KeptDocument[]).map(({ file, value }): SourceDocument => ({ ...value, place: (path) => placeIn(file, path) })));
  const dates = once(() => part(4) as Book["dates"]);
  const book: Book = {
    definition,
    rates,
    prices,
    head,
    events: events.map(({ file, index, value: event }, position) => ({
      event,
      type: typeOf(event),
      get written() {
        return written()[position];
      },
      place: (path = []) => ({ ...placeIn(file, [index, ...path]), subject: event.id }),
    })),
    get reported() {
      return reported();
    },
    get documents() {
      return documents();
    },
    get dates() {
      return dates();
    },
    scenarios: new Map(scenarios.map((name) => [name, () => readAlone(join(folder, "scenarios", `${name}.yaml`))])),
    place: (path) => placeIn(definedIn, path),
  };
  return { book, found: once(() => part(5)) };
}

/** Where paths of the files stand; a file is read when one of its places is first asked for. */
function placing(bytes: ReadonlyMap<string, Buffer>): (file: string, path: readonly PropertyKey[]) => Place {
  const sources = new Map<string, YamlSource | undefined>();
  return (file, path) => {
    if (!sources.has(file)) sources.set(file, parseYaml(bytes.get(file)?.toString("utf8") ?? "", file, []));
    return sources.get(file)?.place(path) ?? { file };
  };
}

function once<Value>(read: () => Value): () => Value {
  let value: { readonly read: Value } | undefined;
  return () => (value ??= { read: read() }).read;
}

function withoutPlace(document: SourceDocument): Omit<SourceDocument, "place"> {
  const fields = Object.entries(document).filter(([name]) => name !== "place");
  return Object.fromEntries(fields) as unknown as Omit<SourceDocument, "place">;
}

/** The items of each file in their order, which is the order in which they were read. */
function standing<Item extends { readonly place: RecordedEvent["place"] | SourceDocument["place"] }, Value>(items: readonly Item[], valueOf: (item: Item) => Value): Standing<Value>[] {
  const next = new Map<string, number>();
  return items.map((item) => {
    const file = fileOf(item.place([]));
    const index = next.get(file) ?? 0;
    next.set(file, index + 1);
    return { file, index, value: valueOf(item) };
  });
}

function fileOf({ file }: Place): string {
  if (file === undefined) throw new TypeError("only a book in files has an image");
  return file;
}

function typeOf(event: AnyEvent): RecordedEvent["type"] {
  const declared = declaredType(event.type);
  if (declared === undefined) throw new TypeError(`no event type ${event.type}, though the image is of this program`);
  return declared.type;
}
