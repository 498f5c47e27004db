/** Books in a store: the same as in their files, and appended to only by what fits. */
import { describe, expect, it } from "vitest";
import { balancesAnswer } from "../../src/answers/balances-answer.ts";
import { eventAnswer } from "../../src/answers/event-answer.ts";
import { reconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import type { Book } from "../../src/book/book.ts";
import { writtenIn } from "../../src/book/written-book.ts";
import type { WrittenBook } from "../../src/book/written-book.ts";
import type { Written } from "../../src/book/written.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import type { Appending } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { openBook } from "../../src/library/open-book.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { eventsOf } from "../../src/store/store.ts";
import type { EventStore, Head, StoredEvent } from "../../src/store/store.ts";
import { scenarioLedger } from "../../src/scenarios/scenario-ledger.ts";
import { scenarioIds, stackOf, storedScenario } from "../../src/scenarios/read-scenario.ts";
import { all } from "../contract/store-contract.ts";
import { switching } from "../store/switching.ts";
import { wholeHistory } from "../given.ts";

const books = ["focus-enhancements", "tidewater-instruments"] as const;
const folder = (id: string): string => `events/books/${id}`;

const BY = { by: "a test" };

function written(value: unknown, name = ""): Written {
  return { name, value, place: () => ({}) };
}

const event = (id: string, on: string, more: Readonly<Record<string, unknown>> = {}): Written =>
  written({ id, type: "journal-entry", on, summary: "made up", legs: [{ account: "cash", debit: "10.00" }, { account: "additional-paid-in-capital", credit: "10.00", flow: "share-issues" }], ...more });

function madeUp(...events: readonly Written[]): WrittenBook {
  return { definition: written(wholeHistory), events, reported: [], documents: [], rates: [], prices: [], ratesUnread: false, scenarios: new Map() };
}

async function started(store: EventStore = new MemoryStore(), now?: () => Date): Promise<Keeper> {
  const keeper = new Keeper(store, now);
  await importBook(keeper, madeUp(event("first", "2001-03-01")), BY);
  return keeper;
}

let keys = 0;
const asked = (more: Partial<Appending> = {}): Appending => ({ key: `k${(keys += 1)}`, by: "a test", knownWhenRecorded: false, ...more });

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(({ code }) => code);
    throw error;
  }
}

async function book(keeper: Keeper, id = "made-up"): Promise<Book> {
  const kept = await keeper.kept(id);
  if (kept === undefined) throw new Error(`no book ${id}`);
  return kept.book;
}

async function headOf(keeper: Keeper): Promise<Head> {
  const kept = await keeper.kept("made-up");
  if (kept === undefined) throw new Error("no book");
  return kept.head;
}

describe("a book imported into a store", () => {
  it.each(books)("is the book of its files, figure by figure: %s", async (id) => {
    const store = new MemoryStore();
    const keeper = new Keeper(store);
    await importBook(keeper, writtenIn(folder(id), []), BY);
    const [kept, filed] = [await book(new Keeper(store), id), openBook(folder(id))];
    expect(kept.head).toBe((await store.head(id)).hash);
    const stored = { ...kept, head: filed.head };
    const [fromStore, fromFiles] = [new Ledger(stored), new Ledger(filed)];
    expect(balancesAnswer(fromStore, {})).toEqual(balancesAnswer(fromFiles, {}));
    expect(reconciliationAnswer(fromStore)).toEqual(reconciliationAnswer(fromFiles));
    expect(stored.events.map((recorded) => eventAnswer(fromStore, recorded.event.id))).toEqual(filed.events.map((recorded) => eventAnswer(fromFiles, recorded.event.id)));
    expect(scenarioIds(stored)).toEqual(scenarioIds(filed));
    expect([...stored.rates]).toEqual([...filed.rates]);
    expect([...stored.prices]).toEqual([...filed.prices]);
    expect(stored.documents.length).toBe(filed.documents.length);
  });

  it("is asked by its scenarios too", async () => {
    const keeper = new Keeper(new MemoryStore());
    await importBook(keeper, writtenIn(folder("tidewater-instruments"), []), BY);
    const filed = openBook(folder("tidewater-instruments"));
    const stored = { ...(await book(keeper, "tidewater-instruments")), head: filed.head };
    for (const id of scenarioIds(filed)) expect(balancesAnswer(scenarioLedger(stored, stackOf(stored, storedScenario(stored, id))), {})).toEqual(balancesAnswer(scenarioLedger(filed, stackOf(filed, storedScenario(filed, id))), {}));
    expect(scenarioIds(filed).length).toBeGreaterThan(0);
  });

  it.each(books)("is not appended to by the same files again: %s", async (id) => {
    const keeper = new Keeper(new MemoryStore());
    const first = await importBook(keeper, writtenIn(folder(id), []), BY);
    const { head } = (await keeper.kept(id)) ?? {};
    expect(first.appended?.lastVersion).toBe(head?.version);
    expect(await importBook(keeper, writtenIn(folder(id), []), BY)).toMatchObject({ appended: undefined, events: 0, statements: 0, same: first.events, onlyKept: [] });
    expect((await keeper.kept(id))?.head).toEqual(head);
  });

  it("grows by what is new in the files, and keeps what they no longer have", async () => {
    const keeper = await started();
    const again = await importBook(keeper, madeUp(event("second", "2001-04-01")), BY);
    expect(again).toMatchObject({ events: 1, same: 0, onlyKept: ["first"] });
    expect((await book(keeper)).events.map((recorded) => recorded.event.id)).toEqual(["first", "second"]);
  });

  it("takes a definition that is stated anew, and one that is as it was before", async () => {
    const keeper = await started();
    const renamed = { ...wholeHistory, name: "Another Name, Inc." };
    for (const [definition, name] of [[renamed, "Another Name, Inc."], [wholeHistory, "Made-up Company, Inc."], [renamed, "Another Name, Inc."]] as const) {
      expect(await importBook(keeper, { ...madeUp(event("first", "2001-03-01")), definition: written(definition) }, BY)).toMatchObject({ statements: 1 });
      expect((await book(keeper)).definition.name).toBe(name);
    }
  });

  it("refuses an event that is written otherwise than it is kept, and imports nothing", async () => {
    const keeper = await started();
    expect(await codesOf(importBook(keeper, madeUp(event("first", "2001-03-02"), event("second", "2001-04-01")), BY))).toEqual(["event-changed"]);
    expect((await keeper.kept("made-up"))?.head.version).toBe(2);
  });

  it("says how far it is", async () => {
    const seen: number[] = [];
    await importBook(new Keeper(new MemoryStore()), madeUp(event("first", "2001-03-01"), event("second", "2001-03-01")), { ...BY, onProgress: (count, of) => seen.push(count, of) });
    expect(seen.at(-2)).toBe(3);
    expect(seen.at(-1)).toBe(3);
  });
});

