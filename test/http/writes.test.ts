/** Writing to a book of a store over HTTP: events, corrections, figures and scenarios; the head that was seen, the key, and the feed. */
import Connection from "better-sqlite3";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Access } from "../../src/access/access.ts";
import { revokeToken } from "../../src/access/token-file.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { makeStore, openStore } from "../../src/store/open-store.ts";
import type { EventStore } from "../../src/store/store.ts";
import { growing } from "../store/growing-book.ts";
import { asking, embedded } from "./asking.ts";
import { bearing, tokenIn, tokensFile } from "./guarded.ts";
import type { Asked, Asking } from "./asking.ts";

const BOOK = "/v1/books/growing";
const EVENTS = `${BOOK}/events`;
const CASH = `${BOOK}/measures/cash?asOf=2001-12-31`;

let address: string;
let store: EventStore;
let service: Asking;

beforeEach(async () => {
  address = join(mkdtempSync(join(tmpdir(), "capital-ledger-writes-")), "ledger.db");
  store = await makeStore(address);
  const keeper = new Keeper(store);
  await importBook(keeper, growing(2), { by: "a test" });
  service = await asking(await StoredBooks.read(keeper, "the store"));
});
afterEach(async () => {
  await service.served.close();
  await store.close();
});

function placement(id: string, gross = "10.00"): Record<string, unknown> {
  return { id, type: "private-placement", on: "2001-04-01", summary: "made up", class: "common", shares: "10", gross };
}

async function headOf(): Promise<string> {
  return ((await service.get(BOOK)) as { ledgerHead: string }).ledgerHead;
}

interface Sent {
  readonly head?: string | undefined;
  readonly key?: string | undefined;
  readonly type?: string;
  readonly method?: string;
}

/** A write as its client sends it; a head or key that is `undefined` is left out. */
function sending(content: unknown, { head, key, type = "application/json", method = "POST" }: Sent): RequestInit {
  return { method, headers: { "content-type": type, ...(head === undefined ? {} : { "if-match": head === "*" ? head : `"${head}"` }), ...(key === undefined ? {} : { "idempotency-key": key }) }, body: typeof content === "string" ? content : JSON.stringify(content) };
}

const write = (path: string, content: unknown, sent: Sent): Promise<Asked> => service.ask(path, sending(content, sent));
const valueOf = async (path: string): Promise<unknown> => ((await service.get(path)) as { value: unknown }).value;

