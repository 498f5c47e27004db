/** What if, and what was known: the commands that ask a book otherwise, as a person runs them. */
import { describe, expect, it } from "vitest";
import { compareAnswerSchema } from "../../src/answers/compare-answer.ts";
import { diffAnswerSchema } from "../../src/answers/diff-answer.ts";
import { historyAnswerSchema } from "../../src/answers/history-answer.ts";
import { measureAnswerSchema } from "../../src/answers/measure-answer.ts";
import { restatementAnswerSchema } from "../../src/answers/restatement-answer.ts";
import { scenarioAnswerSchema, scenarioListSchema } from "../../src/answers/scenario-answer.ts";
import { sweepHeaderSchema, sweepRowSchema } from "../../src/answers/sweep-answer.ts";
import { z } from "zod";
import { folderOf } from "../books/folder.ts";
import { capledger } from "./capledger.ts";

async function json<Schema extends z.ZodType>(schema: Schema, ...args: readonly string[]): Promise<z.output<Schema>> {
  const { code, stdout, stderr } = await capledger(...args, "--json");
  expect(code, stderr).toBe(0);
  const answer: unknown = JSON.parse(stdout);
  expect(schema.parse(answer), "nothing beside what the schema names").toEqual(answer);
  return schema.parse(answer);
}

describe("capledger --scenario", () => {
  it("answers any command under a scenario of the book, and says so", async () => {
    const cash = await json(measureAnswerSchema, "measure", "cash", "--as-of", "2002-09-30", "--scenario", "no-repricing");
    // The exercise for 187,500 falls away.
    expect(cash).toMatchObject({ value: "532500.00", scenario: "no-repricing" });
  });

  it("takes a file too, and refuses what there is not", async () => {
    const folder = folderOf({ "scenarios/what-if.yaml": "id: what-if\ntitle: No options exercised\nsummary: made up\nremove: [options-exercised-2002]\n" });
    const cash = await json(measureAnswerSchema, "measure", "cash", "--as-of", "2002-09-30", "--scenario", `${folder}/scenarios/what-if.yaml`);
    // 720,000 − 349,500.
    expect(cash).toMatchObject({ value: "370500.00", scenario: "what-if" });
    expect(await capledger("measure", "cash", "--scenario", "no-repricings")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/scenario "no-repricings"; expected one of .*no-repricing/) as string });
  });

  it("says what breaks where a scenario contradicts itself, at its line", async () => {
    const folder = folderOf({ "scenarios/what-if.yaml": "id: what-if\ntitle: t\nsummary: s\nremove:\n  - euston-warrant-issued\n" });
    const { code, stderr } = await capledger("measure", "cash", "--scenario", `${folder}/scenarios/what-if.yaml`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/what-if\.yaml:5 {2}what-if · remove\.0: found euston-warrant-repriced contradicted: euston-2000, which nothing has brought into being yet/);
  });
});

describe("capledger scenario", () => {
  it("lists the book's scenarios", async () => {
    const { scenarios, total, faulty } = await json(scenarioListSchema, "scenario", "list");
    expect(faulty).toEqual([]);
    expect(total).toBe(scenarios.length);
    expect(scenarios.map(({ id }) => id)).toEqual(expect.arrayContaining(["no-repricing", "placement-at-market", "all-notes-converted", "notes-kept-as-debt", "bond-lost-in-full", "prime-at-9.5", "judgment-reversed", "all-exercised-at-the-close"]) as string[]);
  });

  it("runs one: what differs, and the figures that moves", async () => {
    const { differences, measures } = await json(scenarioAnswerSchema, "scenario", "run", "bond-lost-in-full", "--as-of", "2002-09-30");
    expect(differences.map(({ what, how }) => [what, how])).toEqual([["cra-bond-liquidated", "changed"]]);
    expect(measures.find(({ measure }) => measure === "stockholders-equity")).toMatchObject({ difference: "-147400.00" });
  });
});

