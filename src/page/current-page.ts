/** The page as it is now: built where it is missing or was built from other sources. */
import { existsSync } from "node:fs";
import { folderOfPage, pages } from "./sources.ts";

/** The folder of the page; `say` is told what is done that takes time. */
export async function currentPage(say: (line: string) => void): Promise<string> {
  const folder = folderOfPage();
  if (existsSync(folder)) return folder;
  say(existsSync(pages) ? "the page's sources have changed; building it …" : "building the page for the first time …");
  const started = performance.now();
  // The bundler is loaded only where there is something to bundle.
  const { buildPage } = await import("./build.ts");
  const { initialBytes } = await buildPage();
  say(`the page is built: ${((performance.now() - started) / 1_000).toFixed(1)} s, ${kilobytes(initialBytes)} of initial JavaScript gzipped`);
  return folder;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
