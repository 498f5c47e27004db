/** Markdown over HTTP: tables to paste into a report, with nothing in a cell that would end it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findingsAnswer } from "../../src/answers/findings-answer.ts";
import { findingsReport } from "../../src/answers/findings-report.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { wholeHistory } from "../given.ts";
import { FOCUS, asking, embedded, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

/** The cells of a line: what stands between bars that no backslash precedes. */
const cellsOf = (line: string): string[] => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());

describe("Markdown", () => {
  it("says what it is of, and has a row for each line with the figures as they are", async () => {
    const answer = (await service.get(`${FOCUS}/statements/balance-sheet?asOf=2001-12-31`)) as { ledgerHead: string; rows: { label: string; figure: { value: string } | null }[] };
    const { text } = await service.ask(`${FOCUS}/statements/balance-sheet?asOf=2001-12-31&format=md`);
    const lines = text.split("\n");
    expect(lines.slice(0, 3)).toEqual(["# Balance sheet", "", `Book \`focus-enhancements\`, 2001-12-31, head \`${answer.ledgerHead.slice(0, 12)}\`.`]);
    const table = lines.filter((line) => line.startsWith("|")).map(cellsOf);
    const [headings = [], rule = [], ...rows] = table;
    const value = headings.indexOf("Value (USD)");
    expect(rule[value]).toBe("---:");
    expect(rows.map((row) => [row[headings.indexOf("Label")], row[value]])).toEqual(answer.rows.flatMap(({ label, figure }) => (figure === null ? [] : [[label, figure.value]])));
  });

  it("shows bounds where a figure has some, and leaves them out where every figure is exact", async () => {
    const headings = async (path: string): Promise<string[]> => cellsOf((await service.ask(`${FOCUS}${path}`)).text.split("\n").find((line) => line.startsWith("|")) ?? "");
    expect(await headings("/measures/cash?asOf=2001-12-31&format=md")).not.toContain("Low (USD)");
    expect(await headings("/measures/cash?asOf=2002-08-15&spread=daily&format=md")).toEqual(expect.arrayContaining(["Low (USD)", "High (USD)", "Status"]));
  });

  it("keeps a bar, a break and a tag in their cell", async () => {
    const name = "Cash | <b>bold</b> `code` [link](http://example.com) *a* _b_ \\ end\nnext";
    const made = await asking(libraryOf({ "made-up/book.yaml": { ...wholeHistory, default: "true", accounts: { ...(wholeHistory["accounts"] as object), odd: { class: "asset", name } } } }));
    const { text } = await made.ask("/v1/books/made-up/balances?format=md");
    const row = text.split("\n").find((line) => line.startsWith("| odd |")) ?? "";
    expect(cellsOf(row)[1]).toBe(String.raw`Cash \| \<b>bold\</b> \`code\` \[link\](http://example.com) \*a\* \_b\_ \\ end next`.replaceAll("b>", String.raw`b\>`));
    await made.served.close();
  });

  it("of findings is their report", async () => {
    const { text } = await service.ask(`${FOCUS}/findings?format=md`);
    expect(text).toBe(`${findingsReport(findingsAnswer(new Ledger(embedded.book("focus-enhancements"))))}\n`);
  });
});
