/** What every request that writes has to say: which head it has seen, and a key that names it. */
import { z } from "@hono/zod-openapi";
import type { Context, Env } from "hono";
import { RefusedRequest } from "./problem.ts";

export const writeHeaders = z.object({
  "if-match": z.string().optional().openapi({ description: 'The ledger head that the writer has seen, in quotes; `*` for whatever stands. Without it 428, of another head 412 (not with `dryRun`).', example: '"37a3c9df04914ee8110be064c630a4a36023348985679cbd6454bcdcc4a1736a"' }),
  "idempotency-key": z.string().optional().openapi({ description: "Names the write, in up to 200 visible characters: sent again with the same content it answers what it did the first time; with other content 409.", example: "2002-11-14 judgment" }),
});

export interface Write {
  readonly key: string;
  /** Absent where any head will do. */
  readonly head?: string;
}

/** Throws where the request does not say it, or not so that it can be read. */
export function writeOf(context: Context<Env>): Write {
  const head = headOf(context);
  if (head === undefined) throw new RefusedRequest({ code: "precondition-required", status: 428, detail: 'found no If-Match; expected the ledger head that the writer has seen, such as If-Match: "37a3…"' });
  const key = context.req.header("idempotency-key")?.replace(/^"(.*)"$/, "$1") ?? "";
  if (key === "") throw new RefusedRequest({ code: "idempotency-key-missing", status: 400, detail: "found no Idempotency-Key; expected one, so that the request can be sent again without being done twice" });
  if (!/^[\x20-\x7e]{1,200}$/.test(key)) throw new RefusedRequest({ code: "request-invalid", status: 400, detail: "found an Idempotency-Key of other or more characters; expected up to 200 visible ones" });
  return head === "*" ? { key } : { key, head };
}

/** The head of `If-Match`, or `*`; nothing where there is none. */
export function headOf(context: Context<Env>): string | undefined {
  const given = context.req.header("if-match");
  if (given === undefined || given === "*") return given;
  const [, head] = /^"([0-9a-f]{64})"$/.exec(given.trim()) ?? [];
  if (head === undefined) throw new RefusedRequest({ code: "request-invalid", status: 400, detail: `found If-Match ${JSON.stringify(given.slice(0, 100))}; expected one ledger head in quotes, or *` });
  return head;
}
