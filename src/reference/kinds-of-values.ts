/** The kinds of values, as their declarations in events/fields.ts explain them. */
import { code, table } from "./markdown.ts";
import type { SourceComments } from "./source-comments.ts";

/** The kind's name on the pages, the constant that declares it, and values that it reads. */
const KINDS: readonly (readonly [string, string, readonly string[]])[] = [
  ["text", "text", ["First quarter's draw"]],
  ["id", "id", ["series-a", "note-2024"]],
  ["day", "calendarDay", ["2024-02-29"]],
  ["period", "dayPeriod", ["2024-02", "2024-Q1", "2024", "2024-01-01..2024-09-30"]],
  ["effective date", "effective", ["2024-02-29", "{ within: 2024-02, assumed: 2024-02-15 }"]],
  ["flag", "flag", ["true", "false"]],
  ["decimal", "decimal", ["1250", "-0.75", "1,250.50"]],
  ["amount", "amount", ["250000", "250,000.50"]],
  ["count", "count", ["4,000,000"]],
  ["rate", "rate", ["0.07"]],
  ["account", "account", ["cash", "notes/first/principal"]],
];

export function kindsOfValues(source: SourceComments): string {
  return table(
    ["kind", "meaning", "such as"],
    KINDS.map(([kind, constant, examples]) => [kind, source.declared("events/fields.ts", constant) ?? "", examples.map(code).join(", ")]),
  );
}
