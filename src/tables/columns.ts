/** How columns are declared: where each takes its cell from, and what kind of cell that is. */
import type { FigureAnswer } from "../answers/answer.ts";
import type { Cell, Kind, Table } from "./table.ts";

export interface Declared<Row> {
  readonly name: string;
  readonly heading: string;
  readonly kind: Kind;
  readonly of: (row: Row) => Cell;
  /** Of a quantity: its unit in that row. */
  readonly unit?: ((row: Row) => string | null) | undefined;
  readonly bounds?: string;
}

/** The fields of a part of a row, each under its own name, in the order in which their kinds are given. */
export function fields<Row, Name extends string>(kinds: Readonly<Record<Name, Kind>>, part: (row: Row) => Readonly<Record<NoInfer<Name>, Cell>>, unit?: (row: Row) => string | null): Declared<Row>[] {
  return (Object.keys(kinds) as Name[]).map((name) => ({ name, heading: headingOf(name), kind: kinds[name], of: (row) => part(row)[name], unit }));
}

/** One column under a name. */
export function column<Row>(name: string, kind: Kind, of: (row: Row) => Cell, unit?: (row: Row) => string | null): Declared<Row>[] {
  return [{ name, heading: headingOf(name), kind, of, unit }];
}

/** A figure that a row is about: its value with bounds, unit and status. */
export function figure<Row>(of: (row: Row) => FigureAnswer): Declared<Row>[] {
  const [value, low, high, status] = parts(of, { value: "value", low: "low", high: "high", status: "status" });
  return [value, low, high, ...column<Row>("unit", "text", (row) => of(row).unit), status];
}

/** A figure among others of its row: its value under its name, its bounds and status beside it. */
export function figureUnder<Row>(name: string, of: (row: Row) => FigureAnswer | undefined): Declared<Row>[] {
  return parts(of, { value: name, low: `${name}Low`, high: `${name}High`, status: `${name}Status` });
}

type Part = "value" | "low" | "high" | "status";

function parts<Row>(of: (row: Row) => FigureAnswer | undefined, names: Readonly<Record<Part, string>>): [Declared<Row>, Declared<Row>, Declared<Row>, Declared<Row>] {
  const part = (which: Part, kind: Kind): Declared<Row> => ({ name: names[which], heading: headingOf(names[which]), kind, of: (row) => of(row)?.[which] ?? null, unit: (row) => of(row)?.unit ?? null });
  return [part("value", "quantity"), { ...part("low", "quantity"), bounds: names.value }, { ...part("high", "quantity"), bounds: names.value }, part("status", "status")];
}

/** The table of these rows. */
export function tableOf<Row>(name: string, title: string, declared: readonly Declared<Row>[], rows: readonly Row[]): Table {
  if (new Set(declared.map((each) => each.name)).size < declared.length) throw new Error(`two columns of ${name} have one name`);
  const cells = rows.map((row) => declared.map(({ of }) => of(row)));
  return {
    name,
    title,
    columns: declared.map(({ name: column, heading, kind, unit, bounds }, index) => ({
      name: column,
      heading,
      kind,
      unit: kind === "quantity" && unit !== undefined ? onlyOne(rows.map(unit)) : null,
      scale: kind === "quantity" ? scaleOf(cells.map((row) => row[index] ?? null)) : null,
      bounds: bounds ?? null,
    })),
    rows: cells,
  };
}

/** The unit that all rows have which have any; null where there are several. */
function onlyOne(units: readonly (string | null)[]): string | null {
  const different = new Set(units.filter((unit) => unit !== null));
  const [first] = different;
  return different.size === 1 ? (first ?? null) : null;
}

function scaleOf(cells: readonly Cell[]): number | null {
  const scales = cells.flatMap((cell) => (typeof cell === "string" ? [cell.split(".")[1]?.length ?? 0] : []));
  return scales.reduce<number | null>((most, scale) => Math.max(most ?? 0, scale), null);
}

/** `termsSince` and `terms-since` read "Terms since"; ids with dots stay as they are. */
export function headingOf(name: string): string {
  if (name.includes(".")) return name;
  const words = name.replaceAll("-", " ").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
