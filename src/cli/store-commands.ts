/** Declares the commands of the event store. What they do is loaded when one is given: databases take time to load. */
import type { Command } from "commander";
import type * as Stores from "./commands/store.ts";
import type { appendToStore } from "./commands/store-append.ts";
import type * as Proofs from "./commands/store-proof.ts";
import { refuse } from "../kernel/fault.ts";
import type { Keep } from "./keep.ts";

const stores = (): Promise<typeof Stores> => import("./commands/store.ts");
const proofs = (): Promise<typeof Proofs> => import("./commands/store-proof.ts");

export const STORE = "--store <file or url>";
export const STORE_MEANING = "the store: a path to its file, or postgres://user@host:port/database, several with commas between them";

export function storeCommands(root: Command, keep: Keep, wholeNumber: (text: string) => number): void {
  const store = root.command("store").description("the event store: books that grow by the day, kept so that nothing is lost or changed");
  const on = (command: Command): Command => command.requiredOption(STORE, STORE_MEANING);
  const long = (command: Command): Command => on(command).option("--progress", "show how far it is even where standard error is no terminal");
  on(store.command("init").description("makes a store: a new file, or the tables on its servers")).action((options: Parameters<typeof Stores.initStore>[0]) => keep(stores().then(({ initStore }) => initStore(options))));
  long(store.command("import <folders...>").description("imports books from their folders; what the store holds already is passed over")).action((folders: readonly string[], options: Parameters<typeof Stores.importBooks>[1]) => keep(stores().then(({ importBooks }) => importBooks(folders, options))));
  on(store.command("append <file>").description("appends the events of a file in YAML or JSON (- for standard input) to a book: all of them, or none"))
    .requiredOption("--book <id>", "the book")
    .option("--expected <version>", "refuse where the book has another version by now", wholeNumber)
    .option("--key <text>", "names the append: given again with the same events, it answers what the first one did; the events' own content when absent")
    .option("--reconstructed", "events that do not say when they became known were known on their own days, not when they are recorded")
    .option("--dry-run", "append nothing, and say what would be otherwise")
    .option("--json", "as JSON")
    .action((file: string, options: Parameters<typeof appendToStore>[1]) => keep(import("./commands/store-append.ts").then((commands) => commands.appendToStore(file, options))));
  store
    .command("verify")
    .description("whether everything is as it was appended; with --checkpoint, whether it is what was signed; with --proof, whether an event is part of what was signed")
    .option(STORE, STORE_MEANING)
    .option("--book <id>", "show only that book")
    .option("--checkpoint <file>", "hold the book's history against a checkpoint")
    .option("--proof <file>", "check a proof against the checkpoint; needs no store")
    .option("--public-key <file>", "the key, in PEM, that the checkpoint must be signed with")
    .option("--json", "as JSON")
    .option("--progress", "show how far it is even where standard error is no terminal")
    .action((options: Verifying) => keep(verify(options)));
  on(store.command("checkpoint").description("signs what a book's history is, with an Ed25519 key"))
    .requiredOption("--book <id>", "the book")
    .requiredOption("--key <file>", "the private key in PEM")
    .option("--new-key", "make the key first, with its public key beside it")
    .option("--until <date>", "only what was recorded by the end of that day")
    .option("--output <file>", "where to write it; standard output when absent")
    .action((options: Parameters<typeof Proofs.checkpointStore>[0]) => keep(proofs().then(({ checkpointStore }) => checkpointStore(options))));
  on(store.command("prove <event>").description("proves that an event is part of what a checkpoint covers"))
    .requiredOption("--checkpoint <file>", "the checkpoint")
    .option("--public-key <file>", "the key, in PEM, that the checkpoint must be signed with")
    .option("--output <file>", "where to write it; standard output when absent")
    .action((event: string, options: Parameters<typeof Proofs.proveEvent>[1]) => keep(proofs().then(({ proveEvent }) => proveEvent(event, options))));
  long(store.command("backup <file>").description("copies a store that may be in use into a new file, which is verified")).action((file: string, options: Parameters<typeof Stores.backUpStore>[1]) => keep(stores().then(({ backUpStore }) => backUpStore(file, options))));
  long(store.command("restore <file>").description("verifies a backup and puts it in the place of the store; a file that is there stays beside it")).action((file: string, options: Parameters<typeof Stores.restoreStore>[1]) => keep(stores().then(({ restoreStore }) => restoreStore(file, options))));
  on(store.command("stats").description("what a store holds, book by book").option("--json", "as JSON").option("--csv", "as CSV")).action((options: Parameters<typeof Stores.storeStats>[0]) => keep(stores().then(({ storeStats }) => storeStats(options))));
}

interface Verifying {
  readonly store?: string;
  readonly book?: string;
  readonly checkpoint?: string;
  readonly proof?: string;
  readonly publicKey?: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

async function verify({ store, checkpoint, proof, publicKey, ...options }: Verifying): Promise<number> {
  const trust = publicKey === undefined ? {} : { publicKey };
  if (proof !== undefined) {
    if (checkpoint === undefined) throw refuse("field-invalid", "a proof alone", "the checkpoint that it is of: --checkpoint", { field: "--proof" });
    return (await proofs()).checkProof(proof, { checkpoint, ...trust });
  }
  if (store === undefined) throw refuse("field-invalid", "no store", STORE_MEANING, { field: "--store" });
  if (checkpoint !== undefined) return (await proofs()).holdCheckpoint({ store, checkpoint, ...trust });
  return (await stores()).verifyWholeStore({ store, ...options });
}
