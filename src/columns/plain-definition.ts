/** Whether a book's definition lets its entries stand in columns, and its accounts as plain data. */
import { standardFlows } from "../../events/flows.ts";
import type { Book } from "../book/book.ts";
import { Chart } from "../ledger/chart.ts";
import type { PlainAccount, PlainChart } from "./plain-chart.ts";

/** Instruments bring rules that read balances; a layout of the cash flow, figures and documents are held against the entries. */
export function isPlain({ definition, reported, documents }: Pick<Book, "definition" | "reported" | "documents">): boolean {
  return definition.instruments.length === 0 && definition.statements["cash-flow"] === undefined && reported.length === 0 && documents.length === 0;
}

/** The accounts in the order of the book's chart. */
export function plainChart({ definition }: Pick<Book, "definition">): PlainChart {
  const chart = new Chart(definition);
  const accounts = [...chart.accounts.values()].map(
    (account): PlainAccount => ({
      id: account.id,
      name: account.name,
      class: account.class,
      unit: account.unit,
      scale: account.scale,
      isCash: account.cash,
      alwaysExplains: ["income", "expense", "clearing"].includes(account.class),
      isCarriedIn: account.id.startsWith("carried-in/"),
      ...(account.opening === "nil" ? {} : { unknown: `${account.name} (${account.id}): the book states no balance of it` }),
    }),
  );
  const names = [...new Set([...chart.accounts.keys(), ...Object.keys(definition.roles)])].map((name) => [name, chart.position(chart.resolve(name).id)] as const);
  return { accounts, names, flows: Object.keys(standardFlows), scale: definition["currency-scale"] };
}
