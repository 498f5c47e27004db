/** The tokens by which a service lets people in: made, listed and revoked. */
import { resolve } from "node:path";
import { lastUsedFile, readLastUsed } from "../../access/last-used.ts";
import { addToken, readTokens, revokeToken } from "../../access/token-file.ts";
import { stateOf } from "../../access/token.ts";
import type { Scope } from "../../access/principal.ts";
import { refuse } from "../../kernel/fault.ts";
import { print, write } from "../output.ts";
import type { OutputOptions } from "../output.ts";

interface TokensOptions extends OutputOptions {
  readonly tokens?: string | undefined;
}

interface CreateOptions extends TokensOptions {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly book?: readonly string[] | undefined;
  readonly expires: string;
}

/** Prints the token on standard output, this once, and everything else beside it, so that it can be piped. */
export async function createToken({ tokens, json, name, scope, book, expires }: CreateOptions): Promise<number> {
  const now = new Date();
  const { token, text } = await addToken(fileOf(tokens), { name, scopes: [...new Set(scope)], books: book ?? null, expires: expiryOf(expires, now) }, now);
  const { hash, ...shown } = token;
  if (json === true) write(JSON.stringify({ ...shown, token: text }, null, 2));
  else {
    write(text);
    process.stderr.write(`Token ${token.id} (${name}): ${scope.join(", ")} on ${book?.join(", ") ?? "all books"}, ${token.expires === null ? "without expiry" : `until ${token.expires}`}.\nIt is shown this once: only the hash ${hash.slice(0, 8)}… is kept.\n`);
  }
  return 0;
}

export function listTokens({ tokens, ...output }: TokensOptions): number {
  const file = fileOf(tokens);
  const used = readLastUsed(file);
  const now = new Date();
  const listed = [...readTokens(file).values()].map(({ id, name, scopes, books, created, expires, revoked, ...token }) => ({ id, name, scopes, books, created, expires, revoked, lastUsed: used.get(id) ?? null, state: stateOf({ id, name, scopes, books, created, expires, revoked, ...token }, now) }));
  const rows = listed.map(({ scopes, books, ...rest }) => ({ ...rest, scopes: scopes.join(" "), books: books?.join(" ") ?? "" }));
  print(output, {
    answer: { tokens: listed },
    tables: [
      {
        title: `${listed.length} tokens of ${file}; last use as of the last half minute, from ${lastUsedFile(file)}`,
        columns: ["id", "name", "scopes", "books", "state", "expires", "last used"].map((head) => ({ head })),
        rows: listed.map(({ id, name, scopes, books, state, expires, lastUsed }) => [id, name, scopes.join(", "), books?.join(", ") ?? "all", state, expires?.slice(0, 10) ?? "never", lastUsed ?? "never"]),
      },
    ],
    csv: rows,
  });
  return 0;
}

export async function revokeTokens(id: string, { tokens }: TokensOptions): Promise<number> {
  const { name, revoked } = await revokeToken(fileOf(tokens), id, new Date());
  write(`Token ${id} (${name}) is revoked as of ${revoked ?? ""}. A running service heeds it from its next request on.`);
  return 0;
}

function fileOf(tokens: string | undefined): string {
  const file = tokens ?? process.env["CAPLEDGER_TOKENS"];
  if (file === undefined || file === "") throw refuse("configuration-invalid", "no file of tokens", "its path, by --tokens or in CAPLEDGER_TOKENS", { field: "tokens" });
  return resolve(file);
}

const DAY_MILLISECONDS = 86_400_000;

/** `90d` from now, the end of a day in UTC, or never. */
function expiryOf(text: string, now: Date): Date | null {
  if (text === "never") return null;
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const expires = days === undefined ? new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : Number.NaN) : new Date(now.getTime() + Number(days) * DAY_MILLISECONDS);
  const isOfCalendar = !Number.isNaN(expires.getTime()) && (days !== undefined || expires.toISOString().startsWith(text));
  if (!isOfCalendar || expires <= now) throw refuse("configuration-invalid", `"${text}"`, "a number of days such as 90d, a day to come such as 2030-12-31, or never", { field: "--expires" });
  return expires;
}