describe("appending events", () => {
  it("keeps them, says as what, and answers with them from then on", async () => {
    const head = await headOf();
    expect(await valueOf(CASH)).toBe("20.00");
    const { status, headers, text } = await write(EVENTS, [placement("third"), placement("fourth")], { head, key: "a" });
    const appended = JSON.parse(text) as { ledgerHead: string };
    expect(status).toBe(201);
    expect(appended).toEqual({ book: "growing", firstVersion: 4, lastVersion: 5, recordedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string, duplicate: false, ledgerHead: await headOf() });
    expect(headers.get("etag")).toBe(`"${appended.ledgerHead}"`);
    expect(await valueOf(CASH)).toBe("40.00");
    const [, , , last] = await store.read("growing", 2, 10);
    expect(last).toMatchObject({ eventId: "fourth", recordedBy: "anybody", hash: appended.ledgerHead });
  });

  it("takes one event, and YAML", async () => {
    const event = "id: third\ntype: private-placement\non: 2001-04-01\nsummary: made up\nclass: common\nshares: 1,000\ngross: 1,000.00\n";
    expect((await write(EVENTS, event, { head: await headOf(), key: "a", type: "application/yaml; charset=utf-8" })).status).toBe(201);
    expect(await valueOf(CASH)).toBe("1020.00");
  });

  it("is done once however often it is sent, also when others have written since", async () => {
    const head = await headOf();
    const first = await write(EVENTS, [placement("third")], { head, key: "a" });
    await write(EVENTS, [placement("fourth")], { head: await headOf(), key: "b" });
    const again = await write(EVENTS, [placement("third")], { head, key: "a" });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(JSON.parse(again.text)).toEqual({ ...(JSON.parse(first.text) as object), duplicate: true });
    expect(await valueOf(CASH)).toBe("40.00");
  });

  it("refuses a key that stands for other content, and keeps nothing of it", async () => {
    await write(EVENTS, [placement("third")], { head: await headOf(), key: "a" });
    expect(await service.refused(EVENTS, sending([placement("other")], { head: await headOf(), key: "a" }))).toMatchObject({ status: 409, code: "key-conflict" });
    expect(await valueOf(CASH)).toBe("30.00");
  });

  it("refuses a head that others have moved, and says which it is now", async () => {
    const head = await headOf();
    await write(EVENTS, [placement("third")], { head, key: "a" });
    const { status, headers, text } = await write(EVENTS, [placement("fourth")], { head, key: "b" });
    expect([status, headers.get("etag")]).toEqual([412, `"${await headOf()}"`]);
    expect(JSON.parse(text)).toMatchObject({ code: "version-conflict", detail: expect.stringContaining(await headOf()) as string });
    expect((await write(EVENTS, [placement("fourth")], { head: "*", key: "b" })).status).toBe(201);
  });

  it.each([
    ["no If-Match", { key: "a" }, 428, "precondition-required"],
    ["no Idempotency-Key", { head: "*" }, 400, "idempotency-key-missing"],
    ["an If-Match that is no head", { head: "abc", key: "a" }, 400, "request-invalid"],
    ["a key that is too long", { head: "*", key: "a".repeat(201) }, 400, "request-invalid"],
    ["a body of another type", { head: "*", key: "a", type: "text/plain" }, 415, "media-type-unsupported"],
  ] as const)("refuses %s", async (_, sent, status, code) => {
    expect(await service.refused(EVENTS, sending([placement("third")], sent))).toMatchObject({ status, code });
    expect((await store.head("growing")).version).toBe(3);
  });

  it.each([
    ["JSON that ends early", '[{"id":', "application/json", 400, "json-syntax"],
    ["YAML sent as JSON", "id: third", "application/json", 400, "json-syntax"],
    ["YAML that is none", "id: [", "application/yaml", 400, "yaml-syntax"],
    ["a name given twice", '[{"id":"a","id":"b"}]', "application/json", 400, "yaml-syntax"],
    ["nothing", "[]", "application/json", 422, "request-invalid"],
    ["a text", '"events"', "application/json", 422, "field-invalid"],
    ["too many", JSON.stringify(Array.from({ length: 1001 }, (_, index) => ({ id: `e${index}` }))), "application/json", 413, "request-too-large"],
  ])("refuses %s", async (_, body, type, status, code) => {
    expect(await service.refused(EVENTS, sending(body, { head: "*", key: "a", type }))).toMatchObject({ status, code });
  });

  it("names each fault with its code and its place in what was sent, and keeps nothing", async () => {
    const bad = [placement("third"), { ...placement("fourth"), shares: "many" }, { ...placement("fifth"), class: "preferred" }];
    expect(await service.refused(EVENTS, sending(bad, { head: "*", key: "a" }))).toMatchObject({
      status: 422,
      errors: [
        { code: "field-invalid", subject: "fourth", pointer: "/1/shares", found: '"many"' },
        { code: "instrument-unknown", subject: "fifth", pointer: "/2/class" },
      ],
    });
    expect(await service.refused(EVENTS, sending([placement("placement-1")], { head: "*", key: "a" }))).toMatchObject({ status: 422, code: "id-duplicate" });
    expect((await store.head("growing")).version).toBe(3);
  });

  it("refuses what the book cannot bear: more paid out than there is", async () => {
    const entry = { id: "spent", type: "journal-entry", on: "2001-05-01", summary: "made up", legs: [{ account: "cash", amount: "-1,000" }, { account: "accumulated-deficit", amount: "1,000" }] };
    expect((await service.refused(EVENTS, sending([entry], { head: "*", key: "a" }))).status).toBe(422);
    expect((await store.head("growing")).version).toBe(3);
  });

  it("says without writing what would stand otherwise, and how figures would tie", async () => {
    const head = await headOf();
    const { status, text } = await write(`${EVENTS}?dryRun=true`, [placement("third")], {});
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ book: "growing", ledgerHead: head, accounts: expect.arrayContaining([expect.objectContaining({ account: "cash", before: expect.objectContaining({ value: "20.00" }) as object, after: expect.objectContaining({ value: "30.00" }) as object })]) as object, reconciliation: { before: { ties: 0 }, after: { ties: 0 } } });
    expect(await headOf()).toBe(head);
    expect((await write(`${EVENTS}?dryRun=true`, [placement("third")], { head: "0".repeat(64) })).status).toBe(412);
    expect((await write(`${EVENTS}?dryRun=true`, [placement("placement-1")], {})).status).toBe(422);
  });

  it("makes an event known on the day of its recording, unless the book says it is reconstructed", async () => {
    await write(EVENTS, [placement("third")], { head: "*", key: "a" });
    await write(`${EVENTS}?reconstructed=true`, [placement("fourth")], { head: "*", key: "b" });
    expect(await valueOf(`${CASH}&knownAt=2001-12-31`)).toBe("30.00");
    expect(await valueOf(CASH)).toBe("40.00");
  });

  it("corrects: what was recorded stays, and counts no longer", async () => {
    const voided = { id: "void-1", type: "event-voided", on: "2001-06-01", summary: "made up: it never was", voids: ["placement-1"] };
    const before = await headOf();
    const { status, text } = await write(EVENTS, [voided], { head: before, key: "a" });
    expect(status, text).toBe(201);
    expect(await valueOf(CASH)).toBe("10.00");
    expect(await valueOf(`${CASH}&head=${before}`), "as it stood").toBe("20.00");
  });

  it("lets one of many writers in who saw the same head", async () => {
    const head = await headOf();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => write(EVENTS, [placement(`by-${index}`)], { head, key: `key ${index}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 412)]);
  });
});

describe("figures and scenarios", () => {
  const table = (printed: string): object => ({ id: "sheet", title: "Sheet", source: "report", page: "1", section: "statements", unit: "USD", columns: [{ at: "2001-12-31" }], rows: [{ concept: "cash", line: "1", printed: [printed] }] });

  it("states reported figures, anew where they were stated before, and holds them against the ledger", async () => {
    const refused = await service.refused(`${BOOK}/figures`, sending([table("20")], { head: "*", key: "a" }));
    expect(refused).toMatchObject({ status: 422, errors: [{ found: expect.stringContaining("report") as string }] });
    const sourced = { ...growing(2), definition: { ...growing(2).definition, name: "book", value: { ...(growing(2).definition?.value as object), sources: { report: { title: "Report", published: "2002-01-31" } } }, place: () => ({}) } };
    await importBook(new Keeper(store), sourced, { by: "a test" });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const verdicts = async (): Promise<unknown> => ((await service.get(`${BOOK}/reconciliation`)) as { tally: unknown }).tally;
    expect((await write(`${BOOK}/figures`, [table("20")], { head: await headOf(), key: "b" })).status).toBe(201);
    expect(await verdicts()).toMatchObject({ ties: 1, "does-not-tie": 0 });
    expect((await write(`${BOOK}/figures`, table("21"), { head: await headOf(), key: "c" })).status).toBe(201);
    expect(await verdicts()).toMatchObject({ ties: 0, "does-not-tie": 1 });
  });

  it("keeps a scenario under its id, and refuses one that does not fit", async () => {
    const path = `${BOOK}/scenarios/without`;
    const scenario = { id: "without", title: "Without the first", summary: "What if it had not been?", remove: ["placement-1"] };
    expect(await service.refused(path, sending({ ...scenario, id: "other" }, { head: "*", key: "a", method: "PUT" }))).toMatchObject({ status: 422, errors: [{ pointer: "/id" }] });
    expect(await service.refused(path, sending({ ...scenario, remove: ["nothing"] }, { head: "*", key: "a", method: "PUT" }))).toMatchObject({ status: 422 });
    const { status, text } = await write(path, scenario, { head: await headOf(), key: "a", method: "PUT" });
    expect(status, text).toBe(201);
    expect(await valueOf(`${CASH}&scenario=without`)).toBe("10.00");
    await write(path, { ...scenario, remove: ["placement-1", "placement-2"] }, { head: await headOf(), key: "b", method: "PUT" });
    expect(await valueOf(`${CASH}&scenario=without`)).toBe("0.00");
    expect(await service.refused(path, sending({ ...scenario, title: "long ".repeat(20_000) }, { head: "*", key: "c", method: "PUT" }))).toMatchObject({ status: 413 });
  });
});

describe("heads", () => {
  it("answers for good as the book stood at a head, also to a process that was not there", async () => {
    const head = await headOf();
    const { headers } = await service.ask(CASH);
    const pinned = headers.get("content-location") ?? "";
    expect(pinned).toBe(`${BOOK}/measures/cash?asOf=2001-12-31&head=${head}`);
    const before = await service.ask(pinned);
    expect(before.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    await write(EVENTS, [placement("third"), placement("fourth")], { head, key: "a" });
    expect((await service.ask(pinned)).text).toBe(before.text);
    const other = openStore(address);
    const another = await asking(await StoredBooks.read(new Keeper(other), "the store"));
    expect((await another.ask(pinned)).text).toBe(before.text);
    expect(await another.refused(`${CASH}&head=${"0".repeat(64)}`)).toMatchObject({ status: 404, code: "head-unknown" });
    const [middle] = await store.read("growing", 4, 1);
    expect(await another.refused(`${CASH}&head=${middle?.hash ?? ""}`), "the book never stood inside an append").toMatchObject({ status: 404, code: "head-unknown" });
    await another.served.close();
    await other.close();
  });

  it("goes on with the pages of a list as it stood, whatever is appended meanwhile", async () => {
    const events = async (path: string): Promise<{ readonly ids: readonly string[]; readonly next: string | undefined }> => {
      const { headers, text } = await service.ask(path);
      const [, next] = /^<(.*)>; rel="next"$/.exec(headers.get("link") ?? "") ?? [];
      return { ids: (JSON.parse(text) as { events: { id: string }[] }).events.map(({ id }) => id), next };
    };
    const first = await events(`${EVENTS}?limit=1`);
    await write(EVENTS, [{ ...placement("earlier"), on: "2001-02-01" }], { head: "*", key: "a" });
    const second = await events(first.next ?? "");
    expect([first.ids, second.ids, second.next]).toEqual([["placement-1"], ["placement-2"], undefined]);
    expect((await events(EVENTS)).ids).toEqual(["earlier", "placement-1", "placement-2"]);
    expect(await service.refused(`${EVENTS}?cursor=abc`)).toMatchObject({ status: 400, code: "query-invalid" });
    expect(await service.refused(`${first.next ?? ""}&offset=1`)).toMatchObject({ status: 400, code: "query-invalid" });
  });

  it("shows what another process appends", async () => {
    expect(await valueOf(CASH)).toBe("20.00");
    const other = openStore(address);
    await importBook(new Keeper(other), growing(5), { by: "another" });
    await other.close();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await valueOf(CASH)).toBe("50.00");
  });
});

describe("readiness", () => {
  it("looks at the store: it takes in what others appended, and tells when the store is not what it was", async () => {
    expect(await service.get("/readyz")).toEqual({ status: "ok", books: 1 });
    const other = openStore(address);
    await importBook(new Keeper(other), { ...growing(1), definition: { name: "book", value: { ...(growing(1).definition?.value as object), id: "another" }, place: () => ({}) } }, { by: "another" });
    await other.close();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await service.get("/readyz")).toEqual({ status: "ok", books: 2 });
    const tampering = new Connection(address);
    tampering.exec("UPDATE ledger_stream SET version = 1 WHERE book = 'growing'");
    tampering.close();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await service.refused("/readyz")).toMatchObject({ status: 503, code: "head-went-back" });
    expect(await service.refused(BOOK)).toMatchObject({ status: 503, code: "head-went-back" });
  });
});

describe("the feed", () => {
  /** The events of a feed as they come, until so many have. */
  async function followed(count: number, headers: Record<string, string>, meanwhile: () => Promise<unknown>): Promise<string[]> {
    const controller = new AbortController();
    const response = await fetch(`${service.served.url}${EVENTS}?follow=true`, { headers, signal: controller.signal });
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "text/event-stream", "no-store"]);
    const doing = meanwhile();
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (text.split("\n\n").length > count + 1) break;
    }
    controller.abort();
    await doing;
    const [begun, ...events] = text.split("\n\n");
    expect(begun).toMatch(/^event: begun\ndata: \{"version":(\d+)\}\nid: \1$/);
    return events.slice(0, count);
  }

  it("ends when its token is revoked: with what is appended after that, and within seconds where nothing is", async () => {
    const file = tokensFile();
    const [follower, writer] = [await tokenIn(file), await tokenIn(file, { scopes: ["read", "append"] })];
    const access = new Access({ tokens: file, onFailure: (error) => { throw error; } });
    const guarded = await asking(await StoredBooks.read(new Keeper(store), "the store"), { access });
    const feed = async (text: string): Promise<string> => (await fetch(`${guarded.served.url}${EVENTS}?follow=true`, bearing(text))).text();
    const feeds = [feed(follower.text), feed(follower.text)];
    await guarded.ask(EVENTS, bearing(writer.text, sending([placement("third")], { head: "*", key: "a" })));
    await revokeToken(file, follower.id, new Date());
    await expect.poll(async () => (await guarded.ask(BOOK, bearing(follower.text))).status).toBe(401);
    const busy = sleep(100).then(() => guarded.ask(EVENTS, bearing(writer.text, sending([placement("fourth")], { head: "*", key: "b" }))));
    for (const text of await Promise.all(feeds)) expect([...text.matchAll(/"id":"([^"]*)"/g)].map(([, id]) => id)).toEqual(["third"]);
    expect((await busy).status).toBe(201);
    const idle = await tokenIn(file);
    const last = feed(idle.text);
    await sleep(200);
    await revokeToken(file, idle.id, new Date());
    expect(await last).not.toContain("appended");
    await Promise.all([guarded.served.close(), access.close()]);
  });

  it("brings what is appended, by this process and by others, from now on or from where a follower left off", async () => {
    const fresh = await followed(2, {}, async () => {
      await write(EVENTS, [placement("third")], { head: "*", key: "a" });
      const other = openStore(address);
      await importBook(new Keeper(other), growing(3), { by: "another" });
      await other.close();
    });
    expect(fresh.map((each) => /"id":"([^"]*)"/.exec(each)?.[1])).toEqual(["third", "placement-3"]);
    const head = await headOf();
    const [last] = await followed(1, { "last-event-id": "4" }, () => Promise.resolve());
    expect(last).toContain("id: 5");
    expect(last).toContain("event: appended");
    expect(last).toContain(`"recordedBy":"another","ledgerHead":"${head}"`);
  });

  it("goes alone, from the number of an event, of a book in a store", async () => {
    expect(await service.refused(`${EVENTS}?follow=true&limit=3`)).toMatchObject({ status: 400, code: "query-invalid" });
    expect(await service.refused(`${EVENTS}?follow=true`, { headers: { "last-event-id": "x" } })).toMatchObject({ status: 400, code: "request-invalid" });
    const files = await asking(embedded);
    const path = "/v1/books/tidewater-instruments/events";
    expect(await files.refused(`${path}?follow=true`)).toMatchObject({ status: 409, code: "book-read-only" });
    expect(await files.refused(path, sending([placement("third")], { head: "*", key: "a" }))).toMatchObject({ status: 409, code: "book-read-only" });
    await files.served.close();
  });
});
