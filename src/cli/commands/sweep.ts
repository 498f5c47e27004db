import Papa from "papaparse";
import { sweepAnswer } from "../../answers/sweep-answer.ts";
import type { Sweep, SweepQuery, SweepRow } from "../../answers/sweep-answer.ts";
import { scenarioOf, stackOf } from "../../scenarios/read-scenario.ts";
import { figureColumns, figureText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { ProgressBar } from "../progress-bar.ts";

type Options = Omit<SessionOptions, "scenario"> & OutputOptions & SweepQuery & { readonly progress?: boolean };

/** Runs a scenario through its parameters; each row is written as soon as it is known. 1 where a point contradicts itself. */
export async function sweep(id: string, options: Options): Promise<number> {
  const base = ledgerOf(options);
  const { header, rows } = sweepAnswer(base, stackOf(base.book, scenarioOf(base.book, id)), options);
  const writing = options.json === true ? asJson(header) : options.csv === true ? asCsv(header) : asTable(header);
  const bar = new ProgressBar(header.total, options.progress === true || process.stderr.isTTY);
  let contradicted = 0;
  await written(writing.start);
  for (const row of rows) {
    if (row.contradiction !== null) contradicted += 1;
    await written(writing.row(row));
    bar.advance();
  }
  bar.done();
  await written(writing.end(contradicted));
  return contradicted === 0 ? 0 : 1;
}

/** Waits where whoever reads is slower than the sweep: unread rows would pile up in memory. */
async function written(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}

interface Writing {
  readonly start: string;
  readonly row: (row: SweepRow) => string;
  readonly end: (contradicted: number) => string;
}

/** One JSON document: the header's fields, and `rows`. */
function asJson(header: Sweep["header"]): Writing {
  let separator = "\n";
  return {
    start: `${JSON.stringify(header).slice(0, -1)},"rows":[`,
    row: (row) => {
      const text = `${separator}${JSON.stringify(row)}`;
      separator = ",\n";
      return text;
    },
    end: () => "\n]}\n",
  };
}

function asCsv({ measures, parameters }: Sweep["header"]): Writing {
  const names = [...parameters, ...measures.flatMap((id) => Object.keys(figureColumns(id, undefined))), "contradiction"];
  return {
    start: `${Papa.unparse([names])}\n`,
    row: ({ point, figures, contradiction }) => {
      const fields = { ...point, ...Object.assign({}, ...measures.map((id) => figureColumns(id, figures[id]))) as Record<string, unknown>, contradiction };
      return `${Papa.unparse([names.map((name) => (fields as Readonly<Record<string, unknown>>)[name] ?? "")])}\n`;
    },
    end: () => "",
  };
}

/** Columns of fixed widths, since no later row is known yet. */
function asTable({ book, scenario, asOf, total, measures, parameters }: Sweep["header"]): Writing {
  const widths = [...parameters.map((name) => Math.max(12, name.length)), ...measures.map((id) => Math.max(18, id.length))];
  const line = (cells: readonly string[]): string => `${cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join("  ").trimEnd()}\n`;
  return {
    start: `${book}: ${scenario ?? ""} swept, ${asOf ?? ""}\n${line([...parameters, ...measures])}${line(widths.map((width) => "─".repeat(width)))}`,
    row: ({ point, figures, contradiction }) => line([...parameters.map((name) => point[name] ?? ""), ...(contradiction === null ? measures.map((id) => (figures[id] === undefined ? "" : figureText(figures[id]))) : [contradiction])]),
    end: (contradicted) => `${total} points, all shown${contradicted === 0 ? "" : `; ${contradicted} contradict themselves`}.\n`,
  };
}
