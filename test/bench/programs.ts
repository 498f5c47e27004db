/** The programs that answer the same question of the same transactions, as whole processes. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dayText, ourAccount } from "./generated-book.ts";

const TIME = "/usr/bin/time";

export interface Program {
  readonly name: string;
  readonly command: (folder: string, asOf: string) => readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Balances by our account, in cents: accounts of nil may be left out. */
  readonly read: (output: string) => Map<string, number>;
  /** What tells the version; absent of ours. */
  readonly version?: readonly [string, ...string[]];
}

const dayAfter = (asOf: string): string => dayText(Date.parse(asOf) / 86_400_000 + 1);
const cents = (text: string): number => Math.round(Number(text.replaceAll(",", "")) * 100);

/** A line that names an amount, `USD` and an account, in any order. */
function balances(output: string): Map<string, number> {
  return new Map(
    output.split("\n").flatMap((line) => {
      const account = /[A-Z][a-z]+:\w+/.exec(line)?.[0];
      const amount = /-?[\d,]+(?:\.\d+)?(?= *USD)/.exec(line)?.[0];
      return account === undefined || amount === undefined ? [] : [[ourAccount(account), cents(amount)] as const];
    }),
  );
}

function ours(output: string): Map<string, number> {
  return new Map(
    output.trim().split("\n").map((line) => {
      const [account = "", value = ""] = line.split(" ");
      return [account, cents(value)] as const;
    }),
  );
}

/** Ours in a bundle, reading the text or the image that an earlier reading has left in `images`. */
export const ourPrograms = (bundle: string, images: string): readonly Program[] =>
  [
    { name: "Capital Ledger", environment: { CAPLEDGER_CACHE: "" } },
    { name: "Capital Ledger from its image", environment: { CAPLEDGER_CACHE: images } },
  ].map((program) => ({ ...program, command: (folder, asOf) => [process.execPath, join(bundle, "balances-process.mjs"), join(folder, "ours"), asOf], read: ours }));

export const others: readonly Program[] = [
  { name: "ledger", command: (folder, asOf) => ["ledger", "-f", join(folder, "all.ledger"), "balance", "--flat", "--no-total", "-e", dayAfter(asOf)], read: balances, version: ["ledger", "--version"] },
  { name: "hledger", command: (folder, asOf) => ["hledger", "-f", join(folder, "all.hledger"), "balance", "--flat", "--no-total", "-e", dayAfter(asOf)], read: balances, version: ["hledger", "--version"] },
  { name: "bean-query", command: (folder, asOf) => ["bean-query", join(folder, "all.beancount"), `SELECT account, sum(position) WHERE date <= ${asOf} GROUP BY account`], environment: { BEANCOUNT_DISABLE_LOAD_CACHE: "1" }, read: balances, version: ["bean-query", "--version"] },
];

export interface Measured {
  readonly seconds: number;
  /** Of all processors together: what the program takes, whatever else the machine does. */
  readonly processor: number;
  /** The most that was resident at once. */
  readonly megabytes: number;
  readonly balances: Map<string, number>;
}

/** One run as a whole process; undefined where it takes longer than so many seconds. */
export async function run(program: Program, folder: string, asOf: string, cap: number): Promise<Measured | undefined> {
  const report = join(folder, "time.txt");
  const [command, ...args] = program.command(folder, asOf);
  const start = performance.now();
  const output = await new Promise<string | undefined>((resolve, reject) => {
    execFile(TIME, ["-f", "%M %U %S", "-o", report, "timeout", String(cap), command, ...args], { env: { ...process.env, ...program.environment }, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.code === 124) resolve(undefined);
      else reject(new Error(`${program.name}: ${stderr}`));
    });
  });
  const seconds = (performance.now() - start) / 1000;
  const [kilobytes = NaN, user = NaN, system = NaN] = readFileSync(report, "utf8").trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  rmSync(report);
  return output === undefined ? undefined : { seconds, processor: user + system, megabytes: kilobytes / 1024, balances: program.read(output) };
}

export async function versionOf({ name, version }: Program): Promise<string> {
  if (version === undefined) return name;
  const [command, ...args] = version;
  const told = await new Promise<string>((resolve) => {
    execFile(command, args, (_, stdout, stderr) => {
      resolve(`${stdout}${stderr}`);
    });
  });
  return `${name} ${/\d+(?:\.\d+)+/.exec(told)?.[0] ?? "of unknown version"}`;
}

/** Why the programs cannot be timed; undefined where they can. */
export function missing(): string | undefined {
  const isThere = (command: string): boolean => (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(join(folder, command)));
  const absent = ["ledger", "hledger", "bean-query"].filter((command) => !isThere(command));
  if (!existsSync(TIME)) absent.push("time");
  return absent.length === 0 ? undefined : `${absent.join(", ")} missing: apt-get install -y ledger hledger beancount time`;
}
