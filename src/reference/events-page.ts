/** docs/reference/events.md: every event type by family. */
import type { AnyEventType } from "../../events/catalogue/index.ts";
import { fieldTable } from "./field-table.ts";
import { code, fenced, page, table } from "./markdown.ts";
import type { DescribedEvent } from "./schemas.ts";

type Family = AnyEventType["family"];

const FAMILIES: Readonly<Record<Family, string>> = { equity: "Equity", debt: "Debt", legal: "Legal", operations: "Operations", ledger: "Ledger" };

/** An event of each type as some book writes it. */
export type Examples = ReadonlyMap<string, { readonly book: string; readonly yaml: string }>;

export function eventsPage(events: readonly DescribedEvent[], examples: Examples, ranks: string): string {
  const families = (Object.keys(FAMILIES) as Family[]).map((family) => ({ family, own: events.filter(({ type }) => type.family === family) }));
  return page("Event types", [
    "Everything a book tells is told as dated events of these types. Beside its own fields, each event has those of the [envelope](book.md#events): `id`, `type`, `on`, `summary`, and evidence. How a value of each kind is written stands under [kinds of values](book.md#kinds-of-values).",
    "In journal entries, *paid-in* is additional paid-in capital, *par* is shares × par value of one share, and a *part* such as cash is played by the account of that id, or by the one that [`roles`](book.md#roles) of book.yaml names. What an event gives for a field with a default account, such as `liability`, takes that account's place. Where shares are issued, their count goes from unissued to outstanding beside the money.",
    ...families.flatMap(({ family, own }) => [`**${FAMILIES[family]}**`, own.map(({ type }) => `- [${type.type}](#${type.type}): ${type.meaning}`).join("\n")]),
    "## Order within a day",
    `Events of one day are applied by rank, then by id; an event's own \`order\` takes the place of its type's rank. The ranks: ${ranks.replace(/^[^:]*: /, "")}`,
    table(["rank", "types"], ranksOf(events)),
    ...families.flatMap(({ family, own }) => [`## ${FAMILIES[family]}`, ...own.flatMap((event) => section(event, examples))]),
  ]);
}

function ranksOf(events: readonly DescribedEvent[]): string[][] {
  const ranks = [...new Set(events.map(({ type }) => type.rank))].sort((a, b) => a - b);
  return ranks.map((rank) => [String(rank), events.filter(({ type }) => type.rank === rank).map(({ type }) => `[${type.type}](#${type.type})`).join(", ")]);
}

function section({ type, comments, schema }: DescribedEvent, examples: Examples): string[] {
  const example = examples.get(type.type);
  return [
    `### ${type.type}`,
    type.meaning,
    fieldTable(schema, { only: Object.keys(type.fields) }),
    facts(type, comments).map((fact) => `- ${fact}`).join("\n"),
    ...(example === undefined ? [] : [`From the book ${code(example.book)}:`, fenced("yaml", example.yaml)]),
  ];
}

function facts(type: AnyEventType, { terms }: DescribedEvent["comments"]): string[] {
  return [
    `**Journal entry:** ${type.rule}`,
    ...(type.terms === undefined ? [] : [`**Terms:** those of the instrument it names change on its effective day.${terms === undefined ? "" : ` ${terms}`}`]),
    `**[Order in the day](#order-within-a-day):** ${type.rank}.`,
    ...(type.readsBalances === true ? ["**Reads balances:** it needs the balances just before it to be known."] : []),
    ...(type.gradual === true ? ["**Gradual:** it runs through its whole window; inside the window, answers count it at the end (`--spread at-end`) or day by day (`--spread daily`)."] : []),
  ];
}
