/** Every answer that HTTP gives as tables, and what its rows are in JSON: written apart from `src/tables`, to hold one against the other. */
import type { Asking } from "./asking.ts";

export type Fields = Readonly<Record<string, unknown>>;

export interface Answered {
  /** Below /v1/books/{book}. */
  readonly path: string;
  /** The rows of the main table, as the JSON answer has them. */
  readonly rows: (answer: Fields) => readonly Fields[];
}

const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
const fields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const under = (...path: readonly string[]) => (answer: Fields): Fields[] => list(path.reduce<unknown>((at, name) => fields(at)[name], answer));
const itself = (answer: Fields): Fields[] => [answer];

/** A row of equity has its amounts in the order of the components. */
function equity(answer: Fields): Fields[] {
  const ids = list(answer["components"]).map(({ id }) => String(id));
  return list(answer["rows"]).map(({ amounts, ...row }): Fields => ({ ...row, ...Object.fromEntries(list(amounts).map((amount, index) => [ids[index] ?? "", amount])) }));
}

function register(answer: Fields): Fields[] {
  return list(answer["rows"]).flatMap(({ lots, ...row }) => [row, ...list(lots).map((lot) => ({ instrument: row["instrument"], name: row["name"], lot: lot["grant"] ?? "older balance", ...lot }))]);
}

function movements({ event }: Fields): Fields[] {
  const { id, on, movements: moved } = fields(event);
  return list(moved).map((movement) => ({ event: id, on, ...movement }));
}

function interest(answer: Fields): Fields[] {
  return list(answer["notes"]).flatMap(({ note, runs, netted }) => [...list(runs).map((run) => ({ note, kind: "borne", ...run })), ...list(netted).map((run) => ({ note, kind: "netted", ...run }))]);
}

function restated(answer: Fields): Fields[] {
  const judged = (name: string, of: unknown): Fields => ({ [name]: fields(of)["ledger"], [`${name}Verdict`]: fields(of)["verdict"] });
  return list(answer["figures"]).map(({ asFirstReported, asRestated, ...row }) => ({ ...row, ...judged("asFirstReported", asFirstReported), ...judged("asRestated", asRestated) }));
}

function compared(answer: Fields): Fields[] {
  return list(answer["rows"]).flatMap(({ scenarios, ...row }) => list(scenarios).map((one) => ({ ...row, ...one })));
}

/** Every answer of a book, with places for one event and one scenario of it. */
export const answers: readonly Answered[] = [
  { path: "/balances", rows: under("accounts") },
  ...["balance-sheet", "income", "cash-flow"].map((kind) => ({ path: `/statements/${kind}`, rows: (answer: Fields) => list(answer["rows"]).filter(({ figure }) => figure !== null) })),
  { path: "/statements/equity", rows: equity },
  ...["shares", "warrants", "options", "notes", "debt"].map((kind) => ({ path: `/registers/${kind}`, rows: register })),
  { path: "/measures", rows: under("measures") },
  { path: "/measures/cash", rows: itself },
  { path: "/measures/eps.basic", rows: itself },
  { path: "/measures/cash/history?every=week&limit=200", rows: under("rows") },
  { path: "/measures/eps.basic/history?every=quarter", rows: under("rows") },
  { path: "/measures/cash/explain?limit=1000", rows: under("made", "events") },
  { path: "/measures/eps.basic/explain", rows: under("made", "inputs") },
  { path: "/events?limit=1000", rows: under("events") },
  { path: "/events/{event}", rows: movements },
  { path: "/events/{event}/effect", rows: under("measures") },
  { path: "/figures", rows: under("figures") },
  { path: "/findings", rows: under("findings") },
  { path: "/reconciliation", rows: under("figures") },
  { path: "/reconciliation/as-first-reported", rows: restated },
  { path: "/interest", rows: interest },
  { path: "/valuations", rows: under("outstanding") },
  { path: "/conversion", rows: under("notes") },
  { path: "/dilution", rows: under("rows") },
  { path: "/waterfall?exit=10000000", rows: under("rows") },
  { path: "/share-days", rows: under("undated") },
  { path: "/diff?knownAtFrom=2001-12-31&knownAt=2024-12-31", rows: under("measures") },
  { path: "/changes?asOfFrom=2001-12-31", rows: under("measures") },
  { path: "/scenarios", rows: under("scenarios") },
  { path: "/scenarios/{scenario}", rows: under("measures") },
  { path: "/scenarios/{scenario}/measures/cash", rows: itself },
  { path: "/compare?scenarios={scenario}", rows: compared },
];

/** A path with an event and a scenario that the book has. */
export async function pathIn(service: Asking, book: string, path: string): Promise<string> {
  const base = `/v1/books/${book}`;
  const scenario = async (): Promise<string> => String(list(fields(await service.get(`${base}/scenarios`))["scenarios"]).find(({ parameters }) => list(parameters).length === 0)?.["id"]);
  const event = async (): Promise<string> => String(list(fields(await service.get(`${base}/events?limit=1`))["events"])[0]?.["id"]);
  return base + path.replace("{scenario}", path.includes("{scenario}") ? await scenario() : "").replace("{event}", path.includes("{event}") ? await event() : "");
}

/** Names of the JSON answer that tables have in other words. */
const ALIASES: Readonly<Record<string, string>> = { figure: "value", before: "base", after: "scenario" };

/** The texts that a column of that name may have in a row: those of the fields of that name, and of figures under it. */
export function textsOf(name: string, row: Fields): Set<string> {
  const found = new Set<string>();
  const [, under = "", part = ""] = /^(.*)(Low|High|Status)$/.exec(name) ?? [];
  const walk = (value: unknown): void => {
    for (const [key, inner] of Object.entries(fields(value))) {
      if (key === name && isPlain(inner)) found.add(textOf(inner));
      if (isFigure(inner)) {
        for (const called of [key, ALIASES[key]]) {
          if (called === name) found.add(textOf(inner["value"]));
          if (called === under) found.add(textOf(inner[part.toLowerCase()]));
        }
      }
      walk(inner);
    }
  };
  walk(row);
  return found.size === 0 ? new Set([""]) : found;
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== "object";
const isFigure = (value: unknown): value is Fields => !isPlain(value) && "status" in fields(value);

/** As CSV has it: nothing for null. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
}
