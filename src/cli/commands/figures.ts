import { figuresAnswer } from "../../answers/figures-answer.ts";
import type { FiguresQuery } from "../../answers/figures-answer.ts";
import { figuresTables } from "../../tables/figures-tables.ts";
import { csvOf, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";

/** Figures shown without --all: more than a screen of them is for --json and --csv. */
const SHOWN = 60;

/** Every reported figure as printed, with its place. */
export function figures(options: SessionOptions & OutputOptions & FiguresQuery & { readonly all?: boolean }): number {
  const answer = figuresAnswer(ledgerOf(options), options);
  const shown = options.all === true ? answer.figures : answer.figures.slice(0, SHOWN);
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: reported figures`,
        columns: [{ head: "Concept" }, { head: "Date or period" }, { head: "Value", align: "right" }, { head: "Unit" }, { head: "Printed", align: "right" }, { head: "Place" }],
        rows: shown.map(({ concept, at, from, to, value, unit, printed, page, lines, is }) => [concept, at ?? `${from ?? ""}..${to ?? ""}`, grouped(value), unit, printed, `p. ${page ?? "?"}, l. ${lines ?? "?"}${is === null ? "" : `  = ${is}`}`]),
        notes: [`${numbered(answer.total, "figure")}, ${answer.shown} asked for, ${shown.length} shown${shown.length < answer.shown ? " (--all shows every one)" : ""}.`],
      },
    ],
    csv: csvOf(figuresTables(answer)),
  });
  return 0;
}
