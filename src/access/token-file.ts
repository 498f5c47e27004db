/** The file of tokens: hashes, never secrets; read by the service as it changes, written by `capledger token`. */
import { existsSync, statSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { z } from "zod";
import { refuse } from "../kernel/fault.ts";
import { jsonIn } from "./json-file.ts";
import { locked, replaced } from "./locked.ts";
import { issued, tokenSchema } from "./token.ts";
import type { Token, Wanted } from "./token.ts";

const fileSchema = z.strictObject({ version: z.literal(1), tokens: z.array(tokenSchema) });

/** The bits of a file's mode that are anybody's but the owner's. */
const OTHERS = 0o077n;

/** The tokens by id; refuses a file that others may read, since who knows a hash knows whom to ask for. */
export function readTokens(file: string, stats: BigIntStats = statsOf(file)): ReadonlyMap<string, Token> {
  if ((stats.mode & OTHERS) !== 0n) throw refuse("file-unreadable", `mode ${(stats.mode & 0o777n).toString(8).padStart(4, "0")}`, "mode 0600: a file of tokens that only its owner may read", { file });
  return new Map(parsed(file).map((token) => [token.id, token]));
}

function statsOf(file: string): BigIntStats {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) throw refuse("file-unreadable", "no file of tokens", "one that `capledger token create` has written", { file });
  return stats;
}

function parsed(file: string): readonly Token[] {
  const read = fileSchema.safeParse(jsonIn(file));
  if (!read.success) throw refuse("file-unreadable", `no file of tokens (${read.error.issues[0]?.path.join(".") ?? ""}: ${read.error.issues[0]?.message ?? ""})`, "a file that `capledger token create` has written", { file });
  return read.data.tokens;
}

/** Adds a token, and the file with it where there is none; returns the text that is shown this once. */
export function addToken(file: string, wanted: Wanted, now: Date): Promise<{ readonly token: Token; readonly text: string }> {
  return locked(file, () => {
    const made = issued(wanted, now);
    write(file, [...(existsSync(file) ? readTokens(file).values() : []), made.token]);
    return made;
  });
}

/** Revokes the token from now on, and keeps it in the file so that logs can be read by it; again is no fault. */
export function revokeToken(file: string, id: string, now: Date): Promise<Token> {
  return locked(file, () => {
    const tokens = [...readTokens(file).values()];
    const token = tokens.find((each) => each.id === id);
    if (token === undefined) throw refuse("token-unknown", `token "${id}"`, `one of ${tokens.map((each) => each.id).join(", ") || "the tokens of the file (it has none)"}`, { file });
    const revoked = { ...token, revoked: token.revoked ?? now.toISOString() };
    write(file, tokens.map((each) => (each === token ? revoked : each)));
    return revoked;
  });
}

function write(file: string, tokens: readonly Token[]): void {
  replaced(file, `${JSON.stringify({ version: 1, tokens }, null, 2)}\n`);
}
