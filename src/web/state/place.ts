/** A place: everything that the page shows, as its address says it. Whoever has the address sees the same. */
import { isDay } from "./days.ts";
import type { Day } from "./days.ts";

/** What is looked at closely, beside the view. */
export interface Selection {
  readonly kind: "event" | "measure" | "finding";
  /** Of a measure, with `@` and a day or a period (`2002-01-01..2002-09-30`) behind it where it is not of the page's date. */
  readonly id: string;
}

export interface Place {
  /** The view by its name; the overview where the address names none. */
  readonly view: string;
  /** Null: the one meant where none is named. */
  readonly book: string | null;
  /** Null: the book's own date. */
  readonly asOf: Day | null;
  /** Null: everything that is known. */
  readonly knownAt: Day | null;
  readonly scenario: string | null;
  /** Scenarios beside the base. */
  readonly compare: readonly string[];
  readonly selection: Selection | null;
  /** The ledger head that the address was copied at; null where it follows the book. */
  readonly head: string | null;
  /** What one view has of its own: filters, an exit value, a range. Kept from view to view. */
  readonly options: Readonly<Record<string, string>>;
}

export const nowhere: Place = { view: "overview", book: null, asOf: null, knownAt: null, scenario: null, compare: [], selection: null, head: null, options: {} };

const OWN: ReadonlySet<string> = new Set(["asOf", "knownAt", "scenario", "compare", "selection", "head"]);

/** The most scenarios that stand beside the base. */
const MOST_COMPARED = 4;

/** The place of a path and a query; what cannot be is left out, so that an old address still opens. */
export function parsePlace(path: string, query: string): Place {
  const [first, book, view] = path.split("/").filter((part) => part !== "").map(unescaped);
  const asked = new URLSearchParams(query);
  const day = (name: string): Day | null => {
    const text = asked.get(name);
    return text !== null && isDay(text) ? text : null;
  };
  return {
    view: first === "books" && view !== undefined ? view : nowhere.view,
    book: first === "books" && book !== undefined ? book : null,
    asOf: day("asOf"),
    knownAt: day("knownAt"),
    scenario: asked.get("scenario"),
    compare: [...new Set((asked.get("compare") ?? "").split(",").filter((id) => id !== ""))].slice(0, MOST_COMPARED),
    selection: parseSelection(asked.get("selection")),
    head: asked.get("head"),
    options: Object.fromEntries([...asked].filter(([name]) => !OWN.has(name))),
  };
}

/** The address of a place: the shortest that says all of it. */
export function formatPlace({ view, book, asOf, knownAt, scenario, compare, selection, head, options }: Place): string {
  const path = book === null ? "/" : `/books/${encodeURIComponent(book)}/${encodeURIComponent(view)}`;
  const said: readonly (readonly [string, string | null])[] = [
    ["asOf", asOf],
    ["knownAt", knownAt],
    ["scenario", scenario],
    ["compare", compare.length === 0 ? null : compare.join(",")],
    ["selection", selection === null ? null : `${selection.kind}:${selection.id}`],
    ["head", head],
    ...Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)),
  ];
  const query = said.flatMap(([name, value]) => (value === null || value === "" ? [] : [`${encodeURIComponent(name)}=${written(value)}`])).join("&");
  return query === "" ? path : `${path}?${query}`;
}

function parseSelection(text: string | null): Selection | null {
  const [, kind, id] = /^(event|measure|finding):(.+)$/.exec(text ?? "") ?? [];
  return id === undefined ? null : { kind: kind as Selection["kind"], id };
}

/** Commas, colons and at signs mean nothing in a query, and are easier to read as they are. */
function written(value: string): string {
  return encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%40", "@");
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