describe("an append", () => {
  const refused: readonly (readonly [string, Written, string])[] = [
    ["of no known type", event("x", "2001-05-01", { type: "no-such-type" }), "field-invalid"],
    ["with a field that its type does not have", event("x", "2001-05-01", { colour: "red" }), "field-invalid"],
    ["without a date that exists", event("x", "2001-02-30"), "date-impossible"],
    ["whose legs do not sum to nil", event("x", "2001-05-01", { legs: [{ account: "cash", debit: "10.00" }, { account: "additional-paid-in-capital", credit: "9.00", flow: "share-issues" }] }), "entry-unbalanced"],
    ["in an account that there is not", event("x", "2001-05-01", { legs: [{ account: "vault", debit: "10.00" }, { account: "cash", credit: "10.00" }] }), "account-unknown"],
    ["that corrects what there is not", written({ id: "x", type: "event-voided", on: "2001-05-01", summary: "made up", voids: ["never"] }), "event-unknown"],
    ["of more shares than there are", written({ id: "x", type: "treasury-stock-acquired", on: "2001-05-01", summary: "made up", class: "common", shares: "5", cost: "10.00" }), "outstanding-exceeded"],
    ["of an id that is there", event("first", "2001-05-01"), "id-duplicate"],
  ];

  it.each(refused)("%s is refused, and stores nothing", async (_, wrong, code) => {
    const store = new MemoryStore();
    const keeper = await started(store);
    const before = await all(eventsOf(store, "made-up"));
    expect(await codesOf(keeper.append("made-up", { events: [event("good", "2001-04-01"), wrong], statements: [] }, asked()))).toContain(code);
    expect(await codesOf(keeper.tried("made-up", { events: [event("good", "2001-04-01"), wrong], statements: [] }, { knownWhenRecorded: false }))).toContain(code);
    expect(await all(eventsOf(store, "made-up"))).toEqual(before);
    expect((await book(keeper)).events.length).toBe(1);
  });

  it("to a book that the store does not have needs its definition", async () => {
    expect(await codesOf((await started()).append("other", { events: [event("x", "2001-05-01")], statements: [] }, asked()))).toEqual(["book-unknown"]);
  });

  it("of a definition of another book is refused", async () => {
    expect(await codesOf((await started()).append("made-up", { events: [], statements: [{ part: "definition", written: written({ ...wholeHistory, id: "other" }) }] }, asked()))).toEqual(["field-invalid"]);
  });

  it("changes every answer from then on", async () => {
    const keeper = await started();
    const cash = async (): Promise<string | null | undefined> => balancesAnswer(new Ledger(await book(keeper)), {}).accounts.find(({ account }) => account === "cash")?.figure.value;
    expect(await cash()).toBe("10.00");
    await keeper.append("made-up", { events: [event("second", "2001-02-01"), event("third", "2002-02-01")], statements: [] }, asked());
    expect(await cash()).toBe("30.00");
    await keeper.append("made-up", { events: [written({ id: "undo", type: "event-voided", on: "2002-03-01", summary: "made up", voids: ["second"] })], statements: [] }, asked());
    expect(await cash()).toBe("20.00");
  });

  it("under the same key answers what the first one did, even on another day; other events do not fit the key", async () => {
    let now = new Date("2024-03-01T23:59:59Z");
    const store = new MemoryStore(() => now);
    const keeper = await started(store, () => now);
    const change = { events: [event("second", "2001-04-01")], statements: [{ part: "definition", written: written({ ...wholeHistory, name: "B" }) }] } as const;
    const first = await keeper.append("made-up", change, asked({ key: "one", knownWhenRecorded: true }));
    now = new Date("2024-03-02T00:00:01Z");
    expect(await keeper.append("made-up", change, asked({ key: "one", knownWhenRecorded: true }))).toEqual({ ...first, duplicate: true });
    expect(await codesOf(keeper.append("made-up", { ...change, events: [event("third", "2001-04-01")] }, asked({ key: "one", knownWhenRecorded: true })))).toEqual(["key-conflict"]);
    expect((await book(keeper)).events.map((recorded) => recorded.event.known)).toEqual([undefined, "2024-03-01"]);
  });

  it("becomes known when it is recorded, unless it says otherwise", async () => {
    const keeper = await started(new MemoryStore(), () => new Date("2002-06-15T08:00:00Z"));
    await keeper.append("made-up", { events: [event("late", "2001-05-01"), event("stated", "2001-05-01", { known: "2001-05-03" })], statements: [] }, asked({ knownWhenRecorded: true }));
    const cashKnownAt = async (knownAt: string): Promise<string | null | undefined> => balancesAnswer(new Ledger(await book(keeper), { knownAt: knownAt as never }), {}).accounts.find(({ account }) => account === "cash")?.figure.value;
    expect(await cashKnownAt("2001-05-02")).toBe("10.00");
    expect(await cashKnownAt("2001-05-03")).toBe("20.00");
    expect(await cashKnownAt("2002-06-14")).toBe("20.00");
    expect(await cashKnownAt("2002-06-15")).toBe("30.00");
  });

  it("is refused on a head that is not the book's any more, and tried again where none was named", async () => {
    const store = new MemoryStore();
    const [one, other] = [await started(store), new Keeper(store)];
    const head = await headOf(one);
    const each = (id: string, more: Partial<Appending> = {}): Promise<unknown> => other.append("made-up", { events: [event(id, "2001-05-01")], statements: [] }, asked(more));
    await each("a", { expected: head });
    expect(await codesOf(each("b", { expected: head }))).toEqual(["version-conflict"]);
    await Promise.all(["c", "d", "e"].map((id) => each(id)));
    await Promise.all([one.append("made-up", { events: [event("f", "2001-05-01")], statements: [] }, asked()), each("g")]);
    expect((await book(one)).events.map((recorded) => recorded.event.id).sort()).toEqual(["a", "c", "d", "e", "f", "first", "g"]);
  });
});

