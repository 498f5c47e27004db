/**
 * How fast the store appends and replays, beside a bare loop of the same driver over the same
 * tables, statements and rows, made beforehand. Run with `npm run bench:store`.
 */
import Connection from "better-sqlite3";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { linked, NO_EVENTS, prepared } from "../../src/store/hash-chain.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { makeStore } from "../../src/store/open-store.ts";
import { valuesOf } from "../../src/store/sql/rows.ts";
import { MOST_ROWS, statements, TABLES } from "../../src/store/sql/statements.ts";
import type { Value } from "../../src/store/sql/statements.ts";
import { bucketOf, BUCKETS, eventsOf } from "../../src/store/store.ts";
import type { AppendRequest, EventStore } from "../../src/store/store.ts";
import { verifiedEvents } from "../../src/store/verify.ts";
import { HOW_TO_GET_IT, leftOut, PostgresServer } from "../postgres/server.ts";
import { batch } from "../faults/batch.ts";
import { machine } from "./machine.ts";
import { writeSection } from "./performance-page.ts";

const ROUNDS = 7;
const BOOK = "a book";
const BUCKET = bucketOf(BOOK);
/** Events of one round, by how many are appended at a time. */
const WORK = [
  { at: 1, events: 400 },
  { at: 100, events: 10_000 },
  { at: 1_000, events: 20_000 },
];
const PAGE = 1_000;

/** One append as the rows that it leaves behind. */
interface Rows {
  readonly events: readonly Value[][];
  readonly append: readonly Value[];
  readonly hash: string;
}

/** A way to keep appends and read them again. */
interface Way {
  append(request: AppendRequest, rows: Rows): Promise<void>;
  replay(): Promise<number>;
  verified?(): Promise<number>;
  bytes?(): Promise<number>;
  close(): Promise<void>;
}

function rowsOf(requests: readonly AppendRequest[]): Rows[] {
  let head = NO_EVENTS;
  return requests.map((request) => {
    const ready = prepared(request);
    const recordedAt = "2026-01-01T00:00:00.000Z";
    const events = linked(ready, head, head.version, recordedAt);
    const first = head.version + 1;
    head = events.at(-1) ?? head;
    return { events: events.map((event) => valuesOf([event])), append: [request.book, request.key, ready.requestHash, first, head.version, recordedAt], hash: head.hash };
  });
}

async function counted(events: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const event of events) if (event !== undefined) count += 1;
  return count;
}

function ours(store: EventStore, more: Pick<Way, "bytes"> = {}): Way {
  return {
    async append(request) {
      await store.append(request);
    },
    replay: () => counted(eventsOf(store, BOOK)),
    verified: () => counted(verifiedEvents(store, BOOK)),
    close: () => store.close(),
    ...more,
  };
}

/** The statements of an append, so many events at a time. */
function* appendOf({ events, append, hash }: Rows, most: 1 | typeof MOST_ROWS): Generator<readonly [keyof typeof statements, readonly Value[]]> {
  yield ["takePositions", [BUCKET, events.length]];
  yield ["standing", [BUCKET, BOOK, append[1] ?? ""]];
  for (let kept = 0; kept < events.length; ) {
    const isWhole = events.length - kept >= MOST_ROWS && most === MOST_ROWS;
    const rows = events.slice(kept, kept + (isWhole ? MOST_ROWS : 1));
    yield [isWhole ? "keepEvents" : "keepEvent", [BUCKET, ...rows.flat()]];
    kept += rows.length;
  }
  yield ["keepAppend", [BUCKET, ...append]];
  yield ["moveStream", [BUCKET, BOOK, append[4] ?? 0, hash]];
}

