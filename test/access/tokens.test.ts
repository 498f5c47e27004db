/** Tokens as they are made and kept: never the secret, never half a file, never one lost to another writer. */
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopes } from "../../src/access/principal.ts";
import { LastUsed, readLastUsed } from "../../src/access/last-used.ts";
import { addToken, readTokens, revokeToken } from "../../src/access/token-file.ts";
import { issued, looksIssued, stateOf, tokenOf } from "../../src/access/token.ts";
import type { Wanted } from "../../src/access/token.ts";
import { secretIn } from "../http/guarded.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const WANTED: Wanted = { name: "a test", scopes: ["read"], books: null, expires: null };

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), "tokens-")), "tokens.json");
}

describe("a token", () => {
  const wanted = fc.record({ name: fc.string({ minLength: 1 }), scopes: fc.subarray([...scopes], { minLength: 1 }), books: fc.option(fc.array(fc.string({ minLength: 1 }))), expires: fc.option(fc.date({ min: NOW, max: new Date("9999-12-31"), noInvalidDate: true })) });

  it("is known by its text and by nothing that is kept of it", () => {
    fc.assert(fc.property(wanted, (each) => {
      const { token, text } = issued(each, NOW);
      const tokens = new Map([[token.id, token]]);
      expect(looksIssued(text)).toBe(true);
      expect(tokenOf(text, tokens, NOW)).toBe(each.expires !== null && each.expires <= NOW ? undefined : token);
      expect(JSON.stringify(token)).not.toContain(secretIn(text));
      expect(tokenOf(`cl_${token.id}_${token.hash}`, tokens, NOW)).toBeUndefined();
    }));
  });

  it("has a secret of 256 bits, another each time", () => {
    const texts = Array.from({ length: 1_000 }, () => issued(WANTED, NOW).text);
    const secrets = texts.map((text) => text.slice("cl_000000000000_".length));
    expect(new Set(secrets).size).toBe(1_000);
    expect(new Set(secrets.map((secret) => Buffer.from(secret, "base64url").length))).toEqual(new Set([32]));
  });

  it("is in force until its expiry, to the millisecond, and revoked for ever", () => {
    const expires = new Date("2026-02-01T00:00:00Z");
    const { token } = issued({ ...WANTED, expires }, NOW);
    expect(stateOf(token, new Date(expires.getTime() - 1))).toBe("in force");
    expect(stateOf(token, expires)).toBe("expired");
    expect(stateOf({ ...token, revoked: NOW.toISOString() }, NOW)).toBe("revoked");
  });
});

describe("the file of tokens", () => {
  it("is its owner's alone from the first moment, and leaves nothing beside it", async () => {
    const file = newFile();
    const umask = process.umask(0);
    await addToken(file, WANTED, NOW);
    process.umask(umask);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(["tokens.json"]);
  });

  it("keeps a revoked token, with the first moment of it", async () => {
    const file = newFile();
    const { token } = await addToken(file, WANTED, NOW);
    await revokeToken(file, token.id, NOW);
    await revokeToken(file, token.id, new Date("2027-01-01T00:00:00Z"));
    expect(readTokens(file).get(token.id)).toEqual({ ...token, revoked: NOW.toISOString() });
  });

  it.each([
    ["others may read", (file: string) => { chmodSync(file, 0o640); }, /mode 0640/],
    ["is cut short", (file: string) => { writeFileSync(file, readFileSync(file, "utf8").slice(0, 100)); }, /no file of tokens/],
    ["is of another version", (file: string) => { writeFileSync(file, '{"version":2,"tokens":[]}'); }, /no file of tokens/],
    ["is not there", (file: string) => { rmSync(file); }, /no file of tokens/],
  ])("that %s is neither read nor written", async (_, spoil, why) => {
    const file = newFile();
    const { token } = await addToken(file, WANTED, NOW);
    spoil(file);
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    expect(() => readTokens(file)).toThrow(why);
    await expect(revokeToken(file, token.id, NOW)).rejects.toThrow(why);
    expect(existsSync(file) ? readFileSync(file, "utf8") : undefined).toBe(before);
  });

  it("refuses to revoke what it does not hold, and says what it does", async () => {
    const file = newFile();
    const { token } = await addToken(file, WANTED, NOW);
    await expect(revokeToken(file, "000000000000", NOW)).rejects.toThrow(new RegExp(`expected one of ${token.id}.*token-unknown`));
  });

  it("loses nothing to writers in other processes", async () => {
    const file = newFile();
    const add = `
      import { addToken } from ${JSON.stringify(resolve("src/access/token-file.ts"))};
      for (let made = 0; made < 10; made += 1) await addToken(${JSON.stringify(file)}, { name: "x", scopes: ["read"], books: null, expires: null }, new Date());`;
    const run = promisify(execFile);
    await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", add])));
    expect(readTokens(file).size).toBe(40);
    expect(readdirSync(dirname(file))).toEqual(["tokens.json"]);
  });

  it("is not written past a lock, and the lock's holder is named", async () => {
    const file = newFile();
    writeFileSync(`${file}.lock`, "4711");
    await expect(addToken(file, WANTED, NOW)).rejects.toThrow(/tokens\.json\.lock: found held by process 4711/);
    expect(existsSync(file)).toBe(false);
  }, 15_000);
});

describe("when a token was last used", () => {
  it("is the latest that any service has seen", async () => {
    const file = newFile();
    const [one, other] = [new LastUsed(file), new LastUsed(file)];
    one.note("a", Date.parse("2026-01-02T00:00:00Z"));
    other.note("a", Date.parse("2026-01-01T00:00:00Z"));
    other.note("b", Date.parse("2026-01-03T00:00:00Z"));
    await one.keep();
    await other.keep();
    expect([...readLastUsed(file)]).toEqual([["a", "2026-01-02T00:00:00.000Z"], ["b", "2026-01-03T00:00:00.000Z"]]);
  });

  it("is kept in mind for as long as it cannot be written", async () => {
    const file = newFile();
    const used = new LastUsed(file);
    used.note("a", Date.parse("2026-01-02T00:00:00Z"));
    renameSync(dirname(file), `${dirname(file)}.away`);
    await expect(used.keep()).rejects.toThrow();
    used.note("b", Date.parse("2026-01-03T00:00:00Z"));
    renameSync(`${dirname(file)}.away`, dirname(file));
    await used.keep();
    expect([...readLastUsed(file)].sort()).toEqual([["a", "2026-01-02T00:00:00.000Z"], ["b", "2026-01-03T00:00:00.000Z"]]);
  });
});
