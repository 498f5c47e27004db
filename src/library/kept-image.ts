/** Opens books without reading them anew: by their images, where these are of the same files and the same program. */
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { eventFiles } from "../book/book-files.ts";
import type { Book } from "../book/book.ts";
import { bookOfImage, IMAGE_VERSION, imageOf } from "../image/book-image.ts";
import { readChecked, writeChecked } from "../image/checked-file.ts";
import type { Making } from "../image/checked-file.ts";
import { readFiles } from "../image/read-files.ts";
import type { Fault } from "../kernel/fault.ts";
import { Ledger } from "../ledger/ledger.ts";
import { otherOrders, rememberOrders } from "../ledger/other-orders.ts";
import type { Days } from "../ledger/other-orders.ts";
import { openBook } from "./open-book.ts";

export interface Images {
  /** The folder that they are kept in. */
  readonly folder: string;
  /** What reads the books: another program may find other faults, or hold what it reads otherwise. */
  readonly program: string;
  readonly warn: (fault: Fault) => void;
}

/** The book in the folder, or `Faults` with everything wrong with it, as `openBook` has them. */
export function openByImage(folder: string, { folder: images, program, warn }: Images): Book {
  // A place in JSON lines is found by reading all lines again; and plain books have images of their own.
  const files = eventFiles(folder).jsonl.length > 0 ? undefined : readFiles(folder, [program]);
  if (files === undefined) return openBook(folder);
  const file = join(images, `${createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 32)}.book`);
  const making = makingOf(files.key);
  const kept = readChecked(file, making);
  if (typeof kept === "object") {
    const { book, found } = bookOfImage(kept.content.toString("utf8"), folder, files.bytes);
    rememberOrders(book, () => found() as Days[]);
    return book;
  }
  const book = openBook(folder);
  // Files that changed meanwhile were read as they are of now, or partly so.
  const isSame = readFiles(folder, [program])?.key === files.key;
  const isKept = isSame && writeChecked(file, making, imageOf({ book, found: ordersOf(book) }));
  if (kept === "broken") warn({ code: "image-broken", severity: "warning", file, found: "an image of a book that is not as it was written", expected: isKept ? "it whole; the book was read anew, and so is the image made" : "it whole; the book was read anew, the image could not be" });
  return book;
}

/** In which other orders the events may have happened, by the days that they fall on then. */
function ordersOf(book: Book): Days[] {
  return otherOrders(book, undefined, new Ledger(book).entries).map(({ days }) => days);
}

function makingOf(key: string): Making {
  return { kind: "book", version: IMAGE_VERSION, key };
}
