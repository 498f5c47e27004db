/** Writing through the typed client: which head was seen, a key, and what is refused. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { capitalLedgerClient } from "../../src/client/client.ts";
import type { CapitalLedgerClient } from "../../src/client/client.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { makeStore } from "../../src/store/open-store.ts";
import type { EventStore } from "../../src/store/store.ts";
import { asking } from "../http/asking.ts";
import type { Asking } from "../http/asking.ts";
import { growing } from "../store/growing-book.ts";

const param = { book: "growing" };
const placement = { id: "third", type: "private-placement", on: "2001-04-01", summary: "made up", class: "common", shares: "10", gross: "10.00" } as const;

let store: EventStore;
let service: Asking;
let ledger: CapitalLedgerClient;

beforeAll(async () => {
  store = await makeStore(join(mkdtempSync(join(tmpdir(), "capital-ledger-client-")), "ledger.db"));
  const keeper = new Keeper(store);
  await importBook(keeper, growing(2), { by: "a test" });
  service = await asking(await StoredBooks.read(keeper, "the store"));
  ledger = capitalLedgerClient(service.served.url);
});
afterAll(async () => {
  await service.served.close();
  await store.close();
});

async function head(): Promise<string> {
  return (await (await ledger.v1.books[":book"].$get({ param, query: {} })).json()).ledgerHead;
}

it("says without writing what an event would move", async () => {
  const before = await head();
  const would = await (await ledger.v1.books[":book"].events.$post({ param, header: {}, query: { dryRun: "true" }, json: placement })).json();
  expect(would).toMatchObject({ book: "growing", ledgerHead: before });
  expect(await head()).toBe(before);
});

it("appends once, however often it is sent", async () => {
  const seen = await head();
  const append = () => ledger.v1.books[":book"].events.$post({ param, header: { "if-match": `"${seen}"`, "idempotency-key": "a" }, query: {}, json: [placement] });
  const first = await append();
  const again = await append();
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(await first.json()).toMatchObject({ firstVersion: 4, lastVersion: 4, duplicate: false, ledgerHead: await head() });
  expect(await again.json()).toMatchObject({ duplicate: true, ledgerHead: await head() });
});

it("answers as of a head that was before, when others have written since", async () => {
  const before = await head();
  await ledger.v1.books[":book"].events.$post({ param, header: { "if-match": `"${before}"`, "idempotency-key": "b" }, query: {}, json: { ...placement, id: "fourth" } });
  const cash = async (asked: { readonly head?: string }) => (await (await ledger.v1.books[":book"].measures[":id"].$get({ param: { ...param, id: "cash" }, query: { asOf: "2001-12-31", ...asked } })).json()).value;
  expect([await cash({ head: before }), await cash({})]).toEqual(["30.00", "40.00"]);
});

it("throws where another head has been seen, and names each field at fault", async () => {
  const append = (json: Omit<typeof placement, "id" | "shares"> & { readonly id: string; readonly shares: string }, seen: string) => ledger.v1.books[":book"].events.$post({ param, header: { "if-match": `"${seen}"`, "idempotency-key": "c" }, query: {}, json });
  await expect(append({ ...placement, id: "fifth" }, "0".repeat(64))).rejects.toMatchObject({ status: 412, code: "version-conflict" });
  await expect(append({ ...placement, id: "fifth", shares: "many" }, await head())).rejects.toMatchObject({ status: 422, code: "field-invalid", faults: [{ pointer: "/shares", found: '"many"' }] });
});

it("asks what would be, of a scenario that is kept nowhere", async () => {
  const scenario = { id: "dearer", title: "Dearer", summary: "made up", replace: [{ event: "placement-1", with: { gross: "20.00" } }] };
  const posted = await ledger.v1.books[":book"].scenarios.run.$post({ param, query: { asOf: "2001-12-31" }, json: scenario });
  const { measures } = await posted.json();
  expect(measures.find(({ measure }) => measure === "cash")).toMatchObject({ difference: "10.00" });
});

it("keeps a scenario under its id, from which it is asked for", async () => {
  const scenario = { id: "never", title: "Never", summary: "made up", remove: ["placement-2"] };
  const kept = await ledger.v1.books[":book"].scenarios[":scenario"].$put({ param: { ...param, scenario: "never" }, header: { "if-match": "*", "idempotency-key": "d" }, query: {}, json: scenario });
  expect(kept.status).toBe(201);
  const { value } = await (await ledger.v1.books[":book"].measures[":id"].$get({ param: { ...param, id: "cash" }, query: { asOf: "2001-12-31", scenario: "never" } })).json();
  expect(value).toBe("30.00");
});
