/** What a request brings along: YAML or JSON, each field with its place. */
import type { z } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { itemsOf } from "../book/written-book.ts";
import type { Written } from "../book/written.ts";
import { parseYaml } from "../book/yaml-source.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { bodyFaulty } from "./failure.ts";
import { refuseDeep } from "./nesting.ts";
import { BODY, RefusedRequest } from "./problem.ts";

const JSON_TYPE = "application/json";
const TYPES = [JSON_TYPE, "application/yaml"] as const;

/** Where the description of the service keeps its schemas. */
export const COMPONENTS = "#/components/schemas/";

/** What is sent: as the files of a book hold it. */
export type Sent = "Event" | "ReportedTable" | "Scenario";

/** A body that holds one of these; or, where several may be sent, a list of them. */
export function bodyOf(sent: Sent, { most = 1 }: { readonly most?: number } = {}) {
  const one = { $ref: `${COMPONENTS}${sent}` };
  const schema = most === 1 ? one : { anyOf: [one, { type: "array" as const, items: one, minItems: 1, maxItems: most }] };
  return { required: true, content: { "application/yaml": { schema }, "application/json": { schema } } };
}

/** The route, in whose type stands what a client sends as JSON: bodies are read here, by line and field, and not by the route. */
export function sending<Content>() {
  return <Route>(route: Route) => route as Route & { readonly request: { readonly body: { readonly content: { readonly [JSON_TYPE]: { readonly schema: z.ZodType<Content, Content> } } } } };
}

/** The text of a body that can be read: RFC 9110 §15.5.16 where its type is none that is. */
export async function bodyText(context: Context<Env>): Promise<string> {
  const type = (context.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (!TYPES.some((each) => each === type)) throw new RefusedRequest({ code: "media-type-unsupported", status: 415, detail: `found ${type === undefined || type === "" ? "a body without content-type" : `content-type ${type}`}; expected one of ${TYPES.join(", ")}` }, { accept: TYPES.join(", ") });
  const text = await context.req.text();
  if (type === JSON_TYPE) refuseOther(text);
  checkDepth(text);
  return text;
}

function checkDepth(text: string): void {
  try {
    refuseDeep(text, BODY);
  } catch (error) {
    throw error instanceof Faults ? bodyFaulty(error.faults) : error;
  }
}

function refuseOther(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw bodyFaulty(refuse("json-syntax", error instanceof Error ? error.message : String(error), "JSON (RFC 8259)", { file: BODY }).faults);
  }
}

/** The items of a body that holds a list, or the one that it holds. */
export async function bodyItems(context: Context<Env>): Promise<Written[]> {
  const faults: Fault[] = [];
  const source = parseYaml(await bodyText(context), BODY, faults);
  if (source === undefined) throw bodyFaulty(faults);
  const whole: Written = { name: BODY, value: source.value, place: (path) => source.place(path) };
  const items = Array.isArray(source.value) ? itemsOf(whole, faults) : [whole];
  if (faults.length > 0) throw bodyFaulty(faults);
  return items;
}
