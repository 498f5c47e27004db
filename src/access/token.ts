/**
 * A token: `cl_<id>_<secret>`. The id names it everywhere; the secret is 256 random bits that only
 * its holder has. Kept is the SHA-256 of the secret: nobody can guess 256 bits, so a hash that is
 * made slow on purpose, as for passwords, would only slow down every request.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { scopes } from "./principal.ts";
import type { Scope } from "./principal.ts";

const instant = z.iso.datetime();

export const tokenSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  name: z.string().min(1),
  /** SHA-256 of the secret, in hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)).min(1),
  /** The books that it reaches; null for all. */
  books: z.array(z.string().min(1)).nullable(),
  created: instant,
  expires: instant.nullable(),
  revoked: instant.nullable(),
});
export type Token = z.output<typeof tokenSchema>;

const FORM = /^cl_([0-9a-f]{12})_([\w-]{43})$/;

/** What stands for the hash of a token that there is not, so that asking for one takes as long. */
const NOBODY = "0".repeat(64);

export interface Wanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly books: readonly string[] | null;
  readonly expires: Date | null;
}

/** A new token, and the text that its holder sends: the only time that it is known. */
export function issued({ name, scopes: granted, books, expires }: Wanted, now: Date): { readonly token: Token; readonly text: string } {
  const id = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  const token = { id, name, hash: hashOf(secret), scopes: [...granted], books: books === null ? null : [...books], created: now.toISOString(), expires: expires?.toISOString() ?? null, revoked: null };
  return { token, text: `cl_${id}_${secret}` };
}

/** Whether a text has the form of a token at all. */
export function looksIssued(text: string): boolean {
  return FORM.test(text);
}

/** The token that the text is, where its secret is right and it is in force; the comparison takes the same time for any. */
export function tokenOf(text: string, tokens: ReadonlyMap<string, Token>, now: Date): Token | undefined {
  const [, id = "", secret = ""] = FORM.exec(text) ?? [];
  const token = tokens.get(id);
  const isRight = timingSafeEqual(Buffer.from(hashOf(secret), "hex"), Buffer.from(token?.hash ?? NOBODY, "hex"));
  return isRight && token !== undefined && stateOf(token, now) === "in force" ? token : undefined;
}

export type TokenState = "in force" | "expired" | "revoked";

export function stateOf({ expires, revoked }: Token, now: Date): TokenState {
  if (revoked !== null) return "revoked";
  return expires !== null && Date.parse(expires) <= now.getTime() ? "expired" : "in force";
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
