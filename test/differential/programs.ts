/** ledger, hledger and beancount as they are installed, and what they say of a file. */
import { execFile, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { describe } from "vitest";
import { MOVEMENTS } from "../../src/interop/write-beancount.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";

/** Debian's Python, to which its beancount belongs. */
const PYTHON = "/usr/bin/python3";

const present = [["ledger", "--version"], ["hledger", "--version"], ["bean-query", "--version"], [PYTHON, "-c", "import beancount"]].every(([program = "", ...args]) => spawnSync(program, args).status === 0);

const HOW_TO_GET_THEM = "apt-get install --no-install-recommends ledger hledger beancount (Debian 12)";

/** Where a run must have them, their absence fails it; elsewhere it says what was left out. */
export function describeWithPrograms(title: string, tests: () => void): void {
  if (!present && process.env["CI"] === "true") throw new Error(`ledger, hledger or beancount is not installed: ${HOW_TO_GET_THEM}`);
  if (!present) process.stdout.write(`skipped, nothing was compared: ${title}. To have it: ${HOW_TO_GET_THEM}\n`);
  describe.skipIf(!present)(title, tests);
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(program: string, args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(program, args, { maxBuffer: 2 ** 28, encoding: "utf8" }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** What it prints; an error where it complains of anything. */
async function printed(program: string, args: readonly string[], input = ""): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, input);
  if (code !== 0 || stderr !== "") throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${stderr.slice(0, 2000)}`);
  return stdout;
}

/** Quantities by account, at the end of each day. */
export type Balances = ReadonlyMap<Day, ReadonlyMap<string, readonly [quantity: string, commodity: string]>>;

/** True `bal -e` reports, one for each day, of one process that has read the file once. */
export async function ledgerBalances(file: string, days: readonly Day[]): Promise<Balances> {
  const ask = (day: Day): string => `bal -e ${plusDays(day, 1)} --flat --empty --no-total --balance-format "~${day}|%(account)|%(scrub(amount))|"\n`;
  const answer = await printed("ledger", ["--no-pager", "-f", file], days.map(ask).join(""));
  const balances = new Map(days.map((day) => [day, new Map<string, [string, string]>()]));
  for (const row of answer.split("~").slice(1)) {
    const [day, account = "", amount = ""] = row.split("|");
    const [quantity = "", commodity = ""] = amount.split(" ");
    balances.get(day as Day)?.set(account, [quantity, commodity.replaceAll('"', "")]);
  }
  return balances;
}

/** One `bal` with a column for each day from the first to the last, history before it included. */
export async function hledgerBalances(file: string, days: readonly Day[]): Promise<Balances> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  return columns(await printed("hledger", ["--strict", "-f", file, "bal", "-H", "-D", "--flat", "-E", "-N", "-O", "csv", "--layout=bare", "-b", first, "-e", plusDays(last, 1)]), days);
}

/** True `bal -e` reports, a process for each day. */
export async function hledgerEndBalances(file: string, days: readonly Day[]): Promise<Balances> {
  const reports = await Promise.all(days.map(async (day) => [day, columns(await printed("hledger", ["--strict", "-f", file, "bal", "-e", plusDays(day, 1), "--flat", "-E", "-N", "-O", "csv", "--layout=bare"]), ["balance" as Day]).get("balance" as Day) ?? new Map<string, [string, string]>()] as const));
  return new Map(reports);
}

function columns(csv: string, days: readonly Day[]): Balances {
  const [head = [], ...rows] = csv.trim().split("\n").map((line) => line.slice(1, -1).split('","'));
  return new Map(days.map((day) => {
    const column = head.indexOf(day);
    if (column < 0 && rows.length > 0) throw new Error(`hledger has no column ${day}`);
    return [day, new Map(rows.map((row) => [row[0] ?? "", [row[column] ?? "", row[1] ?? ""] as const]))];
  }));
}

interface BeancountAnswer {
  readonly errors: readonly string[];
  readonly running: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly closed: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
  readonly printed: string;
}

/** beancount in one process for many files: it takes long to start. */
export class Beancount {
  readonly #process = spawn(PYTHON, [join(import.meta.dirname, "beancount_balances.py")], { stdio: ["pipe", "pipe", "inherit"] });
  readonly #answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  /** Its running balances looked up at each day, its reports closed on the day after each of some days, and its movements as CSV. */
  async balances(file: string, days: readonly Day[], some: readonly Day[]): Promise<{ readonly running: Balances; readonly closed: Balances; readonly printed: string }> {
    this.#process.stdin.write(`${JSON.stringify({ file, dates: some.map((day) => plusDays(day, 1)), movements: MOVEMENTS })}\n`);
    const { value } = (await this.#answers.next()) as { value?: string };
    if (value === undefined) throw new Error(`beancount ended while it read ${file}`);
    const { errors, running, closed, printed } = JSON.parse(value) as BeancountAnswer;
    if (errors.length > 0) throw new Error(`beancount: ${errors.join("\n")}`);
    return {
      running: new Map(days.map((day) => [day, new Map(Object.entries(running).map(([account, byDay]) => [account, held(byDay, day)]))])),
      closed: new Map(some.map((day) => [day, new Map((closed[plusDays(day, 1)] ?? []).map(([account, commodity, quantity]) => [account, [quantity, commodity]]))])),
      printed,
    };
  }

  end(): void {
    this.#process.stdin.end();
  }
}

function held(byDay: Readonly<Record<string, Readonly<Record<string, string>>>>, day: Day): readonly [string, string] {
  const last = Object.keys(byDay).sort().findLast((each) => each <= day);
  const [[commodity, quantity] = ["", "0"], ...more] = Object.entries((last === undefined ? undefined : byDay[last]) ?? {});
  if (more.length > 0) throw new Error("beancount has several units in one account");
  return [quantity, commodity];
}

/** What each prints for an import, as the export's first lines say. */
export const printing = {
  ledger: (file: string): Promise<string> => printed("ledger", ["--no-pager", "--empty", "-f", file, "csv"]),
  hledger: (file: string, format: "csv" | "json" = "csv"): Promise<string> => printed("hledger", ["--strict", "-f", file, "print", "-O", format]),
  beancount: (file: string): Promise<string> => printed("bean-query", ["-f", "csv", file, MOVEMENTS]),
};
