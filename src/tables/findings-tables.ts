/** What does not agree, is missing or cannot be: a row for each finding, and the figures that each rests on. */
import type { FindingRow, FindingsAnswer } from "../answers/findings-answer.ts";
import { findingsReport, placesOf } from "../answers/findings-report.ts";
import type { ReportedRow } from "../answers/reported-row.ts";
import { column, fields, tableOf } from "./columns.ts";
import { reportedColumns } from "./reported-columns.ts";
import type { Tabulated } from "./table.ts";

interface Cited {
  readonly finding: string;
  readonly figure: ReportedRow;
}

export function findingsTables(answer: FindingsAnswer): Tabulated {
  const { findings, tally } = answer;
  const columns = [
    ...fields({ id: "text", check: "text", class: "text", confidence: "text", about: "text", summary: "text", section: "text" }, (row: FindingRow) => row),
    ...column("places", "text", (row: FindingRow) => placesOf(row).join("; ")),
    ...fields({ difference: "text", correction: "text", accepted: "text" }, (row: FindingRow) => row),
    ...column("events", "text", (row: FindingRow) => row.events.join(" ")),
    ...column("measures", "text", (row: FindingRow) => row.measures.join(" ")),
    ...column("arithmetic", "text", (row: FindingRow) => row.arithmetic.join(" | ")),
  ];
  const cited = findings.flatMap(({ id: finding, figures }): Cited[] => figures.map((figure) => ({ finding, figure })));
  const counts = Object.entries(tally).map(([of, count]) => ({ class: of, findings: count }));
  return {
    answer: "findings",
    title: "Findings",
    source: answer,
    tables: [
      tableOf("findings", "Findings", columns, findings),
      tableOf("figures", "The figures that they rest on", [...column("finding", "text", (row: Cited) => row.finding), ...reportedColumns((row: Cited) => row.figure)], cited),
      tableOf("tally", "How many there are, whatever the filter", fields({ class: "text", findings: "count" }, (row: (typeof counts)[number]) => row), counts),
    ],
    report: () => findingsReport(answer),
  };
}
