/** The examples of the HTTP description: what the service answers of the example book, asked in the process itself. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Access } from "../access/access.ts";
import { addToken } from "../access/token-file.ts";
import { writtenIn } from "../book/written-book.ts";
import { createService } from "../http/service.ts";
import { importBook } from "../keeping/import-book.ts";
import { Keeper } from "../keeping/keeper.ts";
import { StoredBooks } from "../keeping/stored-books.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { MemoryStore } from "../store/memory-store.ts";
import { questions, refusedQuestions } from "./questions.ts";

type Service = ReturnType<typeof createService>;

/** Of one operation: what is sent along, and what comes back by its status. */
export interface Example {
  readonly body?: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The moment of all that is written: examples are the same whenever they are made. */
const NOW = new Date("2025-03-31T12:00:00Z");

/** All of them: of operations by their ids, of problems by their statuses. */
export interface Examples {
  readonly operations: Readonly<Record<string, Example>>;
  readonly problems: Readonly<Record<string, unknown>>;
}

/** The content of the file that the description reads, from the folder of the sources. */
export async function examplesFile(root: string): Promise<string> {
  const books = await exampleBooks(join(root, "src/examples/books/example"));
  const examples: Examples = { operations: await answeredBy(createService(books)), problems: await refusedBy(books) };
  return `${JSON.stringify(examples, null, 1)}\n`;
}

async function answeredBy(service: Service): Promise<Examples["operations"]> {
  const examples: Record<string, Example> = {};
  for (const { operation, method, path, body, key } of questions) {
    const headers = { "content-type": "application/json", ...(key === undefined ? {} : { "if-match": "*", "idempotency-key": key }) };
    const response = await service.request(path, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    examples[operation] = { ...(body === undefined ? {} : { body }), answers: { ...examples[operation]?.answers, [response.status]: await response.json() } };
  }
  return examples;
}

async function refusedBy(books: StoredBooks): Promise<Examples["problems"]> {
  const tokens = join(mkdtempSync(join(tmpdir(), "capital-ledger-examples-")), "tokens.json");
  const { text } = await addToken(tokens, { name: "an example", scopes: ["read"], books: null, expires: new Date(Date.now() + 60_000) }, new Date());
  const access = new Access({ tokens, onFailure: (error) => { throw error; } });
  const [open, guarded] = [createService(books), createService(books, { access })];
  const problems = refusedQuestions.map(async ({ status, method, path, body, headers, guarded: how }): Promise<readonly [number, unknown]> => {
    const token = how === "with a token to read" ? { authorization: `Bearer ${text.trim()}` } : {};
    const request = { method, headers: { "content-type": "application/json", ...token, ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await (how === undefined ? open : guarded).request(path, request);
    if (response.status !== status) throw new Error(`${method} ${path}: found ${response.status} ${await response.text()}; expected ${status}`);
    return [status, await response.json()];
  });
  const made = Object.fromEntries(await Promise.all(problems));
  await access.close();
  rmSync(dirname(tokens), { recursive: true });
  return made;
}

async function exampleBooks(folder: string): Promise<StoredBooks> {
  const faults: Fault[] = [];
  const written = writtenIn(folder, faults);
  if (faults.length > 0) throw new Faults(faults);
  const keeper = new Keeper(new MemoryStore(() => NOW), () => NOW);
  await importBook(keeper, written, { by: "the example" });
  return StoredBooks.read(keeper, folder);
}
