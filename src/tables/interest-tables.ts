/** The notes' interest run by run, in all, by every convention, and what reported balances say of it. */
import type { InterestAnswer } from "../answers/interest-answer.ts";
import { column, fields, figure, tableOf } from "./columns.ts";
import type { Table, Tabulated } from "./table.ts";

type Note = InterestAnswer["notes"][number];
type Run = Note["runs"][number] & { readonly note: string; readonly kind: "borne" | "netted" };
type Convention = InterestAnswer["conventions"][number];
type Balance = InterestAnswer["balances"][number];
type Reading = InterestAnswer["readings"][number];

export function interestTables(answer: InterestAnswer): Tabulated {
  const { notes, total: { unit } } = answer;
  const money = (): string => unit;
  const runs = notes.flatMap(({ note, runs: borne, netted }): Run[] => [...borne.map((run) => ({ note, kind: "borne" as const, ...run })), ...netted.map((run) => ({ note, kind: "netted" as const, ...run }))]);
  const columns = [
    ...fields({ note: "text", kind: "text", from: "date", to: "date", days: "count" }, (row: Run) => row),
    ...fields({ principal: "quantity", compounded: "quantity" }, (row: Run) => row, money),
    ...fields({ ratePercent: "quantity", indexPercent: "quantity", yearFraction: "text" }, (row: Run) => row),
    ...column("interest", "quantity", (row: Run) => row.interest, money),
    ...column("estimated", "flag", (row: Run) => row.estimated),
  ];
  return { answer: "interest", title: "Interest of the notes", source: answer, tables: [tableOf("runs", "Interest run by run", columns, runs), totalsTable(answer), ...dailyTable(answer), conventionsTable(answer), balancesTable(answer, money), readingsTable(answer)] };
}

type Total = Pick<Note, "total"> & { readonly what: string; readonly name: string; readonly convention: string; readonly assumes: string };

function totalsTable({ notes, total, other, expense, verdict }: InterestAnswer): Table {
  const nothing = { convention: "", assumes: "" };
  const rows: Total[] = [
    ...notes.map(({ note, name, convention: { dayCount, compounding }, assumes, total: own }) => ({ what: note, name, convention: `${dayCount}, ${compounding}`, assumes: assumes.join(", "), total: own })),
    { what: "all-notes", name: "All notes", ...nothing, total },
    ...(other === null ? [] : [{ what: "other", name: `Other interest, ${other.basis}`, ...nothing, total: other.figure }]),
    ...(expense === null ? [] : [{ what: expense.concept, name: `Interest expense, as ${expense.basis}`, ...nothing, total: expense.figure }]),
  ];
  const columns = [
    ...fields({ what: "text", name: "text", convention: "text", assumes: "text" }, (row: Total) => row),
    ...figure((row: Total) => row.total),
    ...column("verdict", "verdict", (row: Total) => (row.what === "all-notes" ? verdict : null)),
  ];
  return tableOf("totals", "Totals, and the notes alone against the reported expense", columns, rows);
}

function dailyTable({ notes, total: { unit } }: InterestAnswer): Table[] {
  const days = notes.flatMap(({ note, daily = [] }) => daily.map((day) => ({ note, ...day })));
  const columns = fields({ note: "text", on: "date", interest: "quantity" }, (row: (typeof days)[number]) => row, () => unit);
  return notes.some(({ daily }) => daily !== undefined) ? [tableOf("daily", "Interest day by day", columns, days)] : [];
}

function conventionsTable({ conventions }: InterestAnswer): Table {
  const columns = [...fields({ dayCount: "text", compounding: "text" }, (row: Convention) => row), ...figure((row: Convention) => row.total), ...column("verdict", "verdict", (row: Convention) => row.verdict)];
  return tableOf("conventions", "The same by every convention", columns, conventions);
}

const named = (conventions: Balance["fit"]): string => conventions.map(({ dayCount, compounding }) => `${dayCount} ${compounding}`).join("; ");

function balancesTable({ balances }: InterestAnswer, money: () => string): Table {
  const columns = [
    ...column("note", "text", (row: Balance) => row.note),
    ...fields({ reported: "quantity", low: "quantity", high: "quantity" }, (row: Balance) => row, money),
    ...column("fit", "text", (row: Balance) => named(row.fit)),
    ...column("doNotFit", "text", (row: Balance) => named(row.doNotFit)),
  ];
  return tableOf("balances", "What the reported balances say of each convention", columns, balances);
}

function readingsTable({ readings }: InterestAnswer): Table {
  const columns = [
    ...fields({ figure: "text", printed: "text", note: "text", reads: "text", indexPercent: "quantity", ratePercent: "quantity" }, (row: Reading) => row),
    ...column("tried", "text", (row: Reading) => row.tried.join("; ")),
    ...fields({ fitsAsIndex: "count", fitsAsRate: "count", of: "count" }, (row: Reading) => row),
  ];
  return tableOf("readings", "Whether a printed rate is the index or the note's own", columns, readings);
}
