/** Reported figures against the ledger, printed totals against printed lines, and the plugs. */
import type { ReconciliationAnswer } from "../answers/reconciliation-answer.ts";
import type { RestatementAnswer } from "../answers/restatement-answer.ts";
import { column, fields, figureUnder, tableOf } from "./columns.ts";
import { reportedColumns } from "./reported-columns.ts";
import type { Tabulated } from "./table.ts";

type Judged = ReconciliationAnswer["figures"][number];
type Footing = ReconciliationAnswer["footings"][number];
type Plug = ReconciliationAnswer["plugs"][number];

export function reconciliationTables(answer: ReconciliationAnswer): Tabulated {
  const figures = [
    ...reportedColumns((row: Judged) => row.reported),
    ...figureUnder("ledger", (row: Judged) => row.ledger),
    ...fields({ difference: "quantity", gap: "quantity" }, (row: Judged) => row, (row) => row.ledger.unit),
    ...column("verdict", "verdict", (row: Judged) => row.verdict),
  ];
  const footings = [
    ...reportedColumns((row: Footing) => row.reported),
    ...fields({ sum: "quantity", difference: "quantity", gap: "quantity" }, (row: Footing) => row, (row) => row.reported.unit),
    ...column("verdict", "verdict", (row: Footing) => row.verdict),
    ...column("parts", "text", (row: Footing) => row.parts.map(({ sign, id, value }) => `${sign} ${id} ${value}`).join("; ")),
  ];
  return {
    answer: "reconciliation",
    title: "Reconciliation",
    source: answer,
    tables: [
      tableOf("figures", "Reported figures against the ledger", figures, answer.figures),
      tableOf("footings", "Printed totals against the sums of their printed lines", footings, answer.footings),
      tableOf("plugs", "Events whose amount is only what makes the figures meet", fields({ event: "text", on: "date", summary: "text", arithmetic: "text" }, (row: Plug) => row), answer.plugs),
    ],
  };
}

type Restated = RestatementAnswer["figures"][number];

export function restatementTables(answer: RestatementAnswer): Tabulated {
  const columns = [
    ...reportedColumns((row: Restated) => row.reported),
    ...column("published", "date", (row: Restated) => row.published),
    ...figureUnder("asFirstReported", (row: Restated) => row.asFirstReported.ledger),
    ...column("asFirstReportedVerdict", "verdict", (row: Restated) => row.asFirstReported.verdict),
    ...figureUnder("asRestated", (row: Restated) => row.asRestated.ledger),
    ...column("asRestatedVerdict", "verdict", (row: Restated) => row.asRestated.verdict),
    ...column("restatedBy", "quantity", (row: Restated) => row.restatedBy, (row) => row.asRestated.ledger.unit),
  ];
  return { answer: "as-first-reported", title: "As first reported and as restated", source: answer, tables: [tableOf("figures", "As first reported and as restated", columns, answer.figures)] };
}
