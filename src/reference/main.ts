/** Writes the reference: JSON Schemas for editors and the pages of docs/reference. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { referenceOf } from "./pages.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const { files, unexplained } = await referenceOf(root);
for (const [path, content] of files) {
  const file = join(root, path);
  const changed = !existsSync(file) || readFileSync(file, "utf8") !== content;
  if (changed) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  process.stdout.write(`${changed ? "written " : "as it was"}  ${path}\n`);
}
if (unexplained.length > 0) {
  process.stderr.write(`Fields to explain by a comment above them in their declaration: ${unexplained.join(", ")}\n`);
  process.exitCode = 1;
}
