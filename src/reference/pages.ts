/** Every file of the reference with its content: a function of the source and the embedded books. */
import { join } from "node:path";
import { Library } from "../book/library.ts";
import { bookPage } from "./book-page.ts";
import { cliPage } from "./cli-page.ts";
import { eventsPage } from "./events-page.ts";
import { examplesFrom } from "./examples.ts";
import { faultsPage } from "./faults-page.ts";
import { unexplained } from "./field-table.ts";
import { measuresPage } from "./measures-page.ts";
import { described, schemaDocuments } from "./schemas.ts";
import { SourceComments } from "./source-comments.ts";

/** The content of each file by its path inside the repository; throws where a field has no explanation. */
export async function referenceOf(root: string): Promise<ReadonlyMap<string, string>> {
  const source = new SourceComments(root);
  const all = described(source);
  const missing = [...unexplained(all.book, "book"), ...unexplained(all.reported, "reported"), ...all.events.flatMap(({ type, schema }) => unexplained(schema, type.type))];
  if (missing.length > 0) throw new Error(`fields without a comment above them in their declaration: ${[...new Set(missing)].join(", ")}`);
  const library = new Library(join(root, "events/books"));
  const books = library.ids().map((id) => library.book(id));
  const ranks = source.member("events/event-type.ts", "EventType", "rank");
  return new Map([
    ...[...schemaDocuments(all)].map(([name, schema]): [string, string] => [`events/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`]),
    ["docs/reference/events.md", eventsPage(all.events, examplesFrom(books), ranks)],
    ["docs/reference/book.md", bookPage(all, source)],
    ["docs/reference/measures.md", measuresPage(library.book(library.defaultId()))],
    ["docs/reference/faults.md", faultsPage()],
    ["docs/reference/cli.md", await cliPage(root)],
  ]);
}
