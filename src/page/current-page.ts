/** The page as it is now: built where it is missing or was built from other sources. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { STAMP, builtPage, hashOfSources } from "./sources.ts";

/** The folder of the page; `say` is told what is done that takes time. */
export async function currentPage(say: (line: string) => void): Promise<string> {
  const stamp = join(builtPage, STAMP);
  const isThere = existsSync(stamp);
  if (isThere && readFileSync(stamp, "utf8").trim() === hashOfSources()) return builtPage;
  say(isThere ? "the page's sources have changed; building it …" : "building the page for the first time …");
  const started = performance.now();
  // The bundler is loaded only where there is something to bundle.
  const { buildPage } = await import("./build.ts");
  const { initialBytes } = await buildPage();
  say(`the page is built: ${((performance.now() - started) / 1_000).toFixed(1)} s, ${kilobytes(initialBytes)} of initial JavaScript gzipped`);
  return builtPage;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
