/** Requests of every route, drawn from its description, right and wrong: each is answered as described, and none fails inside. */
import fc from "fast-check";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { importBook } from "../../src/keeping/import-book.ts";
import { Keeper } from "../../src/keeping/keeper.ts";
import { StoredBooks } from "../../src/keeping/stored-books.ts";
import { makeStore } from "../../src/store/open-store.ts";
import { times } from "../laws/runs.ts";
import { growing } from "../store/growing-book.ts";
import { asking } from "./asking.ts";
import { description } from "./described.ts";

const REQUESTS = 12_000;
const METHODS = ["get", "post", "put"] as const;

const parameter = z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), schema: z.looseObject({ enum: z.array(z.unknown()).optional(), example: z.unknown().optional() }), example: z.unknown().optional() });
const operation = z.looseObject({ parameters: z.array(parameter).default([]), requestBody: z.unknown().optional() });
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

interface Drawn {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** A value that a header may hold at all; others never leave the client. */
const sendable = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, "?").trim();

function requestsOf(template: string, method: string, { parameters, requestBody }: z.output<typeof operation>, head: string): fc.Arbitrary<Drawn> {
  const inQuery = parameters.filter((each) => each.in === "query" && each.name !== "follow");
  const path = fc.tuple(...parameters.filter((each) => each.in === "path").map((each) => fc.tuple(fc.constant(each.name), valueFor(each, template, head))));
  const query = fc.subarray(inQuery, { maxLength: Math.min(3, inQuery.length) }).chain((some) => fc.tuple(...some.map((each) => fc.tuple(fc.constant(each.name), valueFor(each, template, head)))));
  const extra = fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.tuple(odd, odd) });
  const headers = fc.record({ "if-match": fc.oneof(fc.constant("*"), odd), "idempotency-key": fc.oneof(fc.uuid(), odd), "if-none-match": odd, accept: fc.oneof(fc.constant("application/json"), odd), "last-event-id": odd }, { requiredKeys: [] });
  const content = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...BODIES).map((body) => JSON.stringify(body)) }, odd, fc.json());
  const type = fc.oneof({ weight: 6, arbitrary: fc.constantFrom("application/json", "application/yaml") }, odd);
  return fc.tuple(path, query, extra, headers, content, type).map(([names, pairs, more, given, text, mediaType]) => {
    const filled = names.reduce((sum, [name, value]) => sum.replace(`{${name}}`, encodeURIComponent(!/[\ud800-\udfff]/.test(value) && value !== "." && value !== ".." && value !== "" ? value : "x")), template);
    const asked = new URLSearchParams([...pairs, ...(more === null ? [] : [more])]).toString();
    const sent = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, sendable(value)]));
    return { method: method.toUpperCase(), target: asked === "" ? filled : `${filled}?${asked}`, headers: requestBody === undefined ? sent : { ...sent, "content-type": sendable(mediaType) }, body: requestBody === undefined ? undefined : text };
  });
}

it(`answers ${REQUESTS.toLocaleString("en")} drawn requests as described: no 5xx, no hang`, async () => {
  const store = await makeStore(join(mkdtempSync(join(tmpdir(), "capital-ledger-fuzz-")), "ledger.db"));
  const keeper = new Keeper(store);
  await importBook(keeper, { ...growing(3), scenarios: new Map([["without", () => ({ name: "without", value: { id: "without", title: "Without", summary: "made up", remove: ["placement-1"] }, place: () => ({}) })]]) }, { by: "a test" });
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const service = await asking(await StoredBooks.read(keeper, "the store"));
  const { hash: head } = await store.head("growing");
  const operations = Object.entries((await description()).paths).flatMap(([template, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [requestsOf(template, method, operation.parse(item[method]), head)])));
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(...operations), async ({ method, target, headers, body }) => {
      const { status } = await service.ask(target, { method, headers, ...(body === undefined ? {} : { body }), signal: AbortSignal.timeout(10_000) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, `${method} ${target} ${JSON.stringify(headers)} ${body ?? ""}`).toBeLessThan(500);
    }),
    { numRuns: REQUESTS, seed: times(REQUESTS).seed },
  );
  expect(log.mock.calls.map(([text]) => String(text)).filter((text) => text.includes("internal error"))).toEqual([]);
  log.mockRestore();
  await service.served.close();
  await store.close();
  process.stdout.write(`fuzz: ${REQUESTS} requests of ${operations.length} operations; answered ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join(", ")}\n`);
  expect(statuses.get(200) ?? 0, "it must get past the checks often enough").toBeGreaterThan(REQUESTS / 10);
}, 300_000);
