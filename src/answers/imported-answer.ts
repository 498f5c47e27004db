/** Movements that another program printed of the book, and where they are not the book's own. */
import { z } from "zod";
import { movementsOf } from "../interop/plain-movement.ts";
import type { PlainMovement } from "../interop/plain-movement.ts";
import { programs } from "../interop/program.ts";
import type { Program } from "../interop/program.ts";
import { quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { movementSchema } from "./event-answer.ts";

const importedSchema = z.object({ event: z.string(), on: z.string(), ...movementSchema.shape });

export const importedAnswerSchema = z.object({
  book: z.string(),
  ledgerHead: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  program: z.enum(programs),
  total: z.number().int(),
  movements: z.array(importedSchema),
  /** Movements of the book that were not imported, and imported ones that the book does not have. */
  missing: z.array(importedSchema),
  unknown: z.array(importedSchema),
});
export type ImportedAnswer = z.output<typeof importedAnswerSchema>;
type Imported = z.output<typeof importedSchema>;

export function importedAnswer(ledger: Ledger, program: Program, movements: readonly PlainMovement[]): ImportedAnswer {
  const row = ({ event, day, account, unit, quantity, flow }: PlainMovement): Imported => ({ event, on: day, account, quantity: quantityText(quantity, ledger.chart.scaleOf(unit)), unit, flow: flow ?? null });
  const theirs = movements.map(row);
  const ours = movementsOf(ledger).map(row);
  return {
    book: ledger.definition.id,
    ledgerHead: ledger.book.head,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    program,
    total: theirs.length,
    movements: theirs,
    missing: without(ours, theirs),
    unknown: without(theirs, ours),
  };
}

/** What of some movements is not among others, each taken as often as it is there. */
function without(some: readonly Imported[], others: readonly Imported[]): Imported[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(JSON.stringify(other), (left.get(JSON.stringify(other)) ?? 0) + 1);
  return some.filter((each) => {
    const key = JSON.stringify(each);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
