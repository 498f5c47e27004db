/** Paths for people. */
import { existsSync } from "node:fs";

/** Paths as the reader sees them from where they stand. */
export function relative<Located extends { readonly file?: string }>(fault: Located): Located {
  const here = `${process.cwd()}/`;
  return fault.file?.startsWith(here) === true && existsSync(fault.file) ? { ...fault, file: fault.file.slice(here.length) } : fault;
}
