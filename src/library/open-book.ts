/** Opens a book: its files, its events and its layouts are checked, and all that is wrong comes at once. */
import type { Book } from "../book/book.ts";
import { readWritten } from "../book/read-book.ts";
import { writtenIn } from "../book/written-book.ts";
import type { WrittenBook } from "../book/written-book.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { layoutFaults } from "../../projections/layouts.ts";
import { Ledger, placed } from "../ledger/ledger.ts";
import { rateFaults } from "../ledger/rate-faults.ts";
import { errorsOf, replay } from "../ledger/replay.ts";
import { figureFaults } from "./figure-faults.ts";

/** The book in `folder`, or `Faults` with everything wrong with its files, events and layouts, or else with its figures. */
export function openBook(folder: string): Book {
  const faults: Fault[] = [];
  return checkedBook(writtenIn(folder, faults), faults);
}

/** The book that was written, or `Faults` with everything wrong with it, before and by now. */
export function checkedBook(written: WrittenBook, before: Fault[] = []): Book {
  const { book, faults, unread, ratesUnread } = readWritten(written, before);
  const further = book === undefined ? [] : faultsOf(book, unread, ratesUnread);
  const wrong = [...faults, ...errorsOf(further)];
  if (book === undefined || wrong.length > 0) throw new Faults([...faults, ...further]);
  const figures = figureFaults(new Ledger(book));
  if (figures.length > 0) throw new Faults([...further, ...figures]);
  return book;
}

function faultsOf(book: Book, unread: ReadonlySet<string>, ratesUnread: boolean): Fault[] {
  const { chart, entries, terms, faults } = replay(book, unread);
  // An event on an instrument whose own event could not be read is not a fault of its own.
  const follows = ({ code, found }: Fault): boolean => code === "instrument-not-yet-issued" && [...unread].some((id) => found.startsWith(`${id},`));
  return [...faults.filter((fault) => !follows(fault)), ...(ratesUnread ? [] : rateFaults(book, terms)), ...layoutFaults({ definition: book.definition, chart, entries }).map((fault) => placed(fault, book))];
}
