/** Reconciliation and findings in a real browser, on both books that this repository carries. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { FiguresAnswer } from "../../src/answers/figures-answer.ts";
import type { FindingsAnswer } from "../../src/answers/findings-answer.ts";
import type { ReconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import { faultsByAxe } from "./axe.ts";
import { FOCUS, Reading, TIDEWATER, isLeftOut, settled } from "./browser.ts";
import type { OpenPage } from "./browser.ts";
import { pictures } from "./pictures.ts";
import { recordsIn, savedBy } from "./saved.ts";

describe.skipIf(isLeftOut)("reconciliation and findings", { timeout: 90_000 }, () => {
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
  /** The cells of the rows in sight, as a reader sees them. */
  const rows = (page: Page, section: string): Promise<string[][]> => page.locator(`.${section} tbody tr:not([aria-hidden])`).evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => (cell as HTMLElement).innerText.trim().replaceAll(/\s+/g, " "))));
  const howMany = (page: Page, section: string): Promise<string> => page.locator(`.${section} .how-many`).innerText();
  const digits = (text: string): string => text.replaceAll(",", "").replaceAll("−", "-");

  it.each([FOCUS, TIDEWATER])("counts what ties and what does not as the service does: %s", async (book) => {
    const { tally, figures } = await answer<ReconciliationAnswer>(`/books/${book}/reconciliation`);
    const findings = await answer<FindingsAnswer>(`/books/${book}/findings`);
    const printed = await answer<FiguresAnswer>(`/books/${book}/figures`);
    const page = await open(`/books/${book}/reconciliation`);
    const tiles = await page.locator(".verdict-tile").allInnerTexts();
    expect(tiles.map((text) => text.split("\n").slice(0, 2))).toEqual([[String(tally["does-not-tie"]), "Does not tie"], [String(tally["ties-within-rounding"]), "Within rounding"], [String(tally["not-determinable"]), "Cannot be known"], [String(tally.ties), "Ties"]]);
    expect(await howMany(page, "printed-figures")).toBe(`${figures.length} figures`);
    expect(await howMany(page, "found")).toBe(`${findings.findings.length} findings`);
    const coverage = await rows(page, "coverage");
    expect(coverage.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(printed.total);
    expect(coverage.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(figures.length);
  });

  it("shows each printed figure beside the ledger's, and the difference", async () => {
    const { figures } = await answer<ReconciliationAnswer>(`/books/${FOCUS}/reconciliation?verdict=does-not-tie`);
    const page = await open(`/books/${FOCUS}/reconciliation?verdict=does-not-tie`);
    expect(await howMany(page, "printed-figures")).toBe("7 of 409 figures");
    const shown = (await rows(page, "printed-figures")).map(([, , verdict, printed = "", ledger = "", difference = ""]) => [verdict, digits(printed), digits(ledger.split(" ").at(-1) ?? ""), digits(difference)]);
    const short = (text: string | null): string => (text ?? "").replace(/\.0+$/, "");
    expect(shown).toEqual(figures.map(({ reported, ledger, difference }) => ["Does not tie", short(reported.value), short(ledger.value), (difference?.startsWith("-") === true ? "" : "+") + short(difference)]));
  });

  it("narrows by verdict, part and words; the address tells, and the back button undoes", async () => {
    const page = await open(`/books/${FOCUS}/reconciliation`);
    await page.locator(".verdict-tile.not-determinable").click();
    expect(address(page)).toBe(`/books/${FOCUS}/reconciliation?verdict=not-determinable`);
    expect(await howMany(page, "printed-figures")).toBe("36 of 409 figures");
    await page.locator(".coverage").getByRole("button", { name: "Notes" }).click();
    expect(await howMany(page, "printed-figures")).toBe("15 of 409 figures");
    await page.locator(".printed-figures").getByRole("searchbox").fill("dilution");
    expect(address(page)).toBe(`/books/${FOCUS}/reconciliation?find=dilution&section=notes&verdict=not-determinable`);
    const narrowed = await howMany(page, "printed-figures");
    await page.reload();
    await settled(page);
    expect(await howMany(page, "printed-figures")).toBe(narrowed);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    expect(await howMany(page, "printed-figures")).toBe("409 figures");
  });

  it("sorts as the address says", async () => {
    const page = await open(`/books/${TIDEWATER}/reconciliation`);
    await page.locator(".printed-figures").getByRole("button", { name: "Printed" }).click();
    expect(address(page)).toBe(`/books/${TIDEWATER}/reconciliation?sort=printed.down`);
    const sorted = (await rows(page, "printed-figures")).map(([, , , printed = ""]) => Number(digits(printed)));
    expect(sorted).toEqual([...sorted].sort((one, other) => other - one));
  });

  // Other income of the third quarter of 2001 is of a period, and of no date that the page is at.
  it("tells why a figure of another period is what it is, without leaving the page's date", async () => {
    const page = await open(`/books/${FOCUS}/reconciliation?verdict=does-not-tie`);
    await page.getByRole("link", { name: "Other income (expense), net" }).first().click();
    await settled(page);
    expect(address(page)).toBe(`/books/${FOCUS}/reconciliation?selection=measure:other-income@2001-07-01..2001-09-30&verdict=does-not-tie`);
    const drawer = await page.getByRole("dialog", { name: "Why this figure?" }).innerText();
    expect(drawer).toContain("from 1 July 2001 to 30 September 2001");
    expect(drawer).toContain("33,000");
  });

  it("leads from every finding to its figures, of the date or period that they are printed for", async () => {
    const { findings } = await answer<FindingsAnswer>(`/books/${FOCUS}/findings`);
    const page = await open(`/books/${FOCUS}/reconciliation`);
    const refused: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    // One of each measure: of a date, and over a period.
    const seen = new Set<string>();
    for (const { id, measures } of findings) {
      if (measures.every((measure) => seen.has(measure))) continue;
      await page.goto(`${reading.url}/books/${FOCUS}/reconciliation?selection=finding:${encodeURIComponent(id)}`);
      await settled(page);
      for (const href of await page.locator(".closer .links a[href*='selection=measure']").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
        await page.goto(href);
        await settled(page);
        expect(await page.locator(".closer .closer-figure").count(), href).toBe(1);
      }
      for (const measure of measures) seen.add(measure);
    }
    expect(seen.size).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it("opens a finding to its figures and arithmetic, by keyboard too", async () => {
    const { findings } = await answer<FindingsAnswer>(`/books/${FOCUS}/findings?check=printed-twice`);
    const [finding] = findings;
    const page = await open(`/books/${FOCUS}/reconciliation?check=printed-twice`);
    expect(await howMany(page, "found")).toBe(`${findings.length} of 91 findings`);
    await page.getByRole("link", { name: finding?.summary ?? "", exact: true }).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    const drawer = await page.getByRole("dialog", { name: "Finding" }).innerText();
    for (const line of finding?.arithmetic ?? []) expect(drawer).toContain(line);
    for (const { printed } of finding?.figures ?? []) expect(drawer).toContain(printed);
    await page.keyboard.press("Escape");
    expect(address(page)).toBe(`/books/${FOCUS}/reconciliation?check=printed-twice`);
  });

  it("is gone to by its letter, and says what is missing on a day before anything was published", async () => {
    const page = await open(`/books/${FOCUS}/overview?knownAt=2002-06-30`);
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await settled(page);
    expect(await page.locator("main").innerText()).toContain("choose a later day of knowledge");
  });

  describe("saved", () => {
    it("as the service answers what is on screen, cell by cell", async () => {
      const { figures, ledgerHead } = await answer<ReconciliationAnswer>(`/books/${FOCUS}/reconciliation?verdict=not-determinable&section=notes`);
      const page = await open(`/books/${FOCUS}/reconciliation?verdict=not-determinable&section=notes`);
      const saved = await savedBy(page, page.getByRole("link", { name: "CSV of the printed figures" }));
      expect(saved.name).toBe(`${FOCUS}_reconciliation_${ledgerHead.slice(0, 12)}.csv`);
      expect(recordsIn(saved).map((row) => [row["id"], row["value"], row["ledger"], row["ledgerLow"], row["ledgerHigh"], row["difference"], row["verdict"]])).toEqual(figures.map(({ reported, ledger, difference, verdict }) => [reported.id, reported.value, ledger.value ?? "", ledger.low ?? "", ledger.high ?? "", difference ?? "", verdict]));
      const totals = await savedBy(page, page.getByRole("link", { name: "XLSX of the plugs" }));
      expect(totals.bytes.subarray(0, 2).toString()).toBe("PK");
    });

    it("as the page has narrowed it, with the dates, the head and the filters before the rows", async () => {
      const { figures, ledgerHead } = await answer<ReconciliationAnswer>(`/books/${FOCUS}/reconciliation?verdict=ties`);
      const page = await open(`/books/${FOCUS}/reconciliation?verdict=ties&find=goodwill`);
      const saved = await savedBy(page, page.getByRole("button", { name: "CSV of the printed figures" }));
      const lines = saved.bytes.toString("utf8").slice(1).split("\r\n").slice(0, 8);
      const shown = (await rows(page, "printed-figures")).length;
      expect(lines).toEqual(['Book,"Focus Enhancements, Inc."', "Answer,the printed figures", "Known at,everything", `Ledger head,${ledgerHead}`, "Filter: verdict,ties", "Filter: find,goodwill", `Rows,${shown} of 409 rows`, ""]);
      const wanted = figures.filter(({ reported }) => reported.concept.includes("goodwill"));
      expect(recordsIn(saved, 8).map((row) => [row["concept"], row["value"], row["ledger"], row["verdict"]])).toEqual(wanted.map(({ reported, ledger, verdict }) => [reported.concept, reported.value, ledger.value, verdict]));
    });

    it("findings, as the service answers them and as the page has narrowed them", async () => {
      const { findings } = await answer<FindingsAnswer>(`/books/${FOCUS}/findings?class=error`);
      const page = await open(`/books/${FOCUS}/reconciliation?class=error`);
      const all = recordsIn(await savedBy(page, page.getByRole("link", { name: "CSV of the findings" })));
      expect(all.map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
      await page.goto(`${reading.url}/books/${FOCUS}/reconciliation?class=error&sure=certain`);
      await settled(page);
      const certain = recordsIn(await savedBy(page, page.getByRole("button", { name: "CSV of the findings" })), 8);
      expect(certain.map(({ id }) => id)).toEqual(findings.filter(({ confidence }) => confidence === "certain").map(({ id }) => id));
    });
  });

  const seen = [`/books/${FOCUS}/reconciliation`, `/books/${TIDEWATER}/reconciliation`, `/books/${TIDEWATER}/reconciliation?verdict=ties&find=cash`, `/books/${TIDEWATER}/reconciliation?selection=measure:net-income@2024-01-01..2024-12-31`];
  it.each(seen.flatMap((path) => [[path, "light"], [path, "dark"]] as const))("has nothing that axe finds fault with: %s in %s", async (path, colorScheme) => {
    expect(await faultsByAxe(await open(path, { colorScheme }))).toEqual([]);
  });

  it.each([360, 768, 1_920])("fits into %d pixels", async (width) => {
    const page = await open(`/books/${FOCUS}/reconciliation`, { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("is kept in pictures", async () => {
    await pictures(reading, "page-reconciliation", `/books/${FOCUS}/reconciliation?class=error&sure=certain&verdict=does-not-tie`);
  });
});
