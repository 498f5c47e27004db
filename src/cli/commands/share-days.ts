import { shareDaysAnswer } from "../../answers/share-days-answer.ts";
import type { Query } from "../../answers/query.ts";
import { shareDaysTables } from "../../tables/share-days-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";

/** What a weighted average is made of, and when the issues of unknown date must have fallen. */
export function shareDays(options: SessionOptions & OutputOptions & Query): number {
  const answer = shareDaysAnswer(ledgerOf(options), options);
  const { printed } = answer;
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: share-days of ${answer.class}, ${answer.from ?? ""} to ${answer.to ?? ""} (${answer.days} days)`,
        columns: [{ head: "Issue" }, { head: "Shares", align: "right" }, { head: "Window" }, { head: "Least share-days", align: "right" }, { head: "Most share-days", align: "right" }],
        rows: [
          ["all of known day", "", "", grouped(answer.known), grouped(answer.known)],
          ...answer.undated.map(({ event, shares, first, last, least, most }) => [event, grouped(shares), `${first}..${last}`, grouped(least), grouped(most)]),
        ],
        notes: [
          `${numbered(answer.undated.length, "issue")} of unknown day, all shown.`,
          `Weighted average: ${figureText(answer.average)}.`,
          ...(printed === null
            ? ["No average is printed for this period, or the ledger cannot determine one."]
            : [
                `Printed: ${grouped(printed.value)}. It needs ${grouped(printed.neededLow)} to ${grouped(printed.neededHigh)} share-days of the issues of unknown day; ${printed.possible ? "their windows allow that" : "no days of their windows give that"}.`,
                ...(printed.window === null ? [] : [`As one issue they would have to fall between ${printed.window.first} and ${printed.window.last}.`]),
              ]),
          ...answer.contradicts.map(({ figure, inside, around, excess }) => `It cannot be true together with ${figure}: the shorter period needs at least ${grouped(inside)} share-days, the longer one around it allows at most ${grouped(around)}; ${grouped(excess)} too many.`),
        ],
      },
    ],
    csv: csvOf(shareDaysTables(answer)),
  });
  return 0;
}
