import { registerAnswer } from "../../answers/register-answer.ts";
import type { Query } from "../../answers/query.ts";
import { figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";

/** Shares, warrants, options, notes or debt at a date, with the terms in force. */
export function register(kind: string, options: SessionOptions & OutputOptions & Query): number {
  const answer = registerAnswer(ledgerOf(options), kind, options);
  const names = [...new Set(answer.rows.flatMap(({ figures }) => Object.keys(figures)))];
  const terms = (row: (typeof answer.rows)[number]): string => Object.entries(row.terms).map(([term, value]) => `${term} ${value}`).join(", ");
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: register of ${answer.register} at ${answer.asOf ?? ""}${answer.knownAt === null ? "" : `, as known on ${answer.knownAt}`}`,
        columns: [{ head: "Instrument" }, { head: "Name" }, ...names.map((head) => ({ head, align: "right" }) as const), { head: "Terms since" }, { head: "By" }],
        rows: [
          ...answer.rows.map((row) => [row.instrument, row.name, ...names.map((name) => (row.figures[name] === undefined ? "" : figureText(row.figures[name]))), row.termsSince ?? "", row.termsEvent ?? ""]),
          ...(Object.keys(answer.sums).length === 0 ? [] : [["Total", "", ...names.map((name) => (answer.sums[name] === undefined ? "" : figureText(answer.sums[name]))), "", ""]]),
        ],
        notes: [`${numbered(answer.total, "instrument")}, all shown.`, ...answer.rows.flatMap((row) => (terms(row) === "" ? [] : [`  ${row.instrument}: ${terms(row)}`])), ...reasonsOf(answer.rows.flatMap((row) => Object.values(row.figures)))],
      },
    ],
    csv: answer.rows.map((row) => ({ instrument: row.instrument, name: row.name, ...Object.fromEntries(names.map((name) => [name, row.figures[name]?.value ?? null])), termsSince: row.termsSince, terms: terms(row) })),
  });
  return 0;
}
