/** The capital in a real browser, on both books that this repository carries. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { DilutionAnswer } from "../../src/answers/dilution-answer.ts";
import type { RegisterAnswer } from "../../src/answers/register-answer.ts";
import type { WaterfallAnswer } from "../../src/answers/waterfall-answer.ts";
import { decimalText } from "../../src/web/figures/format.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { timeDrag } from "./drag.ts";
import { pictures } from "./pictures.ts";

describe.skipIf(isLeftOut)("the capital", { timeout: 60_000 }, () => {
  let reading: Reading;
  let opened: OpenPage | undefined;
  beforeAll(async () => {
    reading = await Reading.start();
  }, 120_000);
  afterAll(() => reading.stop());
  afterEach(async () => {
    const errors = opened?.errors;
    await opened?.close();
    opened = undefined;
    expect(errors ?? [], "the console has errors").toEqual([]);
  });

  async function open(path: string, options: Parameters<Reading["open"]>[1] = {}): Promise<Page> {
    opened = await reading.open(path, options);
    return opened.page;
  }

  const answer = async (path: string): Promise<unknown> => (await fetch(`${reading.url}/v1${path}`)).json();
  const address = (page: Page): string => page.url().slice(reading.url.length);
  const card = (page: Page, name: RegExp): Locator => page.getByRole("region", { name }).first();
  const shares = (page: Page): Locator => page.locator(".register.shares");
  /** The cells of a row by the name that it begins with, as a reader sees them. */
  const row = async (table: Locator, name: string): Promise<string[]> => (await table.locator("tbody tr", { has: table.page().locator("td:first-child", { hasText: name }) }).first().locator("td").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());

  it.each([[FOCUS, "2002-09-30"], [FOCUS, "2001-06-30"], [TIDEWATER, "2024-12-31"], [TIDEWATER, "2023-06-30"]])("shows every count and amount of the registers: %s on %s", async (book, asOf) => {
    const page = await open(`/books/${book}/capital?asOf=${asOf}`);
    for (const [kind, figures] of [["shares", ["issued", "treasury", "outstanding"]], ["warrants", ["outstanding"]], ["options", ["outstanding", "available"]], ["notes", ["principal"]]] as const) {
      const { rows } = (await answer(`/books/${book}/registers/${kind}?asOf=${asOf}`)) as RegisterAnswer;
      const table = page.locator(`.register.${kind}`);
      expect(await table.locator(".how-many").count()).toBe(rows.length === 0 ? 0 : await table.locator(".table").count());
      for (const { name, figures: own } of rows) {
        const cells = await row(table, name);
        for (const each of figures) expect(cells.join(" | "), `${name} ${each}`).toContain(decimalText(own[each]?.value ?? "not known"));
      }
    }
  });

  it("tells a note's terms, interest and conversion, and that a class lacks room for it", async () => {
    const page = await open(`/books/${FOCUS}/capital`);
    const cells = await row(page.locator(".register.notes"), "Carl Berg note of 28 February 2001");
    expect(cells.slice(1, 11)).toEqual(["1,000,000", "5.75", "94,854.17 43,375 … 108,937.50", "1,094,854.17 1,043,375 … 1,108,937.50", "26 Oct 2003", "series-b at 1,190.00", "920 876 … 931", "920,000 876,000 … 931,000", "−824 −835 … −780 too few shares", "since 24 Apr 2001"]);
    await page.getByLabel("Terms of Carl Berg note of 28 February 2001").click();
    const terms = await page.locator(".register.notes details[open]").innerText();
    expect(terms).toMatch(/spread\s+1%/);
    await page.locator(".register.notes details[open]").getByRole("link", { name: "berg-2-made-convertible" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/capital?selection=event:berg-2-made-convertible`);
  });

  it("holds the company's own table against the complete one, and says what it leaves out", async () => {
    const page = await open(`/books/${FOCUS}/capital`);
    const table = page.locator(".dilution");
    expect(await row(table, "Warrants")).toEqual(["Warrants", "1,134,569", "Ties", "1,134,569", "0"]);
    expect(await row(table, "Notes by way of preferred")).toEqual(["Notes by way of preferred", "not in it", "", "1,369,000 1,317,000 … 1,380,000", "1,369,000"]);
    const { totals, company } = (await answer(`/books/${FOCUS}/dilution`)) as DilutionAnswer;
    const foot = (await table.locator("tfoot").first().innerText()).replaceAll(/\s+/g, " ");
    for (const figure of [company?.total.printed, totals.complete.value, totals.difference.value]) expect(foot).toContain(decimalText(figure ?? "missing"));
    expect(await table.innerText()).toContain("What the company's table leaves out");
  });

  it("says where no such table is printed, or of which day it is", async () => {
    const page = await open(`/books/${TIDEWATER}/capital`);
    expect(await page.locator(".dilution").innerText()).toContain("The book holds no such table");
    await page.goto(`${reading.url}/books/${FOCUS}/capital?asOf=2002-06-30`);
    await settled(page);
    await page.locator(".dilution").getByRole("link", { name: "30 September 2002" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/capital?asOf=2002-09-30`);
  });

  it.each([[FOCUS, "10000000"], [FOCUS, "12345678.90"], [TIDEWATER, "3000000"]])("shares out a sum to the cent: %s, %s", async (book, exit) => {
    const page = await open(`/books/${book}/capital?exit=${exit}`);
    const { rows, totals, perShare } = (await answer(`/books/${book}/waterfall?exit=${exit}`)) as WaterfallAnswer;
    const card = page.locator(".waterfall");
    for (const { name, net, gross } of rows) {
      const cells = await row(card, name);
      expect([cells[1], cells[3]], name).toEqual([decimalText(net, 2), decimalText(gross, 2)]);
    }
    expect(await card.locator("tfoot td").nth(1).innerText()).toBe(decimalText(totals.net, 2));
    expect(await card.locator(".per-share").innerText()).toContain(perShare);
  });

  it("is dragged to another sum without asking, and the address says where it came to rest", async () => {
    const page = await open(`/books/${FOCUS}/capital`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const handle = page.getByRole("slider", { name: "Sum paid out" });
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    if (box === null) throw new Error("the handle has no place");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let moved = 8; moved <= 120; moved += 8) {
      await page.mouse.move(x - moved, y);
      seen.add(await page.locator(".waterfall tfoot td").nth(1).innerText());
    }
    expect(seen.size).toBeGreaterThan(5);
    expect(asked).toEqual([]);
    await page.mouse.up();
    await settled(page);
    const exit = /[?&]exit=(\d+)$/.exec(address(page))?.[1] ?? "";
    expect(Number(exit) % 1_000_000).toBe(0);
    expect(await page.locator(".waterfall tfoot td").nth(1).innerText()).toBe(decimalText(exit, 2));
    expect(asked.some((url) => url.includes(`/waterfall?exit=${exit}`))).toBe(true);
    await page.goBack();
    expect(address(page)).toBe(`/books/${FOCUS}/capital`);
    expect(await handle.getAttribute("aria-valuetext")).toBe("50,000,000 USD");
  });

  it("is worked by keys alone", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/capital`);
    const handle = page.getByRole("slider", { name: "Sum paid out" });
    await handle.focus();
    for (const [key, exit] of [["ArrowLeft", "49000000"], ["Shift+ArrowRight", "59000000"], ["End", "100000000"], ["Home", "0"]] as const) {
      await page.keyboard.press(key);
      expect(address(page)).toBe(`/books/${FOCUS}/capital?exit=${exit}`);
    }
    const field = page.getByLabel("Sum paid out, USD");
    await field.fill("2,500,000");
    await field.press("Enter");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/capital?exit=2500000`);
    await field.fill("much");
    await field.press("Enter");
    expect(await field.inputValue()).toBe("2,500,000");
  });

  it("moves its counts while a date is dragged, and asks a figure why", async () => {
    const page = await open(`/books/${FOCUS}/capital`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const handle = await page.getByRole("slider", { name: "As of" }).boundingBox();
    if (handle === null) throw new Error("the handle has no place");
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let moved = 20; moved <= 300; moved += 20) {
      await page.mouse.move(x - moved, y);
      seen.add((await row(shares(page), "Common stock"))[3] ?? "");
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(asked).toEqual([]);
    await page.mouse.up();
    await page.goBack();
    await settled(page);
    await page.getByRole("link", { name: "36,158,269: Common stock, outstanding. Why?" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/capital?selection=measure:shares.common.outstanding`);
    expect(await page.getByRole("dialog", { name: "Why this figure?" }).innerText()).toContain("36,158,269");
  });

  it("times a drag, from each move to the frame that shows it", async () => {
    const page = await open(`/books/${FOCUS}/capital`);
    const { moves, medianMilliseconds, p95Milliseconds } = await timeDrag(page);
    process.stdout.write(`drag over the capital: ${moves} moves redrawn, median ${medianMilliseconds.toFixed(1)} ms, 95th percentile ${p95Milliseconds.toFixed(1)} ms\n`);
    expect(await page.getByRole("slider", { name: "As of" }).getAttribute("aria-valuetext")).toBe("30 September 2002");
  });

  it("says where the shares are not known, and nothing can be shared out", async () => {
    const page = await open(`/books/${FOCUS}/capital?asOf=2001-06-30`);
    expect(await page.locator(".waterfall").innerText()).toContain("cannot be known on this date");
  });

  it("says where there is nothing yet", async () => {
    const page = await open(`/books/${TIDEWATER}/capital?asOf=2023-01-09`);
    expect(await card(page, /^Notes/).innerText()).toContain("No note is there on this date");
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds fault with, in %s", async (colorScheme) => {
    for (const book of [FOCUS, TIDEWATER]) {
      const page = await open(`/books/${book}/capital?parts=share`, { colorScheme });
      expect(await page.evaluate(() => [...document.querySelectorAll("details")].map((each) => (each.open = true)).length)).toBeGreaterThan(3);
      expect(await faultsByAxe(page)).toEqual([]);
      await opened?.close();
    }
  });

  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    const page = await open(`/books/${FOCUS}/capital`, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-capital", `/books/${FOCUS}/capital`);
  });
});
