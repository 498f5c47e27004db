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
  return list(answer["rows"]).map(({ amounts, ...row }) => ({ ...row, ...Object.fromEntries(list(amounts).map((amount, index) => [ids[index], amount])) }));
}

function register(answer: Fields): Fields[] {
  return list(answer["rows"]).flatMap(({ lots, ...row }) => [row, ...list(lots).map((lot) => ({ instrument: row["instrument"], name: row["name"], lot: lot["grant"] ?? "older balance", ...lot }))]);
}

function compared(answer: Fields): Fields[] {
  return list(answer["rows"]).flatMap(({ scenarios, ...row }) => list(scenarios).map(({ scenario, figure, difference }) => ({ ...row, difference, scenario, figure })));
}

function restated(answer: Fields): Fields[] {
  return list(answer["figures"]).map(({ asFirstReported, asRestated, ...row }) => ({ ...row, asFirstReported: fields(asFirstReported)["ledger"], asFirstReportedVerdict: fields(asFirstReported)["verdict"], asRestated: fields(asRestated)["ledger"], asRestatedVerdict: fields(asRestated)["verdict"] }));
}

/** The answers of one book, under a scenario of its own where the answer is about one. */
export async function answersOf(service: Asking, book: string): Promise<Answered[]> {
  const asked = async (path: string): Promise<Fields> => fields(await service.get(`/v1/books/${book}${path}`));
  const scenario = String(list((await asked("/scenarios"))["scenarios"]).find(({ parameters }) => list(parameters).length === 0)?.["id"]);
  const event = String(list((await asked("/events?limit=1"))["events"])[0]?.["id"]);
  return [
    { path: "/balances", rows: under("accounts") },
    ...["balance-sheet", "income", "cash-flow"].map((kind) => ({ path: `/statements/${kind}`, rows: (answer: Fields) => list(answer["rows"]).filter(({ figure }) => figure !== null) })),
    { path: "/statements/equity", rows: equity },
    ...["shares", "warrants", "options", "notes", "debt"].map((kind) => ({ path: `/registers/${kind}`, rows: register })),
    { path: "/measures", rows: under("measures") },
    { path: "/measures/cash", rows: itself },
    { path: "/measures/eps.basic", rows: itself },
    { path: "/measures/cash/history?every=week&limit=1000", rows: under("rows") },
    { path: "/measures/eps.basic/history?every=quarter", rows: under("rows") },
    { path: "/measures/cash/explain?limit=1000", rows: under("made", "events") },
    { path: "/measures/eps.basic/explain", rows: under("made", "inputs") },
    { path: "/events?limit=1000", rows: under("events") },
    { path: `/events/${event}`, rows: (answer) => list(fields(answer["event"])["movements"]).map((movement) => ({ event, on: fields(answer["event"])["on"], ...movement })) },
    { path: "/figures", rows: under("figures") },
    { path: "/findings", rows: under("findings") },
    { path: "/reconciliation", rows: under("figures") },
    { path: "/reconciliation/as-first-reported", rows: restated },
    { path: "/interest", rows: (answer) => list(answer["notes"]).flatMap(({ note, runs, netted }) => [...list(runs).map((run) => ({ note, kind: "borne", ...run })), ...list(netted).map((run) => ({ note, kind: "netted", ...run }))]) },
    { path: "/valuations", rows: under("outstanding") },
    { path: "/conversion", rows: under("notes") },
    { path: "/dilution", rows: under("rows") },
    { path: "/waterfall?exit=10000000", rows: under("rows") },
    { path: "/share-days", rows: under("undated") },
    { path: "/diff?knownAtFrom=2001-12-31&knownAt=2024-12-31", rows: under("measures") },
    { path: "/scenarios", rows: under("scenarios") },
    { path: `/scenarios/${scenario}`, rows: under("measures") },
    { path: `/scenarios/${scenario}/measures/cash`, rows: itself },
    { path: `/compare?scenarios=${scenario}`, rows: compared },
  ];
}

/** The texts that a column of that name may have in a row: those of the fields of that name, and of figures under it. */
export function textsOf(name: string, row: unknown): Set<string> {
  const found = new Set<string>();
  const add = (value: unknown): void => {
    if (value === null || value === undefined) found.add("");
    else if (typeof value !== "object") found.add(String(value));
  };
  const figurePart = /^(.*)(Low|High|Status)$/.exec(name);
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === name) add(inner);
      const isFigure = typeof inner === "object" && inner !== null && "status" in inner;
      if (isFigure && (key === name || alias(key) === name)) add((inner as Fields)["value"]);
      if (isFigure && figurePart !== null && (key === figurePart[1] || alias(key) === figurePart[1])) add((inner as Fields)[figurePart[2]?.toLowerCase() ?? ""]);
      walk(inner);
    }
  };
  walk(row);
  return found;
}

/** Names of the JSON answer that tables have in other words. */
const ALIASES: Readonly<Record<string, string>> = { figure: "value", before: "base", after: "scenario" };
const alias = (key: string): string | undefined => ALIASES[key];
