/** What an analyst would ask of Focus Enhancements, with the arithmetic by which each scenario's figures follow. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scenarioList } from "../../src/answers/scenario-answer.ts";
import { measureAnswer } from "../../src/answers/measure-answer.ts";
import { openBook } from "../../src/library/open-book.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { scenarioLedger } from "../../src/scenarios/scenario-ledger.ts";
import { scenarioIds, stackOf, storedScenario } from "../../src/scenarios/read-scenario.ts";
import { embedded } from "./folder.ts";

const book = openBook(join(embedded, "focus-enhancements"));
const base = new Ledger(book);
const under = (id: string): Ledger => scenarioLedger(book, stackOf(book, storedScenario(book, id)));
const at = (ledger: Ledger, measure: string, asOf = "2002-09-30"): string | null => measureAnswer(ledger, measure, { asOf }).value;
const nineMonths = (ledger: Ledger, measure: string): string | null => measureAnswer(ledger, measure, { from: "2002-01-01", to: "2002-09-30" }).value;

/** Equity, debt, cash and shares outstanding at 30 September 2002. */
const position = (ledger: Ledger): (string | null)[] => ["stockholders-equity", "debt", "cash", "shares.common.outstanding"].map((measure) => at(ledger, measure));

describe("Focus Enhancements: what if", () => {
  it("stands at 4,662,000 of equity, 3,923,494 of debt and 720,000 of cash as it is", () => {
    // Debt: notes of 3,867,494, and 42,000 + 14,000 of capital leases.
    expect(position(base)).toEqual(["4662000.00", "3923494.00", "720000.00", "36158269"]);
  });

  it.each([
    // 250,000 × 0.75 = 187,500 of the exercise fall away; the charge moved equity by nothing.
    ["no-repricing", ["4474500.00", "3923494.00", "532500.00", "35908269"]],
    // 3,437,500 − 383,750 = 3,053,750, where 2,435,000 came in.
    ["placement-at-market", ["5280750.00", "3923494.00", "1338750.00", "36158269"]],
    // 2,357,472.50 + 1,094,800 + 700,440 = 4,152,712.50 of principal and interest become equity.
    ["all-notes-converted", ["8814712.50", "56000.00", "720000.00", "38044247"]],
    // 2,204,000 more debt; 2,266,000 of capital and 104,138.99 + 63,717.03 + 32,386.55 of interest less equity.
    ["notes-kept-as-debt", ["2195757.43", "6127494.00", "720000.00", "36158269"]],
    // 147,400 more expense; 145,000 of the note not repaid and 2,400 less cash.
    ["bond-lost-in-full", ["4514600.00", "4068494.00", "717600.00", "36158269"]],
    // 99,538.89 + 93,492.06 + 46,947.08 = 239,978.03 more interest.
    ["prime-at-9.5", ["4422021.97", "3923494.00", "720000.00", "36158269"]],
    // 2,073,000 + 142,600 not owed; the whole first note repaid; 506 back to cash instead of 2,400.
    ["judgment-reversed", ["6877600.00", "1706000.00", "718106.00", "36158269"]],
    // 7,816,096 × 1.20 = 9,379,315.20.
    ["all-exercised-at-the-close", ["14041315.20", "3923494.00", "10099315.20", "43974365"]],
    // 618,750 more and 187,500 less: the two together.
    ["no-favours", ["5093250.00", "3923494.00", "1151250.00", "35908269"]],
  ])("%s", (id, expected) => {
    expect(position(under(id))).toEqual(expected);
  });

  it("has no charge for the warrant's repricing: the loss of the nine months is 334,000 smaller", () => {
    const [loss, smaller] = [base, under("no-repricing")].map((ledger) => Number(nineMonths(ledger, "net-income")));
    expect((smaller ?? 0) - (loss ?? 0)).toBe(334_000);
  });

  it("bears the notes' interest at 10.5%: 3,867,494 of principal at the quarter's end, 92 days of 360", () => {
    // 3,867,494 × 10.5% × 92 / 360 = 103,777.76.
    expect(measureAnswer(under("prime-at-9.5"), "notes.interest-expense", { from: "2002-07-01", to: "2002-09-30" }).value).toBe("103777.76");
  });

  it("is asked by twelve scenarios or so, none of them at fault and each replayed beside an untouched book", () => {
    const { faulty, total } = scenarioList(book);
    expect(faulty).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(8);
    for (const id of scenarioIds(book)) {
      expect(under(id).book, id).toMatchObject({ scenario: id });
      expect(under(id).book.head).not.toBe(book.head);
    }
    expect(base.book.head).toBe(openBook(join(embedded, "focus-enhancements")).head);
  });
});

describe("Tidewater Instruments: what if", () => {
  const tidewater = openBook(join(embedded, "tidewater-instruments"));
  const seen = (id: string): (string | null)[] => ["stockholders-equity", "cash", "shares.series-seed.outstanding"].map((measure) => at(scenarioLedger(tidewater, stackOf(tidewater, storedScenario(tidewater, id))), measure, "2024-12-31"));

  it.each([
    // 750,000 less came in; 264,054.79 / 0.40 = 660,136.98 shares for the bridge instead of 330,068.
    ["round-at-half-price", ["336100.00", "296100.00", "2160136"]],
    // 264,054.79 paid out instead of 330,068 shares given.
    ["bridge-repaid", ["822045.21", "782045.21", "1500000"]],
  ])("%s", (id, expected) => {
    expect(seen(id)).toEqual(expected);
  });
});
