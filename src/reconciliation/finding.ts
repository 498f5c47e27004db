/** Findings: what does not agree, is missing or cannot be, with its figures and the arithmetic written out. */
import type { Evidence } from "../../events/envelope.ts";
import type { ReportedFigure } from "../book/reported-figure.ts";
import type { Review } from "./review.ts";

/**
 * `error`: figures that cannot all be true. `ambiguity`: what may be read in two ways. `rounding`:
 * figures that meet only in what rounding leaves open. `disclosure-gap`: what a reader would need
 * and is not told.
 */
export const findingClasses = ["error", "ambiguity", "rounding", "disclosure-gap"] as const;
export type FindingClass = (typeof findingClasses)[number];

export const confidences = ["certain", "likely", "possible"] as const;
export type Confidence = (typeof confidences)[number];

export interface Finding {
  /** What it is about, the same from run to run: a concept with its date or period, an event, an instrument. */
  readonly about: string;
  readonly class: FindingClass;
  readonly confidence: Confidence;
  /** One sentence that says what is the matter. */
  readonly summary: string;
  /** The printed figures that it rests on; the one most likely at fault comes first. */
  readonly figures: readonly ReportedFigure[];
  /** Where else it stands: dates, headings, events. */
  readonly evidence: readonly Evidence[];
  /** The recomputation, step by step. */
  readonly arithmetic: readonly string[];
  /** By how much it is off, with its unit. */
  readonly difference: string | undefined;
  /** The least change that would resolve it. */
  readonly correction: string | undefined;
  readonly events: readonly string[];
  readonly measures: readonly string[];
}

/** A rule that any book's figures are held to. */
export interface Check {
  readonly code: string;
  /** Whether it looks at printed figures, or only at events, terms, dates and headings. */
  readonly reads: "figures" | "events";
  /** The rule, in one line. */
  readonly rule: string;
  /** What the rule rests on: arithmetic, a definition of the field, a standard. */
  readonly rests: string;
  find(review: Review): readonly Finding[];
}

type Required = Pick<Finding, "about" | "class" | "confidence" | "summary">;

/** A finding with nothing where nothing is said. */
export function finding(of: Required & Partial<Finding>): Finding {
  return { figures: [], evidence: [], arithmetic: [], difference: undefined, correction: undefined, events: [], measures: [], ...of };
}
