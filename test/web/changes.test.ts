/** What changed between A and B, in a real browser, on both books that this repository carries. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { ChangesAnswer } from "../../src/answers/changes-answer.ts";
import type { DiffAnswer } from "../../src/answers/diff-answer.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { pictures } from "./pictures.ts";
import { recordsIn, savedBy } from "./saved.ts";

describe.skipIf(isLeftOut)("what changed between A and B", { timeout: 90_000 }, () => {
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

  const answer = async <Of>(path: string): Promise<Of> => (await (await fetch(`${reading.url}/v1${path}`)).json()) as Of;
  const address = (page: Page): string => page.url().slice(reading.url.length);
  const rows = (page: Page, section: string): Promise<string[][]> => page.locator(`.${section} tbody tr:not([aria-hidden])`).evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => (cell as HTMLElement).innerText.trim().replaceAll(/\s+/g, " "))));
  const digits = (text = ""): string => text.replaceAll(",", "").replaceAll("−", "-");
  const short = (text: string | null): string => (text === null ? "not known" : text.includes('.') ? text.replace(/\.0+$/, "") : text);
  /** The value after its bounds, where it has any. */
  const valueOf = (cell = ""): string => digits(/ … \S+ (.+)$/.exec(cell)?.[1] ?? cell);

  // From one balance sheet of the report to the other: the cash flow statement's net increase of 271 thousand.
  it("holds the date against the one that statements were presented for before it", async () => {
    const page = await open(`/books/${FOCUS}/changes`);
    const cash = page.locator(".principal-changes .figure", { has: page.locator("dt", { hasText: "Cash and cash equivalents" }) });
    expect((await cash.innerText()).replaceAll(/\s+/g, " ")).toBe("Cash and cash equivalents +271,000 USD 449,000 → 720,000");
  });

  it.each([[FOCUS, "2001-12-31", "2002-09-30"], [FOCUS, "2002-01-11", "2002-02-15"], [TIDEWATER, "2023-12-31", "2024-12-31"]])("between two dates shows every figure that moved, and every event, as the service answers: %s from %s to %s", async (book, from, to) => {
    const { measures, total, events } = await answer<ChangesAnswer>(`/books/${book}/changes?asOfFrom=${from}&asOf=${to}`);
    const page = await open(`/books/${book}/changes?asOf=${to}&since=${from}`);
    expect(await page.locator(".moved h2").innerText()).toBe(`Figures that moved ${measures.length} figures of ${total}`);
    const shown = await rows(page, "moved");
    expect(shown.map(([label, before, after]) => [label, valueOf(before), valueOf(after)])).toEqual(measures.map(({ label, before, after }) => [label, short(before.value), short(after.value)]));
    for (const [index, { difference }] of measures.entries()) if (difference !== null && Number(difference) !== 0) expect(digits(shown[index]?.[3])).toBe((difference.startsWith("-") ? "" : "+") + short(difference));
    expect((await rows(page, "happened")).map(([, summary]) => summary)).toEqual(events.map(({ summary }) => summary.replaceAll(/\s+/g, " ").trim()));
  });

  // By the end of 2001 the judgment of January 2002 was not known.
  it("between two days of knowledge shows what became known, and what that moved", async () => {
    const { measures, becameKnown } = await answer<DiffAnswer>(`/books/${FOCUS}/diff?knownAtFrom=2001-12-31&knownAt=2002-01-03&asOf=2001-12-31`);
    const page = await open(`/books/${FOCUS}/changes?asOf=2001-12-31&axis=knowledge&knownAt=2002-01-03&since=2001-12-31`);
    expect((await rows(page, "moved")).map(([label]) => label)).toEqual(measures.map(({ label }) => label));
    expect((await rows(page, "happened")).map(([, summary]) => summary)).toEqual(becameKnown.map(({ summary }) => summary));
    expect(becameKnown.length).toBeGreaterThan(0);
  });

  it("has its axis and both ends in the address, and the back button undoes each choice", async () => {
    const page = await open(`/books/${FOCUS}/changes`);
    await page.getByLabel("A", { exact: true }).fill("2002-01-11");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/changes?since=2002-01-11`);
    await page.getByLabel("B", { exact: true }).fill("2002-02-15");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/changes?asOf=2002-02-15&since=2002-01-11`);
    await page.getByRole("button", { name: "Between two days of knowledge" }).click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/changes?asOf=2002-02-15&axis=knowledge`);
    await page.goBack();
    await page.goBack();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/changes?since=2002-01-11`);
    expect(await page.getByLabel("A", { exact: true }).inputValue()).toBe("2002-01-11");
  });

  it("says what to do where A lies after B, and where nothing differs", async () => {
    const page = await open(`/books/${TIDEWATER}/changes?asOf=2023-06-30&since=2024-06-30`);
    expect(await page.locator("main").innerText()).toContain("A lies after B");
    await page.goto(`${reading.url}/books/${TIDEWATER}/changes?asOf=2024-06-30&since=2024-06-30`);
    await settled(page);
    expect(await page.locator(".moved").innerText()).toContain("choose days that lie further apart");
  });

  it("tells why a figure is what it is at either end, reached by keys alone", async () => {
    const page = await open(`/books/${FOCUS}/overview`);
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await settled(page);
    await page.locator(".moved tbody a").first().focus();
    await page.keyboard.press("Enter");
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/changes?selection=measure:cash@2001-12-31`);
    expect(await page.getByRole("dialog", { name: "Why this figure?" }).innerText()).toContain("on 31 December 2001");
    await page.keyboard.press("Escape");
    expect(address(page)).toBe(`/books/${FOCUS}/changes`);
  });

  it("is saved as the service answers it, and as the page has narrowed it", async () => {
    const { measures, events, ledgerHead } = await answer<ChangesAnswer>(`/books/${FOCUS}/changes?asOfFrom=2001-12-31&asOf=2002-09-30`);
    const cells = ({ measure, before, after, difference }: ChangesAnswer["measures"][number]): string[] => [measure, before.value ?? "", after.value ?? "", difference ?? ""];
    const told = (row: Record<string, string>): string[] => ["measure", "before", "after", "difference"].map((name) => row[name] ?? "");
    const page = await open(`/books/${FOCUS}/changes`);
    expect(recordsIn(await savedBy(page, page.getByRole("link", { name: "CSV of the figures that moved" }))).map(told)).toEqual(measures.map(cells));
    const happened = await savedBy(page, page.getByRole("link", { name: "CSV of what happened" }));
    expect(happened.name).toBe(`${FOCUS}_changes_2002-09-30_${ledgerHead.slice(0, 12)}.csv`);
    expect(recordsIn(happened).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    await page.getByLabel("Unit").selectOption("shares");
    const narrowed = await savedBy(page, page.getByRole("button", { name: "CSV of the figures that moved" }));
    expect(narrowed.name).toBe(`${FOCUS}_moved-figures_2001-12-31_2002-09-30_${ledgerHead.slice(0, 12)}.csv`);
    expect(narrowed.bytes.toString()).toContain("From,2001-12-31\r\nAs of,2002-09-30\r\n");
    expect(recordsIn(narrowed, 9).map(told)).toEqual(measures.filter(({ after }) => after.unit === "shares").map(cells));
  });

  const seen = [`/books/${FOCUS}/changes?unit=shares`, `/books/${FOCUS}/changes?asOf=2001-12-31&axis=knowledge&knownAt=2002-01-03&since=2001-12-31`, `/books/${TIDEWATER}/changes`];
  it.each(seen.flatMap((path) => [[path, "light"], [path, "dark"]] as const))("has nothing that axe finds fault with: %s in %s", async (path, colorScheme) => {
    expect(await faultsByAxe(await open(path, { colorScheme }))).toEqual([]);
  });

  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    const page = await open(`/books/${FOCUS}/changes`, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-changes", `/books/${FOCUS}/changes?unit=shares`);
  });
});
