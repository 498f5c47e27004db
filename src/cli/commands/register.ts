import { registerAnswer } from "../../answers/register-answer.ts";
import type { RegisterAnswer } from "../../answers/register-answer.ts";
import type { FigureAnswer } from "../../answers/answer.ts";
import type { Query } from "../../answers/query.ts";
import { OLDER, figureNames, registerTables, termsText } from "../../tables/register-tables.ts";
import { csvOf, figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** Shares, warrants, options, notes or debt at a date, with the terms in force. */
export function register(kind: string, options: SessionOptions & OutputOptions & Query): number {
  const answer = registerAnswer(ledgerOf(options), kind, options);
  print(options, { answer, tables: [registerTable(answer), ...answer.rows.flatMap(lotsTable)], csv: csvOf(registerTables(answer)) });
  return 0;
}

type Row = RegisterAnswer["rows"][number];

const cell = (figure: FigureAnswer | undefined): string => (figure === undefined ? "" : figureText(figure));

function registerTable({ book, register: kind, asOf, knownAt, total, rows, sums }: RegisterAnswer): Table {
  const names = figureNames(rows);
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

function lotsTable({ instrument, lots, lotRemarks = [] }: Row): Table[] {
  if (lots === undefined) return [];
  const names = figureNames(lots);
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
