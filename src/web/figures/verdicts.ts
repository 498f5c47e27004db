/** Verdicts in words, and what each means: never told by colour alone. */
import type { Printed } from "../state/steps.ts";

export type Verdict = Printed["verdict"];

export const verdictWords: Readonly<Record<Verdict, string>> = {
  ties: "Ties",
  "ties-within-rounding": "Within rounding",
  "does-not-tie": "Does not tie",
  "not-determinable": "Cannot be known",
};

export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  ties: "The ledger's figure would print as the company printed it.",
  "ties-within-rounding": "The two agree only in what rounding leaves open.",
  "does-not-tie": "No true value would print as both.",
  "not-determinable": "An input is missing, or its bounds lie on both sides of the edge.",
};
