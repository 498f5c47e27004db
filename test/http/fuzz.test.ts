/** Requests of every route, drawn from its description, right and wrong: each is answered as described, and none fails inside. */
import fc from "fast-check";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { writtenIn } from "../../src/book/written-book.ts";
import type { WrittenBook } from "../../src/book/written-book.ts";
import type { Written } from "../../src/book/written.ts";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { makeStore } from "../../src/store/open-store.ts";
import { times } from "../laws/runs.ts";
import { growing } from "../store/growing-book.ts";
import { asking, embedded } from "./asking.ts";
import { description } from "./described.ts";
import { Drawn } from "./drawn.ts";
import type { KnownNames } from "./drawn.ts";

const REQUESTS = 12_000;
const BODIES_DRAWN = 4_000;
const METHODS = ["get", "post", "put"] as const;

const parameter = z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), schema: z.looseObject({ enum: z.array(z.unknown()).optional(), example: z.unknown().optional() }), example: z.unknown().optional() });
const operation = z.looseObject({ parameters: z.array(parameter).default([]), requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional() });
type Parameter = z.output<typeof parameter>;

/** What paths and queries may hold that there is. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  book: ["growing"],
  statement: ["balance-sheet", "income", "cash-flow", "equity"],
  register: ["shares", "warrants", "options", "notes", "debt"],
  id: ["cash", "shares.common.outstanding", "stockholders-equity"],
  scenario: ["without"],
  scenarios: ["without", "without,without"],
  measures: ["cash", "cash,stockholders-equity"],
  every: ["month", "quarter", "event"],
  exit: ["1000000", "0"],
};
const DATES = ["2001-12-31", "2001-Q1", "FY2001", "2001-03", "1900-01-01", "9999-12-31"];
const ODD = ["", " ", "0", "-1", "1e9", "NaN", "2002-02-30", "2002-13-01", "FY", "null", "__proto__", "constructor", "../../etc/passwd", "%00", "a".repeat(300), "'; DROP TABLE ledger_event; --", "<script>", "\u{1f600}", "١٢٣", "true", "[]", "2001-12-31T00:00:00Z"];

const event = { id: "drawn", type: "private-placement", on: "2001-04-01", summary: "made up", class: "common", shares: "10", gross: "10.00" };
const BODIES = [[event], [{ ...event, id: "placement-1" }], [{ ...event, shares: "many" }], { id: "drawn", title: "Drawn", summary: "made up", remove: ["placement-1"] }, [], {}, "text", null, [[[[]]]], { ["__proto__"]: { polluted: true } }];

const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 10 }));

/** A value for a parameter: mostly one that it may have. */
function valueFor({ name, schema, example }: Parameter, template: string, head: string): fc.Arbitrary<string> {
  const good = [...(name === "id" && template.includes("/events/") ? ["placement-1"] : (GOOD[name] ?? [])), ...(name === "head" ? [head] : []), ...(name === "cursor" ? [Buffer.from(`${head}.1`).toString("base64url")] : []), ...(name === "concept" ? ["cash"] : []), ...(schema.enum ?? []).map(String), ...[schema.example, example].filter((each) => each !== undefined).map(String), ...(/asOf|from|to|since|knownAt/i.test(name) ? DATES : []), ...(name === "limit" || name === "offset" ? ["1", "3", "0"] : [])];
  return good.length === 0 ? odd : fc.oneof({ weight: 19, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: odd });
}

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** A value that a header may hold at all; others never leave the client. */
const sendable = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, "?").trim();

function requestsOf(template: string, method: string, { parameters, requestBody }: z.output<typeof operation>, { head, drawn }: { readonly head: string; readonly drawn: Drawn }): fc.Arbitrary<Request> {
  const inQuery = parameters.filter((each) => each.in === "query" && each.name !== "follow");
  const path = fc.tuple(...parameters.filter((each) => each.in === "path").map((each) => fc.tuple(fc.constant(each.name), valueFor(each, template, head))));
  const query = fc.subarray(inQuery, { maxLength: Math.min(3, inQuery.length) }).chain((some) => fc.tuple(...some.map((each) => fc.tuple(fc.constant(each.name), valueFor(each, template, head)))));
  const extra = fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.tuple(odd, odd) });
  const headers = fc.record({ "if-match": fc.oneof(fc.constant("*"), odd), "idempotency-key": fc.oneof(fc.uuid(), odd), "if-none-match": odd, accept: fc.oneof(fc.constant("application/json"), odd), "last-event-id": odd }, { requiredKeys: [] });
  const described = requestBody === undefined ? fc.constant(null) : drawn.of(requestBody.content["application/json"]?.schema);
  const content = fc.oneof({ weight: 12, arbitrary: described.map((body) => JSON.stringify(body)) }, { weight: 4, arbitrary: fc.constantFrom(...BODIES).map((body) => JSON.stringify(body)) }, odd, fc.json());
  const type = fc.oneof({ weight: 6, arbitrary: fc.constantFrom("application/json", "application/yaml") }, odd);
  return fc.tuple(path, query, extra, headers, content, type).map(([names, pairs, more, given, text, mediaType]) => {
    const filled = names.reduce((sum, [name, value]) => sum.replace(`{${name}}`, encodeURIComponent(!/[\ud800-\udfff]/.test(value) && value !== "." && value !== ".." && value !== "" ? value : "x")), template);
    const asked = new URLSearchParams([...pairs, ...(more === null ? [] : [more])]).toString();
    const sent = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, sendable(value)]));
    return { method: method.toUpperCase(), target: asked === "" ? filled : `${filled}?${asked}`, headers: requestBody === undefined ? sent : { ...sent, "content-type": sendable(mediaType) }, body: requestBody === undefined ? undefined : text };
  });
}

