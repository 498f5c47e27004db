/** Every command that answers, as a table, as JSON and as CSV: three ways to say what the answer functions say. */
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { FigureAnswer } from "../../src/answers/answer.ts";
import { balancesAnswer } from "../../src/answers/balances-answer.ts";
import { eventAnswer, eventList } from "../../src/answers/event-answer.ts";
import { measureAnswer, measureList } from "../../src/answers/measure-answer.ts";
import { reconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import { registerAnswer, registerKinds } from "../../src/answers/register-answer.ts";
import { anyStatement, statementAnswer } from "../../src/answers/statement-answer.ts";
import { readBook } from "../../src/book/read-book.ts";
import { day } from "../../src/kernel/day.ts";
import { checkLaws } from "../../src/ledger/laws.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { embedded, folderOf } from "../books/folder.ts";
import { capledger, spawned } from "./capledger.ts";

const book = readBook(`${embedded}/focus-enhancements`);
const ledger = new Ledger(book);

/** The middle of February 2002, where figures are exact, bounded, estimated and unknown. */
const FEBRUARY = "2002-02-15";
const QUARTER = { from: "2002-07-01", to: "2002-09-30" };

type Cell = string | number | boolean | null | undefined;

interface Asked {
  readonly args: readonly string[];
  readonly answer: unknown;
  /** Rows of the table, each cell as it is shown; empty cells are left out. */
  readonly table: readonly (readonly Cell[])[];
  readonly csv: readonly Readonly<Record<string, Cell>>[];
  /** What stands under the table of how many there are and how many are shown. */
  readonly counted?: string;
}

/** `-1234567.80` as people read it. */
const people = (value: Cell): string => String(value ?? "").replaceAll(/\d(?=(?:\d{3})+(?:\.|$))/g, (digit, at: number, whole: string) => (whole.slice(0, at).includes(".") ? digit : `${digit},`));

const figure = ({ value, low, high, status }: FigureAnswer): string => (value === null ? "not determinable" : status === "exact" ? people(value) : `${people(value)} (${people(low)} … ${people(high)})`);

const fields = ({ value, low, high, unit, status }: FigureAnswer): Record<string, Cell> => ({ value, low, high, unit, status });

/** A figure among others of its row in CSV. */
const columns = (name: string, of: FigureAnswer | undefined): Record<string, Cell> => ({ [name]: of?.value, [`${name}Low`]: of?.low, [`${name}High`]: of?.high, [`${name}Status`]: of?.status });
const columnsOf = (figures: Readonly<Record<string, FigureAnswer>>): Record<string, Cell> => Object.fromEntries(Object.entries(figures).flatMap(([name, of]) => Object.entries(columns(name, of))));

const spoken = (text: string): string => text.replaceAll("-", " ");

const balances = balancesAnswer(ledger, { asOf: FEBRUARY });
const cash = measureAnswer(new Ledger(book, { spread: "daily" }), "cash", { asOf: FEBRUARY });
const income = statementAnswer(ledger, "income", QUARTER);
const warrants = registerAnswer(new Ledger(book, { knownAt: day("2002-12-31") }), "warrants", { asOf: FEBRUARY });
const converted = eventList(ledger, { type: "note-converted", from: "2001-01-01", to: "2001-12-31", limit: 2, offset: 1 });
const reconciled = reconciliationAnswer(ledger);
const laws = checkLaws(ledger);

const ASKED: readonly Asked[] = [
  {
    args: ["balances", "--as-of", FEBRUARY],
    answer: balances,
    table: balances.accounts.map((row) => [row.account, row.name, row.class, figure(row.figure), row.figure.unit, spoken(row.figure.status)]),
    csv: balances.accounts.map((row) => ({ account: row.account, name: row.name, class: row.class, ...fields(row.figure) })),
    counted: `${balances.accounts.length} accounts, all shown.`,
  },
  {
    args: ["measure", "cash", "--as-of", FEBRUARY, "--spread", "daily"],
    answer: cash,
    table: [[figure(cash), "USD", "estimated"]],
    csv: [{ book: "focus-enhancements", measure: "cash", asOf: FEBRUARY, from: null, to: null, knownAt: null, ...fields(cash), ledgerHead: book.head }],
  },
  {
    args: ["statement", "income", "--from", QUARTER.from, "--to", QUARTER.to],
    answer: income,
    table: income.rows.map((row) => (row.figure === null ? [row.label] : [row.label, figure(row.figure), people(row.reported), people(row.difference), spoken(row.verdict ?? "")])),
    csv: income.rows.flatMap((row) => (row.figure === null ? [] : [{ line: row.id, label: row.label, ...fields(row.figure), reported: row.reported, difference: row.difference, verdict: row.verdict }])),
  },
  {
    args: ["register", "warrants", "--as-of", FEBRUARY, "--known-at", "2002-12-31"],
    answer: warrants,
    table: warrants.rows.map((row) => [row.instrument, row.name, ...Object.values(row.figures).map(figure), row.termsSince, row.termsEvent]),
    csv: warrants.rows.map((row) => ({ instrument: row.instrument, name: row.name, ...columnsOf(row.figures), termsSince: row.termsSince, terms: Object.entries(row.terms).map((term) => term.join(" ")).join(", ") })),
    counted: `${warrants.rows.length} instruments, all shown.`,
  },
  {
    args: ["events", "--type", "note-converted", "--from", "2001-01-01", "--to", "2001-12-31", "--limit", "2", "--offset", "1"],
    answer: converted,
    table: converted.events.map((row) => [row.on, row.first === row.last ? "" : `${row.first}..${row.last}`, row.id, row.type, row.plug ? `${row.basis}, plug` : row.basis, row.summary]),
    csv: converted.events.map((row) => ({ ...row })),
    counted: "2 of 3 events shown.",
  },
  {
    args: ["reconcile", "--all"],
    answer: reconciled,
    table: [
      ...reconciled.figures.map((row) => [row.reported.concept, row.reported.at ?? `${row.reported.from ?? ""}..${row.reported.to ?? ""}`, people(row.reported.value)]),
      ...reconciled.footings.map((row) => [row.reported.id, people(row.reported.value), people(row.sum), people(row.difference), spoken(row.verdict)]),
      ...reconciled.plugs.map((row) => [row.event, row.on, row.summary]),
    ],
    csv: reconciled.figures.map((row) => ({ ...row.reported, ledger: row.ledger.value, ledgerLow: row.ledger.low, ledgerHigh: row.ledger.high, ledgerStatus: row.ledger.status, difference: row.difference, gap: row.gap, verdict: row.verdict })),
    counted: `${reconciled.figures.length} shown.`,
  },
  {
    args: ["check"],
    answer: {
      book: "focus-enhancements",
      ledgerHead: book.head,
      events: ledger.entries.length,
      movements: ledger.entries.flatMap(({ movements }) => movements).length,
      accounts: ledger.chart.accounts.size,
      instruments: book.definition.instruments.length,
      reportedFigures: book.reported.length,
      warnings: [],
      laws,
    },
    table: laws.map(({ law, checked }) => [law, checked, 0]),
    csv: laws.map(({ law, checked }) => ({ law, checked, broken: 0 })),
  },
];

/** The cells of each line; columns stand at least two blanks apart. */
const cellsOf = (stdout: string): string[][] => stdout.split("\n").map((line) => line.trim().split(/ {2,}/));

/** A long cell may be cut with a sign that it was. */
const sameCell = (shown: string | undefined, whole: string): boolean => shown === whole || (shown?.endsWith("…") === true && shown.length > 40 && whole.startsWith(shown.slice(0, -1)));

function missingRows(stdout: string, rows: Asked["table"]): string[] {
  const lines = cellsOf(stdout);
  return rows.flatMap((row) => {
    const cells = row.map((cell) => String(cell ?? "")).filter((cell) => cell !== "");
    return lines.some((line) => cells.every((cell, index) => sameCell(line[index], cell))) ? [] : [cells.join(" | ")];
  });
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A text that a spreadsheet would take for a formula is led by an apostrophe; a number never is. */
const guarded = (text: string): string => (!NUMBER.test(text) && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function parsed(stdout: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(stdout.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  return data;
}

/** The rows with the columns that the test knows, every cell as text. */
function differing(rows: readonly Record<string, string>[], wanted: Asked["csv"]): object[] {
  const texts = wanted.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, guarded(String(cell ?? ""))])));
  return texts.flatMap((row, index) => Object.entries(row).flatMap(([key, text]) => (rows[index]?.[key] === text ? [] : [{ row: index, column: key, csv: rows[index]?.[key], answer: text }])));
}

