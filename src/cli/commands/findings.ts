import { findingsAnswer } from "../../answers/findings-answer.ts";
import type { FindingRow, FindingsAnswer, FindingsQuery } from "../../answers/findings-answer.ts";
import { findingsReport, placesOf } from "../../answers/findings-report.ts";
import { refuse } from "../../kernel/fault.ts";
import { findingClasses } from "../../reconciliation/finding.ts";
import { findingsTables } from "../../tables/findings-tables.ts";
import { csvOf, print, write } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";
import type { Table } from "../table.ts";

const PLURALS: Readonly<Record<FindingRow["class"], string>> = { "error": "errors", "ambiguity": "ambiguities", "rounding": "roundings", "disclosure-gap": "disclosure gaps" };

type Options = SessionOptions & OutputOptions & FindingsQuery & { readonly markdown?: boolean };

/** What does not agree, is missing or cannot be; 1 when an error is open. With an id, one in full. */
export function findings(id: string | undefined, options: Options): number {
  const answer = findingsAnswer(ledgerOf(options), { ...options, id });
  if (id !== undefined && answer.findings.length === 0) throw refuse("finding-unknown", `finding "${id}"`, "the id of a finding, as `findings` lists them");
  if (options.markdown === true) write(findingsReport(answer));
  else print(options, { answer, tables: id === undefined ? [...tablesOf(answer), total(answer)] : answer.findings.map(inFull), csv: csvOf(findingsTables(answer)) });
  return answer.clean ? 0 : 1;
}

function tablesOf({ book, findings: rows }: FindingsAnswer): Table[] {
  return findingClasses.flatMap((of) => {
    const ofClass = rows.filter((row) => row.class === of);
    if (ofClass.length === 0) return [];
    return [
      {
        title: `${book}: ${PLURALS[of]}`,
        columns: [{ head: "What" }, { head: "Sure" }, { head: "Where" }, { head: "Finding" }],
        rows: ofClass.map((row) => [row.summary, row.confidence, placesOf(row).slice(0, 2).join("; "), `${row.id}${row.accepted === null ? "" : ` (accepted: ${row.accepted})`}`]),
        notes: [`${numbered(ofClass.length, "finding")} of this class shown.`],
      },
    ];
  });
}

function total({ tally, accepted, shown, clean }: FindingsAnswer): Table {
  const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
  return {
    title: "In all",
    columns: [{ head: "Class" }, { head: "Findings", align: "right" }],
    rows: Object.entries(tally).map(([name, count]) => [name, String(count)]),
    notes: [`${numbered(all, "finding")}, ${shown} shown, ${accepted} accepted. ${clean ? "No error is open." : "Errors are open."} \`findings <id>\` shows one in full.`],
  };
}

function inFull(row: FindingRow): Table {
  const facts = [
    ["Finding", row.id],
    ["Class", `${row.class}, ${row.confidence}${row.accepted === null ? "" : `, accepted: ${row.accepted}`}`],
    ["Rule", `${row.rule} (${row.rests})`],
    ["Checks", [row.check, ...row.also].join(", ")],
    ["Difference", row.difference ?? "none to state"],
    ["Resolved by", row.correction ?? "not determinable"],
    ["Events", row.events.join(", ") || "none"],
    ["Measures", row.measures.join(", ") || "none"],
    ["Places", placesOf(row).join("; ") || "none"],
  ];
  return { title: row.summary, columns: [{ head: "" }, { head: "" }], rows: facts, notes: ["", "How it follows", ...row.arithmetic.map((step) => `  ${step}`)] };
}
