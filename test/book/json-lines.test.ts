/** Events as JSON, one on each line: read as the same events in YAML are, every fault at its line. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { expect, test as example } from "vitest";
import { parseJson } from "../../src/book/json-source.ts";
import { readBook } from "../../src/book/read-book.ts";
import { Faults, faultLine } from "../../src/kernel/fault.ts";
import { runs, timeout, times } from "../laws/runs.ts";

const DEFINITION = `
id: small
name: Small Company
currency: USD
inception: 2000-01-01
as-of: 2002-12-31
accounts:
  cash: { class: asset, name: Cash, cash: true }
  capital: { class: equity, name: Capital }
`;

function bookWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "capital-ledger-lines-"));
  mkdirSync(join(folder, "events"));
  writeFileSync(join(folder, "book.yaml"), DEFINITION);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "events", name), text);
  return folder;
}

function faultsOf(text: string): string[] {
  try {
    readBook(bookWith({ "all.jsonl": text }));
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults.map((fault) => faultLine(fault).replace(/^error: .*\/events\//, ""));
    throw error;
  }
}

const PAID_IN = `{"id":"paid-in","legs":[{"account":"cash","debit":"1000.50","flow":"issue-of-shares"},{"account":"capital","credit":"1000.50"}],"on":"2000-01-03","summary":"Capital is paid in.","type":"journal-entry"}`;
const IN_YAML = `
- id: paid-in
  type: journal-entry
  on: 2000-01-03
  summary: Capital is paid in.
  legs:
    - { account: cash, debit: 1000.50, flow: issue-of-shares }
    - { account: capital, credit: 1000.50 }
`;

example("the same events in JSON and in YAML are the same book", () => {
  const { head } = readBook(bookWith({ "all.yaml": IN_YAML }));
  expect(readBook(bookWith({ "all.jsonl": `${PAID_IN}\n` })).head).toBe(head);
  expect(readBook(bookWith({ "all.jsonl": PAID_IN })).head, "a last line needs no end").toBe(head);
  expect(readBook(bookWith({ "all.jsonl": `${PAID_IN.replaceAll('"1000.50"', " 1000.50 ")}\r\n` })).head, "a number keeps its digits").toBe(head);
});

example("each fault is named with its file and line", () => {
  expect(faultsOf(`${PAID_IN}\n{"id":\n`)).toEqual(["all.jsonl:2: found an end in the middle of a value at character 7; expected valid JSON [json-syntax]"]);
  expect(faultsOf(`${PAID_IN}\n${PAID_IN.slice(0, 90)}`)).toEqual(["all.jsonl:2: found a last line that ends in the middle of its event; expected the whole event: the file may have been cut short [json-syntax]"]);
  expect(faultsOf(`${PAID_IN}\n\n`)).toEqual(["all.jsonl:2: found an empty line; expected one event on each line [json-syntax]"]);
  expect(faultsOf(PAID_IN.replace('"on"', '"id":"again","on"'))).toEqual(['all.jsonl:1: found a second "id" at character 129; expected each field once [json-syntax]']);
  expect(faultsOf(PAID_IN.replace('"2000-01-03"', "null"))).toEqual(["all.jsonl:1: found null at character 134; expected a field left out where it has no value [json-syntax]"]);
  expect(faultsOf(`${PAID_IN}\n${PAID_IN.replace("2000-01-03", "2000-02-30").replace("paid-in", "other")}\n`)).toEqual(['all.jsonl:2  other · on: found "2000-02-30"; expected a date of the calendar, YYYY-MM-DD [date-impossible]']);
  expect(faultsOf(`${PAID_IN}\n${PAID_IN}\n`)).toEqual(["all.jsonl:2  paid-in · id: found an id that all.jsonl:1 has already; expected an id of its own for each event [id-duplicate]"]);
  expect(faultsOf(`[${"[".repeat(100_000)}`)[0]).toContain("values inside each other more than 64 deep");
});

/** A value with every scalar as the text that stands for it. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTexts(member)]));
  return typeof value === "string" ? value : JSON.stringify(value);
}

const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("null") && !JSON.stringify(value).includes("__proto__"));

test.prop([values, fc.constantFrom(0, 2)], times(runs))("whatever JSON writes is read as its texts", (value, indent) => {
  expect(JSON.parse(JSON.stringify(parseJson(JSON.stringify(value, null, indent))))).toEqual(asTexts(value));
}, timeout);

test.prop([values, fc.nat(), fc.constantFrom("", "{", "}", "]", ",", '"', "\\", "0", "-", "\n", "e")], times(5 * runs))("what JSON.parse refuses is refused", (value, where, put) => {
  const text = JSON.stringify(value);
  const at = where % (text.length + 1);
  const broken = text.slice(0, at) + put + text.slice(at + (where % 2));
  const isJson = ((): boolean => {
    try {
      JSON.parse(broken);
      return true;
    } catch {
      return false;
    }
  })();
  if (!isJson) expect(() => parseJson(broken)).toThrow();
}, timeout);
