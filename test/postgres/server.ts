/**
 * PostgreSQL servers of a test's own: each with a cluster in a scratch folder, on a port of its own,
 * run by a user who is not root. They end with the test's process.
 */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

export const HOW_TO_GET_IT = "install the server, Debian's package postgresql (15 or later)";

/** The folder of the server's programs; undefined where there is none. */
const programs: string | undefined = [...(process.env["PATH"] ?? "").split(":"), ...debianFolders()].find((folder) => ["initdb", "postgres", "pg_basebackup"].every((name) => existsSync(join(folder, name))));

/** In CI a suite that is left out is a failure. */
export const leftOut: boolean = programs === undefined && process.env["CI"] === undefined;

function debianFolders(): string[] {
  const versions = "/usr/lib/postgresql";
  return existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)).map((version) => join(versions, version, "bin")) : [];
}

/** PostgreSQL refuses to run as root: then the user whom Debian's package makes, or nobody. */
function owner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, name: string): number => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout);
  const name = spawnSync("id", ["postgres"]).status === 0 ? "postgres" : "nobody";
  return { uid: idOf("-u", name), gid: idOf("-g", name) };
}

/** On Linux a server ends with the process that started it, however that ends. */
const MAY_DIE_WITH_US = spawnSync("setpriv", ["--version"]).status === 0;

export class PostgresServer {
  readonly folder: string;
  readonly port: number;
  readonly #log: string;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.#log = join(folder, "..", "log");
  }

  /** A new cluster, started. Settings are lines of postgresql.conf. */
  static async start(...settings: readonly string[]): Promise<PostgresServer> {
    const folder = join(scratch(), "data");
    run("initdb", "-D", folder, "-U", "ledger", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
    return PostgresServer.#of(folder, settings);
  }

  /** A standby of this server, from a copy of it; `name` is what the primary knows it by. */
  async standby(name: string): Promise<PostgresServer> {
    const folder = join(scratch(), "data");
    run("pg_basebackup", "-D", folder, "-h", "127.0.0.1", "-p", String(this.port), "-U", "ledger", "-X", "stream", "-R", "--no-sync");
    return PostgresServer.#of(folder, [`primary_conninfo = 'host=127.0.0.1 port=${this.port} user=ledger application_name=${name}'`]);
  }

  static async #of(folder: string, settings: readonly string[]): Promise<PostgresServer> {
    const server = new PostgresServer(folder, await freePort());
    server.configure("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", `port = ${server.port}`, "max_connections = 60", "shared_buffers = 32MB", ...settings);
    await server.run();
    return server;
  }

  get url(): string {
    return `postgres://ledger@127.0.0.1:${this.port}/postgres`;
  }

  /** Adds lines to postgresql.conf, which the next start or `reload` takes. */
  configure(...settings: readonly string[]): void {
    appendFileSync(join(this.folder, "postgresql.auto.conf"), `${settings.join("\n")}\n`);
  }

  async run(): Promise<void> {
    const [command, before] = MAY_DIE_WITH_US ? ["setpriv", ["--pdeathsig", "QUIT", program("postgres")]] : [program("postgres"), []];
    const child = spawn(command, [...before, "-D", this.folder], { ...owner(), stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.on("data", (chunk: Buffer) => {
      appendFileSync(this.#log, chunk);
    });
    running.add(child);
    this.#process = child;
    for (let tries = 0; ; tries += 1) {
      try {
        await this.query("SELECT 1");
        return;
      } catch (error) {
        if (child.exitCode !== null || tries > 300) throw new Error(`PostgreSQL did not start; its log is ${this.#log}`, { cause: error });
        await sleep(50);
      }
    }
  }

  /** A database of its own on this server, by its address. */
  async database(name: string): Promise<string> {
    await this.query(`CREATE DATABASE ${name}`);
    return `postgres://ledger@127.0.0.1:${this.port}/${name}`;
  }

  async query<Row>(text: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(text)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  reload(): void {
    this.#process?.kill("SIGHUP");
  }

  /** Ends as a power cut would: all of its processes at once, nothing flushed. */
  async kill(): Promise<void> {
    // Its children end when they notice that it is gone; until then they could still answer.
    spawnSync("pkill", ["-9", "-P", String(this.#process?.pid)]);
    await this.#ended("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#ended("SIGINT");
    rmSync(join(this.folder, ".."), { recursive: true, force: true });
  }

  async #ended(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
    running.delete(child);
  }
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGQUIT");
});

function program(name: string): string {
  if (programs === undefined) throw new Error(`no ${name}: ${HOW_TO_GET_IT}`);
  return join(programs, name);
}

function run(name: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program(name), args, { ...owner(), encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "capital-ledger-postgres-"));
  const { uid, gid } = owner();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
