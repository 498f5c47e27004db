import { restatementAnswer } from "../../answers/restatement-answer.ts";
import type { RestatementAnswer } from "../../answers/restatement-answer.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { restatementTables } from "../../tables/reconciliation-tables.ts";
import { csvOf, figureText, print, reasonsOf, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** Every reported figure as first reported and as restated; 1 as soon as one does not tie as restated. */
export function restatement(ledger: Ledger, options: OutputOptions & { readonly all?: boolean }): number {
  const answer = restatementAnswer(ledger);
  print(options, {
    answer,
    tables: [table(answer, options.all === true)],
    csv: csvOf(restatementTables(answer)),
  });
  return answer.figures.some(({ asRestated }) => asRestated.verdict === "does-not-tie") ? 1 : 0;
}

function isRestated({ asFirstReported: first, asRestated: now }: RestatementAnswer["figures"][number]): boolean {
  return first.verdict !== now.verdict || figureText(first.ledger) !== figureText(now.ledger);
}

function table({ book, figures, total, restated, tally }: RestatementAnswer, all: boolean): Table {
  const shown = all ? figures : figures.filter(isRestated);
  const counted = (of: (typeof tally)["asRestated"]): string => Object.entries(of).map(([verdict, count]) => `${count} ${verdictText(verdict)}`).join(", ");
  return {
    title: `${book}: reported figures, against what was known when they were published and against what is known now`,
    columns: [{ head: "Figure" }, { head: "Date or period" }, { head: "Reported", align: "right" }, { head: "As first reported", align: "right" }, { head: "Verdict" }, { head: "As restated", align: "right" }, { head: "Verdict" }],
    rows: shown.map(({ reported, asFirstReported: first, asRestated: now }) => [
      reported.concept,
      reported.at ?? `${reported.from ?? ""}..${reported.to ?? ""}`,
      grouped(reported.value),
      figureText(first.ledger),
      verdictText(first.verdict),
      figureText(now.ledger),
      verdictText(now.verdict),
    ]),
    notes: [
      `${numbered(total, "figure")}, ${restated} restated; ${shown.length} shown${all ? "" : " (those that differ; --all shows every one)"}.`,
      `As first reported: ${counted(tally.asFirstReported)}.`,
      `As restated: ${counted(tally.asRestated)}.`,
      ...reasonsOf(shown.flatMap(({ asFirstReported: first }) => (first.ledger.value === null ? [first.ledger] : []))),
    ],
  };
}
