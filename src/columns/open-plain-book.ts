/** Opens a plain book: from its image where there is one that is good, else from its files, which makes one. */
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bookFiles, isOfLines } from "../book/book-files.ts";
import { cacheFolder } from "../image/cache-folder.ts";
import { fileRead, isAsRead, stateIn } from "./file-state.ts";
import type { FileRead } from "./file-state.ts";
import { imageOf, readImage } from "./image.ts";
import type { PlainBook } from "./plain-book.ts";

export interface Opening {
  /** The folder that images are kept in; nowhere where it is none. */
  readonly images: string | undefined;
  /** Told of an image that is not used, and why. */
  readonly notice: (text: string) => void;
}

function told(text: string): void {
  process.stderr.write(`note: ${text}\n`);
}

/** The plain book in `folder`; undefined where it is another. Throws `Faults` with everything wrong with its events. */
export async function openPlainBook(folder: string, asked: Partial<Opening> = {}): Promise<PlainBook | undefined> {
  if (!isOfLines(folder)) return undefined;
  const { images, notice } = { images: cacheFolder(), notice: told, ...asked };
  const image = images === undefined ? undefined : join(images, `${createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32)}.columns`);
  const kept = image === undefined ? undefined : bookOfImage(image, folder, notice);
  if (kept !== undefined) return kept;
  const before = statesOf(folder);
  // Only who reads a book needs what that takes: an answer from an image starts without it.
  const { readPlainBook } = await import("./read-plain-book.ts");
  const read = await readPlainBook(folder);
  if (read === undefined) return undefined;
  if (images !== undefined && image !== undefined) {
    const files = filesAround(folder, read.files);
    if (JSON.stringify(statesOf(folder)) === JSON.stringify(before)) keep(images, image, imageOf({ book: read.book, files }), notice);
  }
  return read.book;
}

function bookOfImage(image: string, folder: string, notice: Opening["notice"]): PlainBook | undefined {
  let bytes: Uint8Array;
  try {
    bytes = bytesOf(image);
  } catch {
    return undefined;
  }
  const read = readImage(bytes);
  if (typeof read === "string") {
    notice(`the image ${image} is ${read}; it is made anew`);
    return undefined;
  }
  const names = bookFiles(folder);
  const isSame = names.length === read.files.length && read.files.every((file, at) => file.file === names[at] && isAsRead(file));
  return isSame ? read.book : undefined;
}

/** The bytes of a file in a buffer of their own. */
function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(file);
  return bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** Every file of the book in order, of which some were read already. */
function filesAround(folder: string, read: readonly FileRead[]): FileRead[] {
  return bookFiles(folder).map((file) => read.find((each) => each.file === file) ?? fileRead(file));
}

function statesOf(folder: string): unknown[] {
  return bookFiles(folder).map((file) => [file, stateIn(statSync(file, { bigint: true }))]);
}

/** Written beside and put in place at once, so that nobody reads half an image. */
function keep(images: string, image: string, bytes: Uint8Array, notice: Opening["notice"]): void {
  try {
    mkdirSync(images, { recursive: true });
    const beside = `${image}.${randomUUID()}`;
    writeFileSync(beside, bytes);
    renameSync(beside, image);
  } catch (error) {
    notice(`no image was kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}
