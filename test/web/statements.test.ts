/** The statements in a real browser, on both books that this repository carries: line by line as the service answers them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { EquityAnswer, StatementAnswer } from "../../src/answers/statement-answer.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { timeDrag } from "./drag.ts";
import { pictures } from "./pictures.ts";

describe.skipIf(isLeftOut)("the statements", { timeout: 60_000 }, () => {
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

  const answer = async <Answer>(path: string): Promise<Answer> => (await (await fetch(`${reading.url}/v1${path}`)).json()) as Answer;
  const address = (page: Page): string => page.url().slice(reading.url.length);

  /** Each row's cells as a reader sees them, in digits that the service would write. */
  const rows = (page: Page): Promise<string[][]> => page.locator(".statement tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => {
    // Of a label, what stands before its unit.
    const value = cell.classList.contains("ours") ? cell.querySelector(".value") : cell.matches("[scope=row]") ? cell.firstChild : cell;
    return (value?.textContent ?? "").replaceAll(",", "").replaceAll("−", "-").replace(/^\+/, "").trim();
  })));
  /** A figure without what the page leaves out of it: digits behind the point that are nil. */
  const bare = (text: string | null | undefined): string => (text ?? "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const WORDS = { ties: "Ties", "ties-within-rounding": "Within rounding", "does-not-tie": "Does not tie", "not-determinable": "Cannot be known" } as const;

  it.each([
    [FOCUS, "balance-sheet", "asOf=2002-09-30", "asOf=2002-09-30"],
    [FOCUS, "balance-sheet", "asOf=2002-03-15", "asOf=2002-03-15"],
    [FOCUS, "income", "asOf=2002-09-30", "from=2002-01-01&to=2002-09-30"],
    [FOCUS, "income", "asOf=2002-09-30&over=2002-07-01", "from=2002-07-01&to=2002-09-30"],
    [FOCUS, "cash-flow", "asOf=2002-09-30", "from=2002-01-01&to=2002-09-30"],
    [FOCUS, "cash-flow", "asOf=2002-05-05&over=3", "from=2002-02-06&to=2002-05-05"],
    [TIDEWATER, "balance-sheet", "asOf=2023-12-31", "asOf=2023-12-31"],
    [TIDEWATER, "income", "asOf=2024-12-31", "from=2024-01-01&to=2024-12-31"],
    [TIDEWATER, "cash-flow", "asOf=2024-05-05&over=year", "from=2024-01-01&to=2024-05-05"],
  ])("has every line that the service answers: %s, %s, %s", async (book, statement, asked, over) => {
    const page = await open(`/books/${book}/statements?statement=${statement}&${asked}`);
    const expected = (await answer<StatementAnswer>(`/books/${book}/statements/${statement}?${over}`)).rows;
    const isBeside = expected.some(({ reported }) => reported !== null);
    const shown = await rows(page);
    expect(shown.length).toBe(expected.length);
    for (const [index, { label, figure, reported, difference, verdict }] of expected.entries()) {
      const [name, ours, ...beside] = shown[index] ?? [];
      expect(name).toBe(label.replaceAll(",", ""));
      if (figure === null) continue;
      expect(ours === "not known" ? null : bare(ours), label).toBe(figure.value === null ? null : bare(figure.value));
      expect(beside.map(bare), label).toEqual(isBeside ? [bare(reported), bare(difference), verdict === null ? "Not printed" : WORDS[verdict]] : []);
    }
    const lines = expected.filter(({ figure }) => figure !== null);
    expect(await page.locator(".how-many").innerText()).toContain(`${lines.length} lines`);
  });

  it.each([
    [FOCUS, "from=2002-01-01&to=2002-09-30"],
    [TIDEWATER, "from=2024-01-01&to=2024-12-31"],
  ])("shows each event that moved equity, component by component: %s", async (book, over) => {
    const page = await open(`/books/${book}/statements?statement=equity`);
    const { rows: expected } = await answer<EquityAnswer>(`/books/${book}/statements/equity?${over}`);
    const shown = (await rows(page)).filter(([label]) => label !== "as printed");
    const isNil = (text: string | null): boolean => /^-?0*(?:\.0*)?$/.test(text ?? "x");
    expect(shown.map(([, ...amounts]) => amounts.map(bare))).toEqual(expected.map(({ kind, amounts, total }) => [...amounts, total].map(({ value }) => (kind !== "opening" && kind !== "closing" && isNil(value) ? "" : bare(value)))));
  });

  it("tells why a line of a period is so, with the rule and the evidence of each event, and of the same period in a link", async () => {
    const page = await open(`/books/${FOCUS}/statements?statement=income`, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("link", { name: /Total net revenues\. Why\?$/ }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/statements?selection=measure:net-revenues@2002-01-01..2002-09-30&statement=income`);
    const drawer = page.getByRole("dialog", { name: "Why this figure?" });
    expect(await drawer.locator(".closer-figure").innerText()).toContain("13,361,000");
    await drawer.locator(".grounds summary").first().click();
    expect(await drawer.locator(".grounds").first().innerText()).toMatch(/, page \d+, lines \d/);
    expect(await drawer.locator(".answer > .evidence").innerText()).toMatch(/statements, page \d+, lines \d+ ?13,361/);
    await drawer.getByRole("button", { name: "Copy a link to Total net revenues" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("selection=measure:net-revenues@2002-01-01..2002-09-30");
    await page.reload();
    await settled(page);
    expect(await page.getByRole("dialog").locator(".closer-figure").innerText()).toContain("13,361,000");
  });

  it("says where nothing can be determined, and leaves out what is not printed", async () => {
    const page = await open(`/books/${FOCUS}/statements?statement=income&asOf=2002-03-15&knownAt=2002-03-31`);
    expect(await page.locator(".note").innerText()).toContain("no line can be determined");
    expect(await page.locator(".statement thead th").allInnerTexts()).toEqual(["Line", "Ours"]);
    expect(await page.locator(".how-many").innerText()).toBe("21 lines, none of them printed by the company");
  });

  it("goes from statement to statement and back, by links and by keys", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/statements`);
    await page.getByRole("link", { name: "Cash flows" }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.getByRole("heading", { level: 2 }).innerText()).toMatch(/^Statement of cash flows/);
    await page.getByRole("link", { name: "3 months to 30 Sep 2001" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/statements?asOf=2001-09-30&over=2001-07-01&statement=cash-flow`);
    await page.goBack();
    await page.goBack();
    await settled(page);
    expect(await page.getByRole("heading", { level: 2 }).innerText()).toMatch(/^Balance sheet/);
  });

  it("redraws the balance sheet while a date is dragged, and asks nothing until it rests", async () => {
    const page = await open(`/books/${FOCUS}/statements`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const handle = await page.getByRole("slider", { name: "As of" }).boundingBox();
    if (handle === null) throw new Error("the handle has no place");
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y);
    await page.mouse.move(x - 80, y);
    const dragged = await rows(page);
    expect(asked).toEqual([]);
    await page.mouse.up();
    await settled(page);
    expect(asked.some((url) => url.includes("/statements/balance-sheet?asOf="))).toBe(true);
    expect((await rows(page)).map(([, ours]) => ours)).toEqual(dragged.map(([, ours]) => ours));
  });

  it("times a drag of the balance sheet, from each move to the frame that shows it", async () => {
    const page = await open(`/books/${FOCUS}/statements`);
    const { moves, medianMilliseconds, p95Milliseconds } = await timeDrag(page);
    process.stdout.write(`drag of the balance sheet: ${moves} moves redrawn, median ${medianMilliseconds.toFixed(1)} ms, 95th percentile ${p95Milliseconds.toFixed(1)} ms\n`);
    expect(await page.getByRole("slider", { name: "As of" }).getAttribute("aria-valuetext")).toBe("30 September 2002");
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds fault with, in %s", async (colorScheme) => {
    const page = await open(`/books/${TIDEWATER}/statements`, { colorScheme });
    for (const book of [FOCUS, TIDEWATER]) {
      for (const statement of ["balance-sheet", "income", "cash-flow", "equity"]) {
        await page.goto(`${reading.url}/books/${book}/statements?statement=${statement}`);
        await settled(page);
        expect(await faultsByAxe(page)).toEqual([]);
      }
    }
    await page.goto(`${reading.url}/books/${FOCUS}/statements?statement=income&selection=measure:net-revenues@2002-01-01..2002-09-30`);
    await settled(page);
    expect(await faultsByAxe(page)).toEqual([]);
  });

  it.each([360, 1_920])("fits into %d pixels", async (width) => {
    for (const statement of ["balance-sheet", "income", "equity"]) {
      const page = await open(`/books/${FOCUS}/statements?asOf=2002-03-15&statement=${statement}`, { viewport: { width, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await opened?.close();
    }
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-statements", `/books/${FOCUS}/statements`);
  });
});
