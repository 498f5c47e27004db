/** Signed tokens (JWT): what an issuer's keys vouch for is let in, and nothing that only looks like it. */
import { generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Access } from "../../src/access/access.ts";
import { bookListSchema } from "../../src/http/book-answer.ts";
import type { Asking } from "./asking.ts";
import { bearing, guarded, tokenIn, tokensFile } from "./guarded.ts";

const ISSUER = "https://login.example.com";
const AUDIENCE = "capital-ledger";
const trusted = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const jwks = `${tokensFile()}.jwks`;
const keySet = (...keys: readonly [kid: string, key: KeyObject][]): string => JSON.stringify({ keys: keys.map(([kid, key]) => ({ ...key.export({ format: "jwk" }), kid })) });

const issuer = { jwks, issuer: ISSUER, audience: AUDIENCE, algorithms: ["EdDSA"] };
const file = tokensFile();
let service: Asking;
let close: () => Promise<void>;
beforeAll(async () => {
  writeFileSync(jwks, keySet(["first", trusted.publicKey], ["rsa", rsa.publicKey]));
  await tokenIn(file);
  ({ service, close } = await guarded({ tokens: file, issuer }));
});
afterAll(() => close());

const CLAIMS = { iss: ISSUER, aud: AUDIENCE, sub: "ada", scope: "openid read", books: ["ours"], exp: Math.floor(Date.now() / 1_000) + 600 };

function signed(claims: Record<string, unknown> = {}, { key = trusted.privateKey, alg = "EdDSA", kid = "first" } = {}): Promise<string> {
  return new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg, kid }).sign(key);
}

const statusOf = async (text: string, path = "/v1/books/ours"): Promise<number> => (await service.ask(path, bearing(text))).status;

describe("a signed token", () => {
  it("reaches the books that it names, with the scopes that it names", async () => {
    const text = await signed();
    expect(await statusOf(text)).toBe(200);
    expect([await statusOf(text, "/v1/books/theirs"), await statusOf(text, "/metrics")]).toEqual([404, 403]);
    const all = await signed({ books: ["*"], scope: "read admin" });
    expect([await statusOf(all, "/v1/books/theirs"), await statusOf(all, "/metrics")]).toEqual([200, 200]);
  });

  it("stands beside the tokens of the file", async () => {
    const { text } = await tokenIn(file);
    expect(bookListSchema.parse(JSON.parse((await service.ask("/v1/books", bearing(text))).text)).shown).toBe(2);
  });

  it.each<readonly [string, () => string | Promise<string>]>([
    ["is of another issuer", () => signed({ iss: "https://elsewhere.example.com" })],
    ["is for another audience", () => signed({ aud: "payroll" })],
    ["has no audience", () => signed({ aud: undefined })],
    ["has expired", () => signed({ exp: Math.floor(Date.now() / 1_000) - 60 })],
    ["never expires", () => signed({ exp: undefined })],
    ["is not yet in force", () => signed({ nbf: Math.floor(Date.now() / 1_000) + 600 })],
    ["has no subject", () => signed({ sub: undefined })],
    ["names no books", () => signed({ books: undefined })],
    ["names no scopes", () => signed({ scope: undefined })],
    ["has a subject of many pages", () => signed({ sub: "a".repeat(201) })],
    ["is signed by a stranger", () => signed({}, { key: stranger.privateKey })],
    ["is signed by a key that is not in the set", () => signed({}, { key: stranger.privateKey, kid: "second" })],
    ["is signed by an algorithm that is not allowed, with a key of the set", () => signed({}, { key: rsa.privateKey, alg: "RS256", kid: "rsa" })],
    ["is not signed", () => new UnsecuredJWT(CLAIMS).encode()],
    ["is signed with the public key as a secret", () => new SignJWT(CLAIMS).setProtectedHeader({ alg: "HS256", kid: "first" }).sign(trusted.publicKey.export({ format: "der", type: "spki" }))],
    ["was changed after it was signed", async () => (await signed()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...CLAIMS, books: ["*"] })).toString("base64url")}.`)],
    ["has a header that is no JSON", () => { const body = `${Buffer.from("{").toString("base64url")}.${Buffer.from("{}").toString("base64url")}`; return `${body}.${sign(null, Buffer.from(body), trusted.privateKey).toString("base64url")}`; }],
  ])("that %s is not taken", async (_, text) => {
    expect(await service.refused("/v1/books/ours", bearing(await text()))).toMatchObject({ status: 401, code: "token-invalid" });
  });

  it("is taken by a key that is put into the file later, and no more when it is taken out", async () => {
    const text = await signed({}, { key: stranger.privateKey, kid: "second" });
    writeFileSync(jwks, keySet(["first", trusted.publicKey], ["second", stranger.publicKey], ["rsa", rsa.publicKey]));
    expect(await statusOf(text)).toBe(200);
    writeFileSync(jwks, keySet(["first", trusted.publicKey]));
    expect(await statusOf(text)).toBe(401);
  });
});

describe("a file of keys", () => {
  it.each([
    ["secret keys", JSON.stringify({ keys: [{ kty: "oct", k: "c2VjcmV0" }] }), /not public/],
    ["private keys", keySet(["first", trusted.privateKey]), /not public/],
    ["no keys", JSON.stringify({ keys: [] }), /no JSON Web Key Set/],
    ["no JSON", "keys", /no JSON Web Key Set/],
  ])("with %s is refused at the start", (_, content, why) => {
    const other = `${tokensFile()}.jwks`;
    writeFileSync(other, content);
    expect(() => new Access({ issuer: { ...issuer, jwks: other }, onFailure: () => undefined })).toThrow(why);
  });

  it("that anybody may write is refused at the start, and from when it is one", async () => {
    const other = `${tokensFile()}.jwks`;
    writeFileSync(other, keySet(["first", trusted.publicKey]));
    chmodSync(other, 0o646);
    expect(() => new Access({ issuer: { ...issuer, jwks: other }, onFailure: () => undefined })).toThrow(/mode 0646/);
    chmodSync(other, 0o644);
    const failures: unknown[] = [];
    const access = new Access({ issuer: { ...issuer, jwks: other }, onFailure: (error) => failures.push(error) });
    chmodSync(other, 0o666);
    expect(await access.principal("a.b.c")).toBeUndefined();
    await access.close();
    expect(failures.map(String).join()).toMatch(/mode 0666/);
  });
});
