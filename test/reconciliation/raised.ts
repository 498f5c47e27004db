/** What one check raises in a small made-up book: its events, and its figures as a source prints them. */
import { figuresOf, reportedTable } from "../../src/book/reported-figure.ts";
import type { ReportedFigure } from "../../src/book/reported-figure.ts";
import type { Section } from "../../src/book/sections.ts";
import { day } from "../../src/kernel/day.ts";
import { checks } from "../../src/reconciliation/checks/index.ts";
import type { Check, Finding } from "../../src/reconciliation/finding.ts";
import { Review } from "../../src/reconciliation/review.ts";
import { ledgerOf, wholeHistory } from "../given.ts";
import type { Given } from "../given.ts";

type Written = Readonly<Record<string, unknown>>;

/** The made-up company of test/given.ts, with a report that was published on 1 March 2003. */
export const company: Written = { ...wholeHistory, sources: { report: { title: "Annual report of 2002", published: "2003-03-01" } } };

const END = "2002-12-31";
const YEAR = "2002";

/** A figure as printed: a year's unless `at` says otherwise. */
export interface Row {
  readonly concept: string;
  readonly printed: string;
  readonly at?: string;
  readonly over?: string;
  readonly unit?: string;
  readonly scale?: "ones" | "thousands" | "millions";
  readonly qualifier?: NonNullable<ReportedFigure["qualifier"]>;
  readonly precision?: string;
  readonly is?: string;
}

interface Table {
  readonly id?: string;
  readonly section?: Section;
  readonly page?: string;
}

/** The figures of one table of the report; its rows stand on lines 1, 2, 3 … */
export function table(rows: readonly Row[], { id = "sheet", section = "statements", page = "1" }: Table = {}): ReportedFigure[] {
  const written = {
    id,
    title: "A table",
    section,
    source: "report",
    page,
    unit: "USD",
    rows: rows.map(({ printed, ...row }, index) => ({ ...row, ...(row.at === undefined && row.over === undefined ? { over: YEAR } : {}), line: String(index + 1), printed: [printed] })),
  };
  return figuresOf(reportedTable.parse(written), (path, found, expected) => {
    throw new Error(`${path.join(".")}: found ${found}, expected ${expected}`);
  });
}

/** The rows at the end of 2002. */
export function atEnd(...rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ at: END, ...row }));
}

/** The check of that code. */
function checkOf(code: string): Check {
  const check = checks.find((each) => each.code === code);
  if (check === undefined) throw new Error(`no check ${code}`);
  return check;
}

export interface Case extends Partial<Given> {
  readonly knownAt?: string;
}

export function reviewOf({ knownAt, ...given }: Case): Review {
  return new Review(ledgerOf({ definition: company, events: [], ...given }, knownAt === undefined ? {} : { knownAt: day(knownAt) }));
}

/** What the check finds in the book. */
export function raised(code: string, given: Case): readonly Finding[] {
  return checkOf(code).find(reviewOf(given));
}

/** The one finding of the check in the book; fails where there are none or more. */
export function raisedOnce(code: string, given: Case): Finding {
  const [finding, ...others] = raised(code, given);
  if (finding === undefined || others.length > 0) throw new Error(`${code} raised ${others.length + (finding === undefined ? 0 : 1)} findings, not one`);
  return finding;
}

/** Shares sold for cash. */
export function sale(id: string, shares: string, gross: string, on: Written[string] = "2000-01-01", more: Written = {}): Given["events"][number] {
  return { id, type: "private-placement", on, class: "common", shares, gross, ...more };
}

/** A period's revenue in cash. */
export function earned(id: string, within: string, amount: string): Given["events"][number] {
  return { id, type: "period-flow", on: { within }, legs: [{ account: "cash", debit: amount }, { account: "revenue", credit: amount }] };
}

