/**
 * The service under load: 64 connections ask for the balance sheet at a date while a writer appends.
 * Nothing fails, no answer mixes two heads, memory stays flat; and what was acknowledged is there
 * after the process was killed. `LOAD_SECONDS` says for how long; 60 where it is absent.
 */
import autocannon from "autocannon";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { statementAnswer } from "../../src/answers/statement-answer.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { makeStore, openStore } from "../../src/store/open-store.ts";
import { growing } from "../store/growing-book.ts";
import { ServiceProcess } from "./service-process.ts";

const SECONDS = Number(process.env["LOAD_SECONDS"] ?? 60);
const CONNECTIONS = 64;
const BOOK = "/v1/books/growing";
/** Days of the year in which the placements fall. */
const DAYS = Array.from({ length: 28 }, (_, day) => `2001-03-${String(day + 1).padStart(2, "0")}`);
/** Answers that are computed again by the core. */
const COMPUTED = 400;
/** What the heap may hold more in the last third than in the second: answers and ledgers that are kept, up to their bounds. */
const MORE_BYTES = 48 * 2 ** 20;

const address = join(mkdtempSync(join(tmpdir(), "capital-ledger-load-")), "ledger.db");
const appended = z.object({ ledgerHead: z.string(), lastVersion: z.number() });
let service: ServiceProcess;

beforeAll(async () => {
  const store = await makeStore(address);
  await importBook(new Keeper(store), growing(20), { by: "a test" });
  await store.close();
  service = await ServiceProcess.over(address);
});
afterAll(() => service.end());

/** Appends placements one after another, until it is told to stop or nobody answers; the ids of those that were acknowledged. */
class Writer {
  readonly acknowledged: string[] = [];
  readonly heads = new Set<string>();
  #stops = false;

  async write(prefix: string): Promise<void> {
    let head = z.object({ ledgerHead: z.string() }).parse(await (await fetch(`${service.url}${BOOK}`)).json()).ledgerHead;
    for (let at = 0; !this.#stops; at += 1) {
      const id = `${prefix}-${at}`;
      const day = DAYS[at % DAYS.length];
      const event = { id, type: "private-placement", on: day, summary: "made up", class: "common", shares: "10", gross: "10.00" };
      const response = await fetch(`${service.url}${BOOK}/events`, { method: "POST", headers: { "content-type": "application/json", "if-match": `"${head}"`, "idempotency-key": id }, body: JSON.stringify(event) });
      const text = await response.text();
      if (response.status !== 201) throw new Error(`${response.status}: ${text}`);
      head = appended.parse(JSON.parse(text)).ledgerHead;
      this.acknowledged.push(id);
      this.heads.add(head);
      await sleep(100);
    }
  }

  stop(): void {
    this.#stops = true;
  }
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

describe(`${CONNECTIONS} connections for ${SECONDS} s beside a writer`, () => {
  it("get answers of one head each, all of them, and the memory of the service stays flat", async () => {
    const writer = new Writer();
    const writing = writer.write("busy");
    /** Answers by head and day: whoever asks the same of the same head has the same bytes. */
    const answers = new Map<string, string>();
    let different = 0;
    const heap: number[] = [];
    const resident: number[] = [];
    const sampling = setInterval(() => void service.memory().then((memory) => {
      heap.push(memory.heap);
      resident.push(memory.resident);
    }), 500);
    const { requests, latency, errors, non2xx } = await autocannon({
      url: service.url,
      connections: CONNECTIONS,
      duration: SECONDS,
      requests: [
        {
          setupRequest: (request, context) => {
            const day = DAYS[Math.floor(Math.random() * DAYS.length)] ?? "";
            Object.assign(context, { day });
            return { ...request, path: `${BOOK}/statements/balance-sheet?asOf=${day}` };
          },
          onResponse: (_, body, context) => {
            const head = /"ledgerHead":"([0-9a-f]+)"/.exec(body)?.[1] ?? "none";
            const key = `${head} ${String((context as { day?: string }).day)}`;
            const before = answers.get(key);
            if (before === undefined) answers.set(key, body);
            else if (before !== body) different += 1;
          },
        },
      ],
    });
    clearInterval(sampling);
    writer.stop();
    await writing;
    expect({ errors, non2xx, different }).toEqual({ errors: 0, non2xx: 0, different: 0 });

    const keeper = new Keeper(openStore(address));
    const asked = [...answers.keys()].map((key) => key.split(" ") as [string, string]);
    const sample = asked.filter((_, at) => at % Math.ceil(asked.length / COMPUTED) === 0);
    const ledgers = new Map<string, Ledger>();
    for (const [head, day] of sample) {
      const book = ledgers.has(head) ? undefined : await keeper.stood("growing", head);
      if (book !== undefined) ledgers.set(head, new Ledger(book));
      const ledger = ledgers.get(head);
      expect(ledger, head).toBeDefined();
      if (ledger !== undefined) expect(JSON.parse(answers.get(`${head} ${day}`) ?? "")).toEqual(JSON.parse(JSON.stringify(statementAnswer(ledger, "balance-sheet", { asOf: day }))));
    }
    await keeper.store.close();
    const third = Math.floor(heap.length / 3);
    const [second, last] = [Math.min(...heap.slice(third, 2 * third)), Math.min(...heap.slice(2 * third))];
    process.stdout.write(
      `load: ${requests.total} answers, ${Math.round(requests.average)}/s, of ${writer.acknowledged.length + 1} heads; errors ${errors}; 99th percentile ${latency.p99} ms, longest ${latency.max} ms; ` +
        `${answers.size} questions, ${sample.length} computed again by the core; least heap ${mebibytes(second)} in the second third, ${mebibytes(last)} in the last; resident ${mebibytes(resident[third] ?? NaN)} then ${mebibytes(resident.at(-1) ?? NaN)}\n`,
    );
    expect(writer.heads.size).toBeGreaterThan(5);
    expect(new Set(asked.map(([head]) => head)).size).toBeGreaterThan(5);
    expect(last).toBeLessThan(second + MORE_BYTES);
  });
});

it("keeps all that it has acknowledged when it is killed while it writes", async () => {
  // What the service closed while answers were computed again is noticed first, and not asked once more.
  await sleep(100);
  const writer = new Writer();
  const writing = writer.write("cut").catch((error: unknown) => error);
  await sleep(2_000);
  await service.end("SIGKILL");
  const ended = await writing;
  service = await ServiceProcess.over(address);
  const kept = new Set<string>();
  for (let path: string | undefined = `${BOOK}/events?limit=1000`; path !== undefined; ) {
    const response = await fetch(`${service.url}${path}`);
    for (const { id } of z.object({ events: z.array(z.object({ id: z.string() })) }).parse(await response.json()).events) kept.add(id);
    path = /<([^>]*)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  }
  process.stdout.write(`load: killed after ${writer.acknowledged.length} acknowledged appends; lost ${writer.acknowledged.filter((id) => !kept.has(id)).length}\n`);
  expect(writer.acknowledged.length, String(ended)).toBeGreaterThan(3);
  expect(writer.acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});
