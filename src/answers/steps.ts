/** What a figure's history may run along, and by which steps. */

export const axes = ["as-of", "known-at"] as const;

export const steps = ["day", "week", "month", "quarter", "event"] as const;
export type Step = (typeof steps)[number];
