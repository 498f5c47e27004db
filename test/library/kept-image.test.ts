import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { Faults } from "../../src/kernel/fault.ts";
import type { Fault } from "../../src/kernel/fault.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { openByImage } from "../../src/library/kept-image.ts";
import { openBook } from "../../src/library/open-book.ts";
import { otherOrders } from "../../src/ledger/other-orders.ts";
import { change, copyOf, folderOf } from "../books/folder.ts";
import { books } from "../generate/book.ts";

const ID = "tidewater-instruments";

/** A copy of a book, and an empty folder for its image. */
function given(): { readonly folder: string; readonly images: string; readonly warned: Fault[]; readonly open: (program?: string) => Book; readonly image: () => string } {
  const folder = copyOf(ID);
  const images = join(folder, "..", "images");
  const warned: Fault[] = [];
  return {
    folder,
    images,
    warned,
    open: (program = "one") => openByImage(folder, { folder: images, program, warn: (fault) => warned.push(fault) }),
    image: () => join(images, readdirSync(images)[0] ?? "none"),
  };
}

/** Whether it was read from its image: that alone reads what is written of an event when it is asked for. */
const isOfImage = (book: Book): boolean => Object.getOwnPropertyDescriptor(book.events[0] ?? {}, "written")?.get !== undefined;

describe("opening a book by its image", () => {
  it("reads the files the first time, and the image from then on", () => {
    const { open } = given();
    expect(isOfImage(open())).toBe(false);
    expect(isOfImage(open())).toBe(true);
  });

  test.prop([books], { numRuns: 20 })("finds the other orders that its events may have happened in, as from the files", ({ definition, events }) => {
    const folder = folderOf({ "book.yaml": JSON.stringify(definition), "events/all.yaml": JSON.stringify(events.map((event) => ({ summary: "made up", ...event }))) }, "generated");
    const images = { folder: join(folder, "images"), program: "one", warn: () => undefined };
    openByImage(folder, images);
    const [kept, read] = [openByImage(folder, images), openBook(folder)];
    const ordersOf = (book: Book): unknown => otherOrders(book, undefined, new Ledger(book).entries).map((order) => ({ days: order.days, entries: new Ledger(order.book).entries.map(({ event, movements }) => ({ event, movements })) }));
    expect(isOfImage(kept) || read.events.length === 0).toBe(true);
    expect(ordersOf(kept)).toEqual(ordersOf(read));
    // A copy of a book is another one: what was found of it is not taken for found of that.
    expect(ordersOf({ ...kept, events: kept.events.slice(0, 1) })).toEqual(ordersOf({ ...read, events: read.events.slice(0, 1) }));
  });

  it("reads the files anew when one of them changes, by one byte at the same time of day, is added, or goes", () => {
    const { folder, open } = given();
    const { head } = open();
    const file = join(folder, "book.yaml");
    const { atime, mtime } = statSync(file);
    change(folder, "book.yaml", "Tidewater Instruments, Inc.", "Tidewater Instruments; Inc.");
    utimesSync(file, atime, mtime);
    const changed = open();
    expect(isOfImage(changed)).toBe(false);
    expect(changed.head).not.toBe(head);
    writeFileSync(join(folder, "events", "none.yaml"), "[]\n");
    expect(isOfImage(open())).toBe(false);
    expect(isOfImage(open())).toBe(true);
  });

  it("reads the files anew for another program, quietly", () => {
    const { open, warned } = given();
    open("one");
    expect(isOfImage(open("another"))).toBe(false);
    expect(isOfImage(open("another"))).toBe(true);
    expect(warned).toEqual([]);
  });

  it("names an image with a flipped bit, and makes it anew", () => {
    const { open, image, warned } = given();
    open();
    const bytes = readFileSync(image());
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(image(), bytes);
    expect(isOfImage(open())).toBe(false);
    expect(warned).toEqual([expect.objectContaining({ code: "image-broken", severity: "warning", file: image() })]);
    expect(isOfImage(open())).toBe(true);
    expect(warned).toHaveLength(1);
  });

  it("keeps no image of a faulty book, and names its faults at their lines each time", () => {
    const { folder, images, open } = given();
    open();
    change(folder, "book.yaml", "currency: USD", "\ncurrency: dollars");
    const faultsOf = (read: () => unknown): unknown => {
      try {
        return read();
      } catch (error) {
        return error instanceof Faults ? error.faults : error;
      }
    };
    const stated = faultsOf(() => openBook(folder));
    expect(stated).toEqual(expect.arrayContaining([expect.objectContaining({ severity: "error" })]));
    expect(faultsOf(open)).toEqual(stated);
    expect(faultsOf(open)).toEqual(stated);
    expect(readdirSync(images)).toHaveLength(1);
  });

  it("keeps the places of the files as they were read, though they change later", () => {
    const { folder, open } = given();
    open();
    const kept = open();
    const before = openBook(folder).events.map(({ place }) => place());
    for (const name of readdirSync(join(folder, "events"))) writeFileSync(join(folder, "events", name), `\n\n${readFileSync(join(folder, "events", name), "utf8")}`);
    expect(kept.events.map(({ place }) => place())).toEqual(before);
    expect(openBook(folder).events[0]?.place().line).toBe((before[0]?.line ?? 0) + 2);
  });

  it("does without where no image can be kept", () => {
    const { folder, images, open } = given();
    writeFileSync(images, "a file where the folder would be");
    expect(open().head).toBe(openBook(folder).head);
    expect(isOfImage(open())).toBe(false);
  });
});
