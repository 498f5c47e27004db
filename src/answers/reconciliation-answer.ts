/** The reconciliation as data: figures against the ledger, printed totals against printed lines. */
import { z } from "zod";
import { fractionText } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { foot } from "../reconciliation/footing.ts";
import type { Footed } from "../reconciliation/footing.ts";
import { published, reconcile, tally } from "../reconciliation/reconcile.ts";
import type { Reconciled } from "../reconciliation/reconcile.ts";
import { differenceText, measuredAnswer, figureSchema, verdictSchema } from "./answer.ts";
import { decimalsOf, reportedRow, reportedSchema } from "./reported-row.ts";

const judgedSchema = { verdict: verdictSchema, difference: z.string().nullable(), asCounted: z.boolean(), gap: z.string().nullable() };
export const talliesSchema = z.object({ ties: z.number().int(), "ties-within-rounding": z.number().int(), "does-not-tie": z.number().int(), "not-determinable": z.number().int() }).meta({ id: "Tallies" });

export const reconciliationAnswerSchema = z.object({
  book: z.string(),
  knownAt: z.string().nullable(),
  scenario: z.string().nullable(),
  ledgerHead: z.string(),
  agrees: z.boolean(),
  tally: talliesSchema,
  figures: z.array(z.object({ ...judgedSchema, reported: reportedSchema, ledger: figureSchema })),
  /** Published figures of no measure: findings hold them against one another. */
  unmeasured: z.number().int(),
  footingTally: talliesSchema,
  footings: z.array(z.object({ ...judgedSchema, reported: reportedSchema, sum: z.string(), parts: z.array(z.object({ id: z.string(), sign: z.enum(["+", "-"]), value: z.string() })) })),
  plugs: z.array(z.object({ event: z.string(), on: z.string(), summary: z.string(), arithmetic: z.string().nullable() })),
}).meta({ id: "ReconciliationAnswer" });
export type ReconciliationAnswer = z.output<typeof reconciliationAnswerSchema>;

/** Whether nothing disagrees; what cannot be determined is not a disagreement. */
export function reconciliationAnswer(ledger: Ledger): ReconciliationAnswer {
  const reconciled = reconcile(ledger);
  const footed = foot(ledger);
  return {
    book: ledger.definition.id,
    knownAt: ledger.knownAt ?? null,
    scenario: ledger.book.scenario ?? null,
    ledgerHead: ledger.book.head,
    agrees: ![...reconciled, ...footed].some(({ verdict }) => verdict === "does-not-tie"),
    tally: tally(reconciled),
    figures: reconciled.map((each) => figureRow(each)),
    unmeasured: published(ledger).length - reconciled.length,
    footingTally: tally(footed),
    footings: footed.map(footingRow),
    plugs: ledger.entries
      .filter(({ event }) => event.plug)
      .map(({ event }) => ({ event: event.id, on: event.on.day, summary: event.summary, arithmetic: event.arithmetic ?? null })),
  };
}

function figureRow({ figure, measure, ledger, verdict, difference, asCounted, gap }: Reconciled): ReconciliationAnswer["figures"][number] {
  const { decimals, unit } = measure;
  return { verdict, difference: differenceText(difference, decimals), asCounted, gap: gapText(gap, decimals), reported: reportedRow(figure, decimals), ledger: measuredAnswer(ledger, unit, decimals) };
}

function footingRow({ total, parts, sum, verdict, difference, asCounted, gap }: Footed): ReconciliationAnswer["footings"][number] {
  const decimals = decimalsOf(total);
  const text = (value: Fraction): string => fractionText(value, decimals);
  return {
    verdict,
    difference: differenceText(difference, decimals),
    asCounted,
    gap: gapText(gap, decimals),
    reported: reportedRow(total, decimals),
    sum: text(sum.value),
    parts: parts.map(({ figure, sign }) => ({ id: figure.id, sign: sign === 1 ? "+" : "-", value: text(figure.value) })),
  };
}

/** A gap to the edge of a printed figure: it ends in half a unit of the printed figure at its finest, and then takes one decimal more. */
export function gapText(gap: Fraction | undefined, decimals: number): string | null {
  if (gap === undefined) return null;
  const endsAt = (places: number): boolean => (gap.n * 10n ** BigInt(places)) % gap.d === 0n;
  return fractionText(gap, !endsAt(decimals) && endsAt(decimals + 1) ? decimals + 1 : decimals);
}
