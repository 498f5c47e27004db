/** What the page is built from, as one hash: a page built from anything else is out of date. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where the page is built, and the file in it that says from what. */
export const builtPage = join(root, "dist/web");
export const STAMP = "built-from.txt";

/** The sources of the page, and how it is built. */
const FOLDERS = ["src/web", "src/page"];

/** Which packages it is built with. */
const LOCK = "package-lock.json";

export function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  for (const file of [...files.sort(), join(root, LOCK)]) hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file)).update("\n");
  return hash.digest("hex");
}
