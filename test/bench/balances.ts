/**
 * How fast balances of large books are, and in how much memory, beside ledger, hledger and beancount:
 * the same transactions, the same question, the same answers. Run with `npm run bench`; with
 * `-- --sizes 10000,100000` for a quick run, which leaves the page as it is.
 */
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { chart } from "./chart.ts";
import { writeGeneratedBook } from "./generated-book.ts";
import { machine } from "./machine.ts";
import { writeSection } from "./performance-page.ts";
import { missing, others, ourPrograms, run, versionOf } from "./programs.ts";
import type { Measured, Program } from "./programs.ts";

const WHOLE = [10_000, 100_000, 1_000_000];
const AS_OF = "2005-06-30";
/** Three movements a transaction: ten million in all. */
const TEN_MILLION = 3_333_334;
const MILLION = 1_000_000;
/** From this size on hledger and bean-query are asked once. */
const SLOW = 100_000;

const { values: options } = parseArgs({ options: { sizes: { type: "string", default: WHOLE.join(",") }, rounds: { type: "string", default: "5" }, cap: { type: "string", default: "900" } } });
const sizes = options.sizes.split(",").map(Number);
const rounds = Number(options.rounds);
const isWhole = sizes.join() === WHOLE.join();

interface Rates {
  readonly atDates: number;
  readonly asKnown: number;
  readonly appends: number;
  readonly resident: number;
}

interface Row {
  readonly program: Program;
  readonly size: number;
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

const why = missing();
if (why !== undefined) throw new Error(why);
const folder = mkdtempSync(join(tmpdir(), "capital-ledger-bench-"));
const [bundle, images] = [join(folder, "bundle"), join(folder, "images")];
const programs = [...ourPrograms(bundle, images), ...others];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function bundled(): Promise<void> {
  await build({
    entryPoints: { "balances-process": source("balances-process.ts"), "balances-rates": source("balances-rates.ts"), "reading-thread": source("../../src/columns/reading-thread.ts") },
    outdir: bundle,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Every account that another program names has the balance that ours has; those of nil may go unnamed. */
function agree(ours: Measured, theirs: Measured, name: string): void {
  for (const [account, cents] of ours.balances) {
    const other = theirs.balances.get(account) ?? 0;
    if (account.startsWith("carried-in/") || other === cents) continue;
    throw new Error(`${name} says ${other} of ${account}, ours says ${cents}`);
  }
}

/** The programs take turns, so that whatever else the machine does is shared by all. */
async function timed(size: number): Promise<Row[]> {
  const books = join(folder, String(size));
  writeGeneratedBook(books, size);
  const measured = new Map<Program, Measured[]>(programs.map((program) => [program, []]));
  const late = new Set<Program>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, program] of programs.entries()) {
      if ((at > 2 && size >= SLOW && round > 0) || late.has(program)) continue;
      const once = await run(program, books, AS_OF, Number(options.cap));
      if (once === undefined) late.add(program);
      // The first reading for an image makes it.
      const counted = round === 0 && at === 1 ? await run(program, books, AS_OF, Number(options.cap)) : once;
      if (counted === undefined) continue;
      measured.get(program)?.push(counted);
      const ours = measured.get(programs[0] ?? program)?.[0];
      if (ours !== undefined) agree(ours, counted, program.name);
      say(`${size} ${program.name}: ${counted.seconds.toFixed(2)} s, ${Math.round(counted.megabytes)} MB, ${counted.processor.toFixed(2)} s of processors`);
    }
  }
  if (late.size > 0) throw new Error(`${[...late].map(({ name }) => name).join(", ")}: more than ${options.cap} s at ${size}; ask again with a greater --cap, or on a machine with less to do`);
  return [...measured].flatMap(([program, all]) => (all.length === 0 ? [] : [{ program, size, seconds: median(all.map(({ seconds }) => seconds)), processor: median(all.map(({ processor }) => processor)), megabytes: Math.max(...all.map(({ megabytes }) => megabytes)) }]));
}

async function rates(size: number): Promise<Rates> {
  const books = join(folder, String(size));
  if (!sizes.includes(size)) writeGeneratedBook(books, size, { journals: false });
  const { stdout } = await promisify(execFile)(process.execPath, [join(bundle, "balances-rates.mjs"), join(books, "ours")]);
  const measured = JSON.parse(stdout) as Rates;
  say(`${size}: ${JSON.stringify(measured)}`);
  rmSync(books, { recursive: true });
  return measured;
}

const count = (value: number): string => Math.round(value).toLocaleString("en");
const seconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));

