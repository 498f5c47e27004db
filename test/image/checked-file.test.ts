import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { readChecked, writeChecked } from "../../src/image/checked-file.ts";

const folder = mkdtempSync(join(tmpdir(), "checked-file-"));
const making = { kind: "book", version: 3, key: "0a1b" };

describe("a checked file", () => {
  test.prop([fc.string({ unit: "binary" })])("gives back its content", (content) => {
    const file = join(folder, "whole");
    expect(writeChecked(file, making, content)).toBe(true);
    expect(readChecked(file, making)).toEqual({ content: Buffer.from(content) });
  });

  it("is broken whichever one of its bits is another", () => {
    const file = join(folder, "flipped");
    writeChecked(file, making, "720,000.00");
    const bytes = readFileSync(file);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, flipped);
      expect(readChecked(file, making), `bit ${bit}`).toBe("broken");
    }
  });

  it("is broken wherever it is cut short", () => {
    const file = join(folder, "short");
    writeChecked(file, making, "720,000.00");
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(readChecked(file, making), `${length} bytes`).toBe("broken");
    }
  });

  it.each([{ kind: "columns" }, { version: 4 }, { key: "0a1c" }])("is another where it was made of something else: %j", (other) => {
    const file = join(folder, "other");
    writeChecked(file, { ...making, ...other }, "720,000.00");
    expect(readChecked(file, making)).toBe("other");
  });

  it("is absent where there is none, or nothing that can be read", () => {
    expect(readChecked(join(folder, "none"), making)).toBe("absent");
    mkdirSync(join(folder, "directory"));
    expect(readChecked(join(folder, "directory"), making)).toBe("absent");
  });

  it("is for its owner alone, in a folder that is made for it", () => {
    const file = join(folder, "made", "here", "file");
    expect(writeChecked(file, making, "x")).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "made")).mode & 0o777).toBe(0o700);
  });

  it("leaves nothing behind where it cannot be written", () => {
    const inside = join(folder, "taken");
    mkdirSync(join(inside, "file"), { recursive: true });
    expect(writeChecked(join(inside, "file"), making, "x")).toBe(false);
    expect(readdirSync(inside)).toEqual(["file"]);
    expect(writeChecked(join(folder, "whole", "file"), making, "x")).toBe(false);
  });
});
