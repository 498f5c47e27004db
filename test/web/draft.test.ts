/** A scenario as text and as fields: what is set in the one stands in the other, and nothing else moves. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { EMPTY, fieldsOf, syntaxFaults, withField } from "../../src/web/views/scenarios/draft-text.ts";
import type { Path } from "../../src/web/views/scenarios/draft-text.ts";
import { packed, unpacked } from "../../src/web/views/scenarios/draft-link.ts";

const books = fileURLToPath(new URL("../../events/books", import.meta.url));
const stored = readdirSync(books).flatMap((book) => readdirSync(join(books, book, "scenarios")).map((file) => readFileSync(join(books, book, "scenarios", file), "utf8")));

/** Every place of a single text in a value. */
function texts(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => texts(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);
}

describe("a field of a scenario", () => {
  test.prop([fc.constantFrom(...stored), fc.nat(), fc.string({ unit: "grapheme" })])("can be any text, and leaves the others as they are", (text, which, value) => {
    const before = fieldsOf(text);
    const places = texts(before);
    const path = places[which % places.length] ?? [];
    const after = fieldsOf(withField(text, path, value));
    expect(at(after, path)).toBe(value);
    for (const other of places) if (other.join() !== path.join()) expect(at(after, other)).toBe(at(before, other));
  });

  it("keeps the comments beside it", () => {
    const text = "# Kept.\nid: a\ntitle: b # and this\nsummary: c\n";
    expect(withField(text, ["title"], "other")).toBe("# Kept.\nid: a\ntitle: other # and this\nsummary: c\n");
  });

  it("takes with it the list that has nothing left", () => {
    expect(fieldsOf(withField("id: a\nremove: [one]\n", ["remove", 0], null))).toEqual({ id: "a" });
    expect(fieldsOf(withField("id: a\nremove: [one, two]\n", ["remove", 0], null))).toEqual({ id: "a", remove: ["two"] });
  });

  it("grows lists and mappings that are not there yet", () => {
    expect(fieldsOf(withField("id: a\n", ["move", 0], { event: "", on: "" }))).toEqual({ id: "a", move: [{ event: "", on: "" }] });
    expect(fieldsOf(withField(EMPTY, ["remove", 0], "cash-raised"))).toMatchObject({ remove: ["cash-raised"] });
  });

  it("says on which line a text cannot be read", () => {
    expect(syntaxFaults("id: a\ntitle: [b\nsummary: c\n").map(({ line }) => line)).toContain(3);
    expect(syntaxFaults("")).toHaveLength(1);
    expect(fieldsOf("id: a\nid: b\n")).toBeUndefined();
  });
});

describe("a scenario in a link", () => {
  test.prop([fc.string({ unit: "grapheme" })])("comes out as it went in", async (text) => {
    const link = await packed(text);
    expect(link).toMatch(/^[\w-]*$/);
    expect(await unpacked(link)).toBe(text);
  });

  it("is nothing where it was not packed here", async () => {
    expect(await unpacked("not a link")).toBeUndefined();
    expect(await unpacked("AAAA")).toBeUndefined();
  });
});
