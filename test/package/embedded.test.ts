/** The package as a stranger has it: packed, unpacked into an empty folder, imported by plain Node, and read by a compiler. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import definition from "../../package.json" with { type: "json" };
import { wholeHistory } from "../given.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "capital-ledger-package-"));
const packages = join(folder, "node_modules");

/** The programs of the guide. */
const shown = [...readFileSync(join(root, "docs/how-to/embed-it.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)].map(([, program = ""]) => program);

/** What npm would install beside it: the packages that it names, as they are installed here. */
function linkDependencies(): void {
  for (const name of Object.keys(definition.dependencies)) {
    mkdirSync(join(packages, name, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(packages, name), "junction");
  }
}

beforeAll(async () => {
  await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root });
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  mkdirSync(join(packages, "capital-ledger"), { recursive: true });
  await run("tar", ["-xzf", join(folder, tarball), "-C", join(packages, "capital-ledger"), "--strip-components=1"]);
  linkDependencies();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  mkdirSync(join(folder, "my-company/events"), { recursive: true });
  writeFileSync(join(folder, "my-company/book.yaml"), JSON.stringify(wholeHistory));
  writeFileSync(join(folder, "my-company/events/placements.yaml"), JSON.stringify([{ id: "first", type: "private-placement", on: "2001-03-01", summary: "made up", class: "common", shares: "1000", gross: "2500.00" }]));
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a program prints, run by Node alone. */
async function printed(program: string): Promise<string> {
  writeFileSync(join(folder, "program.mjs"), program);
  return (await run(process.execPath, ["program.mjs"], { cwd: folder })).stdout;
}

describe("a program", () => {
  it("opens a book in a folder and asks it", async () => {
    expect(JSON.parse(await printed(`
      import { measureAnswer, openBook, replayed } from "capital-ledger";
      const ledger = replayed(openBook("./my-company"));
      console.log(JSON.stringify(measureAnswer(ledger, "cash", { asOf: "2001-Q1" })));
    `))).toMatchObject({ book: "made-up", measure: "cash", asOf: "2001-03-31", value: "2500.00", status: "exact" });
  });

  it("opens a book that comes with the package", async () => {
    expect(JSON.parse(await printed(`
      import { openBook, reconciliationAnswer, replayed } from "capital-ledger";
      console.log(JSON.stringify(reconciliationAnswer(replayed(openBook("tidewater-instruments"))).tally));
    `))).toMatchObject({ "does-not-tie": 0 });
  });

  it("catches what is wrong, with a book or with a question", async () => {
    expect(JSON.parse(await printed(`
      import { Faults, measureAnswer, openBook, replayed } from "capital-ledger";
      const codes = [() => openBook("no-such"), () => measureAnswer(replayed(openBook("./my-company")), "no-such", {})].map((ask) => {
        try { return ask(); } catch (error) { return error instanceof Faults ? error.faults[0].code : String(error); }
      });
      console.log(JSON.stringify(codes));
    `))).toEqual(["book-unknown", "measure-unknown"]);
  });

  it("does what the guide shows, in its own process", async () => {
    const embedding = shown.filter((program) => program.includes('from "capital-ledger";'));
    expect(embedding).toHaveLength(3);
    const [sheet = "", exact = "", beside = ""] = await Promise.all(embedding.map(async (program, index) => {
      writeFileSync(join(folder, `shown-${index}.mjs`), program);
      return (await run(process.execPath, [`shown-${index}.mjs`], { cwd: folder })).stdout;
    }));
    expect(sheet).toMatch(/Total assets \d+\.\d\d\n/);
    expect(exact).toMatch(/^\d+n \d+n \d+\.\d\d \d+\.\d\d\n$/);
    expect(beside).toMatch(/^cash -\d+\.\d\d$/m);
  });

  it("has one class of problems, whichever door it takes the client from", async () => {
    expect(JSON.parse(await printed(`
      import { LedgerProblem } from "capital-ledger";
      import { LedgerProblem as same } from "capital-ledger/client";
      console.log(JSON.stringify(LedgerProblem === same));
    `))).toBe(true);
  });
});

const wrong = `
  import { openBook, replayed, statementAnswer } from "capital-ledger";
  import { capitalLedgerClient } from "capital-ledger/client";
  statementAnswer(replayed(openBook("./my-company")), "cash", {});
  const ledger = capitalLedgerClient("http://127.0.0.1:8787");
  await ledger.v1.books[":book"].waterfall.$get({ param: { book: "made-up" }, query: {} });
`;

it("tells a compiler what it takes and answers: the guide's programs are right, and another is not", async () => {
  // What asks a service goes on from block to block.
  const asking = shown.findIndex((program) => program.includes("capital-ledger/client"));
  const programs = { wrong, asking: shown.slice(asking).join("\n"), ...Object.fromEntries(shown.slice(0, asking).map((program, index) => [`embedding-${index}`, program])) };
  for (const [name, program] of Object.entries(programs)) writeFileSync(join(folder, `${name}.ts`), program);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2023", "--module", "nodenext", "--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
  const compiler = run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options, ...Object.keys(programs).map((name) => `${name}.ts`)], { cwd: folder });
  const { stdout } = (await compiler.catch((error: unknown) => error)) as { readonly stdout: string };
  expect(stdout.match(/^\S+\.ts\(\d+/gm)).toEqual(["wrong.ts(4", "wrong.ts(6"]);
}, 120_000);
