/** However it starts, from its sources or its bundle, from a book's files or its image, it says the same. */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { capledger, REPOSITORY } from "./capledger.ts";
import type { Run } from "./capledger.ts";
import { change, copyOf, embedded } from "../books/folder.ts";

const scratch = mkdtempSync(join(tmpdir(), "capledger-starting-"));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs the program of a repository in a process of its own, with images in the folder `cache`. */
function started(cache: string, args: readonly string[], repository = REPOSITORY): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, [join(repository, "src/cli/capledger.mjs"), ...args], { cwd: REPOSITORY, maxBuffer: 2 ** 26, env: { ...process.env, CAPLEDGER_CACHE: cache } }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}

const imagesIn = (cache: string): string[] => (existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : []);

const COMMANDS = [
  "measure cash --as-of 2002-09-30",
  "measure --csv",
  "measure no-such --json",
  "measure cash --as-of 2002-02-30",
  "measure cash --book no-such",
  "balances --as-of 2002-02-15 --spread daily --json",
  "statement cash-flow --from 2002-01-01 --to 2002-09-30",
  "register warrants --known-at 2002-12-31 --json",
  "events euston-warrant-issued --json",
  "explain equity --limit 5",
  "reconcile --all --json",
  "findings --json",
  "measure warrants.euston-2000.outstanding --scenario no-repricing --json",
  "measure cash --scenario no-such",
  "check --book tidewater-instruments --json",
  "serve --print-config",
  "balances --help",
  "balence",
];

describe("a command", () => {
  const cache = join(scratch, "commands");

  it.each(COMMANDS)("%s: the same from the sources, from the bundle, with an image made and with one read", async (command) => {
    const args = command.split(" ");
    const fromSources = await capledger(...args);
    for (const kept of ["", cache, cache]) expect(await started(kept, args), kept).toEqual(fromSources);
  }, 120_000);

  it("keeps one image of each book that was asked", () => {
    expect(imagesIn(cache)).toHaveLength(readdirSync(embedded).length);
  });

  it("keeps none with --no-cache", async () => {
    const none = join(scratch, "none");
    expect((await started(none, ["measure", "cash", "--no-cache"])).code).toBe(0);
    expect(imagesIn(none)).toEqual([]);
  });
});

describe("a book that is edited after its image was made", () => {
  it("has its fault named at its line, and answers anew once that is mended", async () => {
    const cache = join(scratch, "edited");
    const folder = copyOf("tidewater-instruments");
    const ask = (): Promise<Run> => started(cache, ["balances", "--book", folder, "--json"]);
    const first = await ask();
    expect(first.code).toBe(0);
    const [file = ""] = readdirSync(join(folder, "events"));
    const text = readFileSync(join(folder, "events", file), "utf8");
    writeFileSync(join(folder, "events", file), text.replace(/^(\s*(?:- )?type:) .*$/m, "$1 no-such-type"));
    const line = text.slice(0, text.search(/^\s*(?:- )?type: /m)).split("\n").length;
    const faulty = await ask();
    expect(faulty).toMatchObject({ code: 2, stdout: "" });
    expect(faulty.stderr).toContain(`${join(folder, "events", file)}:${line} `);
    expect(faulty.stderr).toEqual((await capledger("balances", "--book", folder)).stderr);
    writeFileSync(join(folder, "events", file), text);
    expect(await ask()).toEqual(first);
  });
});