describe("capledger compare", () => {
  it("tells values, differences and why", async () => {
    const { rows } = await json(compareAnswerSchema, "compare", "base", "no-repricing", "prime-at-9.5", "--measures", "stockholders-equity,cash", "--as-of", "2002-09-30");
    expect(rows.map(({ measure, base, scenarios }) => [measure, base.value, ...scenarios.map(({ difference }) => difference)])).toEqual([
      ["stockholders-equity", "4662000.00", "-187500.00", "-239978.03"],
      ["cash", "720000.00", "-187500.00", "0.00"],
    ]);
    expect(rows[0]?.scenarios[0]?.together).toEqual({ difference: "-187500.00", of: ["euston-warrant-exercised"] });
  });

  it("names the scenario of each row as CSV, beside its figure", async () => {
    const { stdout } = await capledger("compare", "base", "no-repricing", "--measures", "cash", "--as-of", "2002-09-30", "--csv");
    const [names = "", row = ""] = stdout.split("\n");
    expect(names).toBe("measure,from,on,unit,scenario,base,baseLow,baseHigh,baseStatus,figure,figureLow,figureHigh,figureStatus,difference,because");
    expect(row).toMatch(/^cash,,2002-09-30,USD,no-repricing,720000\.00,720000\.00,720000\.00,exact,532500\.00,532500\.00,532500\.00,exact,-187500\.00,/);
  });

  it("prints one table for one date, and one for each measure over time", async () => {
    const { stdout } = await capledger("compare", "base", "no-repricing", "--as-of", "2002-09-30");
    expect(stdout).toContain("1 scenario and 5 measures, all shown.");
    const over = await json(compareAnswerSchema, "compare", "base", "placement-at-market", "--measures", "cash,net-income", "--from", "2002-07-01", "--to", "2002-09-30", "--every", "month");
    expect(over.rows.map(({ measure, from, on }) => [measure, from, on])).toEqual(["cash", "net-income"].flatMap((measure) => [["2002-07-01", "2002-07-31"], ["2002-08-01", "2002-08-31"], ["2002-09-01", "2002-09-30"]].map(([from, on]) => [measure, measure === "cash" ? null : from, on])));
  });
});

describe("capledger sweep", () => {
  const swept = z.object({ ...sweepHeaderSchema.shape, rows: z.array(sweepRowSchema) });

  it("streams a row for each point of a grid", async () => {
    const { total, rows } = await json(swept, "sweep", "placement-price-and-size", "--measures", "cash");
    expect([total, rows.length]).toEqual([77, 77]);
    // 3,000,000 × 1.20 less a tenth and 40,000, where 2,435,000 came in: 720,000 + 3,200,000 − 2,435,000.
    expect(rows.find(({ point }) => point["shares"] === "3000000" && point["price"] === "1.2")?.figures["cash"]?.value).toBe("1485000.00");
  });

  it("shows how far it is on standard error, and ends with 1 where a point contradicts itself", async () => {
    const text = "id: sizes\ntitle: t\nsummary: s\nreplace: [{ event: euston-warrant-exercised, with: { warrants: 250000, proceeds: 187500 } }]\nparameters: [{ name: count, from: 100000, to: 300000, step: 100000, sets: [{ field: replace.0.with.warrants, to: count }, { field: replace.0.with.proceeds, to: count * 0.75, decimals: 2 }] }]\n";
    const folder = folderOf({ "scenarios/sizes.yaml": text });
    const { code, stdout, stderr } = await capledger("sweep", `${folder}/scenarios/sizes.yaml`, "--measures", "cash", "--progress");
    expect(code).toBe(1);
    expect(stdout).toContain("3 points, all shown; 1 contradict themselves.");
    expect(stderr).toContain("3 of 3");
  });
});

describe("capledger history and diff", () => {
  it("shows the accrual of the judgment along what was known of it", async () => {
    const { rows } = await json(historyAnswerSchema, "history", "accrued-legal-judgment", "--along", "known-at", "--as-of", "2001-12-31", "--every", "event");
    expect(rows.filter(({ changed }) => changed).map(({ on, figure }) => [on, figure.value])).toEqual([["1998-09-21", "0.00"], ["2000-10-10", "2147722.00"], ["2002-01-03", "2073000.00"]]);
  });

  it("names the one event between two days of knowledge, and the figure that it moved", async () => {
    const { becameKnown, measures } = await json(diffAnswerSchema, "diff", "--known-at", "2001-12-31", "--known-at", "2002-01-03", "--as-of", "2001-12-31");
    expect(becameKnown.map(({ event }) => event)).toEqual(["cra-judgment-adjusted"]);
    expect(measures.map(({ measure, before, after, difference }) => [measure, before.value, after.value, difference])).toEqual([["accrued-legal-judgment", "2147722.00", "2073000.00", "-74722.00"]]);
  });

  it("refuses a diff of one day", async () => {
    expect(await capledger("diff", "--known-at", "2001-12-31")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--known-at twice") as string });
  });

  it("holds reported figures against what was known at their publication too", async () => {
    const { code, stdout } = await capledger("reconcile", "--as-first-reported", "--json", "--book", "tidewater-instruments");
    expect(code).toBe(0);
    expect(restatementAnswerSchema.parse(JSON.parse(stdout)).restated).toBe(0);
  });
});
