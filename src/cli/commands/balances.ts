import { balancesAnswer } from "../../answers/balances-answer.ts";
import type { Query } from "../../answers/query.ts";
import { balancesTables } from "../../tables/balances-tables.ts";
import { csvOf, figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";

/** Every account at a date. */
export function balances(options: SessionOptions & OutputOptions & Query): number {
  const answer = balancesAnswer(ledgerOf(options), options);
  print(options, {
    answer,
    tables: [
      {
        title: `${answer.book}: balances at ${answer.asOf ?? ""}${answer.knownAt === null ? "" : `, as known on ${answer.knownAt}`} (debit above nil)`,
        columns: [{ head: "Account" }, { head: "Name" }, { head: "Class" }, { head: "Balance", align: "right" }, { head: "Unit" }, { head: "Status" }],
        rows: answer.accounts.map(({ account, name, class: kind, figure }) => [account, name, kind, figureText(figure), figure.unit, figure.status.replaceAll("-", " ")]),
        notes: [`${numbered(answer.total, "account")}, all shown.`, ...reasonsOf(answer.accounts.map(({ figure }) => figure))],
      },
    ],
    csv: csvOf(balancesTables(answer)),
  });
  return 0;
}
