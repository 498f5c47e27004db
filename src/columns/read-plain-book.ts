/** Reads a large book of plain entries from its files into columns, every line checked as the ordinary reader checks it. */
import { eventFiles, isOfLines } from "../book/book-files.ts";
import { readWritten } from "../book/read-book.ts";
import { writtenBesideEvents } from "../book/written-book.ts";
import type { Fault } from "../kernel/fault.ts";
import { Ledger } from "../ledger/ledger.ts";
import { TurnoverExceeded } from "./movements.ts";
import { PlainBookReading } from "./plain-book-reading.ts";
import type { PlainRead } from "./plain-book-reading.ts";
import { isPlain } from "./plain-definition.ts";

/**
 * The plain book in `folder`, read by so many threads beside this one (as is worth it where absent);
 * undefined where it is another book, which the ordinary reader then reads. Throws `Faults` with
 * everything wrong with its events.
 */
export async function readPlainBook(folder: string, threads?: number): Promise<PlainRead | undefined> {
  if (!isOfLines(folder)) return undefined;
  const faults: Fault[] = [];
  const written = writtenBesideEvents(folder, faults);
  const { book } = readWritten(written, faults);
  if (book === undefined || faults.length > 0 || !isPlain(book)) return undefined;
  const reading = new PlainBookReading(written, new Ledger(book).book);
  try {
    return (await reading.read(eventFiles(folder).jsonl, threads)) ? reading.done() : undefined;
  } catch (error) {
    // Sums that columns may not hold are for the ledger, which refuses only those that leave the range.
    if (error instanceof TurnoverExceeded) return undefined;
    throw error;
  } finally {
    reading.close();
  }
}