const plain = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer));

/** The filing misprints some figures: what holds them against the ledger ends with 1. */
const codeOf = (args: readonly string[]): number => (["reconcile", "findings"].includes(args[0] ?? "") ? 1 : 0);

/** Runs the command, which must end as it should and say nothing beside its answer. */
async function good(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await capledger(...args);
  expect({ code, stderr }, args.join(" ")).toEqual({ code: codeOf(args), stderr: "" });
  return stdout;
}

describe("capledger in a process of its own", () => {
  const FORMATS = [["--json"], ["--csv"], []];

  it("writes what it writes in the process of the tests, for each command in one of its formats", async () => {
    const asked = ASKED.map(({ args }, index) => [...args, ...(FORMATS[index % FORMATS.length] ?? [])]);
    const processes = await Promise.all(asked.map((args) => spawned(...args)));
    for (const [index, args] of asked.entries()) expect(processes[index], args.join(" ")).toEqual({ code: codeOf(args), stderr: "", stdout: await good(...args) });
  }, 120_000);
});

describe.each(ASKED.map((asked) => [asked.args.join(" "), asked] as const))("capledger %s", (_, { args, answer, table, csv, counted }) => {
  it("--json is the answer, to the letter", async () => {
    expect(JSON.parse(await good(...args, "--json"))).toEqual(plain(answer));
  });

  it("--csv parses back into the same values", async () => {
    const rows = parsed(await good(...args, "--csv"));
    expect(rows).toHaveLength(csv.length);
    expect(csv.length).toBeGreaterThan(0);
    expect(differing(rows, csv)).toEqual([]);
  });

  it("prints a table of the same figures, and how many there are", async () => {
    const stdout = await good(...args);
    expect(table.length).toBeGreaterThan(0);
    expect(missingRows(stdout, table)).toEqual([]);
    if (counted !== undefined) expect(stdout).toContain(counted);
  });
});

