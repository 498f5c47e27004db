/** The commands conversion, dilution and waterfall, as a person runs them. */
import { describe, expect, it } from "vitest";
import { conversionAnswer, conversionAnswerSchema } from "../../src/answers/conversion-answer.ts";
import { dilutionAnswer } from "../../src/answers/dilution-answer.ts";
import { waterfallAnswer, waterfallAnswerSchema } from "../../src/answers/waterfall-answer.ts";
import { Library } from "../../src/library/library.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { capledger } from "./capledger.ts";

const ledger = new Ledger(new Library(new URL("../../events/books", import.meta.url).pathname).book("focus-enhancements"));
const asOf = ["--as-of", "2002-09-30"];

/** A line of a table as its cells. */
const cells = (stdout: string, start: string): string[] => (stdout.split("\n").find((line) => line.startsWith(start)) ?? "").split(/\s{2,}/);

describe("dilution", () => {
  it("prints the company's table, the complete one, and the difference with the reason", async () => {
    const { code, stdout, stderr } = await capledger("dilution", ...asOf);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(cells(stdout, "warrants")).toEqual(["warrants", "1,134,569", "1,134,569", "0", "ties"]);
    expect(cells(stdout, "Total: reported basis")).toEqual(["Total: reported basis", "11,606,074", "11,606,074 (11,606,074 … 11,612,313)", "0", "not determinable; ties as counted"]);
    expect(cells(stdout, "Complete: all")).toEqual(["Complete: all that may be issued", "12,975,074 (12,923,074 … 12,992,313)"]);
    expect(cells(stdout, "Headroom")[1]).toBe("228,955 (211,716 … 280,955)");
    expect(cells(stdout, "berg-2")).toEqual(["berg-2", "920,000 (876,000 … 931,000)", "berg-2 converts into series-b, 1,000 common each"]);
    expect(cells(stdout, "Complete less")).toEqual(["Complete less reported basis", "1,369,000 (1,317,000 … 1,380,000)"]);
    expect(cells(stdout, "series-b")).toEqual(["series-b", "Series B preferred stock", "1,904", "1,190.48", "2,266,673.92"]);
  });

  it("answers JSON and CSV", async () => {
    const json = await capledger("dilution", ...asOf, "--json");
    const csv = await capledger("dilution", ...asOf, "--csv");
    expect(JSON.parse(json.stdout)).toEqual(dilutionAnswer(ledger, { asOf: "2002-09-30" }));
    expect(csv.stdout.split("\n")[1]).toBe("outstanding,common,Common stock,36158269,36158269,36158269,common,exact,outstanding,false");
  });
});

describe("waterfall", () => {
  it("foots to the exit value to the cent", async () => {
    const { code, stdout } = await capledger("waterfall", "--exit", "10000000", ...asOf);
    expect(code).toBe(0);
    expect(cells(stdout, "Total")).toEqual(["Total", "10,000,000.00", "0.00", "10,000,000.00"]);
    const net = stdout.split("\n").slice(3, 11).map((line) => /0\.00\s+([\d,]+\.\d\d)/.exec(line)?.[1]?.replaceAll(/\D/g, "") ?? "");
    expect(net).toHaveLength(8);
    expect(net.reduce((sum, cent) => sum + BigInt(cent), 0n)).toBe(1_000_000_000n);
  });

  it("answers JSON, with thousands grouped or not", async () => {
    const { stdout } = await capledger("waterfall", "--exit", "100,000,000.01", ...asOf, "--json");
    const answer = waterfallAnswer(ledger, "100000000.01", { asOf: "2002-09-30" });
    expect(JSON.parse(stdout)).toEqual(answer);
    expect(waterfallAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.totals).toEqual({ gross: "101032028.81", strikePaid: "1032028.80", net: "100000000.01" });
  });

  it.each([
    { exit: ["--exit", "-1"], says: 'exit: found "-1"; expected an amount of USD of nil or more' },
    { exit: ["--exit", "ten"], says: 'exit: found "ten"; expected an amount of USD of nil or more' },
    { exit: ["--exit", "1.001"], says: "found 1.001; expected at most 2 decimals, the scale of USD" },
    { exit: [], says: "required option '--exit <amount>' not specified" },
    { exit: ["--exit", "1", "--as-of", "2001-06-30"], says: "no balance is known before 2001-12-31" },
  ])("refuses $exit", async ({ exit, says }) => {
    const { code, stdout, stderr } = await capledger("waterfall", ...exit);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });
});

describe("conversion", () => {
  it("shows what each note becomes, and the room in its class", async () => {
    const { code, stdout } = await capledger("conversion", ...asOf);
    expect(code).toBe(0);
    expect(cells(stdout, "berg-1")).toEqual(["berg-1", "2,357,473.34 (2,357,473.34 … 2,365,271.44)", "1.25", "1,885,978 (1,885,978 … 1,892,217)", "common", "round down", "0.84 (0.00 … 1.25)", "1", "1,885,978 (1,885,978 … 1,892,217)"]);
    expect(stdout).toMatch(/^berg-2 +series-b +96 +-824 \(-835 … -780\) +no$/m);
  });

  it("answers JSON", async () => {
    const answer = conversionAnswer(ledger, { asOf: "2002-09-30" });
    expect(JSON.parse((await capledger("conversion", ...asOf, "--json")).stdout)).toEqual(answer);
    expect(conversionAnswerSchema.parse(answer)).toEqual(answer);
  });
});
