import { anyStatement } from "../../answers/statement-answer.ts";
import type { EquityAnswer, StatementAnswer } from "../../answers/statement-answer.ts";
import type { Query } from "../../answers/query.ts";
import { statementTables } from "../../tables/statement-tables.ts";
import { csvOf, figureText, print, reasonsOf, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped } from "../table.ts";
import type { Table } from "../table.ts";

/** One statement, each line beside what was reported for the same date or period. */
export function statement(kind: string, options: SessionOptions & OutputOptions & Query): number {
  const answer = anyStatement(ledgerOf(options), kind, options);
  print(options, { answer, tables: ["components" in answer ? equityTable(answer) : statementTable(answer)], csv: csvOf(statementTables(answer)) });
  return 0;
}

function titleOf({ book, title, asOf, from, to, knownAt }: StatementAnswer | EquityAnswer): string {
  const when = asOf === null ? `${from ?? ""} to ${to ?? ""}` : `at ${asOf}`;
  return `${book}: ${title}, ${when}${knownAt === null ? "" : `, as known on ${knownAt}`}`;
}

export function statementTable(answer: StatementAnswer): Table {
  return {
    title: titleOf(answer),
    columns: [{ head: "Line" }, { head: "Ledger", align: "right" }, { head: "Reported", align: "right" }, { head: "Difference", align: "right" }, { head: "Verdict" }],
    rows: answer.rows.map(({ kind, label, figure, reported, difference, verdict }) =>
      figure === null ? { heading: label } : [`${kind === "total" ? "  " : ""}${label}`, figureText(figure), grouped(reported ?? ""), grouped(difference ?? ""), verdictText(verdict)],
    ),
    notes: reasonsOf(answer.rows.map(({ figure }) => figure)),
  };
}

function equityTable(answer: EquityAnswer): Table {
  return {
    title: titleOf(answer),
    columns: [{ head: "" }, ...answer.components.map(({ id }) => ({ head: id, align: "right" }) as const), { head: "Total", align: "right" }],
    rows: answer.rows.map(({ event, label, amounts, total }) => [event ?? label, ...amounts.map((amount) => figureText(amount)), figureText(total)]),
    notes: reasonsOf(answer.rows.flatMap(({ amounts, total }) => [...amounts, total])),
  };
}
