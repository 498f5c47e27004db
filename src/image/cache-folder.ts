/** Where what can be made anew is kept. */
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/** Names the folder; set to nothing, nothing is kept. */
export const CACHE_VARIABLE = "CAPLEDGER_CACHE";

/** The folder that the variable names, or else the reader's own, by the XDG Base Directory Specification; undefined where nothing is to be kept. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment[CACHE_VARIABLE];
  if (named !== undefined) return named === "" ? undefined : resolve(named);
  const base = environment["XDG_CACHE_HOME"];
  // The specification has relative paths passed over.
  if (base !== undefined && isAbsolute(base)) return join(base, "capital-ledger");
  try {
    return join(homedir(), ".cache", "capital-ledger");
  } catch {
    return undefined;
  }
}
