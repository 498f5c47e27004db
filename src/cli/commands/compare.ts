import { compareAnswer } from "../../answers/compare-answer.ts";
import type { CompareAnswer, CompareQuery } from "../../answers/compare-answer.ts";
import { refuse } from "../../kernel/fault.ts";
import { scenarioIds, scenarioOf } from "../../scenarios/read-scenario.ts";
import { compareTables } from "../../tables/compare-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { bookOf, ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Column, Table } from "../table.ts";
import { differencesTable } from "./scenario.ts";

type Options = Omit<SessionOptions, "scenario"> & OutputOptions & CompareQuery & { readonly why?: boolean };

/** The base (`base`, or a scenario) beside scenarios (all of the book's where none is named). */
export function compare(base: string, scenarios: readonly string[], options: Options): number {
  const book = bookOf(options);
  const ids = scenarios.length > 0 ? scenarios : scenarioIds(book).filter((id) => scenarioOf(book, id).scenario.parameters.length === 0 && id !== base);
  if (ids.length === 0) throw refuse("scenario-unknown", "no scenario to compare with", "one or more, by id or as a path to a file");
  const compared = ids.map((id) => {
    const { scenario } = scenarioOf(book, id);
    return { id: scenario.id, title: scenario.title, ledger: ledgerOf({ ...options, scenario: id }, book) };
  });
  const answer = compareAnswer(ledgerOf({ ...options, scenario: base === "base" ? undefined : base }, book), compared, options);
  print(options, {
    answer,
    tables: [...tables(answer), ...(options.why === true ? answer.scenarios.map(({ id, title, differences }) => differencesTable(`${id}: ${title}`, differences)) : [])],
    csv: csvOf(compareTables(answer)),
  });
  return 0;
}

const RIGHT = { align: "right" as const };

/** At one date: a row for each scenario and a column for each measure. Over time: a table for each measure. */
function tables(answer: CompareAnswer): Table[] {
  const dates = new Set(answer.rows.map(({ on }) => on));
  const measures = [...new Set(answer.rows.map(({ measure }) => measure))];
  return dates.size === 1 ? [atOneDate(answer), becauseTable(answer)] : measures.map((measure) => overTime(answer, measure));
}

/** The value alone; what is not exact is marked, since its bounds stand under --json. */
const short = (figure: CompareAnswer["rows"][number]["base"]): string => (figure.value === null ? "not determinable" : `${grouped(figure.value)}${figure.status === "exact" ? "" : " ~"}`);

const signed = (difference: string | null): string => (difference === null ? "" : difference.startsWith("-") ? grouped(difference) : `+${grouped(difference)}`);

function atOneDate({ book, asOf, knownAt, rows, scenarios }: CompareAnswer): Table {
  const columns: Column[] = [{ head: "" }, ...rows.flatMap(({ measure, unit }) => [{ head: `${measure} (${unit})`, ...RIGHT }, { head: "difference", ...RIGHT }])];
  return {
    title: `${book}: the book beside its scenarios, ${asOf ?? ""}${knownAt === null ? "" : `, as known on ${knownAt}`}`,
    columns,
    rows: [["base", ...rows.flatMap(({ base }) => [short(base), ""])], ...scenarios.map(({ id }, index) => [id, ...rows.flatMap(({ scenarios: under }) => (under[index] === undefined ? ["", ""] : [short(under[index].figure), signed(under[index].difference)]))])],
    notes: [`${numbered(scenarios.length, "scenario")} and ${numbered(rows.length, "measure")}, all shown. ~ marks what is bounded or estimated; --json gives the bounds.`],
  };
}

/** Why: for each figure that differs, what each difference alone does to it. */
function becauseTable({ rows }: CompareAnswer): Table {
  const lines = rows.flatMap(({ measure, scenarios }) => scenarios.flatMap(({ scenario, because = [], together }) => [...because.map(({ what, difference }) => [scenario, measure, signed(difference), what]), ...(together === null || together === undefined ? [] : [[scenario, measure, signed(together.difference), together.of.length === 0 ? "all of them together" : together.of.length === 1 ? together.of.join("") : `together: ${together.of.join(", ")}`]])]));
  const ordered = [...lines].sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : (a[0] ?? "") > (b[0] ?? "") ? 1 : 0));
  return {
    title: "Why: what each difference alone does to a figure",
    columns: [{ head: "Scenario" }, { head: "Measure" }, { head: "Difference", ...RIGHT }, { head: "Because of" }],
    rows: ordered,
    notes: [`${numbered(lines.length, "part")} of differences, all shown; --why shows what each event moves.`],
  };
}

function overTime({ book, rows, scenarios }: CompareAnswer, measure: string): Table {
  const own = rows.filter((row) => row.measure === measure);
  return {
    title: `${book}: ${measure}, in ${own[0]?.unit ?? ""}`,
    columns: [{ head: "Date or period" }, { head: "base", ...RIGHT }, ...scenarios.map(({ id }) => ({ head: id, ...RIGHT }))],
    rows: own.map(({ from, on, base, scenarios: under }) => [from === null ? on : `${from}..${on}`, figureText(base), ...under.map(({ figure }) => figureText(figure))]),
    notes: [`${numbered(own.length, "row")}, all shown.`],
  };
}
