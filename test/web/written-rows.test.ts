/** Files that the page writes itself come back cell by cell, whoever reads them. */
import { fc, test } from "@fast-check/vitest";
import Papa from "papaparse";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { csvText, workbookOf } from "../../src/web/figures/written-rows.ts";

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{2}$/)).map(([whole, cents]) => `${whole}.${cents}`);
const words = fc.stringMatching(/^[a-zé][a-zé ,";\n]{0,12}[a-z]$/);
const rows = fc.array(fc.tuple(words, fc.option(amount, { nil: null })), { maxLength: 8 });
const facts = [["Book", "Made-up Company, Inc."], ["Filter: find", "cash"]] as const;
const heads = ["figure", "value"];

describe("rows that the page writes", () => {
  test.prop([rows])("come back from CSV to the letter, after what they are of", (written) => {
    const { data, errors } = Papa.parse<string[]>(csvText({ name: "made-up", heads, rows: written, facts }).slice(1).replace(/\r\n$/, ""), { delimiter: "," });
    expect(errors).toEqual([]);
    expect(data).toEqual([...facts, [""], heads, ...written.map(([figure, value]) => [figure, value ?? ""])]);
  });

  test.prop([rows], { numRuns: 20 })("come back from a workbook: numbers where a number holds every digit, text where it does not", async (written) => {
    const file = await workbookOf({ name: "made-up", heads, rows: written, facts });
    const [sheet, about] = await readXlsxFile(Buffer.from(await file.arrayBuffer()));
    expect([sheet?.sheet, about?.sheet]).toEqual(["made-up", "about"]);
    expect(about?.data).toEqual(facts);
    for (const [index, [, value]] of written.entries()) {
      const cell = sheet?.data[index + 1]?.[1] ?? null;
      expect(typeof cell === "number" ? cell.toFixed(2) : cell).toBe(value === "-0.00" ? "0.00" : value);
    }
  });

  it.each([["=1+1", "'=1+1"], ["@here", "'@here"], ["-5.00", "-5.00"], ["-sum", "'-sum"], ["+62,000 USD", '"\'+62,000 USD"']])("%s is %s: no spreadsheet takes it for a formula", (text, field) => {
    expect(csvText({ name: "made-up", heads: ["a"], rows: [[text]], facts: [] })).toBe(`\uFEFF\r\na\r\n${field}\r\n`);
  });
});
