/** The book beside scenarios of it: a row for each measure, date and scenario; and why. */
import type { CompareAnswer } from "../answers/compare-answer.ts";
import { column, fields, figureUnder, tableOf } from "./columns.ts";
import { differencesTable } from "./scenario-tables.ts";
import type { Tabulated } from "./table.ts";

type Measured = CompareAnswer["rows"][number];
type Compared = Measured["scenarios"][number];

interface Row {
  readonly measured: Measured;
  readonly compared: Compared;
}

interface Part {
  readonly measure: string;
  readonly unit: string;
  readonly scenario: string;
  readonly what: string;
  readonly difference: string;
}

type Scenario = CompareAnswer["scenarios"][number];

export function compareTables(answer: CompareAnswer): Tabulated {
  const rows = answer.rows.flatMap((measured): Row[] => measured.scenarios.map((compared) => ({ measured, compared })));
  const columns = [
    ...fields({ measure: "text", from: "date", on: "date", unit: "text" }, ({ measured }: Row) => measured),
    ...column("scenario", "text", ({ compared }: Row) => compared.scenario),
    ...figureUnder("base", ({ measured }: Row) => measured.base),
    ...figureUnder("figure", ({ compared }: Row) => compared.figure),
    ...column("difference", "quantity", ({ compared }: Row) => compared.difference, ({ measured }) => measured.unit),
    ...column("because", "text", ({ compared }: Row) => partsOf(compared).map(({ what, difference }) => `${what} ${difference}`).join("; ")),
  ];
  const parts = rows.flatMap(({ measured: { measure, unit }, compared }): Part[] => partsOf(compared).map((part) => ({ measure, unit, scenario: compared.scenario, ...part })));
  return {
    answer: "compare",
    title: "The book beside its scenarios",
    source: answer,
    tables: [
      tableOf("compared", "The book beside its scenarios", columns, rows),
      tableOf("because", "What each difference alone does to a figure", fields({ measure: "text", scenario: "text", what: "text", difference: "quantity", unit: "text" }, (row: Part) => row, (row) => row.unit), parts),
      tableOf("scenarios", "The scenarios", fields({ id: "text", title: "text", knownAt: "date", ledgerHead: "text" }, (row: Scenario) => row), answer.scenarios),
      differencesTable(answer.scenarios),
    ],
  };
}

/** What each difference does alone, and what is left that they do only together. */
function partsOf({ because = [], together }: Compared): { readonly what: string; readonly difference: string }[] {
  return [...because, ...(together === null || together === undefined ? [] : [{ what: together.of.join(" with "), difference: together.difference }])];
}
