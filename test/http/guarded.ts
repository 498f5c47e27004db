/** A service of two books that lets in only who has a token, on a real socket. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Access } from "../../src/access/access.ts";
import type { Doors } from "../../src/access/access.ts";
import { addToken } from "../../src/access/token-file.ts";
import type { Wanted } from "../../src/access/token.ts";
import type { createService } from "../../src/http/service.ts";
import { wholeHistory } from "../given.ts";
import { asking, libraryOf } from "./asking.ts";
import type { Asking } from "./asking.ts";

export const twoBooks = libraryOf({ "ours/book.yaml": { ...wholeHistory, id: "ours" }, "theirs/book.yaml": { ...wholeHistory, id: "theirs" } });

export function tokensFile(): string {
  return join(mkdtempSync(join(tmpdir(), "tokens-")), "tokens.json");
}

const DAY = 86_400_000;

/** A token as `capledger token create` makes it: to read every book for a day, where nothing else is wanted. */
export async function tokenIn(file: string, wanted: Partial<Wanted> = {}, now = new Date()): Promise<{ readonly id: string; readonly text: string }> {
  const { token, text } = await addToken(file, { name: "a test", scopes: ["read"], books: null, expires: new Date(now.getTime() + DAY), ...wanted }, now);
  return { id: token.id, text };
}

/** What of a token nobody but its holder may see. */
export function secretIn(text: string): string {
  return text.trim().slice("cl_000000000000_".length);
}

export function bearing(text: string, request: RequestInit = {}): RequestInit {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${text}`);
  return { ...request, headers };
}

/** The service over both books, with the failures of its access collected. */
export async function guarded(doors: Partial<Doors>, guarding: Parameters<typeof createService>[1] = {}): Promise<{ readonly service: Asking; readonly failures: unknown[]; readonly close: () => Promise<void> }> {
  const failures: unknown[] = [];
  const access = new Access({ onFailure: (error) => failures.push(error), ...doors });
  const service = await asking(twoBooks, { access, ...guarding });
  return { service, failures, close: async () => { await Promise.all([service.served.close(), access.close()]); } };
}
