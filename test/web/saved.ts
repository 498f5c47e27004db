/** Files that a reader saves from the page: their names and what is in them. */
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Clicks, and waits for the file. */
export async function savedBy(page: Page, link: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The rows of a CSV file under its heads; `after` so many lines that say what they are of. */
export function recordsIn({ bytes }: Saved, after = 0): Record<string, string>[] {
  const { data } = Papa.parse<string[]>(bytes.toString("utf8").replace(/^\uFEFF/, "").replace(/\r\n$/, ""), { delimiter: "," });
  const [heads = [], ...rows] = data.slice(after);
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ""])));
}
