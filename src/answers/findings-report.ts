/** The findings as a report to read and to check by hand, in Markdown. */
import { findingClasses } from "../reconciliation/finding.ts";
import type { FindingRow, FindingsAnswer } from "./findings-answer.ts";

const HEADINGS: Readonly<Record<FindingRow["class"], string>> = {
  "error": "Errors: figures that cannot all be true",
  "ambiguity": "Ambiguities: what may be read in two ways",
  "rounding": "Rounding: figures that meet only in what rounding leaves open",
  "disclosure-gap": "Disclosure gaps: what a reader would need and is not told",
};

export function findingsReport({ book, knownAt, ledgerHead, tally, accepted, shown, findings }: FindingsAnswer): string {
  const counts = Object.entries(tally).map(([name, count]) => `| ${name} | ${count} |`);
  const sections = findingClasses.flatMap((of) => {
    const rows = findings.filter((row) => row.class === of);
    return rows.length === 0 ? [] : [`## ${HEADINGS[of]}`, ...rows.map(sectionOf)];
  });
  const head = `Book \`${book}\`${knownAt === null ? "" : `, as known on ${knownAt}`}, head \`${ledgerHead.slice(0, 12)}\`. ${shown} findings shown, ${accepted} accepted.`;
  return [`# Findings`, head, ["| class | findings |", "|---|---:|", ...counts].join("\n"), ...sections].join("\n\n");
}

function sectionOf(row: FindingRow): string {
  const facts = [
    `- finding \`${row.id}\`, ${row.confidence}; check ${[row.check, ...row.also].join(", ")}: ${row.rule}`,
    ...(row.accepted === null ? [] : [`- accepted: ${row.accepted}`]),
    ...(row.difference === null ? [] : [`- difference: ${row.difference}`]),
    ...(row.correction === null ? [] : [`- resolved by: ${row.correction}`]),
    ...(row.events.length === 0 ? [] : [`- events: ${row.events.join(", ")}`]),
    ...(placesOf(row).length === 0 ? [] : [`- places: ${placesOf(row).join("; ")}`]),
  ];
  return [`### ${row.summary}`, facts.join("\n"), ["```text", ...row.arithmetic, "```"].join("\n")].join("\n\n");
}

/** Page and lines of each figure and piece of evidence, once. */
export function placesOf({ figures, evidence }: FindingRow): string[] {
  const places = [...figures, ...evidence].map(({ page, lines }) => [...(page === null ? [] : [`p. ${page}`]), ...(lines === null ? [] : [`l. ${lines}`])].join(", "));
  return [...new Set(places.filter((place) => place !== ""))];
}
