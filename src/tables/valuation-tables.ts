/** What the warrants outstanding are worth, and what warrant charges imply of their inputs. */
import type { ValuationAnswer } from "../answers/valuation-answer.ts";
import { column, fields, figure, tableOf } from "./columns.ts";
import type { Declared } from "./columns.ts";
import type { Table, Tabulated } from "./table.ts";

type Outstanding = ValuationAnswer["outstanding"][number];
type Charge = ValuationAnswer["charges"][number];
type Range = Charge["charge"];

export function valuationTables(answer: ValuationAnswer): Tabulated {
  const columns = [...fields({ warrant: "text", name: "text" }, (row: Outstanding) => row), ...figure((row: Outstanding) => row.value)];
  return { answer: "valuations", title: "Warrants valued", source: answer, tables: [tableOf("outstanding", "What the warrants outstanding are worth", columns, answer.outstanding), chargesTable(answer), impliedTable(answer)] };
}

function range(name: string, of: (row: Charge) => Range | null | undefined): Declared<Charge>[] {
  return [
    ...column(name, "quantity", (row: Charge) => of(row)?.value ?? null),
    ...column(`${name}Low`, "quantity", (row: Charge) => of(row)?.low ?? null),
    ...column(`${name}High`, "quantity", (row: Charge) => of(row)?.high ?? null),
  ];
}

function chargesTable({ charges }: ValuationAnswer): Table {
  const columns = [
    ...fields({ event: "text", on: "date", warrant: "text", count: "quantity" }, (row: Charge) => row),
    ...(["charge", "strike", "term", "volatility", "rate"] as const).flatMap((name) => range(name, (row) => row[name])),
    ...column("dividendYield", "quantity", (row: Charge) => row.dividendYield),
    ...range("spot", (row) => row.spot),
    ...fields({ spotIsImplied: "flag", spotReason: "text", spotFrom: "text" }, (row: Charge) => row),
    ...range("termToExpiry", (row) => row.termToExpiry),
    ...column("termMatchesExpiry", "flag", (row: Charge) => row.termMatchesExpiry),
    ...range("valueToExpiry", (row) => row.valueToExpiry),
    ...(["before", "after", "added"] as const).flatMap((name) => range(name, (row) => row.modification?.[name])),
  ];
  return tableOf("charges", "Warrant charges and their inputs", columns, charges);
}

type Implied = Charge["implied"]["spot"] & { readonly event: string; readonly input: string };

function impliedTable({ charges }: ValuationAnswer): Table {
  const rows = charges.flatMap(({ event, implied }): Implied[] => (["spot", "volatility", "term"] as const).map((input) => ({ event, input, ...implied[input] })));
  const columns = [...fields({ event: "text", input: "text", low: "quantity", value: "quantity", high: "quantity" }, (row: Implied) => row), ...column("reasons", "text", (row: Implied) => row.reasons.join("; "))];
  return tableOf("implied", "What each input would have to be for the charge", columns, rows);
}
