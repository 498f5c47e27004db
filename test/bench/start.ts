/**
 * How long a command takes as a whole process, beside a Node that does nothing, in turns. It runs in
 * a copy of the repository, with a folder of its own for images. Run with `npm run bench:start`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { machine } from "./machine.ts";
import { writeSection } from "./performance-page.ts";

const ROUNDS = 21;
/** What the warm command may take: so many times what an empty Node takes, and so many milliseconds more. */
const GOAL = { times: 1.5, more: 150 };

const repository = resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "capledger-start-"));
const images = join(copy, "images");
const COMMAND = ["src/cli/capledger.mjs", "measure", "cash", "--as-of", "2002-09-30"];

function without(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(join(copy, folder), { recursive: true, force: true });
}

interface Start {
  readonly what: string;
  readonly args: readonly string[];
  readonly before?: () => void;
}

const EMPTY: Start = { what: "`node -e 0`", args: ["-e", "0"] };
const WARM: Start = { what: "warm: bundle and image are there", args: COMMAND };

const STARTS: readonly Start[] = [
  EMPTY,
  WARM,
  { what: "bundle, but the book read and checked anew (`--no-cache`)", args: [...COMMAND, "--no-cache"] },
  { what: "bundle, and the image made", args: COMMAND, before: () => { without("images"); } },
  { what: "cold: bundle and image made", args: COMMAND, before: () => { without("build", "images"); } },
];

function milliseconds({ args, before }: Start): number {
  before?.();
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: copy, env: { ...process.env, CAPLEDGER_CACHE: images }, encoding: "utf8" });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status ?? "no code"}: ${stderr}`);
  return took;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

try {
  for (const part of ["src", "events", "projections", "package.json", "package-lock.json", "tsconfig.json"]) cpSync(join(repository, part), join(copy, part), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
  const took = new Map(STARTS.map((start): [Start, number[]] => [start, []]));
  milliseconds(WARM);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The last one leaves a bundle and an image; the compiled code is kept by the first run after it, which is not measured.
    milliseconds(WARM);
    for (const [start, times] of took) times.push(milliseconds(start));
  }
  const of = (start: Start): number => median(took.get(start) ?? []);
  const goal = GOAL.times * of(EMPTY) + GOAL.more;
  writeSection("start", [
    `${machine()}, load ${loadavg()[0]?.toFixed(1) ?? "unknown"}; medians of ${ROUNDS} rounds, one after another in turns; \`${COMMAND.slice(1).join(" ")}\` of the embedded book, each as a whole process.`,
    "",
    "| start | ms | × `node -e 0` |",
    "|---|--:|--:|",
    ...STARTS.map((start) => `| ${start.what} | ${of(start).toFixed(0)} | ${(of(start) / of(EMPTY)).toFixed(1)} |`),
    "",
    `Goal of the warm start: at most ${GOAL.times} × \`node -e 0\` and ${GOAL.more} ms, which was ${goal.toFixed(0)} ms here: ${of(WARM) <= goal ? "met" : "missed"}.`,
  ]);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
