/** Scenarios in a real browser: chosen, written and compared, on both books that this repository carries. */
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { CompareAnswer } from "../../src/answers/compare-answer.ts";
import type { ScenarioList } from "../../src/answers/scenario-answer.ts";
import { decimalText, signedText } from "../../src/web/figures/format.ts";
import { packed, unpacked } from "../../src/web/views/scenarios/draft-link.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { timeDrag } from "./drag.ts";
import { pictures } from "./pictures.ts";

const WRITTEN = `id: no-favour
title: Two removed
summary: Neither the repricing nor the exercise.
remove: [euston-warrant-repriced, euston-warrant-exercised]
`;

describe.skipIf(isLeftOut)("the scenarios", { timeout: 60_000 }, () => {
  let reading: Reading;
  let opened: OpenPage | undefined;
  /** What the browser itself says of a scenario that is refused while it is written. */
  let isRefused = false;
  beforeAll(async () => {
    reading = await Reading.start();
  }, 120_000);
  afterAll(() => reading.stop());
  afterEach(async () => {
    const errors = opened?.errors.filter((error) => !(isRefused && error.includes("422")));
    isRefused = false;
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
  const yaml = (page: Page) => page.getByLabel("As YAML");
  const checked = (page: Page): Promise<string> => page.locator(".checked").innerText();
  /** Waits until what is written has been checked. */
  const rested = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => document.querySelector(".checked.good, .checked.faulty") !== null);
    await settled(page);
  };
  /** The cells of each row of the comparison, as a reader sees them. */
  const compared = (page: Page): Promise<string[][]> => page.locator(".comparing .table tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.innerText.replaceAll(/\s+/g, " ").trim())));

  it.each([FOCUS, TIDEWATER])("lists every scenario of the book: %s", async (book) => {
    const page = await open(`/books/${book}/scenarios`);
    const { scenarios } = (await answer(`/books/${book}/scenarios`)) as ScenarioList;
    expect(await page.locator(".scenario-list summary").allInnerTexts()).toEqual(scenarios.map(({ title }) => title));
    expect(await page.locator(".scenario-list .how-many").first().innerText()).toBe(`${scenarios.length} scenarios`);
    expect(await page.locator(".comparing .state").innerText()).toContain("Choose up to four");
  });

  it.each([[FOCUS, "no-repricing,placement-at-market,bond-lost-in-full,judgment-reversed", "2002-09-30"], [FOCUS, "notes-kept-as-debt", "2002-03-15"], [TIDEWATER, "bridge-repaid,round-at-half-price", "2024-12-31"]])("shows figures, differences and reasons as the service answers them: %s, %s on %s", async (book, ids, asOf) => {
    const page = await open(`/books/${book}/scenarios?asOf=${asOf}&compare=${ids}`);
    const { rows } = (await answer(`/books/${book}/compare?scenarios=${ids}&asOf=${asOf}`)) as CompareAnswer;
    const cells = await compared(page);
    expect(cells).toHaveLength(rows.length);
    const told = (value: string | null): string => (value === null ? "not known" : decimalText(value));
    for (const [index, { label, base, scenarios }] of rows.entries()) {
      const [name, book_, ...others] = cells[index] ?? [];
      expect(name).toContain(label);
      expect(book_?.split(" ")[0]).toBe(told(base.value).split(" ")[0]);
      for (const [at, { figure, difference, because = [] }] of scenarios.entries()) {
        const cell = others[at] ?? "";
        expect(cell.startsWith(told(figure.value)), `${label}: ${cell}`).toBe(true);
        expect(cell).toContain(difference === null ? "difference not known" : Number(difference) === 0 ? "no difference" : signedText(difference));
        for (const { what, difference: alone } of because) if (Number(alone) !== 0) expect(cell).toContain(`${signedText(alone)} by ${what}`);
      }
    }
    expect(await page.locator(".comparison-charts .series").count()).toBe(await page.locator(".comparison-charts figure").count() * (ids.split(",").length + 1));
  });

  it("is chosen by keys alone, no more than four at once, and the back button undoes it", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/scenarios`);
    const boxes = page.getByRole("checkbox");
    for (const index of [0, 2, 3, 4]) {
      await boxes.nth(index).focus();
      await page.keyboard.press("Space");
      await settled(page);
    }
    expect(address(page)).toBe(`/books/${FOCUS}/scenarios?compare=all-exercised-at-the-close,bond-lost-in-full,judgment-reversed,no-favours`);
    expect(await boxes.nth(1).isDisabled()).toBe(true);
    expect(await page.locator(".scenario-list").innerText()).toContain("4 of at most 4 beside the book");
    await page.goBack();
    await settled(page);
    expect(await boxes.nth(4).isChecked()).toBe(false);
    expect(await boxes.nth(1).isDisabled()).toBe(false);
  });

  it("asks of each figure why, at the date or over its own period, of the book and of the scenario", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=no-repricing`);
    const links = await page.locator("a[aria-label$='Why?']").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.some((link) => link.includes(".."))).toBe(true);
    for (const link of links) {
      await page.goto(link);
      await settled(page);
      expect(await page.getByRole("dialog", { name: "Why this figure?" }).locator(".closer-figure").count(), link).toBe(1);
    }
  });

  it("asks a figure of a scenario why, and opens the whole page under it", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=no-repricing`);
    await page.getByRole("link", { name: "532,500: Cash and cash equivalents, Euston's warrant keeps its price of 1.625. Why?" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/scenarios?scenario=no-repricing&compare=no-repricing&selection=measure:cash`);
    expect(await page.getByRole("dialog", { name: "Why this figure?" }).innerText()).toContain("532,500");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "The whole page under “Euston's warrant keeps its price of 1.625”" }).click();
    await settled(page);
    expect(await page.locator(".key-figures").innerText()).toContain("532,500");
  });

  it("moves its figures while a date is dragged, and asks nothing until it rests", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=placement-at-market`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const handle = await page.getByRole("slider", { name: "As of" }).boundingBox();
    if (handle === null) throw new Error("the handle has no place");
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let moved = 8; moved <= 160; moved += 8) {
      await page.mouse.move(x - moved, y);
      seen.add((await compared(page))[0]?.[2] ?? "");
    }
    expect(asked).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
    await page.mouse.up();
    await settled(page);
    expect(asked.some((url) => url.includes("/compare?"))).toBe(true);
  });

  it("times a drag, from each move to the frame that shows it", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=no-repricing,placement-at-market,bond-lost-in-full,judgment-reversed`);
    const { moves, medianMilliseconds, p95Milliseconds } = await timeDrag(page);
    process.stdout.write(`drag over four scenarios: ${moves} moves redrawn, median ${medianMilliseconds.toFixed(1)} ms, 95th percentile ${p95Milliseconds.toFixed(1)} ms\n`);
    expect(await page.getByRole("slider", { name: "As of" }).getAttribute("aria-valuetext")).toBe("30 September 2002");
  });

  it("compares other figures than the usual ones", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=no-repricing`);
    await page.getByLabel("Compare another figure").selectOption("additional-paid-in-capital");
    await settled(page);
    expect(address(page)).toContain("&measures=stockholders-equity,debt,cash,dilution.complete,eps.basic,additional-paid-in-capital");
    expect(await compared(page)).toHaveLength(6);
    await page.getByRole("button", { name: "The usual figures" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/scenarios?compare=no-repricing`);
  });

  it("is written as YAML, checked as one writes, and compared when it is in order", async () => {
    isRefused = true;
    const page = await open(`/books/${FOCUS}/scenarios`);
    await page.getByRole("button", { name: "Write a new one" }).click();
    await rested(page);
    await yaml(page).fill("id: a\ntitle: [b\n");
    expect(await checked(page)).toMatch(/line 2|line 3/);
    expect(await page.locator(".editor .form").count()).toBe(0);
    await yaml(page).fill(WRITTEN.replace("euston-warrant-repriced", "nothing-of-the-kind"));
    await rested(page);
    expect(await checked(page)).toContain("line 4, remove.0 found event \"nothing-of-the-kind\"");
    expect(await page.locator(".gutter .fault").allInnerTexts()).toEqual(["! 4"]);
    expect(await page.locator(".form [aria-invalid=true]").inputValue()).toBe("nothing-of-the-kind");
    await yaml(page).fill(WRITTEN);
    await rested(page);
    expect(await checked(page)).toContain("In order");
    const { rows } = (await answer(`/books/${FOCUS}/compare?scenarios=no-repricing&measures=cash`)) as CompareAnswer;
    expect((await compared(page))[2]?.[2]).toContain(decimalText(rows[0]?.scenarios[0]?.figure.value ?? ""));
  });

  it("is written by its fields, and the text beside follows", async () => {
    isRefused = true;
    const page = await open(`/books/${FOCUS}/scenarios`);
    await page.getByRole("button", { name: /^Edit a copy of “The placement of January 2002 at the market/ }).click();
    await rested(page);
    await page.getByRole("textbox", { name: "gross of placement-2002" }).fill("3,000,000");
    await page.getByRole("textbox", { name: "Title of the scenario" }).fill("The placement for three million");
    await rested(page);
    expect(await yaml(page).inputValue()).toContain("gross: 3,000,000");
    expect(await page.locator(".comparing th").last().innerText()).toBe("The placement for three million");
    await page.getByRole("button", { name: "Remove an event" }).click();
    await page.getByRole("combobox", { name: "event of removal 1" }).fill("euston-warrant-exercised");
    await rested(page);
    expect(await yaml(page).inputValue()).toMatch(/remove:\n\s+- euston-warrant-exercised/);
    await page.getByRole("button", { name: "Let euston-warrant-exercised happen after all" }).click();
    await rested(page);
    expect(await yaml(page).inputValue()).not.toContain("remove");
  });

  it("is shared by its link: another browser shows the same text and the same figures", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=bond-lost-in-full`);
    await page.getByRole("button", { name: "Write a new one" }).click();
    await yaml(page).fill(WRITTEN);
    await rested(page);
    const [link, figures] = [address(page), await compared(page)];
    const [, inside = ""] = /^\/books\/focus-enhancements\/scenarios\?compare=bond-lost-in-full&draft=([\w-]+)$/.exec(link) ?? [];
    expect(await unpacked(inside)).toBe(WRITTEN);
    await opened?.close();
    const other = await open(link);
    expect(await yaml(other).inputValue()).toBe(WRITTEN);
    expect(await compared(other)).toEqual(figures);
    await other.getByRole("button", { name: "Discard" }).click();
    await settled(other);
    expect(address(other)).toBe(`/books/${FOCUS}/scenarios?compare=bond-lost-in-full`);
    await other.goBack();
    await settled(other);
    expect(await yaml(other).inputValue()).toBe(WRITTEN);
  });

  it("says so where a link was cut short", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?draft=${(await packed(WRITTEN)).slice(0, -9)}`);
    expect(await page.locator(".editor").innerText()).toContain("the link was cut short");
    await page.getByRole("button", { name: "Write a new one" }).click();
    await rested(page);
    expect(await checked(page)).toContain("In order");
  });

  it("is saved as a file that the command line reads", async () => {
    const page = await open(`/books/${FOCUS}/scenarios?draft=${await packed(WRITTEN)}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save as a file" }).click()]);
    expect(download.suggestedFilename()).toBe("no-favour.yaml");
    expect(readFileSync(await download.path(), "utf8")).toBe(WRITTEN);
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds fault with, in %s", async (colorScheme) => {
    isRefused = true;
    for (const [book, ids] of [[FOCUS, "no-repricing,placement-at-market"], [TIDEWATER, "bridge-repaid"]] as const) {
      const page = await open(`/books/${book}/scenarios?compare=${ids}&draft=${await packed(WRITTEN)}`, { colorScheme });
      expect(await page.evaluate(() => [...document.querySelectorAll("details")].map((each) => (each.open = true)).length)).toBeGreaterThan(2);
      expect(await faultsByAxe(page)).toEqual([]);
      await opened?.close();
    }
  });

  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    const page = await open(`/books/${FOCUS}/scenarios?compare=no-repricing,placement-at-market,bond-lost-in-full&draft=${await packed(WRITTEN)}`, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-scenarios", `/books/${FOCUS}/scenarios?compare=no-repricing,placement-at-market&draft=${await packed(WRITTEN)}`);
  });
});
