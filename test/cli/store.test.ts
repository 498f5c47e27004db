/** The store's commands as a person types them, one after another on one store. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { capledger } from "./capledger.ts";

const folder = mkdtempSync(join(tmpdir(), "capital-ledger-cli-store-"));
const at = (name: string): string => join(folder, name);
const store = ["--store", at("ledger.db")];
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const EVENT = `
- id: second-placement
  type: private-placement
  on: 2024-12-30
  summary: A friend of the company buys common stock.
  class: common
  shares: 1,000
  gross: 1000.00
`;
const tidewater = ["--book", "tidewater-instruments"];

describe("the store, command by command", () => {
  it("is made once", async () => {
    expect(await capledger("store", "init", ...store)).toMatchObject({ code: 0, stdout: `${at("ledger.db")} is ready.\n` });
    expect(await capledger("store", "init", ...store)).toMatchObject({ code: 2, stderr: expect.stringContaining("[store-exists]") as string });
  });

  it("imports books, and passes over what it has", async () => {
    const folders = ["events/books/tidewater-instruments"];
    expect((await capledger("store", "import", ...store, ...folders)).stdout).toBe("tidewater-instruments: 14 events and 5 statements appended as versions 1 to 19; 0 events held already.\n");
    const again = await capledger("store", "import", ...store, "--progress", ...folders);
    expect(again.stdout).toBe("tidewater-instruments: nothing new; 14 events held already.\n");
    expect((await capledger("store", "import", ...store, at("nowhere"))).code).toBe(2);
  });

  it("answers every question as the files do", async () => {
    for (const question of [["balances"], ["register", "shares"], ["reconcile"], ["scenario", "list"], ["history", "cash"]]) {
      const [kept, filed] = [await capledger(...question, "--json", ...store), await capledger(...question, "--json", ...tidewater)];
      const [head] = /(?<="ledgerHead": ")[0-9a-f]{64}/.exec(filed.stdout) ?? [""];
      expect(kept.stdout.replaceAll(/(?<="ledgerHead": ")[0-9a-f]{64}/g, head)).toBe(filed.stdout);
      expect(kept.code).toBe(filed.code);
    }
    expect(await capledger("balances", ...store, "--book", "nope")).toMatchObject({ code: 2, stderr: expect.stringContaining("expected one of tidewater-instruments") as string });
    expect(await capledger("balances", ...store, "--books", "events/books")).toMatchObject({ code: 2, stderr: expect.stringContaining("cannot be used with") as string });
  });

  it("appends events, or says what they would do", async () => {
    writeFileSync(at("new.yaml"), EVENT);
    const append = ["store", "append", at("new.yaml"), ...store, ...tidewater];
    const dry = await capledger(...append, "--dry-run");
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain("1 event would be appended; nothing was");
    expect(dry.stdout).toMatch(/cash +Cash.* 1,000\.00|accounts? would stand otherwise/);
    expect((await capledger(...append, "--expected", "18")).stderr).toContain("[version-conflict]");
    const first = await capledger(...append, "--expected", "19", "--json");
    expect(JSON.parse(first.stdout)).toMatchObject({ firstVersion: 20, lastVersion: 20, duplicate: false });
    expect((await capledger(...append)).stdout).toContain("1 event appended before as versions 20 to 20");
    expect((await capledger(...append, "--key", "another")).stderr).toContain("[id-duplicate]");
    const sharesKnownAt = async (day: string): Promise<unknown> => (JSON.parse((await capledger("measure", "shares.common.outstanding", ...store, "--as-of", "2024-12-31", "--known-at", day, "--json")).stdout) as { value: unknown }).value;
    expect([await sharesKnownAt("2025-01-01"), await sharesKnownAt(new Date().toISOString().slice(0, 10))].map(Number)).toEqual([4_040_000, 4_041_000]);
  });

  it.each([
    ["an event that does not exist", "- id: x\n  type: nothing\n  on: 2024-01-01\n  summary: x\n", "2  x · type"],
    ["no list", "id: x\n", "expected a list"],
    ["nothing", "", "expected a list of events"],
    ["no YAML", "- id: [\n", "[yaml-syntax]"],
  ])("refuses a file of %s, with its place", async (_, text, told) => {
    writeFileSync(at("bad.yaml"), text);
    const refused = await capledger("store", "append", at("bad.yaml"), ...store, ...tidewater);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(told);
  });

  it("verifies, signs, proves, and checks what was signed", async () => {
    expect((await capledger("store", "verify", ...store)).stdout).toContain("tidewater-instruments      20        2");
    expect((await capledger("store", "verify", ...store, "--book", "nope")).code).toBe(2);
    const [key, checkpoint, proof] = [at("key.pem"), at("checkpoint.json"), at("proof.json")];
    const made = await capledger("store", "checkpoint", ...store, ...tidewater, "--key", key, "--new-key", "--output", checkpoint);
    expect(made.code).toBe(0);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect((await capledger("store", "checkpoint", ...store, ...tidewater, "--key", key, "--new-key")).stderr).toContain("[store-exists]");
    expect((await capledger("store", "verify", ...store, "--checkpoint", checkpoint, "--public-key", `${key}.pub`)).stdout).toContain("its 20 events");
    expect((await capledger("store", "prove", "founders-shares", ...store, "--checkpoint", checkpoint, "--output", proof)).stdout).toContain("is event 6 of the 20");
    const checked = await capledger("store", "verify", "--proof", proof, "--checkpoint", checkpoint, "--public-key", `${key}.pub`);
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining("founders-shares (private-placement of 2023-01-09") as string });
    writeFileSync(proof, readFileSync(proof, "utf8").replace("4,000,000", "5,000,000"));
    expect((await capledger("store", "verify", "--proof", proof, "--checkpoint", checkpoint)).stderr).toContain("[checkpoint-broken]");
    expect((await capledger("store", "verify", "--proof", proof)).stderr).toContain("--checkpoint");
    expect((await capledger("store", "verify")).stderr).toContain("--store");
  });

  it("is backed up and restored, and says what it holds", async () => {
    expect((await capledger("store", "backup", at("backup.db"), ...store)).stdout).toContain("copied and verified");
    expect((await capledger("store", "restore", at("backup.db"), "--store", at("other.db"))).stdout).toContain("restored from");
    const [one, other] = [await capledger("store", "stats", ...store, "--json"), await capledger("store", "stats", "--store", at("other.db"), "--json")];
    expect((JSON.parse(other.stdout) as { books: unknown }).books).toEqual((JSON.parse(one.stdout) as { books: unknown }).books);
    expect((await capledger("store", "stats", ...store)).stdout).toMatch(/1 book, all shown; 20 events, in \d+ bytes/);
    expect((await capledger("store", "stats", ...store, "--csv")).stdout).toContain("tidewater-instruments,24,20,2,");
  });

  it("is told from a place that is no store, or that nobody answers at", async () => {
    expect((await capledger("store", "stats", "--store", at("none.db"))).stderr).toContain("[store-unreadable]");
    writeFileSync(at("text.db"), "not a database");
    expect((await capledger("store", "stats", "--store", at("text.db"))).stderr).toContain("[store-unreadable]");
    const unreachable = await capledger("store", "stats", "--store", "postgres://me:secret@127.0.0.1:1/x");
    expect(unreachable.stderr).toContain("postgres://me@127.0.0.1:1/x");
    expect(unreachable.stderr).not.toContain("secret");
  });
});
