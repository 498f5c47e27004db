/** An example of each event type: the shortest that any book in the library has, as written there. */
import { readFileSync } from "node:fs";
import { isSeq, parseDocument } from "yaml";
import type { Book } from "../book/book.ts";
import type { Examples } from "./events-page.ts";

export function examplesFrom(books: readonly Book[]): Examples {
  const found = new Map<string, { book: string; yaml: string }>();
  const texts = new Map<string, string[]>();
  for (const { definition, events } of books) {
    for (const { event, place } of events) {
      const { file } = place();
      if (file === undefined) continue;
      const items = texts.get(file) ?? itemsOf(readFileSync(file, "utf8"));
      texts.set(file, items);
      const yaml = items.find((item) => item.startsWith(`- id: ${event.id}\n`));
      const before = found.get(event.type);
      if (yaml !== undefined && (before === undefined || yaml.length < before.yaml.length)) found.set(event.type, { book: definition.id, yaml });
    }
  }
  return found;
}

/** The items of a list, each with the text it is written with. */
function itemsOf(text: string): string[] {
  const { contents } = parseDocument(text, { schema: "failsafe" });
  if (!isSeq(contents)) return [];
  return contents.items.flatMap((item) => {
    const range = (item as { readonly range?: readonly [number, number, number] | null }).range;
    return range === null || range === undefined ? [] : [`- ${text.slice(range[0], range[1]).trimEnd()}`];
  });
}
