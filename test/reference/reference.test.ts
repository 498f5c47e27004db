/** The reference in the repository is what the source says now, and editors judge books as the reader does. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { declaredTypes } from "../../events/event-schema.ts";
import { versionOf } from "../../events/versions.ts";
import { calendarDay, dayPeriod } from "../../events/fields.ts";
import { editorSchema } from "../../src/reference/editor-schema.ts";
import { referenceOf } from "../../src/reference/pages.ts";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const BOOKS = join(ROOT, "events/books");

describe("the committed reference", () => {
  let files: ReadonlyMap<string, string>;
  let unexplained: readonly string[];
  beforeAll(async () => {
    ({ files, unexplained } = await referenceOf(ROOT));
  }, 120_000);

  test("is what the source says", () => {
    const stale = [...files].filter(([path, content]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), "utf8") !== content).map(([path]) => path);
    expect(stale, "out of date: run `npm run reference`").toEqual([]);
  });

  test("explains every field", () => {
    expect(unexplained, "write a comment above the field in its declaration").toEqual([]);
  });

  test("has no file that nothing generates", () => {
    const there = ["docs/reference", "events/schemas"].flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));
    expect([...there, ".env.example", "src/examples/answers.json", "src/examples/fields.json"].sort()).toEqual([...files.keys()].filter((path) => !path.startsWith("events/versions/")).sort());
  });

  test("keeps the contract of every version that a type of event ever had", () => {
    const versions = declaredTypes().flatMap(({ type }) => Array.from({ length: versionOf(type.type) }, (_, before) => `${type.type}.${before + 1}.json`));
    expect(readdirSync(join(ROOT, "events/versions")).sort()).toEqual(versions.sort());
  });
});

/** The files of all books, each with the schema that its editor checks it by: that of its folder. */
const books = readdirSync(BOOKS, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => ({ name, schema: basename(name) === "book.yaml" ? "book" : basename(dirname(name)) }));

/** The validator that zod makes of a schema document. */
function validator(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readFileSync(join(ROOT, `events/schemas/${name}.schema.json`), "utf8")) as Parameters<typeof z.fromJSONSchema>[0]);
}

/** What an editor sees: numbers, truth values and nulls where the reader sees text. */
function asEditor(yaml: string): unknown {
  return parse(yaml, { schema: "core" });
}

describe("the schemas of editors", () => {
  const names = readdirSync(join(ROOT, "events/schemas")).map((file) => basename(file, ".schema.json"));
  const validators = new Map(names.map((name) => [name, validator(name)]));
  const judge = (name: string, yaml: string): readonly unknown[] => validators.get(name)?.safeParse(asEditor(yaml)).error?.issues ?? [];
  const accepts = (name: string, yaml: string): boolean => judge(name, yaml).length === 0;

  test.each(books)("$name names its schema and is accepted by it", ({ name, schema }) => {
    const file = join(BOOKS, name);
    const text = readFileSync(file, "utf8");
    expect(names).toContain(schema);
    expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=${relative(dirname(file), join(ROOT, `events/schemas/${schema}.schema.json`))}`);
    expect(judge(schema, text)).toEqual([]);
  });

  const placement = (fields: string): string => `- { id: first, type: private-placement, on: 2024-01-31, summary: A sale., class: common, ${fields} }`;

  test.each(["shares: 1000, gross: 250.50", 'shares: "1,000", gross: "250.50"', "shares: 1000, gross: 250.50, plug: true", 'shares: 1000, gross: 250.50, plug: "true"', "shares: 1000, gross: 250.50, evidence: [{ source: annual, page: 3, lines: 12 }]"])(
    "%s is accepted, quoted or not",
    (fields) => {
      expect(accepts("events", placement(fields))).toBe(true);
    },
  );

  test.each([
    ["a field that the type does not have", "shares: 1000, gross: 250, strike: 1"],
    ["a missing field", "shares: 1000"],
    ["words where a number should be", "shares: many, gross: 250"],
    ["an amount below nil", "shares: 1000, gross: -250"],
    ["a basis that there is not", "shares: 1000, gross: 250, basis: guessed"],
  ])("%s is refused", (_, fields) => {
    expect(accepts("events", placement(fields))).toBe(false);
  });

  test("a type that there is not is refused", () => {
    expect(accepts("events", placement("shares: 1000, gross: 250").replace("private-placement", "public-placement"))).toBe(false);
  });

  test("a column that prints nothing is ~, quoted or not; a file of comments alone is an empty list", () => {
    const table = (printed: string): string => `- { id: t, title: T, section: notes, source: s, page: 1, unit: USD, columns: [{ at: 2024-01-31 }], rows: [{ concept: cash, line: 1, printed: [${printed}] }] }`;
    expect([table("~"), table('"~"'), table('"--"'), "# nothing yet"].map((yaml) => accepts("reported", yaml))).toEqual([true, true, true, true]);
  });

  test.each(["2024-01-31", "2024-02", "2024-Q4", "2024", "FY2024", "2024-01-01..2024-09-30", "2024-Q5", "202", "20240", "31 January 2024", "2024-1", ""])("%j is a day or period for an editor where it is one for the reader", (text) => {
    for (const schema of [calendarDay, dayPeriod]) {
      const editor = z.fromJSONSchema(editorSchema(schema, new Map(), ""));
      expect([editor.safeParse(text).success, editor.safeParse(asEditor(text)).success]).toEqual([schema.safeParse(text).success, schema.safeParse(text).success]);
    }
  });
});
