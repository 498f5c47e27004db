import { dilutionAnswer } from "../../answers/dilution-answer.ts";
import type { DilutionAnswer } from "../../answers/dilution-answer.ts";
import type { Query } from "../../answers/query.ts";
import { dilutionTables } from "../../tables/dilution-tables.ts";
import { csvOf, figureText, print, reasonsOf, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped } from "../table.ts";
import type { Table } from "../table.ts";

/** The company's own as-converted table, the complete one, and what lies between them. */
export function dilution(options: SessionOptions & OutputOptions & Query): number {
  const answer = dilutionAnswer(ledgerOf(options), options);
  print(options, {
    answer,
    tables: [companyTable(answer), completeTable(answer), differenceTable(answer), preferencesTable(answer)],
    csv: csvOf(dilutionTables(answer)),
  });
  return 0;
}

const words = (group: string): string => group.replaceAll("-", " ");

function companyTable({ book, asOf, knownAt, company, totals }: DilutionAnswer): Table {
  const title = `${book}: shares that the company counts as issuable, ${asOf ?? ""}${knownAt === null ? "" : `, as known on ${knownAt}`}`;
  const columns = [{ head: "Group" }, { head: "Printed", align: "right" as const }, { head: "Ledger", align: "right" as const }, { head: "Difference", align: "right" as const }, { head: "Verdict" }];
  if (company === null) return { title, columns, rows: [], notes: reasonsOf([totals.reportedBasis]) };
  const cells = ({ printed, ledger, difference, asCounted, verdict }: (typeof company)["total"]): string[] => [
    grouped(printed ?? ""),
    figureText(ledger),
    grouped(difference ?? ""),
    verdict === "not-determinable" && asCounted ? "not determinable; ties as counted" : verdictText(verdict),
  ];
  return {
    title,
    columns,
    rows: [...company.lines.map((line) => [words(line.group), ...cells(line)]), ["Total: reported basis", ...cells(company.total)]],
    notes: [...(company.at === asOf ? [] : [`The company's own table is of ${company.at}; here it only says which groups it counts.`]), ...reasonsOf([company.total.ledger])],
  };
}

function completeTable({ unit, rows, totals }: DilutionAnswer): Table {
  const sum = (label: string, figure: (typeof totals)["complete"]): string[] => [label, "", figureText(figure), "", ""];
  return {
    title: `Every share there is and may be, in ${unit}`,
    columns: [{ head: "Group" }, { head: "Instrument" }, { head: "Shares", align: "right" }, { head: "In the company's table" }, { head: "How" }],
    rows: [
      ...rows.map(({ group, instrument, shares, inCompanyTable, how }) => [words(group), instrument, figureText(shares), group === "outstanding" || inCompanyTable === null ? "" : inCompanyTable ? "yes" : "no", how]),
      sum("Complete: all that may be issued", totals.complete),
      sum("Fully diluted: outstanding + complete", totals.fullyDiluted),
      sum("Fully reserved: + available for grant", totals.fullyReserved),
      sum("Authorised", totals.authorised),
      sum("Issued, with treasury stock", totals.issued),
      sum("Headroom: authorised − issued − complete − available", totals.headroom),
    ],
    notes: reasonsOf([totals.headroom]),
  };
}

function differenceTable({ leftOut, totals }: DilutionAnswer): Table {
  return {
    title: "What the company's table leaves out",
    columns: [{ head: "Instrument" }, { head: "Shares", align: "right" }, { head: "Reason" }],
    rows: [
      ...leftOut.map(({ instrument, shares, inComplete, reason }) => [instrument, figureText(shares), `${reason}${inComplete ? "" : " (not in complete either)"}`]),
      ["Complete less reported basis", figureText(totals.difference), ""],
    ],
    notes: reasonsOf([totals.difference]),
  };
}

function preferencesTable({ preferences }: DilutionAnswer): Table {
  return {
    title: "Liquidation preference by class",
    columns: [{ head: "Class" }, { head: "Name" }, { head: "Outstanding", align: "right" }, { head: "Per share", align: "right" }, { head: "Preference", align: "right" }],
    rows: preferences.map(({ class: id, name, outstanding, perShare, preference }) => [id, name, figureText(outstanding), grouped(perShare), figureText(preference)]),
    notes: preferences.length === 0 ? ["No class has one."] : [],
  };
}
