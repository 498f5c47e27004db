/** The files of a built page, read once: there are few, and they are small. */
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Files by their path, such as /index.html and /assets/page-1f3a.js. */
export type Page = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Files of other types are none of the page's. */
export function readPage(folder: string): Page {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.flatMap(({ parentPath, name }) => {
    const type = TYPES[extname(name)];
    const path = join(parentPath, name);
    return type === undefined ? [] : [[path.slice(folder.length).replaceAll("\\", "/"), { body: new Uint8Array(readFileSync(path)), type }] as const];
  }));
}
