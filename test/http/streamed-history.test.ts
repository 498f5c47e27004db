/** A long history, line by line: the answer without rows, then each row as JSON has it, computed as it is read. */
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryAnswer } from "../../src/answers/history-answer.ts";
import { historyRows } from "../../src/answers/history-answer.ts";
import { bodyOf } from "../../src/http/representation/streamed.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { FOCUS, asking, embedded } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

const linesOf = (text: string): unknown[] => text.trimEnd().split("\n").map((line) => JSON.parse(line) as unknown);

describe("a history as lines", () => {
  it.each(["/measures/cash/history?from=2001-06-30&to=2002-09-30&every=day", "/measures/eps.basic/history?every=quarter", "/measures/cash/history?along=known-at&every=event&asOf=2001-12-31"])("%s: is what JSON has, page after page", async (path) => {
    const pages: HistoryAnswer[] = [];
    for (let offset = 0; pages.length === 0 || offset < (pages[0]?.total ?? 0); offset += 200) pages.push((await service.get(`${FOCUS}${path}${path.includes("?") ? "&" : "?"}limit=200&offset=${offset}`)) as HistoryAnswer);
    const { text, headers } = await service.ask(`${FOCUS}${path}&format=ndjson`);
    const [head, ...rows] = linesOf(text);
    const [first] = pages;
    expect(headers.get("content-type")).toBe("application/x-ndjson");
    expect(head).toEqual({ ...first, rows: undefined, shown: first?.total });
    expect(rows).toEqual(pages.flatMap((page) => page.rows));
  });

  it("may be longer than JSON allows, up to a bound", async () => {
    const range = "/measures/cash/history?every=day&from=1950-01-01&to=2049-12-31";
    expect(await service.refused(`${FOCUS}${range}`)).toMatchObject({ status: 400, errors: [{ parameter: "every", expected: "at most 10000 rows: a longer step or a shorter period" }] });
    const lines = linesOf((await service.ask(`${FOCUS}${range}&format=ndjson`)).text);
    expect(lines).toHaveLength(1 + 36_525);
    expect(lines.at(-1)).toMatchObject({ on: "2049-12-31" });
    expect(await service.refused(`${FOCUS}/measures/cash/history?every=day&from=1000&to=2999&format=ndjson`)).toMatchObject({ status: 400, errors: [{ expected: "at most 100000 rows: a longer step or a shorter period" }] });
  });

  it("is a page where a page is asked for", async () => {
    const lines = linesOf((await service.ask(`${FOCUS}/measures/cash/history?every=day&from=2002-01-01&to=2002-12-31&offset=10&limit=3&format=ndjson`)).text);
    expect(lines).toMatchObject([{ total: 365, shown: 3, offset: 10 }, { on: "2002-01-11" }, { on: "2002-01-12" }, { on: "2002-01-13" }]);
  });

  it("has an ETag, since that is known before its first line is sent", async () => {
    const { headers } = await service.ask(`${FOCUS}/measures/cash/history?format=ndjson`);
    expect(headers.get("etag")).toMatch(/^"[0-9a-f]{64}"$/);
  });

  it("computes no further than it is read", async () => {
    let computed = 0;
    const ledger = new Ledger(embedded.book("focus-enhancements"));
    const { head, rows } = historyRows(ledger, "cash", { every: "day", from: "1950-01-01", to: "2049-12-31" });
    const counted = { next: () => ((computed += 1), rows.next()) };
    const reader = bodyOf(`${JSON.stringify(head)}\n`, counted).getReader();
    for (let piece = 0; piece < 3; piece += 1) await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(computed).toBeGreaterThan(100);
    expect(computed, "of 36,525 rows").toBeLessThan(1_000);
    await reader.cancel();
  });

  it("stops when whoever asked goes away, and the service answers others", async () => {
    const asked = request(`${service.served.url}${FOCUS}/measures/cash/history?every=day&from=1800-01-01&to=2060-12-31&format=ndjson`).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    await once(answer, "data");
    asked.destroy();
    expect((await service.ask(`${FOCUS}/measures/cash`)).status).toBe(200);
  });
});
