/** The examples of the HTTP description: what the service answers of the example book, asked in the process itself. */
import { join } from "node:path";
import { writtenIn } from "../book/written-book.ts";
import { createService } from "../http/service.ts";
import { importBook } from "../keeping/import-book.ts";
import { Keeper } from "../keeping/keeper.ts";
import { StoredBooks } from "../keeping/stored-books.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { questions } from "./questions.ts";

/** Of one operation: what is sent along, and what comes back by its status. */
export interface Example {
  readonly body?: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The moment of all that is written: examples are the same whenever they are made. */
const NOW = new Date("2025-03-31T12:00:00Z");

/** The content of the file that the description reads, from the folder of the sources. */
export async function examplesFile(root: string): Promise<string> {
  const service = createService(await exampleBooks(join(root, "src/examples/books/example")));
  const examples: Record<string, Example> = {};
  for (const { operation, method, path, body, key } of questions) {
    const headers = { "content-type": "application/json", ...(key === undefined ? {} : { "if-match": "*", "idempotency-key": key }) };
    const response = await service.request(path, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    examples[operation] = { ...(body === undefined ? {} : { body }), answers: { ...examples[operation]?.answers, [response.status]: await response.json() } };
  }
  return `${JSON.stringify(examples, null, 1)}\n`;
}

async function exampleBooks(folder: string): Promise<StoredBooks> {
  const faults: Fault[] = [];
  const written = writtenIn(folder, faults);
  if (faults.length > 0) throw new Faults(faults);
  const keeper = new Keeper(new MemoryStore(() => NOW), () => NOW);
  await importBook(keeper, written, { by: "the example" });
  return StoredBooks.read(keeper, folder);
}
