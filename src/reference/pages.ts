/** Every file of the reference with its content: a function of the source and the embedded books. */
import { join } from "node:path";
import { environmentExample } from "../configuration/tell-settings.ts";
import { examplesFile } from "../examples/answers.ts";
import { createService } from "../http/service.ts";
import { defaultId, Library } from "../library/library.ts";
import { answerFields } from "./answer-fields.ts";
import { bookPage } from "./book-page.ts";
import { cliPage } from "./cli-page.ts";
import { configurationPage } from "./configuration-page.ts";
import { eventsPage } from "./events-page.ts";
import { examplesFrom } from "./examples.ts";
import { faultsPage } from "./faults-page.ts";
import { httpPage } from "./http-page.ts";
import type { HttpDescription } from "./http-page.ts";
import { measuresPage } from "./measures-page.ts";
import { described, schemaDocuments, versionDocuments, unexplainedIn } from "./schemas.ts";
import { SourceComments } from "./source-comments.ts";

export interface Reference {
  /** The content of each file by its path inside the repository. */
  readonly files: ReadonlyMap<string, string>;
  /** Fields that neither a comment in their declaration nor plain words explain. */
  readonly unexplained: readonly string[];
}

export async function referenceOf(root: string): Promise<Reference> {
  const source = new SourceComments(root);
  const all = described(source);
  const library = new Library(join(root, "events/books"));
  const books = library.ids().map((id) => library.book(id));
  const description = (await (await createService(new Library("no books")).request("/openapi.json")).json()) as HttpDescription;
  const answers = answerFields(source, description);
  const ranks = source.member("events/event-type.ts", "EventType", "rank");
  const files = new Map([
    ...[...schemaDocuments(all)].map(([name, schema]): [string, string] => [`events/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`]),
    ...[...versionDocuments()].map(([name, schema]): [string, string] => [`events/versions/${name}`, `${JSON.stringify(schema, null, 2)}\n`]),
    ["docs/reference/events.md", eventsPage(all.events, examplesFrom(books), ranks)],
    ["docs/reference/book.md", bookPage(all, source)],
    ["docs/reference/measures.md", measuresPage(library.book(defaultId(library)))],
    ["docs/reference/faults.md", faultsPage()],
    ["docs/reference/http.md", httpPage(description, answers.meanings)],
    ["docs/reference/cli.md", await cliPage(root)],
    ["docs/reference/configuration.md", configurationPage()],
    [".env.example", environmentExample()],
    ["src/examples/answers.json", await examplesFile(root)],
    ["src/examples/fields.json", `${JSON.stringify(answers.meanings, null, 1)}\n`],
  ]);
  return { files, unexplained: [...unexplainedIn(all), ...answers.unexplained] };
}