/** The service of a book in a store, and what its description draws from. */
async function drawing(book: WrittenBook, names: KnownNames) {
  const store = await makeStore(join(mkdtempSync(join(tmpdir(), "capital-ledger-fuzz-")), "ledger.db"));
  const keeper = new Keeper(store);
  const { book: id } = await importBook(keeper, book, { by: "a test" });
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const service = await asking(await StoredBooks.read(keeper, "the store"));
  const { paths, components } = await description();
  const operations = Object.entries(paths).flatMap(([template, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ template, method, operation: operation.parse(item[method]) }])));
  const statuses = new Map<number, number>();
  return {
    operations,
    statuses,
    drawn: new Drawn(components.schemas, names),
    head: (await store.head(id)).hash,
    /** Asks, and counts what comes back. */
    ask: async ({ method, target, headers, body }: Request): Promise<void> => {
      const { status } = await service.ask(target, { method, headers, ...(body === undefined ? {} : { body }), signal: AbortSignal.timeout(10_000) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, `${method} ${target} ${JSON.stringify(headers)} ${body ?? ""}`).toBeLessThan(500);
    },
    /** Fails where anything was logged as a failure inside, and says what was answered. */
    close: async (what: string): Promise<void> => {
      expect(log.mock.calls.map(([text]) => String(text)).filter((text) => text.includes("internal error"))).toEqual([]);
      log.mockRestore();
      await service.served.close();
      await store.close();
      process.stdout.write(`fuzz: ${what}; answered ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join(", ")}\n`);
    },
  };
}

it(`answers ${REQUESTS.toLocaleString("en")} drawn requests as described: no 5xx, no hang`, async () => {
  const without: Written = { name: "without", value: { id: "without", title: "Without", summary: "made up", remove: ["placement-1"] }, place: () => ({}) };
  const book = { ...growing(3), scenarios: new Map([["without", () => without]]) };
  const { operations, statuses, drawn, head, ask, close } = await drawing(book, { id: ["common", "placement-1", "placement-2", "drawn", "other"], account: ["cash", "additional-paid-in-capital", "nowhere"] });
  const requests = operations.map(({ template, method, operation: described }) => requestsOf(template, method, described, { head, drawn }));
  await fc.assert(fc.asyncProperty(fc.oneof(...requests), ask), { numRuns: REQUESTS, seed: times(REQUESTS).seed });
  await close(`${REQUESTS} requests of ${operations.length} operations`);
  expect(statuses.get(200) ?? 0, "it must get past the checks often enough").toBeGreaterThan(REQUESTS / 10);
}, 300_000);

it(`takes or refuses ${BODIES_DRAWN.toLocaleString("en")} bodies drawn from their schemas: no 5xx, no hang`, async () => {
  const { events, definition: { id, accounts, instruments } } = embedded.book("tidewater-instruments");
  const written = writtenIn(fileURLToPath(new URL("../../events/books/tidewater-instruments", import.meta.url)), []);
  const names = { id: [...instruments.map((each) => each.id), ...events.map(({ event }) => event.id), "drawn", "other"], account: [...Object.keys(accounts), "nowhere"] };
  const { operations, statuses, drawn, ask, close } = await drawing(written, names);
  const requests = operations.flatMap(({ template, method, operation: { parameters, requestBody } }) => {
    if (requestBody === undefined) return [];
    const target = `${template.replace("{book}", id).replace("{scenario}", "drawn")}${parameters.some(({ name }) => name === "dryRun") ? "?dryRun=true" : ""}`;
    return [drawn.of(requestBody.content["application/json"]?.schema).map((body): Request => ({ method: method.toUpperCase(), target, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }))];
  });
  await fc.assert(fc.asyncProperty(fc.oneof(...requests), ask), { numRuns: BODIES_DRAWN, seed: times(BODIES_DRAWN).seed });
  await close(`${BODIES_DRAWN} bodies of ${requests.length} operations`);
  expect(statuses.get(422) ?? 0, "most of what is drawn must be read").toBeGreaterThan(BODIES_DRAWN / 2);
}, 300_000);
