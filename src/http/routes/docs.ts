/** /docs: the interactive reference, and /docs/faults: what each code means. No part of the description; open to everybody. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { FAULTS_STYLE, faultsPageHtml, REFERENCE_PAGE, REFERENCE_SCRIPT } from "../docs-pages.ts";

const HTML = "text/html; charset=utf-8";
const CSS = "text/css; charset=utf-8";
const SCRIPT = "text/javascript; charset=utf-8";

/** Files of the package swagger-ui-dist that the reference is made of. */
const FILES = [["swagger-ui.css", CSS], ["swagger-ui-bundle.js", SCRIPT]] as const;

export function docsRoutes(service: OpenAPIHono): void {
  const pages = [["/docs", HTML, REFERENCE_PAGE], ["/docs/reference.js", SCRIPT, REFERENCE_SCRIPT], ["/docs/faults", HTML, faultsPageHtml()], ["/docs/faults.css", CSS, FAULTS_STYLE]] as const;
  for (const [path, type, text] of pages) service.get(path, (context) => context.body(text, 200, { "content-type": type }));
  const { resolve } = createRequire(import.meta.url);
  for (const [name, type] of FILES) {
    service.get(`/docs/${name}`, async (context) => context.body(await readFile(resolve(`swagger-ui-dist/${name}`)), 200, { "content-type": type, "cache-control": "max-age=86400" }));
  }
}
