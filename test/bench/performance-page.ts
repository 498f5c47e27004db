/** The page of figures: each benchmark writes its own section, between marks, and prints it. */
import { readFileSync, writeFileSync } from "node:fs";

const PAGE = new URL("../../docs/performance.md", import.meta.url);

export function writeSection(name: string, lines: readonly string[]): void {
  const [start, end] = [`<!-- ${name}: written by the benchmark -->`, `<!-- ${name}: end -->`];
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`docs/performance.md has no section between "${start}" and "${end}"`);
  writeFileSync(PAGE, `${before}${start}\n${lines.join("\n")}\n${end}${after}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}
