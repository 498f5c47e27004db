/** /: the page for analysts. Its addresses lead into it, and it reads from them what to show. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Env, MiddlewareHandler } from "hono";
import type { Page, PageFile } from "../page-files.ts";
import { pathUnknown } from "../failure.ts";

/** Where the address is one of the page's own. */
const PLACES = ["/", "/books", "/books/*"];

/** RFC 8246: what has the hash of its content in its name never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** `tagged` gives what may change its ETag. */
export function pageRoutes(service: OpenAPIHono, page: Page, tagged: MiddlewareHandler): void {
  for (const place of PLACES) service.get(place, tagged, (context) => answered(context, page.get("/index.html")));
  for (const path of page.keys()) {
    if (path.startsWith("/assets/") || path === "/index.html") continue;
    service.get(path, tagged, (context) => answered(context, page.get(path)));
  }
  service.get("/assets/*", (context) => {
    const file = page.get(context.req.path);
    if (file !== undefined) context.header("cache-control", FOR_EVER);
    return answered(context, file);
  });
}

function answered(context: Context<Env>, file: PageFile | undefined): Response | Promise<Response> {
  return file === undefined ? pathUnknown(context) : context.body(file.body, 200, { "content-type": file.type });
}
