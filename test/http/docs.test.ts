/** /docs and /docs/faults: pages for people, served from here alone. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { faultMeanings, serviceMeanings } from "../../src/reference/fault-meanings.ts";
import { asking } from "./asking.ts";
import type { Asking } from "./asking.ts";

let service: Asking;
beforeAll(async () => {
  service = await asking();
});
afterAll(() => service.served.close());

it("serves the reference and everything that it loads", async () => {
  const { status, headers, text } = await service.ask("/docs");
  expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const loaded = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target ?? "").filter((target) => !target.startsWith("data:"));
  expect(loaded.length).toBeGreaterThan(2);
  for (const target of loaded) {
    expect(target, "from here, and from nowhere else").toMatch(/^\/docs\//);
    expect((await service.ask(target)).status, target).toBe(200);
  }
  expect((await service.ask("/docs/swagger-ui-bundle.js")).headers.get("content-type")).toContain("javascript");
});

it("has the meaning of every code where problems point", async () => {
  const { text } = await service.ask("/docs/faults");
  for (const code of [...Object.keys(faultMeanings), ...Object.keys(serviceMeanings)]) expect(text).toContain(`id="${code}"`);
  expect(text).not.toContain("<script");
  const { type } = await service.refused("/nowhere");
  expect(text).toContain(`id="${type.split("#")[1] ?? ""}"`);
});
