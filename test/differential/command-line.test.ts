/** The whole way as a user goes it: export, the program's own printing, import; every embedded book, with what was known and what if. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { capledger } from "../cli/capledger.ts";
import { library } from "../laws/any-book.ts";
import { describeWithPrograms, printing } from "./programs.ts";

let folder: string;

/** What `import` says of what a program prints of what `export` wrote. */
async function thereAndBack(program: "ledger" | "hledger" | "beancount", print: (file: string) => Promise<string>, extension: string, ...asked: readonly string[]): Promise<void> {
  const file = join(folder, `book.${program}`);
  const back = join(folder, `printed.${extension}`);
  expect(await capledger("export", program, ...asked, "--output", file)).toMatchObject({ code: 0, stdout: "" });
  writeFileSync(back, await print(file));
  const { code, stdout } = await capledger("import", program, back, ...asked);
  expect([code, stdout.trim().split("\n").at(-1)]).toEqual([0, expect.stringMatching(/^\d+ movements?, the same as the book's to the last digit\.$/)]);
}

describeWithPrograms("export, print and import on the command line", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "capledger-exchange-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const asked = [...library.ids().map((id) => ["--book", id]), ["--book", "tidewater-instruments", "--known-at", "2023-12-31"], ["--book", "tidewater-instruments", "--scenario", "bridge-repaid"]];

  it.each(asked.map((each) => [each.join(" "), each] as const))("%s", async (_, options) => {
    await thereAndBack("ledger", printing.ledger, "csv", ...options);
    await thereAndBack("hledger", printing.hledger, "csv", ...options);
    await thereAndBack("hledger", (file) => printing.hledger(file, "json"), "json", ...options);
    await thereAndBack("beancount", printing.beancount, "csv", ...options);
  });
});
