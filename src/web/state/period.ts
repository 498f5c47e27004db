/** The period that statements and flows run over: it ends at the date shown, and begins where the address says. */
import { computed } from "@preact/signals";
import { book, restingAsOf } from "./book.ts";
import { options } from "./here.ts";
import { periodUpTo } from "./periods.ts";
import type { Period } from "./periods.ts";

/** So many months up to the date, the year so far, or from a day on. */
export const OVER = "over";

/** Those that statements are presented for, the latest end first, of one end the longest. */
export const presentedPeriods = computed<readonly Period[]>(() => [...(book.value.answer?.presents.periods ?? [])].sort((one, other) => (one.last === other.last ? order(one.first, other.first) : order(other.last, one.last))));

export const period = computed<Period | undefined>(() => (restingAsOf.value === undefined ? undefined : periodUpTo(restingAsOf.value, options.value[OVER], presentedPeriods.value)));

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
