import { interestAnswer } from "../../answers/interest-answer.ts";
import type { InterestAnswer } from "../../answers/interest-answer.ts";
import type { Query } from "../../answers/query.ts";
import { interestTables } from "../../tables/interest-tables.ts";
import { csvOf, figureText, print, reasonsOf, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped } from "../table.ts";
import type { Row, Table } from "../table.ts";

/** The notes' interest over a period, run by run, and what the reported figures say of it. */
export function interest(options: SessionOptions & OutputOptions & Query & { readonly daily?: boolean }): number {
  const answer = interestAnswer(ledgerOf(options), options, { daily: options.daily === true });
  print(options, { answer, tables: [runsTable(answer), ...dailyTables(answer), conventionsTable(answer), balancesTable(answer)], csv: csvOf(interestTables(answer)) });
  return 0;
}

function runsTable({ book, from, to, notes, total, other, expense, verdict }: InterestAnswer): Table {
  const rows = notes.flatMap(({ note, name, convention, assumes, runs, netted, total: own }): Row[] => {
    const run = (sign: string) => (each: (typeof runs)[number]): Row => [
      "",
      each.from,
      each.to,
      String(each.days),
      grouped(each.principal),
      `${each.ratePercent}%${each.indexPercent === null ? "" : ` (index ${each.indexPercent}%)`}${each.estimated ? " estimated" : ""}`,
      each.yearFraction,
      `${sign}${grouped(each.interest)}`,
    ];
    const how = `${convention.dayCount}, ${convention.compounding}${assumes.length === 0 ? "" : `; assumed: ${assumes.join(", ")}`}`;
    return [{ heading: `${note}: ${name} (${how})` }, ...runs.map(run("")), ...(netted.length === 0 ? [] : [{ heading: "  less interest of the pledged deposit" }]), ...netted.map(run("-")), ["  total", "", "", "", "", "", "", figureText(own)]];
  });
  return {
    title: `${book}: interest of the notes, ${from ?? ""} to ${to ?? ""}`,
    columns: [{ head: "" }, { head: "From" }, { head: "Until" }, { head: "Days", align: "right" }, { head: "Principal", align: "right" }, { head: "Yearly rate" }, { head: "Year", align: "right" }, { head: "Interest", align: "right" }],
    rows: [
      ...rows,
      ["All notes", "", "", "", "", "", "", figureText(total)],
      ...(other === null || expense === null ? [] : [["Other interest (residual)", "", "", "", "", other.basis, "", figureText(other.figure)], [`Interest expense, as ${expense.basis}`, "", "", "", "", expense.concept, "", figureText(expense.figure)]]),
    ],
    notes: [
      ...(other === null ? ["The book names no line of the statement of operations that bears interest."] : [`Other interest: ${other.arithmetic ?? "not determinable"}.`]),
      ...(verdict === null ? [] : [`The notes alone against the reported expense: ${verdictText(verdict)}.`]),
      ...reasonsOf([total, other?.figure ?? null]),
    ],
  };
}

function dailyTables({ notes }: InterestAnswer): Table[] {
  return notes.flatMap(({ note, daily }) => (daily === undefined ? [] : [{ title: `${note}: day by day`, columns: [{ head: "Day" }, { head: "Interest", align: "right" as const }], rows: daily.map(({ on, interest: grown }) => [on, grown]), notes: [`${daily.length} days, all shown.`] }]));
}

function conventionsTable({ conventions }: InterestAnswer): Table {
  return {
    title: "The same by every convention",
    columns: [{ head: "Day count" }, { head: "Compounding" }, { head: "All notes", align: "right" }, { head: "Against the reported expense" }],
    rows: conventions.map(({ dayCount, compounding, total, verdict }) => [dayCount, compounding, figureText(total), verdictText(verdict)]),
    notes: [`${conventions.length} conventions, all shown.`],
  };
}

function balancesTable({ to, balances, readings }: InterestAnswer): Table {
  return {
    title: `What the reported balances at ${to ?? ""} say`,
    columns: [{ head: "Note" }, { head: "Reported", align: "right" }, { head: "Range over all conventions and dates", align: "right" }, { head: "Conventions that cannot produce it" }],
    rows: balances.map(({ note, reported, low, high, doNotFit }) => [
      note,
      grouped(reported ?? "not reported"),
      low === null || high === null ? "not determinable" : `${grouped(low)} … ${grouped(high)}`,
      reported === null ? "" : doNotFit.length === 0 ? "none: every convention can" : doNotFit.map(({ dayCount, compounding }) => `${dayCount} ${compounding}`).join(", "),
    ]),
    notes: readings.map(({ printed, note, reads, indexPercent, ratePercent, tried, fitsAsIndex, fitsAsRate, of }) => {
      const meaning = reads === "undecided" ? "the figures do not decide whether it is the index or the note's own rate" : reads === "index" ? `it is the index (${indexPercent}%), and the note bears ${ratePercent}%` : "it is the note's own rate";
      return `The ${printed} printed with ${note}: ${meaning}. Read as the index, ${fitsAsIndex} of ${of} conventions reach the reported balances of ${tried.join(", ")}; read as the note's rate, ${fitsAsRate}.`;
    }),
  };
}