describe("capledger: the other answers of the same commands", () => {
  it.each(registerKinds)("lists the register of %s with its count", async (kind) => {
    const answer = registerAnswer(ledger, kind, {});
    const stdout = await good("register", kind);
    expect(answer.rows.length).toBeGreaterThan(0);
    expect(missingRows(stdout, answer.rows.map((row) => [row.instrument, row.name, ...Object.values(row.figures).map(figure)]))).toEqual([]);
    expect(stdout).toContain(`${answer.rows.length} instrument${answer.rows.length === 1 ? "" : "s"}, all shown.`);
    expect(JSON.parse(await good("register", kind, "--json"))).toEqual(plain(answer));
    const csv = answer.rows.flatMap((row) => [
      { instrument: row.instrument, ...columnsOf(row.figures) },
      ...(row.lots ?? []).map(({ grant, figures, ...lot }) => ({ instrument: row.instrument, lot: grant ?? "older balance", ...lot, ...columnsOf(figures) })),
    ]);
    expect(differing(parsed(await good("register", kind, "--csv")), csv)).toEqual([]);
  });

  it("lists every measure with its unit, its count and how it is asked for", async () => {
    const { measures } = measureList(ledger);
    const stdout = await good("measure");
    expect(missingRows(stdout, measures.map(({ id, label, unit, kind }) => [id, label, unit, kind === "instant" ? "--as-of" : "--from --to"]))).toEqual([]);
    expect(stdout).toContain(`${measures.length} measures, all shown.`);
    expect(JSON.parse(await good("measure", "--json"))).toEqual(plain(measureList(ledger)));
    expect(differing(parsed(await good("measure", "--csv")), measures.map((row) => ({ ...row })))).toEqual([]);
  });

  it("shows one event with its entry, its arithmetic and where the source says it", async () => {
    const answer = eventAnswer(ledger, "cra-bond-liquidated");
    const stdout = await good("events", "cra-bond-liquidated");
    expect(missingRows(stdout, answer.event.movements.map(({ account, quantity, unit, flow }) => [account, people(quantity), unit, flow]))).toEqual([]);
    for (const text of [answer.event.arithmetic ?? "?", "page 8, lines 559-561: $145,000", "known only to fall between 2002-02-01 and 2002-02-28"]) expect(stdout).toContain(text);
    expect(JSON.parse(await good("events", "cra-bond-liquidated", "--json"))).toEqual(plain(answer));
    expect(differing(parsed(await good("events", "cra-bond-liquidated", "--csv")), answer.event.movements.map((row) => ({ event: "cra-bond-liquidated", ...row })))).toEqual([]);
  });

  it("rolls equity forward, a column for each component", async () => {
    const answer = anyStatement(ledger, "equity", {});
    if (!("components" in answer)) throw new Error("equity without components");
    const stdout = await good("statement", "equity");
    expect(missingRows(stdout, answer.rows.map(({ event, label, amounts, total }) => [event ?? label, ...amounts.map(figure), figure(total)]))).toEqual([]);
    expect(JSON.parse(await good("statement", "equity", "--json"))).toEqual(plain(answer));
    const csv = answer.rows.map(({ kind, event, label, amounts, total }) => ({ kind, event, label, ...Object.fromEntries(answer.components.flatMap(({ id }, index) => Object.entries(columns(id, amounts[index])))), ...columns("total", total) }));
    expect(differing(parsed(await good("statement", "equity", "--csv")), csv)).toEqual([]);
  });

  it.each(["balance-sheet", "cash-flow"] as const)("prints the %s beside what was reported", async (kind) => {
    const answer = statementAnswer(ledger, kind, {});
    const stdout = await good("statement", kind);
    expect(missingRows(stdout, answer.rows.map((row) => (row.figure === null ? [row.label] : [row.label, figure(row.figure), people(row.reported), people(row.difference), spoken(row.verdict ?? "")])))).toEqual([]);
    expect(answer.rows.filter(({ verdict }) => verdict === "ties").length).toBeGreaterThan(20);
    expect(JSON.parse(await good("statement", kind, "--json"))).toEqual(plain(answer));
  });

  it("says how many events there are when it shows few, none or all", async () => {
    const all = ledger.entries.length;
    expect(await good("events", "--limit", "5", "--offset", "2")).toContain(`5 of ${all} events shown.`);
    expect(await good("events", "--limit", "0")).toContain(`0 of ${all} events shown.`);
    expect(await good("events", "--offset", "10000")).toContain(`0 of ${all} events shown.`);
    expect(await good("events")).toContain(`${all} of ${all} events shown.`);
  });

  it("says how many figures, totals and plugs there are, and how many of each it shows", async () => {
    const { figures, footings, plugs } = reconciled;
    const differs = figures.filter(({ verdict, difference }) => verdict !== "ties" || Number(difference) !== 0).length;
    const few = await good("reconcile");
    expect(few).toMatch(new RegExp(`^${figures.length} figures: .* ${differs} shown \\(.*--all`, "m"));
    expect(few).toMatch(new RegExp(`^${footings.length} totals: .* ${footings.filter(({ verdict }) => verdict !== "ties").length} shown\\.$`, "m"));
    expect(few).toMatch(new RegExp(`^${plugs.length} plugs, all shown`, "m"));
    const everything = await good("reconcile", "--all");
    expect(everything).toMatch(new RegExp(`^${figures.length} figures: .* ${figures.length} shown\\.$`, "m"));
    expect(everything).toMatch(new RegExp(`^${footings.length} totals: .* ${footings.length} shown\\.$`, "m"));
  });
});

