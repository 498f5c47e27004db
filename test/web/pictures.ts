/** Pictures of a view in both themes, wide and narrow: kept in docs/pictures where PICTURES=keep, thrown away elsewhere. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { settled } from "./browser.ts";
import type { Reading } from "./browser.ts";

const folder = process.env["PICTURES"] === "keep" ? fileURLToPath(new URL("../../docs/pictures", import.meta.url)) : mkdtempSync(join(tmpdir(), "pictures-"));

const WIDTHS = { wide: { width: 1_920, height: 1_080 }, narrow: { width: 360, height: 780 } } as const;

export async function pictures(reading: Reading, name: string, path: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, viewport] of Object.entries(WIDTHS)) {
      const { page, close } = await reading.open(path, { viewport, colorScheme });
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await close();
    }
  }
}
