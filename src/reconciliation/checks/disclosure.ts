import type { AnyEvent } from "../../../events/catalogue/index.ts";
import type { InstrumentDefinition } from "../../../events/book-definition.ts";
import { isPrecise } from "../../kernel/when.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import { eventsOf } from "../instrument-events.ts";
import type { Review } from "../review.ts";

/** What a reader of each kind of event needs to be told, beside its date and the terms of its instrument. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "private-placement": ["shares", "gross", "parties"],
  "warrant-issued": ["warrants", "parties"],
  "warrant-repriced": ["strike", "charge-amount", "valuation"],
  "warrant-exercised": ["warrants", "proceeds or net-shares", "parties"],
  "option-exercise": ["options", "proceeds or strike"],
  "note-issued": ["parties"],
  "note-drawn": ["amount"],
  "note-converted": ["shares"],
  "note-amended": ["parties"],
  "shares-issued-for-liability": ["shares", "amount", "parties"],
  "shares-issued-in-acquisition": ["shares", "amount"],
  "legal-judgment-accrued": ["amount", "matter"],
  "registration-penalty": ["amount", "parties"],
  "debt-settled-at-gain": ["amount", "parties"],
  "equity-line-terminated": ["consideration"],
};

/** Terms without which an instrument cannot be recomputed. */
const NEEDED_TERMS: Readonly<Partial<Record<InstrumentDefinition["kind"], readonly string[]>>> = {
  warrant: ["strike", "expires"],
  note: ["matures", "day-count", "compounding"],
};

export const disclosure: Check = {
  code: "disclosure",
  reads: "events",
  rule: "An event is told with its day, quantity, price, parties and value, and an instrument with its terms.",
  rests: "SFAS 129, paragraph 4; SFAS 123, paragraph 46; Regulation S-B, Item 310",
  find: (review) => [...review.ledger.entries.flatMap(({ event }) => eventFindings(event)), ...instrumentFindings(review)],
};

function eventFindings(event: AnyEvent): Finding[] {
  // An event that only closes a gap is told as the gap.
  if (event.plug) return [];
  if (["period-flow", "balance-anchor", "loss-closed-to-deficit", "milestone"].includes(event.type)) return [];
  const missing = [
    ...(isPrecise(event.on) ? [] : [`the day: only ${event.on.first}..${event.on.last}, counted on ${event.on.day}`]),
    ...(NEEDED[event.type] ?? []).filter((field) => !field.split(" or ").some((each) => isStated(event, each))).map((field) => `${field} is not stated`),
    ...(event.basis === "reported" ? [] : [`it is ${event.basis}, not told${event.arithmetic === undefined ? "" : `: ${event.arithmetic}`}`]),
  ];
  if (missing.length === 0) return [];
  return [
    finding({
      about: event.id,
      class: "disclosure-gap",
      confidence: event.basis === "reported" ? "certain" : "likely",
      summary: `${event.id} (${event.type}) is not told in full: ${missing.map((each) => each.split(":")[0] ?? "").join("; ")}`,
      evidence: event.evidence,
      arithmetic: missing,
      events: [event.id],
    }),
  ];
}

function isStated(event: AnyEvent, field: string): boolean {
  const value: unknown = Object.entries(event).find(([name]) => name === field)?.[1];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function instrumentFindings(review: Review): Finding[] {
  const { ledger } = review;
  return [...ledger.chart.instruments.values()].flatMap(({ id, kind, name, assumes }) => {
    const steps = ledger.terms.history(id);
    const last = steps.at(-1)?.terms ?? {};
    const isThere = (term: string): boolean => (last as Readonly<Record<string, unknown>>)[term] !== undefined && !assumes.includes(term);
    const missing = (NEEDED_TERMS[kind] ?? []).filter((term) => !isThere(term));
    if (steps.length === 0 || missing.length === 0) return [];
    return [
      finding({
        about: `instruments.${id}`,
        class: "disclosure-gap",
        confidence: "certain",
        summary: `the terms of ${name} are not told in full: ${missing.join(", ")}`,
        arithmetic: missing.map((term) => `${term}: ${assumes.includes(term) ? "assumed by the book" : "not stated"}`),
        ...eventsOf(review, [id]),
      }),
    ];
  });
}
