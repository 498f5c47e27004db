/** What anchors state, read from the events as they are written: which accounts, and on which days. */
import type { Book, RecordedEvent } from "../../src/book/book.ts";
import type { Day } from "../../src/kernel/day.ts";
import type { Account } from "../../src/ledger/chart.ts";

/** The account that a book's own name for it stands for. */
export const named = ({ definition }: Book, name: string): string => definition.roles[name] ?? name;

/** The fields of the event's own type. */
interface Fields {
  readonly "balances"?: Readonly<Record<string, unknown>>;
  readonly "counts"?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly "complete"?: boolean;
  readonly "complete-for"?: "all" | readonly string[];
}

export const fieldsOf = ({ event }: RecordedEvent): Fields => event as Fields;

/** The anchors that state an account, or all accounts, by day. */
export function anchorsOf(book: Book, account: Account): { readonly id: string; readonly day: Day }[] {
  return book.events
    .filter((recorded) => {
      if (recorded.event.type !== "balance-anchor") return false;
      const { balances = {}, counts = {}, complete = false } = fieldsOf(recorded);
      const isWhole = complete && account.opening !== "nil" && account.unit === book.definition.currency;
      return isWhole || [...Object.keys(balances).map((name) => named(book, name)), ...Object.values(counts).flatMap((accounts) => Object.keys(accounts))].includes(account.id);
    })
    .map(({ event }) => ({ id: event.id, day: event.on.last }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
