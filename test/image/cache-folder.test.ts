import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolder } from "../../src/image/cache-folder.ts";

describe("the folder for what can be made anew", () => {
  it.each([
    ["the variable's", { CAPLEDGER_CACHE: "/var/cache/ours", XDG_CACHE_HOME: "/elsewhere" }, "/var/cache/ours"],
    ["the variable's, from where the process stands", { CAPLEDGER_CACHE: "ours" }, resolve("ours")],
    ["none where the variable is empty", { CAPLEDGER_CACHE: "", XDG_CACHE_HOME: "/elsewhere" }, undefined],
    ["the reader's own for all programs", { XDG_CACHE_HOME: "/elsewhere" }, "/elsewhere/capital-ledger"],
    ["the usual one where that is no whole path", { XDG_CACHE_HOME: "elsewhere" }, join(homedir(), ".cache", "capital-ledger")],
    ["the usual one where nothing is said", {}, join(homedir(), ".cache", "capital-ledger")],
  ])("is %s", (_, environment, folder) => {
    expect(cacheFolder(environment)).toBe(folder);
  });
});