describe("capledger --csv: what a spreadsheet would make of it", () => {
  const BOOK = String.raw`id: formulas
name: Formulas, Inc.
currency: USD
inception: 2000-01-01
as-of: 2002-12-31
accounts:
  cash: { class: asset, name: '=HYPERLINK("http://example.com","Cash")', cash: true }
  accounts-payable: { class: liability, name: "+1 payable" }
  accrued-liabilities: { class: liability, name: "-accruals" }
  common-stock: { class: equity, name: "@SUM(A1:A9)" }
  paid-in: { class: equity, name: "\t=1+1" }
  plain: { class: equity, name: "a name, with a \"quote\",\nand a second line" }
  revenue: { class: income, name: "a = b" }
  other-expense: { class: expense, name: Other }
`;
  const EVENTS = '- { id: sales, type: journal-entry, on: 2001-01-01, summary: "=cmd|calc", legs: [{ account: cash, debit: 5 }, { account: revenue, credit: 5 }] }\n';

  it("keeps texts that look like formulas from being one, and leaves numbers and other texts as they are", async () => {
    const folder = folderOf({ "book.yaml": BOOK, "events/2001.yaml": EVENTS }, "formulas");
    const rows = parsed(await good("balances", "--book", folder, "--csv"));
    expect(rows.map(({ name }) => name).slice(0, 8)).toEqual([
      "'=HYPERLINK(\"http://example.com\",\"Cash\")",
      "'+1 payable",
      "'-accruals",
      "'@SUM(A1:A9)",
      "'\t=1+1",
      'a name, with a "quote",\nand a second line',
      "a = b",
      "Other",
    ]);
    expect(parsed(await good("events", "--book", folder, "--csv")).map(({ summary }) => summary)).toEqual(["'=cmd|calc"]);
    // JSON and tables are not opened by spreadsheets.
    expect(await good("events", "--book", folder, "--json")).toContain('"summary": "=cmd|calc"');
  });

  it("leaves an amount below nil a number", async () => {
    const folder = folderOf({ "book.yaml": BOOK, "events/2001.yaml": EVENTS }, "formulas");
    const revenue = parsed(await good("balances", "--book", folder, "--csv")).find(({ account }) => account === "revenue");
    expect(revenue).toMatchObject({ value: "-5.00", low: "-5.00", high: "-5.00" });
  });
});
