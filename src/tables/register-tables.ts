/** A register: a row for each instrument, and of an option pool one for each lot below it. */
import type { RegisterAnswer } from "../answers/register-answer.ts";
import { column, fields, figureUnder, tableOf } from "./columns.ts";
import type { Declared } from "./columns.ts";
import type { Tabulated } from "./table.ts";

type Instrument = RegisterAnswer["rows"][number];
type Lot = NonNullable<Instrument["lots"]>[number];

/** The name of what no grant explains. */
export const OLDER = "older balance";

interface Row {
  readonly instrument: Instrument;
  /** Absent in the row of the instrument itself. */
  readonly lot: Lot | undefined;
}

export function registerTables(answer: RegisterAnswer): Tabulated {
  const { register, rows } = answer;
  const both = rows.flatMap((instrument): Row[] => [{ instrument, lot: undefined }, ...(instrument.lots ?? []).map((lot) => ({ instrument, lot }))]);
  const columns: Declared<Row>[] = [
    ...fields({ instrument: "text", name: "text" }, ({ instrument }: Row) => instrument),
    ...figureNames(rows).flatMap((name) => figureUnder(name, ({ instrument, lot }: Row) => (lot === undefined ? instrument.figures[name] : undefined))),
    ...column("termsSince", "date", ({ instrument, lot }: Row) => (lot === undefined ? instrument.termsSince : null)),
    ...column("terms", "text", ({ instrument, lot }: Row) => (lot === undefined ? termsText(instrument) : null)),
    ...(rows.some(({ lots }) => lots !== undefined) ? lotColumns(rows.flatMap(({ lots = [] }) => lots)) : []),
  ];
  return { answer: `register-${register}`, title: `Register of ${register}`, source: answer, tables: [tableOf(register, `Register of ${register}`, columns, both), ...sumsOf(answer)] };
}

/** The names of all their figures, in the order in which they first stand. */
export function figureNames(rows: readonly { readonly figures: Instrument["figures"] }[]): string[] {
  return [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
}

export function termsText({ terms }: Instrument): string {
  return Object.entries(terms).map(([term, value]) => `${term} ${value}`).join(", ");
}

const NO_LOT = { first: null, last: null, basis: null, strike: null, expires: null, vesting: null };

function lotColumns(lots: readonly Lot[]): Declared<Row>[] {
  return [
    ...column("lot", "text", ({ lot }: Row) => (lot === undefined ? null : (lot.grant ?? OLDER))),
    ...fields({ first: "date", last: "date", basis: "text", strike: "quantity", expires: "date", vesting: "text" }, ({ lot }: Row) => lot ?? NO_LOT),
    ...figureNames(lots).flatMap((name) => figureUnder(name, ({ lot }: Row) => lot?.figures[name])),
  ];
}

function sumsOf({ sums }: RegisterAnswer): Tabulated["tables"][0][] {
  const names = Object.keys(sums);
  return names.length === 0 ? [] : [tableOf("sums", "Sums", names.flatMap((name) => figureUnder(name, (of: typeof sums) => of[name])), [sums])];
}
