/** Appends events from a file to a book of a store, or says what they would do. */
import { readFileSync } from "node:fs";
import { wouldBeAnswer } from "../../answers/would-be-answer.ts";
import type { WouldBeAnswer } from "../../answers/would-be-answer.ts";
import { itemsOf } from "../../book/written-book.ts";
import type { Written } from "../../book/written.ts";
import { parseYaml } from "../../book/yaml-source.ts";
import { Faults, refuse } from "../../kernel/fault.ts";
import type { Fault } from "../../kernel/fault.ts";
import type { Change } from "../../keeping/change.ts";
import { Keeper } from "../../keeping/keeper.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { canonical } from "../../kernel/canonical-json.ts";
import { sha256 } from "../../store/hash-chain.ts";
import { figureText, print, write } from "../output.ts";
import { numbered } from "../table.ts";
import type { Table } from "../table.ts";
import { whoever, withStore } from "./store.ts";
import type { StoreOptions } from "./store.ts";

interface AppendOptions extends StoreOptions {
  readonly book: string;
  /** The version that the writer has seen; whatever stands where absent. */
  readonly expected?: number;
  /** Names the append; the content of the file where absent. */
  readonly key?: string;
  readonly dryRun?: boolean;
  /** Whether the events' own days say when they became known, as they do in a reconstructed book. */
  readonly reconstructed?: boolean;
  readonly json?: boolean;
}

/** Appends all events of the file, or none; the same file again answers what it did the first time. */
export async function appendToStore(file: string, { store: address, book: id, expected, key, dryRun, reconstructed, json }: AppendOptions): Promise<number> {
  const change: Change = { events: eventsIn(file), statements: [] };
  if (change.events.length === 0) throw refuse("field-invalid", "no events", "a list of events", { file });
  return withStore(address, async (store) => {
    const keeper = new Keeper(store);
    const kept = await keeper.kept(id);
    if (expected !== undefined && expected !== kept?.head.version && dryRun === true) throw refuse("version-conflict", `version ${kept?.head.version ?? 0}`, `version ${expected}, which the writer has seen`, { subject: id });
    const asked = { knownWhenRecorded: reconstructed !== true };
    if (dryRun === true) {
      const answer = wouldBeAnswer(kept === undefined ? undefined : new Ledger(kept.book), new Ledger(await keeper.tried(id, change, asked)));
      print({ json }, { answer, tables: [wouldBeTable(answer, change.events.length)], csv: [] });
      return 0;
    }
    const head = expected === undefined ? {} : { expected: { version: expected, hash: await hashAt(keeper, id, expected) } };
    const appended = await keeper.append(id, change, { ...asked, ...head, by: whoever(), key: key ?? `file ${sha256(canonical(change.events.map(({ value }) => value)))}` });
    if (json === true) write(JSON.stringify(appended, null, 2));
    else write(`${id}: ${numbered(change.events.length, "event")} ${appended.duplicate ? "appended before" : "appended"} as versions ${appended.firstVersion} to ${appended.lastVersion}, recorded at ${appended.recordedAt}.`);
    return 0;
  });
}

/** The hash that the book had at a version; none that it could have where it has no such version. */
async function hashAt(keeper: Keeper, id: string, version: number): Promise<string> {
  const [event] = await keeper.store.read(id, version, 1);
  return event?.hash ?? "";
}

/** The events of a file in YAML or JSON, or of standard input, each with its place. */
function eventsIn(file: string): Written[] {
  const faults: Fault[] = [];
  const source = parseYaml(textOf(file), file, faults);
  const items = source === undefined ? [] : itemsOf({ name: file, value: source.value, place: (path) => source.place(path) }, faults);
  if (faults.length > 0) throw new Faults(faults);
  return items;
}

function textOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a readable file, or - for standard input", { file });
  }
}

function wouldBeTable({ book, asOf, total, accounts, reconciliation }: WouldBeAnswer, events: number): Table {
  const tally = (counts: WouldBeAnswer["reconciliation"]["after"]): string => `${counts.ties} tie, ${counts["ties-within-rounding"]} within rounding, ${counts["does-not-tie"]} do not, ${counts["not-determinable"]} cannot be determined`;
  return {
    title: `${book}: ${numbered(events, "event")} would be appended; nothing was`,
    columns: [{ head: "Account" }, { head: "Name" }, { head: "Now", align: "right" }, { head: "Then", align: "right" }],
    rows: accounts.map(({ account, name, before, after }) => [account, name, before === null ? "" : figureText(before), figureText(after)]),
    notes: [`${numbered(total, "account")} would stand otherwise on ${asOf ?? ""}, all shown.`, ...(reconciliation.before === null ? [] : [`Reported figures now: ${tally(reconciliation.before)}.`]), `Then: ${tally(reconciliation.after)}.`],
  };
}
