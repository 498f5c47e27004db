/** The measures that a reader asks of any company first, over all their days: so that a date may be dragged without asking again. */
import { computed } from "@preact/signals";
import { measuresOf, stepsOf } from "../asking/answers.ts";
import { asked } from "../asking/asked.ts";
import { book, bookId, under } from "./book.ts";
import type { SteppedMeasure } from "./steps.ts";

/** Who could own what, part by part. */
export const dilutionParts = [
  { id: "dilution.outstanding", label: "Common shares outstanding" },
  { id: "dilution.preferred", label: "Preferred, as converted" },
  { id: "dilution.notes", label: "Notes into common" },
  { id: "dilution.preferred-from-notes", label: "Notes by way of preferred" },
  { id: "dilution.warrants", label: "Warrants" },
  { id: "dilution.options", label: "Options outstanding" },
  { id: "dilution.available-for-grant", label: "Options available for grant" },
] as const;

/** Common shares outstanding, by the name that the sources print them under. */
export const sharesOutstanding = computed(() => {
  const common = book.value.answer?.commonClass ?? null;
  return common === null ? "dilution.outstanding" : `shares.${common}.outstanding`;
});

const KEYS = ["stockholders-equity", "debt", "cash", "total-assets", "total-liabilities", "notes.accrued-interest", "liquidation-preference", "dilution.fully-diluted"];

const wanted: readonly string[] = [...KEYS, ...dilutionParts.map(({ id }) => id)];

/** Every measure that the book has. */
export const allMeasures = asked(() => (bookId.value === undefined ? undefined : measuresOf(bookId.value, under.value)));

/** Those of them that the book has. */
const ids = computed(() => {
  const own = new Set(allMeasures.value.answer?.measures.map(({ id }) => id));
  return [...wanted, sharesOutstanding.value].filter((id) => own.has(id));
});

export const keySteps = asked(() => (bookId.value === undefined || ids.value.length === 0 ? undefined : stepsOf(bookId.value, ids.value, under.value)));

const byId = computed(() => new Map(keySteps.value.answer?.measures.map((measure) => [measure.id, measure])));

/** The measure over all its days; undefined where the book has none of that name. */
export function stepped(id: string): SteppedMeasure | undefined {
  return byId.value.get(id);
}
