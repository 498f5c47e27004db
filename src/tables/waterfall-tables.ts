/** Who receives what of a sum paid out for the company, and of any sum up to one. */
import type { WaterfallAnswer } from "../answers/waterfall-answer.ts";
import type { WaterfallCurveAnswer } from "../answers/waterfall-curve-answer.ts";
import { column, fields, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Row = WaterfallAnswer["rows"][number];
type Excluded = WaterfallAnswer["excluded"][number];

export function waterfallTables(answer: WaterfallAnswer): Tabulated {
  const money = (): string => answer.unit;
  const rows = [
    ...fields({ instrument: "text", name: "text", kind: "text", choice: "text" }, (row: Row) => row),
    ...column("strike", "quantity", (row: Row) => row.strike, money),
    ...column("shares", "quantity", (row: Row) => row.shares),
    ...fields({ gross: "quantity", strikePaid: "quantity", net: "quantity" }, (row: Row) => row, money),
    ...column("remarks", "text", (row: Row) => row.remarks.join("; ")),
  ];
  const totals = [
    ...fields({ unit: "text", exit: "quantity", perShare: "quantity" }, (row: WaterfallAnswer) => row, money),
    ...fields({ gross: "quantity", strikePaid: "quantity", net: "quantity" }, (row: WaterfallAnswer) => row.totals, money),
  ];
  return {
    answer: "waterfall",
    title: "Waterfall",
    source: answer,
    tables: [tableOf("shares", "Who receives what", rows, answer.rows), tableOf("totals", "In all", totals, [answer]), tableOf("excluded", "Left out", fields({ instrument: "text", reason: "text" }, (row: Excluded) => row), answer.excluded)],
  };
}

type Share = WaterfallCurveAnswer["rows"][number] & { readonly exit: string; readonly perShare: string; readonly choice: string; readonly net: string };

/** A row for each class of holders at each sum. */
export function waterfallCurveTables(answer: WaterfallCurveAnswer): Tabulated {
  const money = (): string => answer.unit;
  const shares = answer.points.flatMap(({ exit, perShare, net, choices }) => answer.rows.map((row, index): Share => ({ ...row, exit, perShare, choice: choices[index] ?? "", net: net[index] ?? "" })));
  const columns = [
    ...fields({ exit: "quantity", perShare: "quantity" }, (row: Share) => row, money),
    ...fields({ instrument: "text", name: "text", kind: "text", choice: "text" }, (row: Share) => row),
    ...fields({ net: "quantity" }, (row: Share) => row, money),
  ];
  return {
    answer: "waterfall-curve",
    title: "Waterfall of any sum up to one",
    source: answer,
    tables: [tableOf("shares", "Who receives what of which sum", columns, shares), tableOf("excluded", "Left out", fields({ instrument: "text", reason: "text" }, (row: Excluded) => row), answer.excluded)],
  };
}
