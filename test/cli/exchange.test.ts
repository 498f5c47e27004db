/** `export` and `import`, as far as they go without the other programs; test/differential goes the whole way. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importedAnswerSchema } from "../../src/answers/imported-answer.ts";
import { capledger } from "./capledger.ts";

const BOOK = ["--book", "tidewater-instruments"];
const NOTHING = '"txnidx","date","code","description","account","amount","commodity","posting-comment"\n';
const TWO = '"1","2023-01-09","founders-shares","x","Assets:Cash","400.00","USD",""\n"1","2023-01-09","founders-shares","x","Equity:Common-stock","-400.00","USD","flow: share-issues"\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "capledger-exchange-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("export", () => {
  it("prints the book, or writes it into a file, the same", async () => {
    const printed = await capledger("export", "beancount", ...BOOK);
    const path = join(folder, "book.beancount");
    expect(await capledger("export", "beancount", ...BOOK, "--output", path)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(printed.code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(printed.stdout);
    expect(printed.stdout).toContain('2023-01-09 * "Two founders pay 0.0001 a share for their common stock."');
  });

  it("leaves out what was not known, and lays a scenario over the book", async () => {
    const { stdout } = await capledger("export", "ledger", ...BOOK, "--known-at", "2023-06-30", "--scenario", "bridge-repaid");
    expect(stdout).toContain("; known-at: 2023-06-30\n; scenario: bridge-repaid\n");
    expect(stdout).toContain("(bridge-signed)");
    expect(stdout).not.toContain("(results-2023)");
  });

  it("refuses another program, and a file that cannot be written", async () => {
    expect(await capledger("export", "gnucash")).toMatchObject({ code: 2, stderr: expect.stringContaining("Allowed choices are ledger, hledger, beancount") as string });
    expect(await capledger("export", "ledger", ...BOOK, "--output", join(folder, "no", "file"))).toMatchObject({ code: 2, stderr: expect.stringMatching(/no\/file: found ENOENT.*\[export-impossible\]/) as string });
  });
});

describe("import", () => {
  it("gives the movements, and says which of the book's are missing and which it does not have", async () => {
    const more = TWO.replaceAll("founders-shares", "other");
    const { code, stdout } = await capledger("import", "hledger", file("some.csv", NOTHING + TWO + more), ...BOOK, "--json");
    const answer = importedAnswerSchema.parse(JSON.parse(stdout));
    expect(code).toBe(1);
    expect(answer.movements).toHaveLength(4);
    expect(answer.movements[1]).toEqual({ event: "founders-shares", on: "2023-01-09", account: "common-stock", quantity: "-400.00", unit: "USD", flow: "share-issues" });
    expect(answer.unknown.map(({ event }) => event)).toEqual(["other", "other"]);
    expect(answer.missing).toHaveLength(46);
    expect((await capledger("import", "hledger", file("some.csv", NOTHING + TWO), ...BOOK, "--csv")).stdout.split("\n")[1]).toBe("founders-shares,2023-01-09,cash,400.00,USD,");
  });

  it("ends with 0 where the movements are the book's own", async () => {
    const none = await capledger("import", "hledger", file("none.csv", NOTHING), ...BOOK, "--known-at", "2023-01-08");
    expect([none.code, none.stdout.trim().split("\n").at(-1)]).toEqual([0, "0 movements, the same as the book's to the last digit."]);
  });

  it("refuses what it cannot read, with file and line", async () => {
    const bad = file("bad.csv", NOTHING + TWO.replace("Assets:Cash", "Assets:Purse"));
    expect(await capledger("import", "hledger", bad, ...BOOK)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(`${bad}:2: found account "Assets:Purse"`) as string });
    expect(await capledger("import", "hledger", join(folder, "absent.csv"), ...BOOK)).toMatchObject({ code: 2, stderr: expect.stringContaining("[file-unreadable]") as string });
    const latin = join(folder, "latin.csv");
    writeFileSync(latin, Buffer.from([0x22, 0xe9, 0x22, 0x0a]));
    expect(await capledger("import", "ledger", latin, ...BOOK)).toMatchObject({ code: 2, stderr: expect.stringContaining("UTF-8") as string });
  });
});