/** Row by row: within the process a call costs next to nothing. */
function bareSqlite(file: string): Way {
  const connection = new Connection(file);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  for (const table of TABLES) connection.exec(table);
  connection.prepare(statements.makeBucket.replaceAll(/\$\d+/g, "?")).run(BUCKET);
  const order = (text: string): number[] => [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
  const ready = new Map(Object.entries(statements).map(([name, text]) => [name, { statement: connection.prepare(text.replaceAll(/\$\d+/g, "?")), order: order(text) }]));
  const run = (name: string, values: readonly Value[]): unknown[] => {
    const found = ready.get(name);
    if (found === undefined) throw new Error(name);
    const given = found.order.map((index) => values[index]);
    return found.statement.reader ? found.statement.all(...given) : [found.statement.run(...given)];
  };
  const write = connection.transaction((rows: Rows) => {
    for (const [name, values] of appendOf(rows, 1)) run(name, values);
  });
  return {
    append(_request, rows) {
      write.immediate(rows);
      return Promise.resolve();
    },
    replay() {
      let count = 0;
      for (let rows = run("events", [BUCKET, BOOK, 1, PAGE]); rows.length > 0; rows = run("events", [BUCKET, BOOK, count + 1, PAGE])) count += rows.length;
      return Promise.resolve(count);
    },
    close() {
      connection.close();
      return Promise.resolve();
    },
  };
}

/** Fifty rows at a time: one by one each would wait for an answer, and the store would look better than it is. */
async function barePostgres(url: string): Promise<Way> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const run = async (name: keyof typeof statements, values: readonly Value[]): Promise<unknown[]> => (await client.query({ name, text: statements[name], values: [...values] })).rows as unknown[];
  for (const table of TABLES) await client.query(table);
  await run("makeBucket", [BUCKET]);
  return {
    async append(_request, rows) {
      await client.query("BEGIN");
      for (const [name, values] of appendOf(rows, MOST_ROWS)) await run(name, values);
      await client.query("COMMIT");
    },
    async replay() {
      let count = 0;
      for (let rows = await run("events", [BUCKET, BOOK, 1, PAGE]); rows.length > 0; rows = await run("events", [BUCKET, BOOK, count + 1, PAGE])) count += rows.length;
      return count;
    },
    close: () => client.end(),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

/** Rates of a store and of a bare loop, where there is one. */
class Rates {
  readonly own: number[] = [];
  readonly bare: number[] = [];

  row(home: string, work: string): string[] {
    const [own, bare] = [median(this.own), median(this.bare)];
    const count = (rate: number): string => Math.round(rate).toLocaleString("en");
    return [home, work, count(own), ...(this.bare.length === 0 ? ["", ""] : [count(bare), `${Math.round((own / bare) * 100)}%`])];
  }
}

async function measured(home: string, make: (round: string) => Promise<{ readonly own: Way; readonly bare?: Way }>): Promise<string[][]> {
  const table: string[][] = [];
  const [replay, verify] = [new Rates(), new Rates()];
  let bytes = 0;
  for (const { at, events } of WORK) {
    const requests = Array.from({ length: events / at }, (_, index) => batch(BOOK, index * at, at));
    const rows = rowsOf(requests);
    const appends = new Rates();
    // The first round warms up and does not count.
    for (let round = -1; round < ROUNDS; round += 1) {
      const { own, bare } = await make(`${at}-${round + 1}`);
      // Whichever goes first finds another machine than the second: they take turns at it.
      for (const way of round % 2 === 0 ? [own, bare] : [bare, own]) {
        if (way === undefined) continue;
        const rate = await perSecond(requests.length, async () => {
          for (const [index, request] of requests.entries()) await way.append(request, rows[index] ?? { events: [], append: [], hash: "" });
        });
        if (round >= 0) appends[way === own ? "own" : "bare"].push(rate);
      }
      if (at === WORK.at(-1)?.at) {
        for (const way of [bare, own]) {
          if (way === undefined) continue;
          const rate = await perSecond(events, () => way.replay());
          if (round < 0) continue;
          replay[way === own ? "own" : "bare"].push(rate);
          if (way === bare) verify.bare.push(rate);
        }
        const rate = await perSecond(events, () => own.verified?.() ?? Promise.resolve());
        if (round >= 0) verify.own.push(rate);
        bytes = ((await own.bytes?.()) ?? 0) / events;
      }
      await own.close();
      await bare?.close();
    }
    table.push(appends.row(home, at === 1 ? "appends/s, one event each" : `appends/s, ${at.toLocaleString("en")} events each`));
    process.stderr.write(`${table.at(-1)?.join("  ") ?? ""}\n`);
  }
  table.push(replay.row(home, "replay, events/s"), verify.row(home, "replay with every hash checked, events/s"));
  if (bytes > 0) table.push([home, "bytes an event, indexes included", Math.round(bytes).toLocaleString("en"), "", ""]);
  return table;
}

const folder = mkdtempSync(join(tmpdir(), "capital-ledger-bench-"));
const server = leftOut ? undefined : await PostgresServer.start();
try {
  const table = await measured("SQLite", async (round) => {
    const [file, bare] = [join(folder, `own-${round}.db`), join(folder, `bare-${round}.db`)];
    const store = await makeStore(file);
    return { own: ours(store, { bytes: () => Promise.resolve(statSync(file).size + statSync(`${file}-wal`).size) }), bare: bareSqlite(bare) };
  });
  if (server === undefined) process.stderr.write(`PostgreSQL left out: ${HOW_TO_GET_IT}\n`);
  else {
    table.push(
      ...(await measured("PostgreSQL", async (round) => {
        const [own, bare] = [await server.database(`own_${round.replace("-", "_")}`), await server.database(`bare_${round.replace("-", "_")}`)];
        const store = await makeStore(own);
        const bytes = async (): Promise<number> => Number((await server.query<{ size: string }>("SELECT sum(pg_total_relation_size(oid))::text AS size FROM pg_class WHERE relkind = 'r' AND relname LIKE 'ledger_%'", own))[0]?.size);
        return { own: ours(store, { bytes }), bare: await barePostgres(bare) };
      })),
    );
  }
  table.push(...(await measured("memory", () => Promise.resolve({ own: ours(new MemoryStore()) }))));
  writeSection("store", [
    `${machine()}; better-sqlite3 with \`synchronous=FULL\`, PostgreSQL on the same machine without standbys; ${BUCKETS} buckets; medians of ${ROUNDS} rounds, the store and the bare loop in turns. The bare loop sends the same statements with rows made beforehand (row by row to SQLite, 50 rows at a time to PostgreSQL).`,
    "",
    "| home | work | store | bare loop | of it |",
    "|---|---|--:|--:|--:|",
    ...table.map((row) => `| ${row.join(" | ")} |`),
  ]);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}
