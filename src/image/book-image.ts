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
export const IMAGE_VERSION = 1;

/** An event, or a document, with the file that it stands in and its place among the items of that file. */
interface Standing<Value> {
  readonly file: string;
  readonly index: number;
  readonly value: Value;
}

interface BookImage extends Pick<Book, "definition" | "dates" | "rates" | "prices" | "head"> {
  readonly file: string;
  readonly events: readonly Standing<AnyEvent>[];
  /** The events as they were written, as JSON: few commands ask for them. */
  readonly written: string;
  readonly reported: readonly (Omit<ReportedFigure, "is"> & { readonly is: string | undefined })[];
  readonly documents: readonly Standing<Omit<SourceDocument, "place">>[];
  readonly scenarios: readonly string[];
}

/** The image of a book that was read from files. */
export function imageOf(book: Book): string {
  const { definition, events, reported, documents, dates, rates, prices, scenarios, place, head } = book;
  const image: BookImage = {
    definition,
    file: fileOf(place([])),
    events: standing(events, ({ event }) => event),
    written: JSON.stringify(events.map(({ written }) => written)),
    reported: reported.map((figure) => ({ ...figure, is: figure.is?.text })),
    documents: standing(documents, ({ place: _, ...document }) => document),
    dates,
    rates,
    prices,
    head,
    scenarios: [...scenarios.keys()],
  };
  return exactJson(image);
}

/** The book in the folder, from its image; `bytes` are those of its files. */
export function bookOfImage(text: string, folder: string, bytes: ReadonlyMap<string, Buffer>): Book {
  const image = fromExactJson(text) as BookImage;
  const sources = new Map<string, YamlSource | undefined>();
  const placeIn = (file: string, path: readonly PropertyKey[]): Place => {
    if (!sources.has(file)) sources.set(file, parseYaml(bytes.get(file)?.toString("utf8") ?? "", file, []));
    return sources.get(file)?.place(path) ?? { file };
  };
  let written: readonly unknown[] | undefined;
  const { definition, dates, rates, prices, head } = image;
  return {
    definition,
    dates,
    rates,
    prices,
    head,
    events: image.events.map(({ file, index, value: event }, position) => ({
      event,
      type: typeOf(event),
      get written() {
        written ??= JSON.parse(image.written) as unknown[];
        return written[position];
      },
      place: (path = []) => ({ ...placeIn(file, [index, ...path]), subject: event.id }),
    })),
    reported: image.reported.map((figure) => ({ ...figure, is: figure.is === undefined ? undefined : parseFormula(figure.is) })),
    documents: image.documents.map(({ file, value }) => ({ ...value, place: (path) => placeIn(file, path) })),
    scenarios: new Map(image.scenarios.map((name) => [name, () => readAlone(join(folder, "scenarios", `${name}.yaml`))])),
    place: (path) => placeIn(image.file, path),
  };
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
