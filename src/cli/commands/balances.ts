import { balancesAnswer } from "../../answers/balances-answer.ts";
import { plainBalancesAnswer } from "../../answers/plain-balances-answer.ts";
import type { Query } from "../../answers/query.ts";
import { balancesTables } from "../../tables/balances-tables.ts";
import { csvOf, figureText, print, reasonsOf } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf, plainBookOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { numbered } from "../table.ts";

/** Every account at a date. */
export async function balances(options: SessionOptions & OutputOptions & Query): Promise<number> {
  const plain = await plainBookOf(options);
  const answer = plain === undefined ? balancesAnswer(ledgerOf(options), options) : plainBalancesAnswer(plain, options);
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