describe("a keeper", () => {
  it("refuses to go on where the store has lost what it read, or holds another history", async () => {
    const whole = new MemoryStore();
    await started(whole);
    let current: EventStore = whole;
    const keeper = new Keeper(switching(() => current));
    await keeper.append("made-up", { events: [event("second", "2001-04-01")], statements: [] }, asked());
    const lagging = new MemoryStore();
    await started(lagging);
    current = lagging;
    expect(await codesOf(keeper.kept("made-up"))).toEqual(["head-went-back"]);
    expect(await codesOf(keeper.append("made-up", { events: [event("third", "2001-04-01")], statements: [] }, asked()))).toEqual(["head-went-back"]);
    // The other history grows past what was read: its links tell.
    const other = new Keeper(lagging);
    for (const id of ["x", "y", "z"]) await other.append("made-up", { events: [event(id, "2001-04-01")], statements: [] }, asked());
    expect(await codesOf(keeper.kept("made-up"))).toEqual(["head-went-back"]);
    current = whole;
    expect((await book(keeper)).events.length).toBe(2);
  });

  it("refuses a store whose events are not what was appended", async () => {
    const store = new MemoryStore();
    await started(store);
    const forged = new Proxy(switching(() => store), {
      get: (target, name) => (name === "read" ? async (...asked: Parameters<EventStore["read"]>): Promise<StoredEvent[]> => (await store.read(...asked)).map((each) => ({ ...each, payload: each.payload.replace("10.00", "99.00") })) : Reflect.get(target, name)) as unknown,
    });
    expect(await codesOf(new Keeper(forged).kept("made-up"))).toEqual(["chain-broken"]);
  });

  it("tells which books there are, and reads one or all", async () => {
    const keeper = await started();
    await importBook(keeper, { ...madeUp(), definition: written({ ...wholeHistory, id: "second-company" }) }, BY);
    const both = await StoredBooks.read(keeper, "memory");
    expect(both.ids()).toEqual(["made-up", "second-company"]);
    expect(both.book("second-company").events).toEqual([]);
    const one = await StoredBooks.read(keeper, "memory", "made-up");
    expect(one.book("made-up").events.length).toBe(1);
    expect(() => one.book("nope")).toThrow(/expected one of made-up, second-company/);
  });
});
