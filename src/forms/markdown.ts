/** Markdown to read and to paste into a report: a heading, where the figures come from, and the tables. */
import { whenOf } from "../tables/table.ts";
import type { Cell, Column, Source, Table, Tabulated } from "../tables/table.ts";

/** Of a head, enough to find it by. */
const HEAD_DIGITS = 12;

export function markdownOf({ title, source, report }: Tabulated, tables: readonly Table[]): string {
  if (report !== undefined) return `${report()}\n`;
  return `${[`# ${escaped(title)}`, sourceLine(source), ...tables.map(section)].join("\n\n")}\n`;
}

function sourceLine(source: Source): string {
  const { book, knownAt, scenario, ledgerHead } = source;
  const when = whenOf(source);
  return [`Book \`${book}\``, ...(when === null ? [] : [when]), ...(knownAt === null ? [] : [`as known on ${knownAt}`]), ...(scenario === null ? [] : [`under the scenario \`${scenario}\``]), `head \`${ledgerHead.slice(0, HEAD_DIGITS)}\``].join(", ").concat(".");
}

function section(table: Table): string {
  const { title, columns, rows } = table;
  const shown = columns.flatMap((column, index) => (tellsNothing(table, column, index) ? [] : [{ column, index }]));
  const heading = `## ${escaped(title)}`;
  if (shown.length === 0) return `${heading}\n\nNone.`;
  const lines = [shown.map(({ column }) => headingOf(column)), shown.map(({ column }) => (isNumeric(column) ? "---:" : "---")), ...rows.map((row) => shown.map(({ index }) => text(row[index])))];
  return `${heading}\n\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
}

function headingOf({ heading, unit }: Column): string {
  return escaped(unit === null ? heading : `${heading} (${unit})`);
}

/** A column that no row fills, bounds that are the value itself in every row, and a status that is exact in all of them. */
function tellsNothing({ columns, rows }: Table, { kind, bounds }: Column, index: number): boolean {
  const bounded = bounds === null ? -1 : columns.findIndex(({ name }) => name === bounds);
  return rows.every((row) => !isFilled(row[index]) || (kind === "status" && row[index] === "exact") || row[index] === row[bounded]);
}

const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell !== null && cell !== "";

const isNumeric = ({ kind }: Column): boolean => kind === "quantity" || kind === "count";

function text(cell: Cell | undefined): string {
  return cell === undefined || cell === null ? "" : typeof cell === "boolean" ? (cell ? "yes" : "no") : escaped(String(cell));
}

/** CommonMark §2.4: a backslash takes its meaning from any punctuation; a row of a table is one line. */
function escaped(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>&|~]/g, String.raw`\$&`).replaceAll(/\s+/g, " ").trim();
}
