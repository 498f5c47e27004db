/** `capledger evidence verify` on a made-up book: what it prints, and the code it ends with. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { evidenceAnswer, evidenceAnswerSchema } from "../../src/answers/evidence-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { madeUp } from "../evidence/made-up.ts";
import type { Written } from "../evidence/made-up.ts";
import { capledger, spawned } from "./capledger.ts";

/** A file with this text. */
function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "capledger-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, "report.txt");
  writeFileSync(file, text);
  return file;
}

const ROW: Written = { rows: ['{ concept: it, at: 2024-12-31, line: 1, printed: ["42"] }'] };

const verify = (book: string, file: string, ...options: readonly string[]): ReturnType<typeof capledger> => capledger("evidence", "verify", "--book", book, "--source", "report", "--file", file, ...options);

describe("evidence verify", () => {
  it("ends with 0 where everything stands and is accounted for, and says what it counted", async () => {
    const { code, stdout, stderr } = await verify(madeUp(ROW), fileOf("42 shares\n"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const text of ["made-up: what it cites of report, held against a file of 1 line", /^figure +1 +1 +1 +0$/m, "the book states none", "Pages: cannot be told from this file; not compared.", "0 faults, all shown.", "1 number, all counted.", "0 numbers, all shown."]) expect(stdout).toMatch(text);
  });

  it("ends with 1 where a figure is not there, and names its row", async () => {
    const { code, stdout } = await verify(madeUp(ROW), fileOf("forty-two shares"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/reported\/all\.yaml:2 {2}prose\.it\.2024-12-31 · printed: found no "42" on lines 1: forty-two shares; expected it to stand there; it stands nowhere in the file \[evidence-absent\]/);
    expect(stdout).toContain("1 fault, all shown.");
  });

  it("ends with 1 where a number is not accounted for", async () => {
    const { code, stdout } = await verify(madeUp(ROW), fileOf("42 shares of 43"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ +1 +43 +42 shares of 43$/m);
  });

  it("ends with 1 at another file, and says both hashes", async () => {
    const stated = "a".repeat(64);
    const { code, stdout } = await verify(madeUp({ ...ROW, sha256: stated }), fileOf("42"));
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(String.raw`book\.yaml:7 {2}report · sources\.report\.sha256: found a file with the SHA-256 [0-9a-f]{64}; expected the file with ${stated} \[evidence-hash\]`));
  });

  it("shows the first 40 of a long list, and all of it when asked", async () => {
    const [book, file] = [madeUp({}), fileOf(Array.from({ length: 50 }, (_, index) => `${index + 100}`).join("\n"))];
    const [first, all] = [await verify(book, file), await verify(book, file, "--all")];
    expect(first.stdout).toContain("50 numbers, 40 shown; --all shows every one.");
    expect(first.stdout).not.toMatch(/^ +41 +140/m);
    expect(all.stdout).toContain("50 numbers, all shown.");
    expect(all.stdout).toMatch(/^ +50 +149/m);
  });

  it("says with --json what the answer says", async () => {
    const [book, text] = [madeUp(ROW), "42 shares of 43"];
    const { code, stdout } = await verify(book, fileOf(text), "--json");
    expect(code).toBe(1);
    expect(evidenceAnswerSchema.strict().parse(JSON.parse(stdout))).toEqual(evidenceAnswer(readBook(book), "report", Buffer.from(text), { limit: 40 }));
  });

  it.each([
    ["a source that there is not", ["--source", "raport", "--file", "README.md"], ['source "raport"', "report, another", "[source-unknown]"]],
    ["a file that there is not", ["--source", "report", "--file", "/nowhere/at/all.txt"], ["/nowhere/at/all.txt", "a readable file", "[file-unreadable]"]],
    ["a folder for a file", ["--source", "report", "--file", "src"], ["a readable file", "[file-unreadable]"]],
    ["no file", ["--source", "report"], ["required option '--file <path>' not specified"]],
    ["no source", ["--file", "README.md"], ["required option '--source <id>' not specified"]],
  ])("refuses %s", async (_, options, says) => {
    const { code, stdout, stderr } = await capledger("evidence", "verify", "--book", madeUp({}), ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const text of says) expect(stderr).toContain(text);
  });

  it("refuses to do anything else with evidence", async () => {
    expect((await capledger("evidence")).code).toBe(2);
    const { code, stderr } = await capledger("evidence", "verfy");
    expect(code).toBe(2);
    expect(stderr).toContain("verify");
  });

  it("ends so as a process, too", async () => {
    const run = await spawned("evidence", "verify", "--book", madeUp(ROW), "--source", "report", "--file", fileOf("43"));
    expect(run.code).toBe(1);
  });
});
