/** A table: sorted by any column that can be, only the rows in sight when it is long, and told how many of how many it shows. */
import type { ComponentChildren, JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../layout/icons.tsx";
import { goWith, options } from "../state/here.ts";
import { counted, decimalText } from "./format.ts";

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand at the right, so that their decimals line up. */
  readonly isFigure?: boolean;
  /** What it is sorted by, where sorting says something. */
  readonly by?: (row: Row) => string | number | null;
}

interface Table<Row> {
  readonly caption: string;
  /** Whether the caption is only for those who do not see what stands above. */
  readonly hidesCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** How many there are before filters; as many as rows where nothing is said. */
  readonly total?: number;
  readonly what: readonly [one: string, many: string];
  readonly foot?: ComponentChildren;
  /** The option in the address that says what it is sorted by; where none is named, that is forgotten with the table. */
  readonly sort?: string;
}

interface Sorting {
  readonly column: string;
  readonly isDown: boolean;
}

/** Longer ones scroll, and draw only what is in sight. */
const LONG = 200;
const ROW_PIXELS = 36;
const SIGHT_PIXELS = 560;
const BEYOND = 8;

export function DataTable<Row>({ caption, hidesCaption = false, columns, rows, keyOf, total = rows.length, what, foot, sort }: Table<Row>): JSX.Element {
  const [own, setOwn] = useState<Sorting | null>(null);
  const sorting = sort === undefined ? own : sortingIn(options.value[sort]);
  const setSorting = (next: Sorting | null): void => {
    if (sort === undefined) setOwn(next);
    else goWith({ [sort]: next === null ? null : `${next.column}${next.isDown ? ".down" : ""}` });
  };
  const [top, setTop] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => sortedBy(rows, columns, sorting), [rows, columns, sorting?.column, sorting?.isDown]);
  const isLong = sorted.length > LONG;
  const first = isLong ? Math.max(0, Math.floor(top / ROW_PIXELS) - BEYOND) : 0;
  const last = isLong ? Math.min(sorted.length, Math.ceil((top + SIGHT_PIXELS) / ROW_PIXELS) + BEYOND) : sorted.length;
  return (
    <div class="table">
      <div ref={scroller} class={isLong ? "table-scroll long" : "table-scroll"} tabIndex={0} role="region" aria-label={caption} data-scrolls onScroll={isLong ? ({ currentTarget }) => setTop(currentTarget.scrollTop) : undefined}>
        <table aria-rowcount={sorted.length + 1}>
          <caption class={hidesCaption ? "unseen" : undefined}>{caption}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Space rows={first} columns={columns.length} />
            {sorted.slice(first, last).map((row, index) => (
              <tr key={keyOf(row)} aria-rowindex={first + index + 2}>
                {columns.map(({ id, isFigure = false, cell }) => (
                  <td key={id} class={isFigure ? "number" : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
            <Space rows={sorted.length - last} columns={columns.length} />
          </tbody>
          {foot === undefined ? null : <tfoot>{foot}</tfoot>}
        </table>
      </div>
      <p class="how-many">{rows.length === total ? counted(total, ...what) : `${decimalText(String(rows.length))} of ${counted(total, ...what)}`}</p>
    </div>
  );
}

/** `on` or `on.down`. */
function sortingIn(text: string | undefined): Sorting | null {
  return text === undefined ? null : { column: text.replace(/\.down$/, ""), isDown: text.endsWith(".down") };
}

interface Heading<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

function Head<Row>({ column: { id, head, isFigure = false, by }, sorting, onSort }: Heading<Row>): JSX.Element {
  const own = sorting?.column === id ? sorting : undefined;
  const next = own === undefined ? { column: id, isDown: isFigure } : own.isDown === isFigure ? { column: id, isDown: !isFigure } : null;
  return (
    <th scope="col" class={isFigure ? "number" : undefined} aria-sort={own === undefined ? undefined : own.isDown ? "descending" : "ascending"}>
      {by === undefined ? head : (
        <button type="button" class="sort" onClick={() => onSort(next)}>
          {head}
          {own === undefined ? null : <Icon name={own.isDown ? "down" : "up"} />}
        </button>
      )}
    </th>
  );
}

/** Keeps the place of rows that are not drawn. */
function Space({ rows, columns }: { readonly rows: number; readonly columns: number }): JSX.Element | null {
  return rows <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={columns} class="space" style={{ height: `${rows * ROW_PIXELS}px` }} />
    </tr>
  );
}

function sortedBy<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const by = columns.find(({ id }) => id === sorting?.column)?.by;
  if (by === undefined || sorting === null) return rows;
  const sign = sorting.isDown ? -1 : 1;
  return [...rows].sort((one, other) => sign * order(by(one), by(other)));
}

/** What is not known comes first upwards, and last downwards. */
function order(one: string | number | null, other: string | number | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return one < other ? -1 : Number(one > other);
}
