/** The statements as the company prints them, each line beside what it printed: balance sheet, operations, cash flows, equity. */
import type { JSX } from "preact";
import { options } from "../../state/here.ts";
import { Link } from "../../layout/link.tsx";
import { BalanceSheet } from "./balance-sheet.tsx";
import { Equity } from "./equity.tsx";
import { OverPeriod } from "./over-period.tsx";

const STATEMENTS = [
  { name: "balance-sheet", title: "Balance sheet" },
  { name: "income", title: "Operations" },
  { name: "cash-flow", title: "Cash flows" },
  { name: "equity", title: "Equity" },
] as const;

export function Statements(): JSX.Element {
  const chosen = STATEMENTS.find(({ name }) => name === options.value["statement"])?.name ?? "balance-sheet";
  return (
    <div class="statements">
      <nav class="tabs" aria-label="Statements">
        <ul>
          {STATEMENTS.map(({ name, title }) => (
            <li key={name} class={name === chosen ? "current" : undefined}>
              <Link to={{ options: { ...options.value, statement: name }, selection: null }} isCurrent={name === chosen}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {chosen === "balance-sheet" ? <BalanceSheet /> : chosen === "equity" ? <Equity /> : <OverPeriod key={chosen} statement={chosen} />}
    </div>
  );
}
