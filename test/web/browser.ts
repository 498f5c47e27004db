/** Debian's Chromium on a service of its own: pages that fail on any error in the console. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { readPage } from "../../src/http/page-files.ts";
import { serve } from "../../src/http/serve.ts";
import type { Served } from "../../src/http/serve.ts";
import { createService } from "../../src/http/service.ts";
import { Library } from "../../src/library/library.ts";
import { currentPage } from "../../src/page/current-page.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The path of a browser on this machine, if there is one. */
const browserPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));

const isInCI = process.env["CI"] !== undefined;

/** Whether tests in a browser are left out: never in CI, where they would then pass unseen. */
export const isLeftOut = browserPath === undefined && !isInCI;
if (isLeftOut) process.stderr.write("tests in a browser are left out: no chromium on the PATH (Debian: apt-get install chromium)\n");

export const FOCUS = "focus-enhancements";
export const TIDEWATER = "tidewater-instruments";

/** A service with the page, and a browser. */
export class Reading {
  readonly url: string;
  readonly #served: Served;
  readonly #browser: Browser;

  private constructor(served: Served, browser: Browser) {
    this.url = served.url;
    this.#served = served;
    this.#browser = browser;
  }

  static async start(books = fileURLToPath(new URL("../../events/books", import.meta.url))): Promise<Reading> {
    if (browserPath === undefined) throw new Error("there is no chromium on the PATH, and in CI nothing is left out: apt-get install chromium");
    const folder = await currentPage((line) => process.stderr.write(`${line}\n`));
    const served = await serve(createService(new Library(books), {}, readPage(folder)), { port: 0 });
    const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
    return new Reading(served, browser);
  }

  /** A page of its own, and what must be empty when it is read to the end: errors of its console. */
  async open(path: string, options: BrowserContextOptions = {}, patience = 10_000): Promise<OpenPage> {
    const context = await this.#browser.newContext({ viewport: { width: 1_280, height: 900 }, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") errors.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => errors.push(`thrown: ${error.message}`));
    await page.goto(`${this.url}${path}`);
    await settled(page);
    return { page, errors, close: () => context.close() };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }
}

export interface OpenPage {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

/** Waits until nothing is asked for any more. */
export async function settled(page: Page): Promise<void> {
  // What follows from a click is asked for after the next frame: before that nothing is busy yet.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("main") !== null && document.querySelector(".loading, [aria-busy=true]") === null);
}
