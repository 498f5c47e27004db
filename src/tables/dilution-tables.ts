/** Shares that there are and may be: every one, the company's own table, the totals, and what lies between them. */
import type { FigureAnswer } from "../answers/answer.ts";
import type { DilutionAnswer } from "../answers/dilution-answer.ts";
import { column, fields, figure, figureUnder, headingOf, tableOf } from "./columns.ts";
import type { Table, Tabulated } from "./table.ts";

type Row = DilutionAnswer["rows"][number];
type LeftOut = DilutionAnswer["leftOut"][number];
type Preference = DilutionAnswer["preferences"][number];

export function dilutionTables(answer: DilutionAnswer): Tabulated {
  const rows = [...fields({ group: "text", instrument: "text", name: "text" }, (row: Row) => row), ...figure((row: Row) => row.shares), ...fields({ how: "text", inCompanyTable: "flag" }, (row: Row) => row)];
  const totals = Object.entries(answer.totals).map(([total, of]) => ({ total, label: headingOf(total), of }));
  const leftOut = [...fields({ group: "text", instrument: "text" }, (row: LeftOut) => row), ...figure((row: LeftOut) => row.shares), ...fields({ inComplete: "flag", reason: "text" }, (row: LeftOut) => row)];
  const preferences = [
    ...fields({ class: "text", name: "text" }, (row: Preference) => row),
    ...figureUnder("outstanding", (row: Preference) => row.outstanding),
    ...column("perShare", "quantity", (row: Preference) => row.perShare, (row) => row.preference.unit),
    ...figureUnder("preference", (row: Preference) => row.preference),
  ];
  return {
    answer: "dilution",
    title: "Dilution",
    source: answer,
    tables: [
      tableOf("shares", "Every share there is and may be", rows, answer.rows),
      ...companyTable(answer),
      tableOf("totals", "Totals", [...fields({ total: "text", label: "text" }, (row: Total) => row), ...figure((row: Total) => row.of)], totals),
      tableOf("left-out", "What the company's table leaves out", leftOut, answer.leftOut),
      tableOf("preferences", "Liquidation preference by class", preferences, answer.preferences),
    ],
  };
}

interface Total {
  readonly total: string;
  readonly label: string;
  readonly of: FigureAnswer;
}

type Company = NonNullable<DilutionAnswer["company"]>;
type Compared = Company["total"] & { readonly group: string };

function companyTable({ company }: DilutionAnswer): Table[] {
  if (company === null) return [];
  const columns = [
    ...column("at", "date", () => company.at),
    ...column("group", "text", (row: Compared) => row.group),
    ...column("printed", "quantity", (row: Compared) => row.printed, (row) => row.ledger.unit),
    ...figureUnder("ledger", (row: Compared) => row.ledger),
    ...column("difference", "quantity", (row: Compared) => row.difference, (row) => row.ledger.unit),
    ...column("verdict", "verdict", (row: Compared) => row.verdict),
  ];
  return [tableOf("company", "Shares that the company counts as issuable", columns, [...company.lines, { ...company.total, group: "total" }])];
}
