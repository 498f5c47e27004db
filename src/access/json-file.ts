/** A file of JSON. */
import { readFileSync } from "node:fs";

/** What the file holds; nothing where that is no JSON. */
export function jsonIn(file: string): unknown {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
