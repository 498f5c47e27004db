/** A statement line by line beside what was reported, or the movements of equity component by component. */
import type { EquityAnswer, StatementAnswer, StatementAnswerRow } from "../answers/statement-answer.ts";
import type { FigureAnswer } from "../answers/answer.ts";
import { column, fields, figure, figureUnder, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

export function statementTables(answer: StatementAnswer | EquityAnswer): Tabulated {
  const { statement, title } = answer;
  return { answer: statement, title, source: answer, tables: ["components" in answer ? movementsOf(answer) : linesOf(answer)] };
}

type Line = StatementAnswerRow & { readonly figure: FigureAnswer };

/** Headings of the printed statement have no figure and are no rows. */
function linesOf({ title, rows }: StatementAnswer): Tabulated["tables"][0] {
  const lines = rows.filter((row): row is Line => row.figure !== null);
  const columns = [
    ...column("line", "text", (row: Line) => row.id),
    ...column("label", "text", (row: Line) => row.label),
    ...figure((row: Line) => row.figure),
    ...fields({ reported: "quantity", difference: "quantity" }, (row: Line) => row, (row) => row.figure.unit),
    ...column("verdict", "verdict", (row: Line) => row.verdict),
  ];
  return tableOf("lines", title, columns, lines);
}

type Movement = EquityAnswer["rows"][number];

function movementsOf({ title, components, rows }: EquityAnswer): Tabulated["tables"][0] {
  const columns = [
    ...fields({ kind: "text", event: "text", label: "text" }, (row: Movement) => row),
    ...components.flatMap(({ id }, index) => figureUnder(id, (row: Movement) => row.amounts[index])),
    ...figureUnder("total", (row: Movement) => row.total),
  ];
  return tableOf("movements", title, columns, rows);
}
