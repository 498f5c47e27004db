/** The ledgers that requests ask: replayed once for each book, knowledge, spread and scenario, the latest kept. */
import { relative } from "node:path";
import { knownAtOf } from "../answers/query.ts";
import type { Query } from "../answers/query.ts";
import type { Book } from "../book/book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import type { Books } from "../library/library.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { scenarioLedger } from "../scenarios/scenario-ledger.ts";
import { stackOf, storedScenario } from "../scenarios/read-scenario.ts";
import type { ReadScenario } from "../scenarios/read-scenario.ts";
import { bookFaulty } from "./failure.ts";

const KEPT = 64;

interface Asked extends Pick<Query, "knownAt"> {
  readonly spread?: Spread | undefined;
  readonly scenario?: string | undefined;
}

export class Ledgers {
  readonly #library: Books;
  /** By what was asked, the least recently used first. */
  readonly #kept = new Map<string, Ledger>();
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

  /** The book of that id; refuses one that is not there, and tells of a faulty one as the book's own failure. */
  book(id: string): Book {
    return this.#answerable(() => this.#library.book(id));
  }

  /** The book replayed as it was known then; throws as `book` does. */
  ledger(bookId: string, { knownAt, spread = "at-end", scenario }: Asked = {}): Ledger {
    const asked = { knownAt: knownAtOf({ knownAt }), spread };
    const book = this.book(bookId);
    const key = [bookId, asked.knownAt ?? "", spread, scenario ?? ""].join(" ");
    const ledger = this.#kept.get(key) ?? this.#replayed(() => (scenario === undefined ? new Ledger(book, asked) : scenarioLedger(book, stackOf(book, storedScenario(book, scenario)), asked)));
    this.#kept.delete(key);
    this.#kept.set(key, ledger);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    return ledger;
  }

  /** The book in columns, where it is a plain one in a folder; throws as `book` does. */
  async plainBook(id: string): Promise<PlainBook | undefined> {
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
  scenario(bookId: string, id: string): ReadScenario {
    return this.#answerable(() => storedScenario(this.book(bookId), id));
  }

  /** Files are named from the library's folder: where that stands is not the asker's business. */
  #answerable<Read>(read: () => Read): Read {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Faults) || error.faults.some(({ code }) => code === "book-unknown" || code === "scenario-unknown")) throw error;
      throw bookFaulty(error.faults.map((fault) => this.#located(fault)));
    }
  }

  #located(fault: Fault): Fault {
    return fault.file === undefined ? fault : { ...fault, file: relative(this.#library.where, fault.file) };
  }
}
