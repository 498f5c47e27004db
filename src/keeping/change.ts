/** What is to be added to a book: new events, and statements of its definition, tables, documents or scenarios. */
import type { WrittenBook } from "../book/written-book.ts";
import type { Written } from "../book/written.ts";
import { canonical } from "../kernel/canonical-json.ts";
import { statementId } from "./records.ts";
import type { Part, Records } from "./records.ts";

export interface Change {
  readonly events: readonly Written[];
  readonly statements: readonly StatedPart[];
}

export interface StatedPart {
  readonly part: Part;
  /** Known by its name, among those of its part. */
  readonly written: Written;
}

/** How a written book compares with what is kept of it. */
export interface Comparison {
  readonly change: Change;
  /** How many events are kept already, to the letter. */
  readonly same: number;
  /** Events that are kept under the same id, but not as they are written now. */
  readonly changed: readonly Written[];
  /** What is kept and not among what is written: events by id, statements by what they are of. */
  readonly onlyKept: readonly string[];
}

/** The field that a statement of a part is known by, where it is not the name of its file. */
const NAMING: Partial<Record<Part, string>> = { reported: "id", rates: "index", prices: "class" };

/** What is written as a statement of a part, by the name that it is known by. */
export function stated(part: Part, written: Written): StatedPart {
  const field = NAMING[part];
  return { part, written: field === undefined ? written : { ...written, name: fieldOf(written.value, field) } };
}

/** The statements of a written book, by the names that they are known by. */
function statementsOf(written: WrittenBook): StatedPart[] {
  const all = (part: Part, items: readonly Written[]): StatedPart[] => items.map((each) => stated(part, each));
  return [
    ...all("definition", written.definition === undefined ? [] : [{ ...written.definition, name: "" }]),
    ...all("reported", written.reported),
    ...all("documents", written.documents),
    ...all("rates", written.rates),
    ...all("prices", written.prices),
    // Known by the names of their files even where they call themselves otherwise, which running them tells.
    ...[...written.scenarios].map(([name, read]) => ({ part: "scenarios" as const, written: { ...read(), name } })),
  ];
}

export function compared(records: Records, written: WrittenBook): Comparison {
  const statements = statementsOf(written);
  const added: Written[] = [];
  const changed: Written[] = [];
  for (const each of written.events) {
    const kept = records.event(fieldOf(each.value, "id"));
    if (kept === undefined) added.push(each);
    else if (canonical(kept) !== canonical(each.value)) changed.push(each);
  }
  const named = new Set([...written.events.map(({ value }) => fieldOf(value, "id")), ...statements.map(({ part, written: { name } }) => statementId(part, name))]);
  return {
    change: { events: added, statements: statements.filter(({ part, written: { name, value } }) => !isStated(records, part, name, value)) },
    same: written.events.length - added.length - changed.length,
    changed,
    onlyKept: records.ids.filter((id) => !named.has(id)),
  };
}

function isStated(records: Records, part: Part, name: string, value: unknown): boolean {
  const kept = records.stated(part, name);
  return kept?.json === JSON.stringify(value);
}

/** A field of what is written; the empty text where it has none. */
export function fieldOf(value: unknown, field: string): string {
  const found: unknown = Object.entries(value ?? {}).find(([name]) => name === field)?.[1];
  return typeof found === "string" ? found : "";
}

/** A written book with a change made to it. */
export function changed(written: WrittenBook, { events, statements }: Change): WrittenBook {
  const of = (part: Part): Written[] => statements.filter((each) => each.part === part).map((each) => each.written);
  const replaced = (part: "reported" | "documents" | "rates" | "prices"): Written[] => {
    const anew = of(part);
    const names = new Set(anew.map(({ name }) => name));
    return [...written[part].filter(({ name }) => !names.has(name)), ...anew];
  };
  return {
    definition: of("definition")[0] ?? written.definition,
    events: [...written.events, ...events],
    reported: replaced("reported"),
    documents: replaced("documents"),
    rates: replaced("rates"),
    prices: replaced("prices"),
    ratesUnread: written.ratesUnread,
    scenarios: new Map([...written.scenarios, ...of("scenarios").map((each) => [each.name, () => each] as const)]),
  };
}
