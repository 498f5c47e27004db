import { scenarioAnswer, scenarioList } from "../../answers/scenario-answer.ts";
import type { ScenarioAnswer } from "../../answers/scenario-answer.ts";
import type { Query } from "../../answers/query.ts";
import { scenarioOf } from "../../scenarios/read-scenario.ts";
import { scenarioListTables, scenarioTables } from "../../tables/scenario-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { bookOf, ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** The scenarios of the book, and what each asks; 1 where the file of one is at fault. */
export function listScenarios(options: SessionOptions & OutputOptions): number {
  const answer = scenarioList(bookOf(options));
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: scenarios`,
        columns: [{ head: "Id" }, { head: "Over" }, { head: "Parameters" }, { head: "What if" }],
        rows: answer.scenarios.map(({ id, title, base, parameters }) => [id, base ?? "", parameters.join(", "), title]),
        notes: [`${numbered(answer.total, "scenario")}; ${answer.shown} shown.`, ...answer.faulty.map((fault) => `  at fault: ${fault}`)],
      },
    ],
    csv: csvOf(scenarioListTables(answer)),
  });
  return answer.faulty.length === 0 ? 0 : 1;
}

/** What a scenario changes, and the figures that it moves. */
export function runScenario(id: string, options: Omit<SessionOptions, "scenario"> & OutputOptions & Pick<Query, "asOf">): number {
  const book = bookOf(options);
  const answer = scenarioAnswer(ledgerOf(options, book), ledgerOf({ ...options, scenario: id }, book), scenarioOf(book, id), options);
  print(options, {
    answer,
    tables: [differencesTable(`${answer.book}: ${answer.title}\n${answer.summary}`, answer.differences), measuresTable(answer)],
    csv: csvOf(scenarioTables(answer)),
  });
  return 0;
}

/** The events and tables that differ, with what they move otherwise. */
export function differencesTable(title: string, differences: ScenarioAnswer["differences"]): Table {
  return {
    title,
    columns: [{ head: "What differs" }, { head: "How" }, { head: "Moves", align: "right" }, { head: "In" }],
    rows: differences.flatMap(({ what, how, movements }) => {
      const [first, ...others] = movements;
      return [
        [what, how, first === undefined ? "" : grouped(first.quantity), first === undefined ? "" : `${first.account} (${first.unit})`],
        ...others.map(({ account, quantity, unit }) => ["", "", grouped(quantity), `${account} (${unit})`]),
      ];
    }),
    notes: [`${numbered(differences.length, "difference")}, all shown: what each moves in the scenario less what it moves in the book.`],
  };
}

function measuresTable({ asOf, measures, total }: ScenarioAnswer): Table {
  return {
    title: `The figures that it moves, at ${asOf ?? ""} or over the longest period presented until then`,
    columns: [{ head: "Measure" }, { head: "Base", align: "right" }, { head: "Scenario", align: "right" }, { head: "Difference", align: "right" }, { head: "Unit" }],
    rows: measures.map(({ measure, before, after, difference }) => [measure, figureText(before), figureText(after), grouped(difference ?? ""), after.unit]),
    notes: [`${numbered(total, "figure")}, all shown.`],
  };
}
