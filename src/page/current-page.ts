/** The page as it is now: built where it is missing or was built from other sources. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderOfPage, pages, root } from "./sources.ts";

/** The folder of the page; `say` is told what is done that takes time. */
export async function currentPage(say: (line: string) => void): Promise<string> {
  const folder = folderOfPage();
  if (existsSync(folder)) return folder;
  say(existsSync(pages) ? "the page's sources have changed; building it …" : "building the page for the first time …");
  const started = performance.now();
  // In a process of its own: the bundler is no part of the program, and takes memory that a service would keep.
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", join(root, "src/page/main.ts")], { cwd: root });
  say(`the page is built in ${((performance.now() - started) / 1_000).toFixed(1)} s; ${stdout.trim().split("\n").at(-1) ?? ""}`);
  return folder;
}