describe("an image that cannot be used", () => {
  it("is named where a bit of it is flipped, on standard error alone, and made anew", async () => {
    const cache = join(scratch, "flipped");
    const ask = (): Promise<Run> => started(cache, ["measure", "cash", "--json"]);
    const first = await ask();
    const [image = ""] = imagesIn(cache);
    const bytes = readFileSync(image);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 4;
    writeFileSync(image, bytes);
    const second = await ask();
    expect(second).toEqual({ ...first, stderr: expect.stringMatching(/^warning: \S+\.book: found .* \[image-broken\]\n$/) as string });
    expect(await ask()).toEqual(first);
  });

  it("does no harm where none can be written", async () => {
    const cache = join(scratch, "a-file");
    writeFileSync(cache, "");
    expect(await started(cache, ["measure", "cash"])).toEqual(await capledger("measure", "cash"));
  });

  it("does no harm where several processes make it at once", async () => {
    const cache = join(scratch, "at-once");
    const runs = await Promise.all([1, 2, 3, 4].map(() => started(cache, ["measure", "cash"])));
    const alone = await capledger("measure", "cash");
    expect(runs).toEqual(runs.map(() => alone));
    expect(imagesIn(cache)).toHaveLength(1);
    expect(await started(cache, ["measure", "cash"])).toEqual(alone);
  });
});

describe("the bundle", () => {
  const PROGRESS = "capital-ledger: the program changed; bundling it\n";
  const ASKED = ["measure", "cash"];

  /** A repository of its own, as it is after a checkout and `npm ci`. */
  function repository(name: string): string {
    const root = join(scratch, name);
    for (const part of ["src", "events", "projections", "package.json", "package-lock.json", "tsconfig.json"]) cpSync(join(REPOSITORY, part), join(root, part), { recursive: true });
    symlinkSync(resolve(REPOSITORY, "node_modules"), join(root, "node_modules"));
    return root;
  }

  const edit = (root: string): void => {
    change(root, "src/cli/commands/measure.ts", 'head: "Figure"', 'head: "Amount"');
  };

  it("is made once, with a line on standard error, and again when a source changes", async () => {
    const root = repository("changed");
    const first = await started("", ASKED, root);
    expect(first).toMatchObject({ code: 0, stderr: PROGRESS });
    expect(await started("", ASKED, root)).toEqual({ ...first, stderr: "" });
    edit(root);
    const second = await started("", ASKED, root);
    expect(second).toMatchObject({ code: 0, stderr: PROGRESS });
    expect(second.stdout).toContain("Amount");
    expect(await started("", ASKED, root)).toEqual({ ...second, stderr: "" });
    expect(readdirSync(join(root, "build")).filter((file) => file.endsWith(".cjs"))).toHaveLength(1);
  }, 60_000);

  it("stays where sources are only touched, and is made anew where it is not as it was made", async () => {
    const root = repository("touched");
    await started("", ASKED, root);
    utimesSync(join(root, "src/cli/main.ts"), new Date(), new Date());
    expect((await started("", ASKED, root)).stderr).toBe("");
    for (const name of readdirSync(join(root, "build")).filter((file) => !file.endsWith(".json"))) {
      const file = join(root, "build", name);
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await started("", ASKED, root), name).toMatchObject({ code: 0, stderr: name.endsWith(".cjs") ? PROGRESS : "" });
    }
  }, 60_000);

  it("is done without where it cannot be kept, and that is said", async () => {
    const root = repository("unkept");
    writeFileSync(join(root, "build"), "a file where the folder would be");
    const run = await started("", ASKED, root);
    expect(run).toMatchObject({ code: 0, stdout: (await capledger(...ASKED)).stdout });
    expect(run.stderr).toMatch(/^capital-ledger: the program changed; bundling it\ncapital-ledger: no bundle: .*; running from the sources, which takes longer\n$/);
  }, 60_000);

  it("is made by several processes at once without harm", async () => {
    const root = repository("at-once");
    const runs = await Promise.all([1, 2, 3].map(() => started("", ASKED, root)));
    const { stdout } = await capledger(...ASKED);
    expect(runs.map(({ code, stdout: told }) => ({ code, stdout: told }))).toEqual(runs.map(() => ({ code: 0, stdout })));
    expect(await started("", ASKED, root)).toEqual({ code: 0, stdout, stderr: "" });
  }, 60_000);
});
