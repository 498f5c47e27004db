/** What a weighted average of shares is made of, and what the printed one needs. */
import type { ShareDaysAnswer } from "../answers/share-days-answer.ts";
import { column, fields, figureUnder, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Undated = ShareDaysAnswer["undated"][number];
type Contradicted = ShareDaysAnswer["contradicts"][number];

export function shareDaysTables(answer: ShareDaysAnswer): Tabulated {
  const undated = fields({ event: "text", shares: "quantity", first: "date", last: "date", least: "quantity", most: "quantity" }, (row: Undated) => row);
  const average = [
    ...fields({ class: "text", days: "count" }, (row: ShareDaysAnswer) => row),
    ...figureUnder("average", (row: ShareDaysAnswer) => row.average),
    ...column("known", "quantity", (row: ShareDaysAnswer) => row.known),
    ...column("printed", "quantity", (row: ShareDaysAnswer) => row.printed?.value ?? null),
    ...column("neededLow", "quantity", (row: ShareDaysAnswer) => row.printed?.neededLow ?? null),
    ...column("neededHigh", "quantity", (row: ShareDaysAnswer) => row.printed?.neededHigh ?? null),
    ...column("possible", "flag", (row: ShareDaysAnswer) => row.printed?.possible ?? null),
    ...column("first", "date", (row: ShareDaysAnswer) => row.printed?.window?.first ?? null),
    ...column("last", "date", (row: ShareDaysAnswer) => row.printed?.window?.last ?? null),
  ];
  return {
    answer: "share-days",
    title: `Share-days of ${answer.class}`,
    source: answer,
    tables: [
      tableOf("undated", "Issues of unknown day", undated, answer.undated),
      tableOf("average", "The average, and the printed one", average, [answer]),
      tableOf("contradicts", "Printed averages that cannot be true together with this one", fields({ figure: "text", inside: "quantity", around: "quantity", excess: "quantity" }, (row: Contradicted) => row), answer.contradicts),
    ],
  };
}
