/** Whether an answer, or what is sent, is what /openapi.json says it can be: its status, its media type, and every field of its body. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createService } from "../../src/http/service.ts";
import { Library } from "../../src/library/library.ts";

const operation = z.looseObject({ requestBody: z.unknown().optional(), responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })) });
const paths = z.record(z.string(), z.record(z.string(), operation));
type Paths = z.output<typeof paths>;

export interface Document {
  readonly paths: Paths;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const components = z.object({ schemas: z.record(z.string(), z.unknown()) });

/** The description, as a service of no books gives it. */
async function read(): Promise<Document> {
  const response = await createService(new Library("no books")).request("/openapi.json");
  return z.looseObject({ paths, components }).parse(await response.json());
}

let reading: Promise<Document> | undefined;
export function description(): Promise<Document> {
  reading ??= read();
  return reading;
}

const validators = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** The description with nothing in a body but what it describes. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strict(each)]));
  return "properties" in inner && inner["type"] === "object" && !("additionalProperties" in inner) ? { ...inner, additionalProperties: false } : inner;
}

/** The schema of a response, compiled once. */
function validator(document: Document, pointer: readonly string[]): ValidateFunction {
  const key = pointer.map((name) => `/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
  const known = validators.get(key);
  if (known !== undefined) return known;
  ajv ??= withDocument(document);
  const compiled = ajv.compile({ $ref: `description#${key}` });
  validators.set(key, compiled);
  return compiled;
}

function withDocument(document: Document): Ajv2020 {
  const made = new Ajv2020({ strict: false, allErrors: true });
  made.addSchema(strict(document) as object, "description");
  return made;
}

/** The template of the description that a path is of; of two, the one with more of its own words. */
function templateOf(document: Document, path: string): string | undefined {
  const fits = Object.keys(document.paths).filter((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(path));
  return fits.sort((a, b) => a.split("{").length - b.split("{").length)[0];
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Sent {
  readonly type: string;
  readonly text: string;
}

/** What a body that was sent lacks to be one that the description has; nothing where the operation takes none. */
export async function faultsOfBody(method: string, target: string, { type, text }: Sent): Promise<readonly string[]> {
  const document = await description();
  const template = templateOf(document, target.split("?")[0] ?? "");
  if (template === undefined || document.paths[template]?.[method.toLowerCase()]?.requestBody === undefined) return [];
  return faultsOf(validator(document, ["paths", template, method.toLowerCase(), "requestBody", "content", type, "schema"]), parse(text, { schema: "core" }));
}

function faultsOf(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`);
}

/** Fails where the answer is none that the description has. */
export async function expectDescribed(method: string, target: string, { status, headers, text }: Answered): Promise<void> {
  const document = await description();
  const path = target.split("?")[0] ?? "";
  const template = templateOf(document, path);
  const name = method === "HEAD" ? "get" : method.toLowerCase();
  const found = template === undefined ? undefined : document.paths[template]?.[name];
  const about = `${method} ${target} answered ${status}`;
  if (template === undefined || found === undefined) {
    // What is nowhere, or has no such method, is told by statuses of HTTP's own; or it is a page, which is no part of the description.
    expect([200, 204, 304, 400, 401, 403, 404, 405, 408, 413, 414, 421, 429, 431], about).toContain(status);
    return;
  }
  const response = found.responses[status];
  expect(Object.keys(found.responses), about).toContain(String(status));
  if (text === "" || response?.content === undefined) return;
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  expect(Object.keys(response.content), `${about} as ${type}`).toContain(type);
  if (!type.endsWith("json") || type.includes("ndjson")) return;
  const validate = validator(document, ["paths", template, name, "responses", String(status), "content", type, "schema"]);
  expect(faultsOf(validate, JSON.parse(text)), about).toEqual([]);
}
