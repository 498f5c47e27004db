/** The ledgers that requests ask: replayed once for each book as it stands or stood, knowledge, spread and scenario, the latest kept. */
import { relative } from "node:path";
import { knownAtOf } from "../answers/query.ts";
import type { Query } from "../answers/query.ts";
import { replayed } from "../answers/replayed.ts";
import type { Book } from "../book/book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import type { Books } from "../library/library.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import type { Ledger, Spread } from "../ledger/ledger.ts";
import { storedScenario } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { StoredBooks } from "../keeping/stored-books.ts";
import { bookFaulty } from "./failure.ts";
import { RefusedRequest } from "./problem.ts";

const KEPT = 64;

/** Of so many heads of a book: a head that another has followed is rarely asked for again. */
const KEPT_HEADS = 8;

interface Kept {
  readonly book: string;
  readonly head: string;
  readonly ledger: Ledger;
}

interface Asked extends Pick<Query, "knownAt"> {
  readonly spread?: Spread | undefined;
  readonly scenario?: string | undefined;
}

/** What is wrong with a question about a book, and not with the book. */
const OF_QUESTION: ReadonlySet<string> = new Set(["book-unknown", "head-unknown", "scenario-unknown"]);

export class Ledgers {
  readonly #library: Books;
  /** By what was asked, the least recently used first. */
  readonly #kept = new Map<string, Kept>();
  /** Heads of books that stay as they were read. */
  readonly #steady = new Map<string, string>();
  /** How many times a book was replayed. */
  replays = 0;

  constructor(library: Books) {
    this.#library = library;
  }

  /** How many ledgers are in memory. */
  get kept(): number {
    return this.#kept.size;
  }

  /** The ids of all books, faulty ones among them. */
  ids(): string[] {
    return this.#library.ids();
  }

  /** The book of that id as it was read last; refuses one that is not there, and tells of a faulty one as the book's own failure. */
  book(id: string): Book {
    return this.#answerable(() => this.#library.book(id));
  }

  /** The same, of a plain one in columns, which takes little even where it is large; throws as `book` does. */
  async read(id: string): Promise<Book | PlainBook> {
    return (await this.#plainBook(id)) ?? this.book(id);
  }

  /** The book as it stands by now, or as it stood at a head; throws as `book` does. A plain one is read whole only when it is asked for whole. */
  async standing(id: string, head: string | undefined): Promise<{ readonly head: string; readonly book: () => Book; readonly plain: PlainBook | undefined }> {
    await this.refresh(id);
    const plain = await this.#plainBook(id);
    const now = plain?.head ?? this.book(id).head;
    if (this.#library.refresh === undefined) this.#steady.set(id, now);
    if (head === undefined || now === head) return { head: now, book: () => this.book(id), plain };
    const earlier = await this.#library.at?.(id, head);
    if (earlier === undefined) throw refuse("head-unknown", `head "${head}"`, `a head that ${id} has had, such as ${now}, which it has now${this.#library.at === undefined ? ": of a book in files no other is kept" : ""}`, { field: "head" });
    return { head, book: () => earlier, plain: undefined };
  }

  /** The head of a book that stays as it was read, once it was; of any other it takes `standing`. */
  steadyHead(id: string): string | undefined {
    return this.#steady.get(id);
  }

  /** The books, where they can be written to; refuses where they are files. */
  growing(): StoredBooks {
    if (this.#library instanceof StoredBooks) return this.#library;
    throw new RefusedRequest({ code: "book-read-only", status: 409, detail: "found books in files; expected books in a store, which can be written to: start the service with --store" });
  }

  /** Takes in what has changed of a book, or of all. */
  async refresh(id?: string): Promise<void> {
    await this.#library.refresh?.(id);
  }

  /** The book replayed as it was known then; throws as `book` does. */
  ledger(book: Book, { knownAt, spread = "at-end", scenario }: Asked = {}): Ledger {
    const { head, definition: { id } } = book;
    const key = [id, head, knownAtOf({ knownAt }, book.definition) ?? "", spread, scenario ?? ""].join(" ");
    const before = this.#kept.get(key);
    const kept = before ?? { book: id, head, ledger: this.#replayed(() => replayed(book, { knownAt, spread, scenario })) };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (before === undefined) this.#letGo(id);
    return kept.ledger;
  }

  /** Of the ledgers that are too many, and of the heads of the book that are. */
  #letGo(id: string): void {
    const heads = [...new Set([...this.#kept.values()].filter(({ book }) => book === id).map(({ head }) => head))];
    const over = new Set(heads.slice(0, Math.max(0, heads.length - KEPT_HEADS)));
    for (const [key, { book, head }] of this.#kept) if (this.#kept.size > KEPT || (book === id && over.has(head))) this.#kept.delete(key);
  }

  /** The book in columns, where it is a plain one in a folder; throws as `book` does. */
  async #plainBook(id: string): Promise<PlainBook | undefined> {
    try {
      return await this.#library.plainBook?.(id);
    } catch (error) {
      return this.#answerable(() => {
        throw error;
      });
    }
  }

  #replayed(replay: () => Ledger): Ledger {
    this.replays += 1;
    return this.#answerable(replay);
  }

  /** The book's own scenario of that id; throws as `book` does. */
  scenario(book: Book, id: string): ReadScenario {
    return this.#answerable(() => storedScenario(book, id));
  }

  /** Files are named from the library's folder: where that stands is not the asker's business. */
  #answerable<Read>(read: () => Read): Read {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Faults) || error.faults.some(({ code }) => OF_QUESTION.has(code))) throw error;
      throw bookFaulty(error.faults.map((fault) => this.#located(fault)));
    }
  }

  #located(fault: Fault): Fault {
    return fault.file === undefined ? fault : { ...fault, file: relative(this.#library.where, fault.file) };
  }
}
