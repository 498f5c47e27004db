import { reconciliationAnswer } from "../../answers/reconciliation-answer.ts";
import type { ReconciliationAnswer } from "../../answers/reconciliation-answer.ts";
import { reconciliationTables } from "../../tables/reconciliation-tables.ts";
import { restatement } from "./restatement.ts";
import { csvOf, print, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

type Options = SessionOptions & OutputOptions & { readonly all?: boolean; readonly asFirstReported?: boolean };

/** Every reported figure against the ledger and each other; 1 as soon as one does not tie. */
export function reconcile(options: Options): number {
  const ledger = ledgerOf(options);
  if (options.asFirstReported === true) return restatement(ledger, options);
  const answer = reconciliationAnswer(ledger);
  print(options, {
    answer,
    tables: [figuresTable(answer, options.all === true), footingsTable(answer, options.all === true), plugsTable(answer)],
    csv: csvOf(reconciliationTables(answer)),
  });
  return answer.agrees ? 0 : 1;
}

function counted(tally: ReconciliationAnswer["tally"]): string {
  return Object.entries(tally).map(([verdict, count]) => `${count} ${verdictText(verdict)}`).join(", ");
}

function figuresTable({ book, knownAt, figures, tally, unmeasured }: ReconciliationAnswer, all: boolean): Table {
  const shown = all ? figures : figures.filter(({ verdict, difference }) => verdict !== "ties" || Number(difference) !== 0);
  return {
    title: `${book}: reported figures against the ledger${knownAt === null ? "" : `, as known on ${knownAt}`}`,
    columns: [{ head: "Figure" }, { head: "Date or period" }, { head: "Reported", align: "right" }, { head: "Ledger", align: "right" }, { head: "Difference", align: "right" }, { head: "Verdict" }, { head: "Source" }],
    rows: shown.map(({ reported, ledger, difference, asCounted, verdict }) => [
      reported.concept,
      reported.at ?? `${reported.from ?? ""}..${reported.to ?? ""}`,
      grouped(reported.value),
      ledger.value === null ? "not determinable" : ledger.status === "exact" ? grouped(ledger.value) : `${grouped(ledger.low ?? "")} … ${grouped(ledger.high ?? "")}`,
      grouped(difference ?? ""),
      verdict === "not-determinable" && asCounted ? "not determinable; ties as counted" : verdictText(verdict),
      `p. ${reported.page ?? "?"}, l. ${reported.lines ?? "?"}`,
    ]),
    notes: [
      `${numbered(figures.length, "figure")}: ${counted(tally)}. ${shown.length} shown${all ? "" : " (those that differ at all; --all shows every one)"}.`,
      ...(unmeasured === 0 ? [] : [`${numbered(unmeasured, "further figure")} of no measure: \`findings\` holds them against one another.`]),
      ...new Set(shown.flatMap(({ ledger }) => (ledger.value === null ? (ledger.reasons ?? []) : [])).map((reason) => `  · ${reason}`)),
    ],
  };
}

function footingsTable({ footings, footingTally }: ReconciliationAnswer, all: boolean): Table {
  const shown = all ? footings : footings.filter(({ verdict }) => verdict !== "ties");
  return {
    title: "Printed totals against the sums of their printed lines",
    columns: [{ head: "Total" }, { head: "Printed", align: "right" }, { head: "Sum", align: "right" }, { head: "Difference", align: "right" }, { head: "Verdict" }],
    rows: shown.map(({ reported, sum, difference, verdict }) => [reported.id, grouped(reported.value), grouped(sum), grouped(difference ?? ""), verdictText(verdict)]),
    notes: [`${numbered(footings.length, "total")}: ${counted(footingTally)}. ${shown.length} shown.`],
  };
}

export function plugsTable({ plugs }: ReconciliationAnswer): Table {
  return {
    title: "Plugs: events whose amount is only what makes the figures meet",
    columns: [{ head: "Event" }, { head: "Counts on" }, { head: "What it closes" }],
    rows: plugs.map(({ event, on, summary }) => [event, on, summary]),
    notes: [`${numbered(plugs.length, "plug")}, all shown; \`events <id>\` shows the arithmetic of one.`],
  };
}
