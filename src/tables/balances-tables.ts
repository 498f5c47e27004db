/** Every account at a date, one row each. */
import type { BalancesAnswer } from "../answers/balances-answer.ts";
import { fields, figure, tableOf } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Row = BalancesAnswer["accounts"][number];

export function balancesTables(answer: BalancesAnswer): Tabulated {
  const columns = [...fields({ account: "text", name: "text", class: "text" }, (row: Row) => row), ...figure((row: Row) => row.figure)];
  return { answer: "balances", title: "Balances", source: answer, tables: [tableOf("accounts", "Accounts, debits above nil", columns, answer.accounts)] };
}
