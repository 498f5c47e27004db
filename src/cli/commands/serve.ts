import { reconciliationAnswer } from "../../answers/reconciliation-answer.ts";
import { statementAnswer } from "../../answers/statement-answer.ts";
import { CONFIG_VARIABLE, readConfiguration } from "../../configuration/read-configuration.ts";
import { shownConfiguration } from "../../configuration/show-configuration.ts";
import { write } from "../output.ts";
import { ledgerOf, libraryOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { renderTable } from "../table.ts";
import { plugsTable } from "./reconcile.ts";
import { statementTable } from "./statement.ts";

export interface ServeOptions extends SessionOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly tokens?: string | undefined;
  readonly config?: string | undefined;
  readonly printConfig?: boolean | undefined;
}

/** Serves HTTP until it is told to stop. */
export async function serve(options: ServeOptions): Promise<number> {
  const { port, host, tokens, books, config } = options;
  const configuration = readConfiguration({ options: { port, host, tokens, books }, environment: process.env, file: config ?? process.env[CONFIG_VARIABLE] });
  if (options.printConfig === true) {
    write(JSON.stringify(shownConfiguration(configuration), null, 2));
    return 0;
  }
  const library = libraryOf({ books: configuration.books, opened: options.opened });
  // Loaded here so that commands that serve nothing start without it.
  const { startService } = await import("../../http/start-service.ts");
  const { url, close } = await startService(library, configuration);
  write(`Serving ${library.ids().length} books on ${url} (try ${url}/v1/books). Ctrl-C stops.`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await close();
  return 0;
}

/** Replays the default book, prints how every line ties, and serves. */
export async function start(options: ServeOptions): Promise<number> {
  const ledger = ledgerOf(options);
  const { presents } = ledger.definition;
  const tables = [
    ...presents.instants.map((asOf) => statementAnswer(ledger, "balance-sheet", { asOf })),
    ...(["income", "cash-flow"] as const).flatMap((kind) =>
      presents.periods.map(({ first, last }) => statementAnswer(ledger, kind, { from: first, to: last })).filter(({ rows }) => rows.some(({ reported, id }) => reported !== null && id?.startsWith("cash.") !== true)),
    ),
  ].map(statementTable);
  const reconciliation = reconciliationAnswer(ledger);
  const { tally } = reconciliation;
  write(`${ledger.definition.name}: ${ledger.entries.length} events replayed.\n`);
  write([...tables, plugsTable(reconciliation)].map(renderTable).join("\n\n"));
  write(`\nOf ${reconciliation.figures.length} reported figures ${tally.ties} tie, ${tally["ties-within-rounding"]} tie within rounding, ${tally["does-not-tie"]} do not tie, ${tally["not-determinable"]} cannot be determined (\`npm run -s capledger -- reconcile\` lists them, \`findings\` says what does not agree).\n`);
  return serve(options);
}
