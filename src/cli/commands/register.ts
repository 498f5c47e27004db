import { registerAnswer } from "../../answers/register-answer.ts";
import type { RegisterAnswer } from "../../answers/register-answer.ts";
import type { FigureAnswer } from "../../answers/answer.ts";
import type { Query } from "../../answers/query.ts";
import { figureColumns, figureText, print, reasonsOf } from "../output.ts";
import type { CsvRows, OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** Shares, warrants, options, notes or debt at a date, with the terms in force. */
export function register(kind: string, options: SessionOptions & OutputOptions & Query): number {
  const answer = registerAnswer(ledgerOf(options), kind, options);
  print(options, { answer, tables: [registerTable(answer), ...answer.rows.flatMap(lotsTable)], csv: csvOf(answer) });
  return 0;
}

type Row = RegisterAnswer["rows"][number];
type Lot = NonNullable<Row["lots"]>[number];

function namesOf(rows: readonly { readonly figures: Row["figures"] }[]): string[] {
  return [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
}

function termsText({ terms }: Row): string {
  return Object.entries(terms).map(([term, value]) => `${term} ${value}`).join(", ");
}

const cell = (figure: FigureAnswer | undefined): string => (figure === undefined ? "" : figureText(figure));

function registerTable({ book, register: kind, asOf, knownAt, total, rows, sums }: RegisterAnswer): Table {
  const names = namesOf(rows);
  return {
    title: `${book}: register of ${kind} at ${asOf ?? ""}${knownAt === null ? "" : `, as known on ${knownAt}`}`,
    columns: [{ head: "Instrument" }, { head: "Name" }, ...names.map((head) => ({ head, align: "right" }) as const), { head: "Terms since" }, { head: "By" }],
    rows: [
      ...rows.map((row) => [row.instrument, row.name, ...names.map((name) => cell(row.figures[name])), row.termsSince ?? "", row.termsEvent ?? ""]),
      ...(Object.keys(sums).length === 0 ? [] : [["Total", "", ...names.map((name) => cell(sums[name])), "", ""]]),
    ],
    notes: [`${numbered(total, "instrument")}, all shown.`, ...rows.flatMap((row) => (termsText(row) === "" ? [] : [`  ${row.instrument}: ${termsText(row)}`])), ...reasonsOf(rows.flatMap((row) => Object.values(row.figures)))],
  };
}

/** The name of what no grant explains. */
const OLDER = "older balance";

function lotsTable({ instrument, lots, lotRemarks = [] }: Row): Table[] {
  if (lots === undefined) return [];
  const names = namesOf(lots);
  return [
    {
      title: `${instrument}: lots, grant by grant`,
      columns: [{ head: "Grant" }, { head: "On" }, { head: "Strike", align: "right" }, { head: "Expires" }, ...names.map((head) => ({ head, align: "right" }) as const), { head: "Basis" }, { head: "Vesting" }],
      rows: lots.map(({ grant, first, last, strike, expires, vesting, basis, figures }) => [
        grant ?? OLDER,
        first === null || last === null ? "" : first === last ? first : `${first}..${last}`,
        strike === null ? "unknown" : grouped(strike),
        expires ?? "",
        ...names.map((name) => cell(figures[name])),
        basis,
        vesting ?? "",
      ]),
      notes: [`${numbered(lots.length, "lot")}, all shown.`, ...lotRemarks.map((remark) => `  · ${remark}`), ...reasonsOf(lots.flatMap(({ figures }) => Object.values(figures)))],
    },
  ];
}

/** A row for each instrument, and of an option pool one for each lot below it. */
function csvOf({ rows }: RegisterAnswer): CsvRows {
  const names = namesOf(rows);
  const lotNames = namesOf(rows.flatMap(({ lots = [] }) => lots));
  const hasLots = rows.some(({ lots }) => lots !== undefined);
  return rows.flatMap((row) => [
    { instrument: row.instrument, name: row.name, ...columnsOf(names, row.figures), termsSince: row.termsSince, terms: termsText(row), ...(hasLots ? lotColumns(lotNames, undefined) : {}) },
    ...(row.lots ?? []).map((lot) => ({ instrument: row.instrument, name: row.name, ...columnsOf(names, {}), termsSince: null, terms: null, ...lotColumns(lotNames, lot) })),
  ]);
}

function lotColumns(names: readonly string[], lot: Lot | undefined): CsvRows[number] {
  const { first = null, last = null, basis = null, strike = null, expires = null, vesting = null } = lot ?? {};
  return { lot: lot === undefined ? null : (lot.grant ?? OLDER), first, last, basis, strike, expires, vesting, ...columnsOf(names, lot?.figures ?? {}) };
}

function columnsOf(names: readonly string[], figures: Row["figures"]): CsvRows[number] {
  return names.reduce<CsvRows[number]>((columns, name) => ({ ...columns, ...figureColumns(name, figures[name]) }), {});
}
