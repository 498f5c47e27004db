/** A source as it is read: its lines, the pages that it numbers, and the dates that it prints. */
import { describe, expect, it } from "vitest";
import { lineNumbers, readSource } from "../../src/evidence/source-text.ts";

const read = (...lines: readonly string[]): ReturnType<typeof readSource> => readSource(Buffer.from(lines.join("\n")));

/** The pages of all lines. */
function pages(...lines: readonly string[]): (number | undefined)[] {
  const { pages: of } = read(...lines);
  return lines.map((_, index) => of.of(index + 1));
}

describe("pages", () => {
  it("are those printed at the foot, before the mark", () => {
    expect(pages("one", "  5", "<PAGE>", "two", "  6", "", "<PAGE>", "three")).toEqual([5, 5, 6, 6, 6, 6, 7, 7]);
  });

  it("are those printed at the head, after the mark, where more are", () => {
    expect(pages("one", "<PAGE>", " - 2 -", "two", "<PAGE>", "Page 3", "three")).toEqual([1, 2, 2, 2, 3, 3, 3]);
  });

  it("may be parted by form feeds", () => {
    expect(pages("one", "1", "\ftwo", "2")).toEqual([1, 1, 2, 2]);
  });

  it("without a number are counted from the nearest ones with one, if those agree", () => {
    expect(pages("cover", "<PAGE>", "2", "<PAGE>", "three", "<PAGE>", "4")).toEqual([1, 2, 2, 3, 3, 4, 4]);
    expect(pages("a", "2", "<PAGE>", "b", "<PAGE>", "c", "7")).toEqual([2, 2, undefined, undefined, 7, 7, 7]);
    // There is no page before the first.
    expect(pages("cover", "<PAGE>", "a", "1", "<PAGE>", "b", "2")[0]).toBeUndefined();
  });

  it("cannot be told without marks, or without any number", () => {
    expect(pages("one", "1")).toEqual([undefined, undefined]);
    expect(pages("one", "<PAGE>", "two")).toEqual([undefined, undefined, undefined]);
  });
});

describe("dates", () => {
  /** The numbers that are parts of dates. */
  const dated = (...lines: readonly string[]): string[] => {
    const { tokens, dated: places } = read(...lines);
    return tokens.filter(({ kind }, at) => kind === "number" && places.has(at)).map(({ written }) => written);
  };

  it.each([
    ["September 30, 2002", ["30", "2002"]],
    ["As of  September\n 30,\n 2002, there were 12", ["30", "2002"]],
    ["September 31, 2002", ["31", "2002"]],
    ["the 30 September 2002 or", ["30", "2002"]],
    ["In February, 2002 and May 2000", ["2002", "2000"]],
    ["In April of 2002", ["2002"]],
    ["ended June 30", ["30"]],
    ["on 2002-09-30", ["2002", "09", "30"]],
    ["on 9/30/2002", ["9", "30", "2002"]],
  ])("%j", (text, numbers) => {
    expect(dated(text)).toEqual(numbers);
  });

  it.each(["it may 30 times", "Section 13 or 15(d)", "in 2002", "March 45", "Sections 1/2", "ratios of 2002-100-30"])("%j is none", (text) => {
    expect(dated(text)).toEqual([]);
  });
});

it("reads bytes that are no UTF-8 as Latin-1, and any line ends", () => {
  expect(readSource(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0d, 0x0a, 0x31, 0x0d, 0x32])).lines).toEqual(["café", "1", "2"]);
  expect(readSource(Buffer.from("café\n")).lines).toEqual(["café"]);
});

it("reads runs of lines", () => {
  expect(lineNumbers("707-709, 715")).toEqual([707, 708, 709, 715]);
});
