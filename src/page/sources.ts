/** What the page is built from, as one hash: a page built from anything else is out of date. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where pages are built. */
export const pages = join(root, "dist/web");

/** The sources of the page, and how it is built. */
const FOLDERS = ["src/web", "src/client", "src/page"];

/** Which packages it is built with. */
const LOCK = "package-lock.json";

function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  for (const file of [...files.sort(), join(root, LOCK)]) hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file)).update("\n");
  return hash.digest("hex");
}

/** The folder of the page that these sources make: it is there once it is built. */
export function folderOfPage(): string {
  return join(pages, hashOfSources().slice(0, 16));
}
