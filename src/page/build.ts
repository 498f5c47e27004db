/** Builds the page: scripts and styles with the hash of their content in their names, and a service worker that knows them all. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { folderOfPage, pages, root } from "./sources.ts";

/** Initial JavaScript that a reader on a slow line waits for, gzipped. */
const MOST_INITIAL_BYTES = 100_000;

export interface BuiltPage {
  readonly folder: string;
  readonly files: number;
  /** Gzipped bytes of the scripts that the first view loads, and of all there are. */
  readonly initialBytes: number;
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

/** Builds beside the folder and puts it in its place whole, so that nobody is ever served half a page, even where several build at once. */
export async function buildPage(): Promise<BuiltPage> {
  const folder = folderOfPage();
  mkdirSync(pages, { recursive: true });
  const made = mkdtempSync(join(pages, "being-built-"));
  await build({
    configFile: false,
    root: join(root, "src/web"),
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: made,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { page: join(root, "src/web/index.html"), "service-worker": join(root, "src/web/service-worker.ts") },
        output: { entryFileNames: ({ name }) => (name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js"), chunkFileNames: "assets/[name]-[hash].js", assetFileNames: "assets/[name]-[hash][extname]" },
      },
    },
  });
  nameAssets(made);
  const told = sizes(made);
  if (told.initialBytes > MOST_INITIAL_BYTES) throw new Error(`the page's initial JavaScript takes ${told.initialBytes} bytes gzipped; it may take ${MOST_INITIAL_BYTES}`);
  chmodSync(made, 0o755);
  if (existsSync(folder)) rmSync(made, { recursive: true });
  else putInPlace(made, folder);
  for (const name of readdirSync(pages)) if (join(pages, name) !== folder && !name.startsWith("being-built-")) rmSync(join(pages, name), { recursive: true, force: true });
  return { folder, ...told };
}

/** Another process may have built the same meanwhile: then its page is as good. */
function putInPlace(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
}

/** The service worker is built without knowing the names of what it keeps. */
function nameAssets(folder: string): void {
  const file = join(folder, "service-worker.js");
  const assets = readdirSync(join(folder, "assets")).sort().map((name) => `/assets/${name}`);
  const text = readFileSync(file, "utf8");
  const named = text.replace(/(["'`])the assets of this build\1/, JSON.stringify(assets.join(" ")));
  if (named === text) throw new Error("the service worker has no place for the names of the assets");
  writeFileSync(file, named);
}

function sizes(folder: string): Omit<BuiltPage, "folder"> {
  const assets = readdirSync(join(folder, "assets"));
  const gzipped = (names: readonly string[]): number => names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, "assets", name))).length, 0);
  const index = readFileSync(join(folder, "index.html"), "utf8");
  const scripts = assets.filter((name) => name.endsWith(".js"));
  const initial = scripts.filter((name) => index.includes(name) || name.startsWith("overview-"));
  return { files: assets.length, initialBytes: gzipped(initial), scriptBytes: gzipped(scripts), styleBytes: gzipped(assets.filter((name) => name.endsWith(".css"))) };
}
