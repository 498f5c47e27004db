/** The commands value, interest and register options, as a person runs them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { valuationAnswerSchema } from "../../src/answers/valuation-answer.ts";
import { change, copyOf } from "../books/folder.ts";
import { capledger } from "./capledger.ts";

async function good(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await capledger(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

/** A line of a table as its cells. */
const cells = (stdout: string, start: string): string[] => (stdout.split("\n").find((line) => line.startsWith(start)) ?? "").split(/\s{2,}/);

describe("value", () => {
  /** The made-up start-up, whose lender's 25,000 warrants at 0.50 to March 2028 are valued at so much. */
  function valued(charge: string, close: string): string {
    const folder = copyOf("tidewater-instruments");
    change(folder, "events/2023.yaml", "  purpose: lender\n", `  purpose: lender\n  fair-value: ${charge}\n  valuation: { term-months: 60, volatility: 0.70, risk-free-rate: 0.04, charge-precision: 100 }\n`);
    mkdirSync(join(folder, "prices"));
    writeFileSync(join(folder, "prices/common.yaml"), `class: common\nsource: annual-2024\ncloses: [{ on: 2023-03-15, close: ${close} }]\n`);
    return folder;
  }

  it("prints what a charge implies of share price, volatility and term, each with its interval", async () => {
    // 5,000 to the hundred is 0.198 to 0.202 each. With Python's statistics.NormalDist and bisection, 0.50 for 5 years at 4%:
    // the share 0.36828 (0.36566 … 0.37090) at 70%; at 0.40 the volatility 0.61136 (0.60438 … 0.61838), and the term at 70% 3.98850 (3.91352 … 4.06457).
    const folder = valued("5,000", "0.40");
    const stdout = await good("value", "--book", folder);
    const said = (what: string): string[] => [...(cells(stdout, `${what} that the charge implies`)[1] ?? "").matchAll(/\d\.\d{4}/g)].map(String);
    expect([said("Share price"), said("Volatility"), said("Term in years")]).toEqual([["0.3682", "0.3656", "0.3709"], ["0.6113", "0.6043", "0.6183"], ["3.9885", "3.9135", "4.0645"]]);
    expect(cells(stdout, "Volatility that the charge implies")[1]).toMatch(/, by the close of 2023-03-15$/);
    const answer = valuationAnswerSchema.strict().parse(JSON.parse(await good("value", "--book", folder, "--json")));
    expect(answer.charges[0]).toMatchObject({ spotFrom: "the close of 2023-03-15", implied: { spot: { reasons: [] }, volatility: { reasons: [] }, term: { reasons: [] } } });
    expect(answer.charges[0]?.implied.volatility.value).toMatch(/^0\.61136/);
  });

  it("says why where no volatility and no term give the charge", async () => {
    const stdout = await good("value", "--book", valued("15,000", "0.40"));
    expect(cells(stdout, "Volatility that the charge implies")[1]).toMatch(/^not determinable: no volatility from 0 to 10 gives 0\.6: the nearest value is 0\.\d+, by the close of 2023-03-15$/);
    expect(cells(stdout, "Term in years that the charge implies")[1]).toMatch(/^not determinable: no term from 0 to 100 gives 0\.6: the nearest value is 0\.\d+, by the close of 2023-03-15$/);
  });
});

describe("interest", () => {
  it("itemises the notes, then what is left of the reported expense, with the arithmetic", async () => {
    const stdout = await good("interest", "--from", "2002-01-01", "--to", "2002-09-30");
    expect(cells(stdout, "All notes")).toEqual(["All notes", "152,255.94 (152,255.94 … 159,753.21)"]);
    expect(cells(stdout, "Other interest (residual)")).toEqual(["Other interest (residual)", "inferred", "21,744.06 (13,746.79 … 22,244.06)"]);
    expect(cells(stdout, "Interest expense, as reported")).toEqual(["Interest expense, as reported", "interest-expense", "174,000.00 (173,500.00 … 174,500.00)"]);
    expect(stdout).toContain("Other interest: 174,000 (173,500 … 174,500) of interest-expense as reported − 152,255.94 (152,255.94 … 159,753.21) of the notes = 21,744.06 (13,746.79 … 22,244.06).");
    expect(stdout).toContain("The notes alone against the reported expense: does not tie.");
    expect(cells(stdout, "ACT/360       monthly")).toEqual(["ACT/360", "monthly", "167,809.48 (164,239.76 … 176,591.00)", "not determinable"]);
  });
});

describe("register options", () => {
  it("prints a table of lots under the pool: the older balance, 7,166,106 − 484,579 = 6,681,527", async () => {
    const stdout = await good("register", "options");
    expect(cells(stdout, "older balance")).toEqual(["older balance", "unknown", "7,166,106", "484,579", "0", "6,681,527", "inferred"]);
    expect(cells(await good("register", "options", "--book", "tidewater-instruments"), "first-grants")).toEqual(["first-grants", "2023-04-03", "0.1", "300,000", "40,000", "0", "260,000", "reported"]);
  });
});
