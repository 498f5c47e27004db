/** Opens a book: its files, its events and its layouts are checked, and all that is wrong comes at once. */
import type { Book } from "../book/book.ts";
import { readFolder } from "../book/read-book.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { layoutFaults } from "../../projections/layouts.ts";
import { placed } from "./ledger.ts";
import { errorsOf, replay } from "./replay.ts";

/** The book in `folder`, or `Faults` with everything wrong with its files, events and layouts. */
export function openBook(folder: string): Book {
  const { book, faults, unread } = readFolder(folder);
  const further = book === undefined ? [] : faultsOf(book, unread);
  if (book === undefined || faults.length + errorsOf(further).length > 0) throw new Faults([...faults, ...further]);
  return book;
}

function faultsOf(book: Book, unread: ReadonlySet<string>): Fault[] {
  const { chart, entries, faults } = replay(book, unread);
  // An event on an instrument whose own event could not be read is not a fault of its own.
  const follows = ({ code, found }: Fault): boolean => code === "instrument-not-yet-issued" && [...unread].some((id) => found.startsWith(`${id},`));
  return [...faults.filter((fault) => !follows(fault)), ...layoutFaults({ definition: book.definition, chart, entries }).map((fault) => placed(fault, book))];
}
