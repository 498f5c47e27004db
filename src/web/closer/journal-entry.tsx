/** The journal entry of an event: what it moves, account by account, nil in all in each unit. */
import type { JSX } from "preact";
import type { EventAnswer } from "../../answers/event-answer.ts";
import { DataTable } from "../figures/data-table.tsx";
import { decimalsNeeded, inWords, signedText } from "../figures/format.ts";

type Movement = EventAnswer["event"]["movements"][number];

/** `hasFlows`: whether to tell which class of cash flow each movement belongs to, where there is room. */
export function JournalEntry({ movements, hasFlows = false }: { readonly movements: readonly Movement[]; readonly hasFlows?: boolean }): JSX.Element {
  if (movements.length === 0) return <p class="aside">It moves nothing: it changes terms, or only happened.</p>;
  const decimalsOf = (unit: string): number => decimalsNeeded(movements.filter((movement) => movement.unit === unit).map(({ quantity }) => quantity));
  return (
    <DataTable
      caption="What it moves"
      hidesCaption
      columns={[
        { id: "account", head: "Account", cell: ({ account }) => account },
        { id: "quantity", head: "Quantity", isFigure: true, cell: ({ quantity, unit }) => signedText(quantity, decimalsOf(unit)) },
        { id: "unit", head: "Unit", cell: ({ unit }) => unit },
        ...(hasFlows ? [{ id: "flow", head: "Cash flow", cell: ({ flow }: Movement) => (flow === null ? "" : inWords(flow)) }] : []),
      ]}
      rows={movements.map((movement, row) => ({ ...movement, row }))}
      keyOf={({ row }) => String(row)}
      what={["movement", "movements"]}
    />
  );
}
