/** Scenarios listed, and one of them run: the figures that it moves, and what differs. */
import type { CompareAnswer } from "../answers/compare-answer.ts";
import type { DiffAnswer } from "../answers/diff-answer.ts";
import type { ScenarioAnswer, ScenarioList } from "../answers/scenario-answer.ts";
import { column, fields, figureUnder, tableOf } from "./columns.ts";
import type { Declared } from "./columns.ts";
import type { Table, Tabulated } from "./table.ts";

type Listed = ScenarioList["scenarios"][number];

export function scenarioListTables(answer: ScenarioList): Tabulated {
  const columns = [...fields({ id: "text", title: "text", summary: "text", base: "text", knownAt: "date" }, (row: Listed) => row), ...column("parameters", "text", (row: Listed) => row.parameters.join(" "))];
  return { answer: "scenarios", title: "Scenarios", source: answer, tables: [tableOf("scenarios", "Scenarios", columns, answer.scenarios)] };
}

export type Moved = DiffAnswer["measures"][number];

/** A figure before and after, under the names of the two. */
export function movedColumns(before: string, after: string): Declared<Moved>[] {
  return [
    ...column("measure", "text", (row: Moved) => row.measure),
    ...column("unit", "text", (row: Moved) => row.after.unit),
    ...figureUnder(before, (row: Moved) => row.before),
    ...figureUnder(after, (row: Moved) => row.after),
    ...column("difference", "quantity", (row: Moved) => row.difference, (row) => row.after.unit),
  ];
}

export function scenarioTables(answer: ScenarioAnswer): Tabulated {
  return {
    answer: `scenario-${answer.scenario ?? "posted"}`,
    title: answer.title,
    source: answer,
    tables: [tableOf("measures", "The figures that it moves", movedColumns("base", "scenario"), answer.measures), differencesTable([{ id: answer.scenario ?? "", differences: answer.differences }])],
  };
}

interface Leg {
  readonly scenario: string;
  readonly what: string;
  readonly how: string;
  readonly summary: string;
  readonly account: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
}

/** A row for each account that a difference moves; one alone where it moves none. */
export function differencesTable(scenarios: readonly Pick<CompareAnswer["scenarios"][number], "id" | "differences">[]): Table {
  const nothing = { account: null, quantity: null, unit: null };
  const legs = scenarios.flatMap(({ id, differences }) => differences.flatMap(({ movements, ...difference }): Leg[] => (movements.length === 0 ? [nothing] : movements).map((movement) => ({ scenario: id, ...difference, ...movement }))));
  const columns = fields({ scenario: "text", what: "text", how: "text", summary: "text", account: "text", quantity: "quantity", unit: "text" }, (row: Leg) => row, (row) => row.unit);
  return tableOf("differences", "What differs, and what that moves in the scenario less what it moves in the book", columns, legs);
}