function processTable(rows: readonly Row[]): string[] {
  return [
    "| transactions | program | seconds | processor seconds | MB | times as long as ours | times our memory |",
    "|--:|---|--:|--:|--:|--:|--:|",
    ...rows.map((row) => {
      const ours = rows.find(({ size, program }) => size === row.size && program === programs[0]);
      const times = (value: number, own: number | undefined): string => (own === undefined ? "" : (value / own).toFixed(value / own < 1 ? 2 : 1));
      return `| ${count(row.size)} | ${row.program.name} | ${seconds(row.seconds)} | ${seconds(row.processor)} | ${count(row.megabytes)} | ${times(row.seconds, ours?.seconds)} | ${times(row.megabytes, ours?.megabytes)} |`;
    }),
  ];
}

function goalTable(rows: readonly Row[], small: Rates, large: Rates, huge: Rates): string[] {
  const at = (index: number): Row => {
    const row = rows.find(({ size, program }) => size === MILLION && program === programs[index]);
    if (row === undefined) throw new Error(`${programs[index]?.name ?? ""} has no figure at ${MILLION}`);
    return row;
  };
  const [cold, warm, ledger] = [at(0), at(1), at(2)];
  const verdict = (isMet: boolean): string => (isMet ? "met" : "**missed**");
  const least = (work: string, goal: number, measured: number, unit: string): string => `| ${work} | at least ${count(goal)}${unit} | ${count(measured)}${unit} | ${verdict(measured >= goal)} |`;
  const faster = (work: string, goal: number, of: Row, than: Row): string => `| ${work} | at least ${goal} × | ${(than.seconds / of.seconds).toFixed(1)} × | ${verdict(than.seconds / of.seconds >= goal)} |`;
  return [
    "| work, at 1,000,000 transactions | goal | measured | |",
    "|---|--:|--:|---|",
    faster("from the text, faster than ledger", 5, cold, ledger),
    faster("from the text, faster than hledger", 30, cold, at(3)),
    faster("from the text, faster than bean-query", 50, cold, at(4)),
    `| from the text, memory beside ledger's | at most 1/10 | 1/${(ledger.megabytes / cold.megabytes).toFixed(1)} | ${verdict(ledger.megabytes >= 10 * cold.megabytes)} |`,
    faster("from the image, faster than ledger", 50, warm, ledger),
    least("in one process, all balances at a random date", 500_000, large.atDates, "/s"),
    `| the same, beside 10,000 transactions (${count(small.atDates)}/s) | at most 2 × slower | ${(small.atDates / large.atDates).toFixed(2)} × | ${verdict(small.atDates <= 2 * large.atDates)} |`,
    least("the same, as known on a random day", 50_000, large.asKnown, "/s"),
    least("a back-dated entry appended, then all balances", 1_000, large.appends, "/s"),
    `| ten million movements: resident | at most 1,024 MB | ${count(huge.resident)} MB | ${verdict(huge.resident <= 1024)} |`,
    `| ten million movements: all balances at a random date, beside 1,000,000 transactions | as fast | ${count(huge.atDates)}/s, ${(large.atDates / huge.atDates).toFixed(2)} × slower | ${verdict(large.atDates <= 2 * huge.atDates)} |`,
    `| ten million movements: as known on a random day | at least 50,000/s | ${count(huge.asKnown)}/s | ${verdict(huge.asKnown >= 50_000)} |`,
  ];
}

try {
  await bundled();
  const rows: Row[] = [];
  for (const size of sizes) rows.push(...(await timed(size)));
  const table = processTable(rows);
  if (!isWhole) process.stdout.write(`${table.join("\n")}\n`);
  else {
    const small = await rates(10_000);
    const large = await rates(MILLION);
    const huge = await rates(TEN_MILLION);
    mkdirSync(source("../../docs/pictures"), { recursive: true });
    writeFileSync(source("../../docs/pictures/balances.svg"), chart(programs.map((program) => ({ name: program.name, points: rows.filter((row) => row.program === program) })), "Time and memory of all balances at a date, by the number of transactions"));
    writeSection("balances", [
      `${machine()}; ${(await Promise.all(others.map(versionOf))).join(", ")}. Medians of ${rounds} runs, the programs in turns; one run of hledger and bean-query from ${count(SLOW)} transactions on. Most memory of any run.`,
      "",
      ...table,
      "",
      "![Time and memory against the number of transactions, for every program](pictures/balances.svg)",
      "",
      ...goalTable(rows, small, large, huge),
    ]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
