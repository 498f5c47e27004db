/** The timeline and an event's page in a real browser, on both books that this repository carries, and on a long one. */
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { EffectAnswer } from "../../src/answers/effect-answer.ts";
import type { EventAnswer } from "../../src/answers/event-answer.ts";
import type { TimelineAnswer } from "../../src/answers/timeline-answer.ts";
import { wholeHistory } from "../given.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { pictures } from "./pictures.ts";

type TimelineEvent = TimelineAnswer["events"][number];

describe.skipIf(isLeftOut)("the timeline", { timeout: 60_000 }, () => {
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
  const summaries = (page: Page): Promise<string[]> => page.locator(".event-summary").allInnerTexts();
  const howMany = (page: Page): Promise<string> => page.locator(".timeline .how-many").innerText();
  /** Digits that the service would write. */
  const digits = (text: string): string => text.replaceAll(",", "").replaceAll("−", "-").replace(/^\+/, "").trim();
  const bare = (text: string | null | undefined): string => (text ?? "not known").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const cells = (page: Page, table: string): Promise<string[][]> => page.locator(`${table} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.querySelector(".value") ?? cell).textContent.trim())));

  it.each([FOCUS, TIDEWATER])("lists every event that the service knows, in effective order: %s", async (book) => {
    const { total, events } = await answer<TimelineAnswer>(`/books/${book}/timeline`);
    const page = await open(`/books/${book}/timeline`);
    expect(await summaries(page)).toEqual(events.map(({ summary }) => summary));
    expect(await howMany(page)).toBe(`${total} events`);
    await page.getByRole("button", { name: "Latest first" }).click();
    expect(await summaries(page)).toEqual(events.map(({ summary }) => summary).reverse());
    expect(address(page)).toBe(`/books/${book}/timeline?order=latest`);
  });

  const FILTERS: readonly (readonly [label: string, option: string, choice: string, passes: (event: TimelineEvent) => boolean])[] = [
    ["Family", "family", "debt", ({ family }) => family === "debt"],
    ["Party", "party", "Carl Berg", ({ parties }) => parties.includes("Carl Berg")],
    ["Instrument", "instrument", "common", ({ instruments }) => instruments.includes("common")],
    ["Basis", "basis", "inferred", ({ basis }) => basis === "inferred"],
  ];

  it.each(FILTERS)("narrows the list by %s, in the address", async (label, option, choice, passes) => {
    const { total, events } = await answer<TimelineAnswer>(`/books/${FOCUS}/timeline`);
    const page = await open(`/books/${FOCUS}/timeline`);
    await page.getByRole("combobox", { name: label }).selectOption(choice);
    const wanted = events.filter(passes).map(({ summary }) => summary);
    expect(wanted.length).toBeGreaterThan(1);
    expect(await summaries(page)).toEqual(wanted);
    expect(await howMany(page)).toBe(`${wanted.length} of ${total} events`);
    expect(new URL(page.url()).searchParams.get(option)).toBe(choice);
    await page.reload();
    await settled(page);
    expect(await summaries(page)).toEqual(wanted);
    await page.goBack();
    expect(await howMany(page)).toBe(`${total} events`);
  });

  it("passes only what all filters let through, finds words, and says so where nothing is left", async () => {
    const { events } = await answer<TimelineAnswer>(`/books/${FOCUS}/timeline`);
    const page = await open(`/books/${FOCUS}/timeline?family=debt&basis=inferred`);
    expect(await summaries(page)).toEqual(events.filter(({ family, basis }) => family === "debt" && basis === "inferred").map(({ summary }) => summary));
    await page.getByLabel("Find").fill("conversion source");
    expect(await summaries(page)).toEqual(events.filter(({ id }) => id === "berg-earlier-converted").map(({ summary }) => summary));
    await page.getByLabel("Find").fill("no such words");
    expect(await page.locator(".timeline .state").innerText()).toContain("No event passes");
    await page.getByRole("button", { name: "Take the filters away" }).click();
    expect(address(page)).toBe(`/books/${FOCUS}/timeline`);
  });

  it("tells where the date stands among the events, and which were known then", async () => {
    const { events } = await answer<TimelineAnswer>(`/books/${FOCUS}/timeline`);
    const counting = events.filter(({ on }) => on <= "2001-05-07").length;
    const page = await open(`/books/${FOCUS}/timeline?asOf=2001-05-07`);
    expect(await page.locator(".date-row").innerText()).toBe(`7 May 2001: ${counting} count by then`);
    expect(await page.locator(".event-list > li").evaluateAll((rows) => rows.findIndex((row) => row.classList.contains("date-row")))).toBe(counting);
    expect(await page.locator(".event-row.later").count()).toBe(events.length - counting);
    await page.goto(`${reading.url}/books/${FOCUS}/timeline?knownAt=2001-05-07`);
    await settled(page);
    expect(await summaries(page)).toEqual((await answer<TimelineAnswer>(`/books/${FOCUS}/timeline?knownAt=2001-05-07`)).events.map(({ summary }) => summary));
  });

  it.each([
    [FOCUS, "euston-warrant-repriced"],
    [FOCUS, "berg-2-converted"],
    [TIDEWATER, "seed-round"],
  ])("has a page for an event, with all that the service answers of it: %s, %s", async (book, id) => {
    const page = await open(`/books/${book}/timeline?event=${id}`);
    const { event } = await answer<EventAnswer>(`/books/${book}/events/${id}`);
    const { measures, terms } = await answer<EffectAnswer>(`/books/${book}/events/${id}/effect`);
    expect(await page.locator("#what-happened").innerText()).toBe(event.summary);
    const entry = await cells(page, ".event-entry");
    expect(entry.map(([account, quantity, unit]) => [account, bare(digits(quantity ?? "")), unit])).toEqual(event.movements.map(({ account, quantity, unit }) => [account, bare(quantity), unit]));
    const figures = await cells(page, ".event-figures");
    const shown = figures.map(([figure, before, after]) => [figure, bare(digits(before ?? "")), bare(digits(after ?? ""))].join(" | ")).sort();
    expect(shown).toEqual(measures.map(({ label, before, after }) => [`${label} ${after.unit}`, bare(before.value), bare(after.value)].join(" | ")).sort());
    for (const { name, changes } of terms) {
      const table = await cells(page, `.event-terms section[aria-label="${name}"] .table:not(details .table)`);
      expect(table.map(([term]) => term)).toEqual(changes.filter(({ isChanged }) => isChanged).map(({ term }) => term.replaceAll("-", " ")));
    }
    const printed = event.evidence.flatMap((each) => each.printed ?? []);
    expect(await page.locator(".event-evidence q").allInnerTexts()).toEqual(printed);
  });

  it("asks why a figure was what it was just before, without leaving the page", async () => {
    const page = await open(`/books/${FOCUS}/timeline?event=euston-warrant-repriced`);
    await page.getByRole("link", { name: /Accumulated deficit on 10 January 2002\. Why\?/ }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/timeline?selection=measure:accumulated-deficit@2002-01-10&event=euston-warrant-repriced`);
    const drawer = page.getByRole("dialog", { name: "Why this figure?" });
    expect(await drawer.innerText()).toContain("10 January 2002");
    expect(digits(await drawer.locator(".closer-figure .value").innerText())).toBe("-55366000");
    await page.keyboard.press("Escape");
    expect(await page.locator("#what-happened").count()).toBe(1);
  });

  it("goes by keys from event to event, within the filters, and back to all of them", async () => {
    const { events } = await answer<TimelineAnswer>(`/books/${FOCUS}/timeline`);
    const debts = events.filter(({ family }) => family === "debt");
    const page = await open(`/books/${FOCUS}/timeline?family=debt`);
    await page.locator(".event-summary a").first().focus();
    await page.keyboard.press("Enter");
    await settled(page);
    const title = (): Promise<string> => page.locator("#what-happened").innerText();
    expect(await title()).toBe(debts[0]?.summary);
    await page.keyboard.press("ArrowRight");
    await settled(page);
    expect(await title()).toBe(debts[1]?.summary);
    expect(await page.locator(".neighbours-all").innerText()).toMatch(new RegExp(`2 of ${debts.length} that pass the filters`));
    await page.keyboard.press("ArrowLeft");
    await settled(page);
    expect(await title()).toBe(debts[0]?.summary);
    await page.getByRole("link", { name: "All events", exact: true }).click();
    expect(address(page)).toBe(`/books/${FOCUS}/timeline?family=debt`);
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await settled(page);
    expect(address(page)).toContain(`/books/${FOCUS}/overview`);
  });

  it("is led to from where an event is looked at closely", async () => {
    const page = await open(`/books/${FOCUS}/overview?selection=event:placement-2002`);
    await page.getByRole("link", { name: "Open its page" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/timeline?event=placement-2002`);
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds fault with, in %s", async (colorScheme) => {
    for (const [book, path] of [[FOCUS, "?asOf=2001-05-07"], [FOCUS, "?event=euston-warrant-repriced"], [TIDEWATER, "?event=bridge-converted"], [TIDEWATER, "?family=legal"]] as const) {
      const page = await open(`/books/${book}/timeline${path}`, { colorScheme });
      expect(await faultsByAxe(page), path).toEqual([]);
      await opened?.close();
    }
  });

  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    for (const path of ["?asOf=2001-05-07", "?event=euston-warrant-repriced", "?event=options-2002-09-30"]) {
      const page = await open(`/books/${FOCUS}/timeline${path}`, { viewport: { width, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
      expect(await page.evaluate(() => [...document.querySelectorAll(".event-row")].filter((row) => row.scrollHeight > row.clientHeight + 1).length)).toBe(0);
      await opened?.close();
    }
  });

  it("draws of a long book only what is in sight, and all of it when it is scrolled to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "long-"));
    mkdirSync(join(folder, "made-up", "events"), { recursive: true });
    writeFileSync(join(folder, "made-up", "book.yaml"), JSON.stringify(wholeHistory));
    const events = Array.from({ length: 5_000 }, (_, index) => ({ id: `sale-${index}`, type: "journal-entry", on: new Date(Date.UTC(2000, 0, 1 + Math.floor(index / 5))).toISOString().slice(0, 10), summary: `Sale ${index}`, basis: "assumed", arithmetic: "made up", order: index % 5, legs: [{ account: "cash", debit: "1" }, { account: "revenue", credit: "1", flow: "net-income" }] }));
    writeFileSync(join(folder, "made-up", "events", "all.yaml"), JSON.stringify(events));
    const long = await Reading.start(folder);
    try {
      opened = await long.open("/books/made-up/timeline");
      const { page } = opened;
      expect(await howMany(page)).toBe("5,000 events");
      expect(await page.locator(".event-row").count()).toBeLessThan(100);
      expect(await page.locator(".event-summary").first().innerText()).toBe("Sale 0");
      await page.evaluate(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
      });
      await page.getByText("Sale 4999", { exact: true }).waitFor();
      expect(await page.locator(".event-row").count()).toBeLessThan(100);
      expect(await page.locator(".event-row").last().getAttribute("aria-posinset")).toBe("5000");
    } finally {
      await long.stop();
    }
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-timeline", `/books/${FOCUS}/timeline?asOf=2001-05-07&family=debt`);
    await pictures(reading, "page-event", `/books/${FOCUS}/timeline?event=euston-warrant-repriced`);
  });
});
