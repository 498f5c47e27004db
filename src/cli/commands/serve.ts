import { reconciliationAnswer } from "../../answers/reconciliation-answer.ts";
import { statementAnswer } from "../../answers/statement-answer.ts";
import { CONFIG_VARIABLE, readConfiguration } from "../../configuration/read-configuration.ts";
import type { Configuration } from "../../configuration/settings.ts";
import { shownConfiguration } from "../../configuration/show-configuration.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Books } from "../../library/library.ts";
import { currentPage } from "../../page/current-page.ts";
import { write } from "../output.ts";
import { ledgerOf, libraryOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { renderTable } from "../table.ts";
import { plugsTable } from "./reconcile.ts";
import { statementTable } from "./statement.ts";

export interface ServeOptions extends SessionOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly store?: string | undefined;
  readonly tokens?: string | undefined;
  readonly config?: string | undefined;
  readonly printConfig?: boolean | undefined;
}

/** Serves HTTP until it is told to stop. */
export async function serve(options: ServeOptions): Promise<number> {
  const configuration = configurationOf(options);
  if (options.printConfig === true) {
    write(JSON.stringify(shownConfiguration(configuration), null, 2));
    return 0;
  }
  const { books, close } = await booksOf(configuration, options.images);
  try {
    return await serving(books, configuration);
  } finally {
    await close();
  }
}

function configurationOf({ port, host, tokens, books, store, config }: ServeOptions): Configuration {
  return readConfiguration({ options: { port, host, tokens, books, store }, environment: process.env, file: config ?? process.env[CONFIG_VARIABLE] });
}

/** All books there are, wherever they are kept, until they are closed. */
async function booksOf({ books, store }: Configuration, images: ServeOptions["images"]): Promise<{ readonly books: Books; readonly close: () => Promise<void> }> {
  if (store === undefined) return { books: libraryOf({ books, images }), close: () => Promise.resolve() };
  const { openBooks } = await import("../stored-session.ts");
  return openBooks(store);
}

async function serving(books: Books, configuration: Configuration): Promise<number> {
  // Loaded here so that commands that serve nothing start without it.
  const { startService } = await import("../../http/start-service.ts");
  const { readPage } = await import("../../http/page-files.ts");
  const page = readPage(await currentPage((line) => process.stderr.write(`capital-ledger: ${line}\n`)));
  const { url, close } = await startService(books, configuration, page);
  write(`Serving ${books.ids().length} books on ${url} (open it in a browser, or try ${url}/v1/books). Ctrl-C stops.`);
  await told(["SIGINT", "SIGTERM"]);
  await close();
  return 0;
}

/** Waits for the first of the signals; a second one, whichever it is, ends the process as signals do. */
async function told(signals: readonly NodeJS.Signals[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.removeListener(signal, stop);
      resolve();
    };
    for (const signal of signals) process.once(signal, stop);
  });
}

/** Replays the default book, prints how every line ties, and serves. */
export async function start(options: ServeOptions): Promise<number> {
  const configuration = configurationOf(options);
  const { books, close } = await booksOf(configuration, options.images);
  try {
    tellTies(ledgerOf({ ...options, opened: books }));
    return await serving(books, configuration);
  } finally {
    await close();
  }
}

function tellTies(ledger: Ledger): void {
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
}
