import { valuationAnswer } from "../../answers/valuation-answer.ts";
import type { ValuationAnswer } from "../../answers/valuation-answer.ts";
import type { Query } from "../../answers/query.ts";
import { valuationTables } from "../../tables/valuation-tables.ts";
import { csvOf, figureText, print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Table } from "../table.ts";

/** What warrant charges imply, and what the warrants outstanding are worth at a date. */
export function value(options: SessionOptions & OutputOptions & Query): number {
  const answer = valuationAnswer(ledgerOf(options), options);
  print(options, {
    answer,
    tables: [...answer.charges.map(chargeTable), outstandingTable(answer)],
    csv: csvOf(valuationTables(answer)),
  });
  return 0;
}

type Charge = ValuationAnswer["charges"][number];
type RangeText = Charge["charge"];

const short = (text: string): string => grouped(text.length > 12 ? text.slice(0, 10) : text);

function shown({ low, high, value: middle }: RangeText): string {
  return low === high ? short(middle) : `${short(middle)} (${short(low)} … ${short(high)})`;
}

/** The interval, or why there is none. */
function impliedText({ low, value, high, reasons }: Charge["implied"]["spot"]): string {
  const why = `not determinable: ${reasons.join("; ")}`;
  if (low === null) return why;
  const interval = high === null ? `${short(low)} or more` : `${short(low)} … ${short(high)}`;
  return value === null ? `${why}; its rounding allows ${interval}` : low === high ? short(value) : `${short(value)} (${interval})`;
}

function chargeTable(charge: Charge): Table {
  const by = charge.spotFrom === null || charge.spotFrom === "stated" ? "" : `, by ${charge.spotFrom}`;
  const rows: [string, string][] = [
    ["Warrants", grouped(charge.count)],
    ["Charge", shown(charge.charge)],
    ["Strike", shown(charge.strike)],
    ["Term in years, as stated", shown(charge.term)],
    ["Term in years, to the expiry", charge.termToExpiry === null ? "no expiry stated" : `${shown(charge.termToExpiry)}${charge.termMatchesExpiry === true ? "" : ", another than stated"}`],
    ["Volatility", shown(charge.volatility)],
    ["Risk-free rate", shown(charge.rate)],
    ["Dividend yield", charge.dividendYield],
    ...(charge.spotIsImplied ? [] : ([["Share price", charge.spot === null ? "" : shown(charge.spot)]] as [string, string][])),
    ["Share price that the charge implies", impliedText(charge.implied.spot)],
    ["Volatility that the charge implies", `${impliedText(charge.implied.volatility)}${by}`],
    ["Term in years that the charge implies", `${impliedText(charge.implied.term)}${by}`],
    ...(charge.valueToExpiry === null ? [] : ([["Value at that price, to the expiry", shown(charge.valueToExpiry)]] as [string, string][])),
    ...(charge.modification === null
      ? []
      : ([
          ["Value just before, at the old strike", shown(charge.modification.before)],
          ["Value just after", shown(charge.modification.after)],
          ["Added by the modification", shown(charge.modification.added)],
        ] as [string, string][])),
  ];
  return { title: `${charge.event}: ${charge.warrant}, ${charge.on} (Black-Scholes; rates continuously compounded)`, columns: [{ head: "Input" }, { head: "Value" }], rows };
}

function outstandingTable({ book, asOf, outstanding }: ValuationAnswer): Table {
  return {
    title: `${book}: value of the warrants outstanding at ${asOf ?? ""}`,
    columns: [{ head: "Warrant" }, { head: "Name" }, { head: "Value", align: "right" }],
    rows: outstanding.map(({ warrant, name, value: figure }) => [warrant, name, figureText(figure)]),
    notes: [`${numbered(outstanding.length, "warrant")}, all shown.`, ...outstanding.flatMap(({ warrant, value: figure }) => (figure.reasons ?? []).map((reason) => `  · ${warrant}: ${reason}`))],
  };
}
