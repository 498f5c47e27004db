/** The overview in a real browser, on both books that this repository carries. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { timeDrag } from "./drag.ts";
import { pictures } from "./pictures.ts";

describe.skipIf(isLeftOut)("the overview", { timeout: 60_000 }, () => {
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

  /** A key figure as a reader sees it. */
  const figure = (page: Page, label: string): Promise<string> => page.locator(".key-figures .figure", { has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) }).locator("dd").innerText().then((text) => text.replaceAll(/\s+/g, " "));
  const answer = async (path: string): Promise<Record<string, unknown>> => (await (await fetch(`${reading.url}/v1${path}`)).json()) as Record<string, unknown>;
  const address = (page: Page): string => page.url().slice(reading.url.length);
  const slider = (page: Page, name: string) => page.getByRole("slider", { name });

  it("opens the default book at its own date, each figure with its mark", async () => {
    const page = await open("/");
    expect(await page.title()).toBe("Overview · Focus Enhancements, Inc. · 2002-09-30");
    expect(await figure(page, "Cash")).toBe("720,000 USD Exact Ties");
    expect(await figure(page, "Stockholders' equity")).toBe("4,662,000 USD Exact Ties");
    expect(await figure(page, "Common shares outstanding")).toBe("36,158,269 shares Exact Ties");
    expect(await figure(page, "Debt")).toMatch(/^3,923,494 USD Exact Not printed$/);
    expect(await page.locator(".finding-list li").count()).toBe(8);
  });

  it("leads from the door to every view by a click, and back again", async () => {
    const page = await open("/");
    expect(address(page)).toBe(`/books/${FOCUS}/overview`);
    const views = page.getByRole("navigation", { name: "Views" });
    const titles = (await views.getByRole("link").allInnerTexts()).slice(1);
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) {
      await views.getByRole("link", { name: title }).click();
      await settled(page);
      expect([address(page), await page.title()]).toEqual([`/books/${FOCUS}/${title.toLowerCase()}`, expect.stringMatching(new RegExp(`^${title} · `))]);
      expect(await views.locator(".current").innerText()).toBe(title);
    }
    for (const title of [...titles.slice(0, -1).reverse(), "Overview"]) {
      await page.goBack();
      expect(await views.locator(".current").innerText()).toBe(title);
    }
    await page.getByRole("link", { name: "Capital Ledger" }).click();
    expect(address(page)).toBe(`/books/${FOCUS}/overview`);
  });

  it("keeps what an address without a book asks for", async () => {
    const page = await open("/?asOf=2001-12-31&selection=measure:cash");
    expect(address(page)).toBe(`/books/${FOCUS}/overview?asOf=2001-12-31&selection=measure:cash`);
    expect(await figure(page, "Cash")).toMatch(/Ties$/);
  });

  it.each([
    [FOCUS, ["2001-12-31", "2002-01-11", "2002-02-15", "2002-09-29"]],
    [TIDEWATER, ["2023-06-30", "2024-02-29", "2024-12-31"]],
  ])("shows at any date what the service answers: %s", async (book, dates) => {
    const { commonClass } = await answer(`/books/${book}`);
    const shown = { "Cash": "cash", "Stockholders' equity": "stockholders-equity", "Debt": "debt", "Accrued interest on notes": "notes.accrued-interest", "Common shares outstanding": `shares.${String(commonClass)}.outstanding`, "Fully diluted shares": "dilution.fully-diluted" };
    const page = await open(`/books/${book}/overview`);
    for (const date of dates) {
      await page.locator("input[type=date]").fill(date);
      await settled(page);
      for (const [label, measure] of Object.entries(shown)) {
        const { value, low, high } = (await answer(`/books/${book}/measures/${measure}?asOf=${date}`)) as Record<string, string | null>;
        const digits = (await figure(page, label)).replaceAll(",", "").replaceAll("−", "-");
        const told = (text: string | null | undefined): string => (text ?? "not known").replace(/\.0+$/, "");
        expect(digits, `${label} on ${date}`).toMatch(new RegExp(`^${told(value)} `));
        if (low !== high) expect(digits).toContain(`${told(low)} … ${told(high)}`);
      }
      expect(address(page)).toBe(`/books/${book}/overview?asOf=${date}`);
    }
  });

  it("moves by keys from event to event, by quarter, and to the latest; the back button undoes a run of steps", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("ArrowLeft");
    expect(address(page)).toBe(`/books/${FOCUS}/overview?asOf=2002-09-29`);
    await page.keyboard.press("Shift+ArrowLeft");
    expect(address(page)).toContain("asOf=2002-06-30");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(address(page)).toContain("asOf=2002-09-30");
    await page.goBack();
    expect(address(page)).toBe(`/books/${FOCUS}/overview`);
    await page.goForward();
    await page.keyboard.press("t");
    expect(address(page)).toBe(`/books/${FOCUS}/overview`);
  });

  it("has a handle for the date and one for the day of knowledge, both worked by keys alone", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    const asOf = slider(page, "As of");
    await asOf.focus();
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await asOf.getAttribute("aria-valuetext")).toBe("30 June 2002");
    await page.keyboard.press("Home");
    expect(await asOf.getAttribute("aria-valuetext")).toBe("21 September 1998");
    const knownAt = slider(page, "Known at");
    await knownAt.focus();
    expect(await knownAt.getAttribute("aria-valuetext")).toBe("everything known");
    await page.keyboard.press("ArrowLeft");
    await settled(page);
    expect(await knownAt.getAttribute("aria-valuetext")).toMatch(/^as known on /);
    await page.keyboard.press("End");
    expect(await knownAt.getAttribute("aria-valuetext")).toBe("everything known");
  });

  it("redraws while a date is dragged, asks nothing until it rests, and takes one step back for it", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const handle = await slider(page, "As of").boundingBox();
    if (handle === null) throw new Error("the handle has no place");
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set<string>();
    for (let moved = 4; moved <= 160; moved += 4) {
      await page.mouse.move(x - moved, y);
      seen.add(await figure(page, "Cash"));
    }
    expect(asked).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
    await page.mouse.up();
    await settled(page);
    expect(asked.some((url) => url.includes("/dilution?asOf="))).toBe(true);
    expect(address(page)).toMatch(/\?asOf=2002-0\d-\d\d$/);
    await page.goBack();
    expect(await slider(page, "As of").getAttribute("aria-valuetext")).toBe("30 September 2002");
  });

  it("times a drag, from each move to the frame that shows it", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    const { moves, medianMilliseconds, p95Milliseconds } = await timeDrag(page);
    process.stdout.write(`drag: ${moves} moves redrawn, median ${medianMilliseconds.toFixed(1)} ms, 95th percentile ${p95Milliseconds.toFixed(1)} ms\n`);
    expect(await slider(page, "As of").getAttribute("aria-valuetext")).toBe("30 September 2002");
  });

  // The report of the quarter was published on 14 November 2002: before that no printed figure was known to hold against.
  it("knows on an earlier day only what was known by then", async () => {
    const page = await open(`/books/${FOCUS}/overview?knownAt=2002-09-30`);
    expect(await figure(page, "Cash")).toMatch(/Not printed$/);
    expect(await slider(page, "Known at").getAttribute("aria-valuetext")).toMatch(/^as known on .* 2002$/);
  });

  it("tells why a figure is what it is, event by event, and leads on", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.getByRole("link", { name: "Debt: why?" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/overview?selection=measure:debt`);
    const drawer = page.getByRole("dialog", { name: "Why this figure?" });
    await drawer.getByRole("link", { name: /bond/ }).first().click();
    await settled(page);
    expect(await page.getByRole("dialog", { name: "Event" }).innerText()).toContain("Journal entry");
    await page.keyboard.press("Escape");
    expect(address(page)).toBe(`/books/${FOCUS}/overview`);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("finds events, figures and findings", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("/");
    await page.keyboard.type("principal berg");
    await page.waitForFunction(() => document.querySelectorAll("[role=option]").length > 3);
    await page.keyboard.press("Enter");
    expect(address(page)).toMatch(/selection=(event|measure):/);
  });

  it("tells why a flow is what it is over the period up to the date, where it is asked by name alone", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("/");
    await page.keyboard.type("figure net-income");
    await page.getByRole("option").filter({ hasText: /Net income|Net loss/ }).first().click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/overview?selection=measure:net-income`);
    const why = page.getByRole("dialog", { name: "Why this figure?" });
    expect(await why.innerText()).toContain("from 1 January 2002 to 30 September 2002");
    await page.goto(`${reading.url}/books/${FOCUS}/overview?asOf=2002-03-31&selection=measure:net-income`);
    await settled(page);
    expect(await why.innerText()).toContain("from 1 January 2002 to 31 March 2002");
  });

  it("copies a link that is pinned to the head, and says when the ledger has moved on", async () => {
    const page = await open(`/books/${FOCUS}/overview`, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy a link to Cash" }).click();
    const { ledgerHead } = await answer(`/books/${FOCUS}`);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${reading.url}/books/${FOCUS}/overview?asOf=2002-09-30&selection=measure:cash&head=${String(ledgerHead).slice(0, 12)}`);
    expect(await page.locator(".pinned").count()).toBe(0);
    await page.goto(`${reading.url}/books/${FOCUS}/overview?head=000000000000`);
    await settled(page);
    expect(await page.locator(".pinned").innerText()).toContain("figures may differ");
  });

  it("opens again without a network, with what has been seen", async () => {
    const page = await open(`/books/${FOCUS}/overview?asOf=2002-06-30`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const cash = await figure(page, "Cash");
    await page.context().setOffline(true);
    await page.reload();
    await settled(page);
    expect(await figure(page, "Cash")).toBe(cash);
    expect(await page.locator(".capital-structure .part").count()).toBeGreaterThan(5);
    await page.context().setOffline(false);
    // The browser itself tells the console of each request that found no network.
    opened = opened === undefined ? undefined : { ...opened, errors: opened.errors.filter((error) => !error.includes("ERR_INTERNET_DISCONNECTED")) };
  });

  it("says what to do where there is nothing of that name", async () => {
    const page = await open("/books/none/overview").catch(() => opened?.page);
    expect(await page?.locator(".refusal").innerText()).toContain("book-unknown");
    opened = opened === undefined ? undefined : { ...opened, errors: [] };
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds fault with, in %s", async (colorScheme) => {
    for (const book of [FOCUS, TIDEWATER]) {
      const page = await open(`/books/${book}/overview`, { colorScheme });
      expect(await faultsByAxe(page)).toEqual([]);
      for (const selection of ["measure:stockholders-equity", "measure:dilution.fully-diluted"]) {
        await page.goto(`${reading.url}/books/${book}/overview?selection=${selection}`);
        await settled(page);
        expect(await faultsByAxe(page)).toEqual([]);
      }
      await page.goto(`${reading.url}/books/${book}/overview?as=table`);
      await settled(page);
      await page.keyboard.press("?");
      expect(await faultsByAxe(page)).toEqual([]);
      await opened?.close();
    }
  });

  // In March 2002 most figures have cents and bounds, and take the most room.
  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    const page = await open(`/books/${FOCUS}/overview?asOf=2002-03-15`, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => [...document.querySelectorAll(".figure")].filter((element) => element.scrollWidth > element.clientWidth + 1).map(({ textContent }) => textContent))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("moves nothing by itself where the reader wants little motion", async () => {
    const page = await open("/", { reducedMotion: "reduce" });
    expect(await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).transitionDuration.split(",").some((text) => parseFloat(text) > 0) || getComputedStyle(element).animationName !== "none").length)).toBe(0);
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "overview", `/books/${FOCUS}/overview`);
  });
});
