/** `capledger token` and what `serve` says before it serves, as a person runs them. */
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { secretIn } from "../http/guarded.ts";
import { capledger } from "./capledger.ts";

const file = join(mkdtempSync(join(tmpdir(), "tokens-")), "tokens.json");
const token = (...args: readonly string[]): ReturnType<typeof capledger> => capledger("token", ...args, "--tokens", file);

const listed = z.object({ tokens: z.array(z.object({ id: z.string(), name: z.string(), scopes: z.array(z.string()), books: z.array(z.string()).nullable(), state: z.string(), lastUsed: z.null() })) });

describe("capledger token", () => {
  it("prints the token alone on standard output, once, and keeps its hash", async () => {
    const { code, stdout, stderr } = await token("create", "--name", "reports", "--scope", "read", "--scope", "append", "--book", "ours", "--expires", "7d");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^cl_[0-9a-f]{12}_[\w-]{43}\n$/);
    expect(stderr).toMatch(/^Token [0-9a-f]{12} \(reports\): read, append on ours, until \d{4}-\d\d-\d\dT/);
    expect(readFileSync(file, "utf8")).not.toContain(secretIn(stdout));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("lists them without their hashes, and revokes one", async () => {
    await token("create", "--name", "metrics", "--scope", "admin", "--expires", "never");
    const list = async (): Promise<z.output<typeof listed>["tokens"]> => listed.parse(JSON.parse((await token("list", "--json")).stdout)).tokens;
    const [first, second] = await list();
    expect([first, second]).toMatchObject([{ name: "reports", scopes: ["read", "append"], books: ["ours"], state: "in force" }, { name: "metrics", scopes: ["admin"], books: null, state: "in force" }]);
    expect(JSON.stringify(await list())).not.toMatch(/[0-9a-f]{64}/);
    const { code, stdout } = await token("revoke", first?.id ?? "");
    expect([code, stdout]).toEqual([0, expect.stringContaining("(reports) is revoked")]);
    expect((await list()).map(({ state }) => state)).toEqual(["revoked", "in force"]);
    expect((await token("list")).stdout).toMatch(/reports +read, append +ours +revoked/);
  });

  it.each([
    ["a scope that there is not", ["create", "--name", "x", "--scope", "write"], "one of read, append, admin"],
    ["no scope", ["create", "--name", "x"], "--scope"],
    ["no name", ["create", "--scope", "read"], "--name"],
    ["an expiry that has passed", ["create", "--name", "x", "--scope", "read", "--expires", "2001-01-01"], "a day to come"],
    ["an expiry that is no day", ["create", "--name", "x", "--scope", "read", "--expires", "2030-02-30"], "a day to come"],
    ["an expiry of no days", ["create", "--name", "x", "--scope", "read", "--expires", "0d"], "a number of days"],
    ["a token that there is not", ["revoke", "000000000000"], "token-unknown"],
  ])("refuses %s", async (_, args, says) => {
    const before = readFileSync(file, "utf8");
    const { code, stdout, stderr } = await token(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("asks where the tokens are", async () => {
    expect((await capledger("token", "list")).stderr).toContain("--tokens or in CAPLEDGER_TOKENS");
  });
});

describe("capledger serve", () => {
  it("refuses an address that others can reach where it would let anybody in", async () => {
    const { code, stderr } = await capledger("serve", "--host", "0.0.0.0", "--port", "0");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--host: found "0\.0\.0\.0" without authentication; .*\[configuration-invalid\]/)]);
  });

  it("prints the settings in force and serves nothing", async () => {
    const { code, stdout } = await capledger("serve", "--host", "0.0.0.0", "--tokens", file, "--print-config");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ host: "0.0.0.0", port: 8787, tokens: file, rate: 6000 });
  });

  it("tells all its settings in its help", async () => {
    const { stdout } = await capledger("serve", "--help");
    for (const said of ["--print-config", "CAPLEDGER_JWKS", "OTEL_EXPORTER_OTLP_ENDPOINT", "Where absent: 6000"]) expect(stdout).toContain(said);
  });
});
