/**
 * How many answers a second the service gives, beside a bare server of Node that sends as many bytes,
 * in turns: of a book of 100,000 entries over 60 accounts and twenty years, to 64 connections that
 * draw their dates at random over all of it. Each server is a process of its own, and so is who asks.
 * Run with `npm run bench:http`.
 */
import autocannon from "autocannon";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { DAYS, FIRST_DAY, dayText, writeGeneratedBook } from "./generated-book.ts";
import { machine } from "./machine.ts";
import { writeSection } from "./performance-page.ts";

const ENTRIES = 100_000;
const CONNECTIONS = 64;
const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "15" }, seconds: { type: "string", default: "2" } } });
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)];

const repository = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "capital-ledger-bench-http-"));
const BOOK = "/v1/books/ours";

interface Work {
  readonly name: string;
  /** Of what a bare server gives. */
  readonly goal: number;
  readonly path: (day: number) => string;
}

const WORKS: readonly Work[] = [
  { name: "the balance sheet at a date", goal: 0.6, path: (day) => `${BOOK}/statements/balance-sheet?asOf=${dayText(day)}` },
  { name: "one measure at a date", goal: 0.75, path: (day) => `${BOOK}/measures/cash?asOf=${dayText(day)}` },
  { name: "a measure's history over a year, by months", goal: 0.6, path: (day) => `${BOOK}/measures/cash/history?every=month&from=${dayText(day).slice(0, 7)}-01&to=${dayText(day + 364).slice(0, 7)}` },
];

/** As many bytes of JSON as its first argument says. */
const BARE = `
  const body = Buffer.alloc(Number(process.argv[1]), "a");
  require("node:http").createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  }).listen(0, "127.0.0.1", function () { console.log("http://127.0.0.1:" + this.address().port); });
`;

const running: ChildProcess[] = [];

/** Room for young objects, as `npm start` gives it, and for the bare server too: with little, what requests leave behind is collected forty times a second. */
const ROOM = "--max-semi-space-size=32";

/** Starts a server, and waits for the line on which it says where it is. */
async function served(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const log = openSync(join(folder, `${running.length}.log`), "w");
  const server = spawn(process.execPath, [ROOM, ...args], { cwd: repository, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", log] });
  running.push(server);
  closeSync(log);
  for await (const text of server.stdout ?? []) {
    const url = /http:\/\/[\d.]+:\d+/.exec(String(text))?.[0];
    if (url === undefined) continue;
    server.stdout?.resume();
    return url;
  }
  throw new Error("a server ended before it served");
}

const drawn = (): number => FIRST_DAY + Math.floor(Math.random() * (DAYS - 365));

interface Load {
  readonly rate: number;
  readonly milliseconds: number;
}

async function loaded(url: string, { path }: Work): Promise<Load> {
  const { requests, latency, errors, non2xx } = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests: [{ setupRequest: (request) => ({ ...request, path: path(drawn()) }) }] });
  if (errors + non2xx > 0) throw new Error(`${errors} requests failed and ${non2xx} were refused`);
  return { rate: requests.average, milliseconds: latency.p99 };
}

async function textAt(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.text();
}

/** Every date once, by four at a time: each answer is computed. */
async function computed(url: string, { path }: Work): Promise<number> {
  const days = Array.from({ length: DAYS - 365 }, (_, at) => FIRST_DAY + at);
  const paths = [...new Set(days.map(path))];
  const begun = performance.now();
  let next = 0;
  const asking = async (): Promise<void> => {
    for (let at = next++; at < paths.length; at = next++) await textAt(`${url}${paths[at] ?? ""}`);
  };
  await Promise.all(Array.from({ length: 4 }, asking));
  return (1_000 * paths.length) / (performance.now() - begun);
}

async function counted(url: string): Promise<{ readonly answers: number; readonly repeated: number }> {
  const metrics = await textAt(`${url}/metrics`);
  const sum = (name: string): number => [...metrics.matchAll(new RegExp(`^${name}(?:{[^}]*})? (\\d+)$`, "gm"))].reduce((total, [, value]) => total + Number(value), 0);
  return { answers: sum("capledger_http_requests_total"), repeated: sum("capledger_repeated_answers_total") };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const count = (value: number): string => Math.round(value).toLocaleString("en");

async function row(url: string, work: Work): Promise<string> {
  const bytes = Buffer.byteLength(await textAt(`${url}${work.path(FIRST_DAY + (DAYS >> 1))}`));
  const bare = await served(["-e", BARE, String(bytes)]);
  const first = await computed(url, work);
  const before = await counted(url);
  const measured: { readonly ours: Load; readonly bare: Load }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const both = { ours: await loaded(url, work), bare: await loaded(bare, work) };
    // The first warms both up.
    if (round > 0) measured.push(both);
    process.stderr.write(`${work.name}: ${count(both.ours.rate)}/s, bare ${count(both.bare.rate)}/s\n`);
  }
  const after = await counted(url);
  const share = median(measured.map(({ ours, bare: other }) => ours.rate / other.rate));
  const hits = (after.repeated - before.repeated) / (after.answers - before.answers);
  return `| ${work.name} | ${count(bytes)} | ${count(first)} | ${count(median(measured.map(({ ours }) => ours.rate)))} | ${count(median(measured.map(({ bare: other }) => other.rate)))} | ${(100 * share).toFixed(0)}% | at least ${100 * work.goal}% | ${share >= work.goal ? "met" : "**missed**"} | ${median(measured.map(({ ours }) => ours.milliseconds))} | ${(100 * hits).toFixed(1)}% |`;
}

try {
  writeGeneratedBook(join(folder, "books"), ENTRIES, { journals: false });
  const url = await served(["src/cli/capledger.mjs", "serve"], { CAPLEDGER_BOOKS: join(folder, "books"), CAPLEDGER_PORT: "0", CAPLEDGER_RATE: "0", CAPLEDGER_CACHE: "" });
  const rows: string[] = [];
  for (const work of WORKS) rows.push(await row(url, work));
  writeSection("http", [
    `${machine()}, load ${loadavg()[0]?.toFixed(1) ?? "unknown"} at the end; ${count(ENTRIES)} entries, ${CONNECTIONS} connections, medians of ${rounds} rounds of ${seconds} s in turns. The service runs as with \`npm start\`, log and metrics included, without a limit of requests a minute; both with \`${ROOM}\`.`,
    "",
    "| work | bytes | each for the first time, /s | service, /s | bare server, /s | of it | goal | | 99th percentile, ms | given again |",
    "|---|--:|--:|--:|--:|--:|--:|---|--:|--:|",
    ...rows,
  ]);
} finally {
  for (const server of running) server.kill("SIGKILL");
  for (const server of running) if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  rmSync(folder, { recursive: true });
}
