/**
 * Routes whose answers are given in other forms than JSON too: as CSV, a workbook, Markdown or lines.
 *
 * The form is decided before the route is asked; the route answers in JSON as it always does, and
 * the body is then written from that answer's tables. A route that says so in its declaration needs
 * nothing else.
 */
import { createRoute, z } from "@hono/zod-openapi";
import type { RouteConfig } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import { refuse } from "../../kernel/fault.ts";
import type { Tabulated } from "../../tables/table.ts";
import { query } from "../parameters.ts";
import { PROBLEM_JSON, problemResponse, problemSchema } from "../problem.ts";
import { fileName } from "./file-name.ts";
import { forms, media } from "./forms.ts";
import type { Form } from "./forms.ts";
import { formOf } from "./negotiation.ts";
import { bodyOf } from "./streamed.ts";
import { tableNamed, written } from "./written.ts";
import type { TabularForm } from "./written.ts";

const parameters = {
  format: z.enum(forms, { error: `one of ${forms.join(", ")}` }).optional().openapi({ description: "The form of the answer, before what `Accept` says; JSON where neither says anything." }),
  table: z.string().regex(/^[a-z][a-z-]{0,39}$/, "the name of a table of the answer").optional().openapi({ description: "One table of an answer that has several, by name: CSV and NDJSON hold the main one where absent, a workbook (as sheets) and Markdown all." }),
};

const text = z.string();
/** What may be answered besides JSON. */
const content = {
  [media.csv.type]: { schema: text },
  [media.xlsx.type]: { schema: text.openapi({ format: "binary" }) },
  [media.md.type]: { schema: text },
  [media.ndjson.type]: { schema: text },
};

type Answering<Answer> = Omit<RouteConfig, "responses" | "request"> & {
  readonly request: NonNullable<RouteConfig["request"]> & { readonly query: z.ZodObject };
  readonly responses: RouteConfig["responses"] & { readonly 200: { readonly description: string; readonly content: { readonly "application/json": { readonly schema: z.ZodType<Answer> } } } };
};

/** The route with its other forms: the parameters, the media types and the status that come with them. Its own type stays that of its JSON. */
export function represented<Answer, Route extends Answering<Answer>>(tables: (answer: Answer) => Tabulated, route: Route): Route {
  const { request, responses } = route;
  return createRoute({
    ...route,
    request: { ...request, query: query({ ...request.query.shape, ...parameters }) },
    responses: {
      ...responses,
      200: { ...responses[200], content: { ...responses[200].content, ...content } },
      406: { description: "Nothing that `Accept` names is offered.", content: { [PROBLEM_JSON]: { schema: problemSchema } } },
    },
    middleware: inTheFormAsked(tables),
  });
}

/** The tables are of the very answer that the route gives. */
function inTheFormAsked(tables: (answer: never) => Tabulated): MiddlewareHandler<Env> {
  return async (context, next) => {
    const form = formOf(context);
    context.header("vary", "accept", { append: true });
    if (form === undefined) return notAcceptable(context);
    const { format, table } = context.req.query();
    if (form === "json" && table !== undefined) throw refuse("query-invalid", `table "${table}" of JSON`, `a format that has tables: ${forms.slice(1).join(", ")}`, { field: "table" });
    await next();
    if (!context.res.ok || context.res.headers.get("content-type") !== media.json.contentType || (form === "json" && format === undefined)) return undefined;
    const answer: unknown = await context.res.clone().json();
    const tabulated = tables(answer as never);
    if (form !== "json") context.res = new Response(await bodyIn(form, context, tabulated, answer), { status: context.res.status });
    named(context.res, form, tabulated);
    return undefined;
  };
}

/** Rows that are still to be computed follow the answer, as they are in JSON; other answers are written from their tables. */
async function bodyIn(form: TabularForm, context: Context<Env>, tabulated: Tabulated, answer: unknown): Promise<string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  const { table } = context.req.query();
  const { rows } = context.var;
  if (rows === undefined) return written(form, tabulated, table);
  if (table !== undefined) tableNamed(table, tabulated);
  return bodyOf(`${JSON.stringify(answer, (key, value: unknown) => (key === "rows" ? undefined : value))}\n`, rows);
}

/** What the body is, and what a file of it is called (RFC 6266). */
function named(response: Response, form: Form, of: Pick<Tabulated, "answer" | "source">): void {
  const { contentType, extension } = media[form];
  response.headers.set("content-type", contentType);
  response.headers.set("content-disposition", `attachment; filename="${fileName(of, extension)}"`);
}

/** RFC 9110 §15.5.7: what there is instead. */
function notAcceptable(context: Context<Env>): Response {
  const offered = Object.entries(media).map(([form, { type }]) => `${type} (format=${form})`).join(", ");
  return problemResponse(context, { code: "not-acceptable", status: 406, detail: `found Accept: ${context.req.header("accept") ?? ""}; expected one that allows any of ${offered}` });
}
