/**
 * Signed tokens (JWT, RFC 7519) of an issuer whose public keys stand in a file (JWKS, RFC 7517).
 * Algorithm, issuer, audience and expiry must be those that the configuration names.
 */
import type { BigIntStats } from "node:fs";
import { createLocalJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import { refuse } from "../kernel/fault.ts";
import { jsonIn } from "./json-file.ts";
import { scopes } from "./principal.ts";
import type { Principal } from "./principal.ts";
import { Watched } from "./watched.ts";

/** How far the issuer's clock may be from ours. */
const LEEWAY_SECONDS = 5;

const LONGEST_SUBJECT = 200;

const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** RFC 8693 §4.2 gives `scope`; `books` is ours: a list of ids, or ["*"] for all. One that is absent grants nothing. */
const claims = z.looseObject({ sub: z.string().min(1).max(LONGEST_SUBJECT), scope: z.string(), books: z.array(z.string()) });

export interface Issuer {
  readonly jwks: string;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
}

export class SignedTokens {
  readonly #issuer: Issuer;
  readonly #keys: Watched<ReturnType<typeof createLocalJWKSet>>;

  /** Refuses a file that holds no keys, or any key that is not public. */
  constructor(issuer: Issuer) {
    this.#issuer = issuer;
    this.#keys = new Watched(issuer.jwks, keysOf);
    this.#keys.get();
  }

  /** Who the token is for; nobody where it is not good in every way. */
  async principal(text: string): Promise<Principal | undefined> {
    const { issuer, audience, algorithms } = this.#issuer;
    try {
      const { payload } = await jwtVerify(text, this.#keys.get(), { issuer, audience, algorithms: [...algorithms], requiredClaims: ["exp", "iss", "aud", "sub"], clockTolerance: LEEWAY_SECONDS });
      const { sub, scope, books } = claims.parse(payload);
      const granted = new Set(scope.split(" ").filter((each) => (scopes as readonly string[]).includes(each)));
      return { id: `jwt:${sub}`, scopes: granted, ...(books.includes("*") ? {} : { books: new Set(books) }) };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }
}

/** The bit of a file's mode that lets anybody write it. */
const WRITTEN_BY_ANYBODY = 0o002n;

function keysOf(file: string, { mode }: BigIntStats): ReturnType<typeof createLocalJWKSet> {
  if ((mode & WRITTEN_BY_ANYBODY) !== 0n) throw refuse("file-unreadable", `mode ${(mode & 0o777n).toString(8).padStart(4, "0")}`, "a file that not everybody may write: who puts a key in it can sign any token", { file });
  const read = keySet.safeParse(jsonIn(file));
  if (!read.success) throw refuse("file-unreadable", "no JSON Web Key Set", 'a JSON object with a list of "keys"', { file });
  const secret = read.data.keys.find((key) => key.kty === "oct" || "d" in key);
  if (secret !== undefined) throw refuse("file-unreadable", `a key of type ${secret.kty} that is not public`, "public keys alone: who can read a secret key can sign with it", { file });
  return createLocalJWKSet(read.data);
}
