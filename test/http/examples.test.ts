/** The examples of /openapi.json: of every answer, of every body and of problems there is one, and each is what its schema says. */
import { expect, it } from "vitest";
import { z } from "zod";
import { createService } from "../../src/http/service.ts";
import { Library } from "../../src/library/library.ts";
import { expectDescribed, faultsOfBody } from "./described.ts";

const described = z.object({ content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })).optional() });
const operation = z.looseObject({ operationId: z.string(), requestBody: described.optional(), responses: z.record(z.string(), described) });
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

const { paths } = document.parse(await (await createService(new Library("no books")).request("/openapi.json")).json());
const operations = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, asked]) => ({ path, method, ...asked })));

/** The answers in JSON, each with its example. */
const answers = operations.flatMap(({ path, method, operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { content = {} }]) => {
    const media = content["application/json"];
    return media === undefined ? [] : [{ path, method, operationId, status: Number(status), example: media.example }];
  }),
);

it("is there of every operation that answers in JSON", () => {
  const asJson = operations.filter(({ operationId }) => operationId !== "getMetrics").map(({ operationId }) => operationId);
  expect(new Set(answers.map(({ operationId }) => operationId))).toEqual(new Set(asJson));
});

it.each(answers)("$operationId has one of $status, by its schema", async ({ path, method, status, example }) => {
  expect(example).toBeTypeOf("object");
  await expectDescribed(method.toUpperCase(), path, { status, headers: new Headers({ "content-type": "application/json" }), text: JSON.stringify(example) });
});

/** The problems that a request brings about by itself, each with its example. */
const problems = operations.flatMap(({ path, method, operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { content = {} }]) => {
    const example = content["application/problem+json"]?.example;
    return example === undefined ? [] : [{ path, method, operationId, status: Number(status), example }];
  }),
);

it("is there of every problem that a request brings about by itself, of that status and by its schema", async () => {
  expect(new Set(problems.map(({ status }) => status))).toEqual(new Set([400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428]));
  for (const { path, method, status, example } of problems) {
    expect(example, `${method} ${path}`).toMatchObject({ status });
    await expectDescribed(method.toUpperCase(), path, { status, headers: new Headers({ "content-type": "application/problem+json" }), text: JSON.stringify(example) });
  }
});

it("is there of every body, in each form that may be sent", () => {
  const bodies = operations.flatMap(({ operationId, requestBody }) => Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => `${operationId} ${type}: ${typeof example}`));
  const sending = ["appendEvents", "comparePostedScenarios", "putScenario", "runPostedScenario", "stateFigures"];
  expect(bodies.sort()).toEqual(sending.flatMap((id) => [`${id} application/json: object`, `${id} application/yaml: object`]));
});

const bodies = operations.flatMap(({ path, method, operationId, requestBody }) => Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => ({ path, method, operationId, type, example })));

it.each(bodies)("$operationId takes one as $type, by its schema, and nothing else", async ({ path, method, type, example }) => {
  const faults = (sent: unknown): Promise<readonly string[]> => faultsOfBody(method, path, { type, text: JSON.stringify(sent) });
  const [one, others] = Array.isArray(example) ? [example[0] as object, example.slice(1) as object[]] : [example as object, []];
  expect(await faults(example)).toEqual([]);
  expect(await faults({ ...one, id: undefined })).not.toEqual([]);
  expect(await faults([{ ...one, misspelt: "1" }, ...others])).not.toEqual([]);
});

it("tells more than that there is nothing", () => {
  const totals = answers.filter(({ method }) => method === "get").flatMap(({ operationId, example }) => (typeof example === "object" && example !== null && "total" in example ? [[operationId, example.total] as const] : []));
  expect(totals.length).toBeGreaterThan(0);
  expect(totals.filter(([, total]) => total === 0)).toEqual([]);
});
