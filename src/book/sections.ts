/** The parts of a report, in the order in which they stand. */
export const sections = ["cover", "statements", "notes", "managements-discussion", "risk-factors", "other-information"] as const;
export type Section = (typeof sections)[number];
