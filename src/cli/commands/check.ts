import { checkLaws } from "../../ledger/laws.ts";
import { print } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";

/** Reads and replays the book and holds it against the ledger's laws; 1 where one is broken. */
export function check(options: SessionOptions & OutputOptions): number {
  const ledger = ledgerOf(options);
  const laws = checkLaws(ledger);
  const counts = {
    events: ledger.entries.length,
    movements: ledger.entries.reduce((sum, { movements }) => sum + movements.length, 0),
    accounts: ledger.chart.accounts.size,
    instruments: ledger.chart.instruments.size,
    reportedFigures: ledger.book.reported.length,
  };
  const broken = laws.filter(({ violations }) => violations.length > 0);
  print(options, {
    answer: { book: ledger.definition.id, ledgerHead: ledger.book.head, ...counts, warnings: ledger.warnings, laws },
    tables: [
      {
        title: `${ledger.definition.id}: ${counts.events} events, ${counts.movements} movements, ${counts.accounts} accounts, ${counts.instruments} instruments, ${counts.reportedFigures} reported figures; ${ledger.warnings.length} warnings`,
        columns: [{ head: "Law" }, { head: "Held against", align: "right" }, { head: "Broken", align: "right" }],
        rows: laws.map(({ law, checked, violations }) => [law, String(checked), String(violations.length)]),
        notes: broken.flatMap(({ violations }) => violations.slice(0, 10).map((violation) => `  · ${violation}`)),
      },
    ],
    csv: laws.map(({ law, checked, violations }) => ({ law, checked, broken: violations.length })),
  });
  return broken.length === 0 ? 0 : 1;
}
