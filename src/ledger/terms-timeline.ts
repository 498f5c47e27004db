/** The terms of each instrument as a dated timeline: what was in force at the end of any day. */
import type { Terms } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";

export interface TermsInForce {
  readonly from: Day;
  /** The event that changed them; absent for the terms that the book starts with. */
  readonly event: string | undefined;
  readonly terms: Terms;
}

export class TermsTimeline {
  readonly #steps = new Map<string, TermsInForce[]>();

  /** Lays a change over the terms in force, or takes their place as a whole; the instrument exists from its first change on. */
  change(instrument: string, from: Day, event: string | undefined, terms: Terms, whole = false): void {
    const steps = this.#steps.get(instrument) ?? [];
    const before = steps.at(-1)?.terms ?? {};
    steps.push({ from, event, terms: whole ? terms : { ...withoutReplaced(before, terms), ...terms } });
    this.#steps.set(instrument, steps);
  }

  /** The latest terms with what an event changed put back, where nothing else has changed it since; undefined where it changed none that were there. */
  without(instrument: string, event: string): Terms | undefined {
    const steps = this.history(instrument);
    const index = steps.findIndex((step) => step.event === event);
    const [before, made] = [steps[index - 1]?.terms, steps[index]?.terms];
    if (before === undefined || made === undefined) return undefined;
    const terms: Record<string, unknown> = { ...this.latest(instrument) };
    for (const [term, value] of [...Object.entries(made), ...Object.entries(before)]) {
      const earlier = (before as Record<string, unknown>)[term];
      const own = (made as Record<string, unknown>)[term];
      if (String(earlier) === String(own) || String(terms[term]) !== String(own)) continue;
      terms[term] = earlier ?? value;
      if (earlier === undefined) Reflect.deleteProperty(terms, term);
    }
    return terms;
  }

  /** Whether anything has brought it into being so far, or by a day. */
  exists(instrument: string, by?: Day): boolean {
    const first = this.#steps.get(instrument)?.[0];
    return first !== undefined && (by === undefined || first.from <= by);
  }

  /** The terms after the last change so far: what a posting rule sees. */
  latest(instrument: string): Terms {
    return this.#steps.get(instrument)?.at(-1)?.terms ?? {};
  }

  /** The terms in force at the end of a day, or undefined where the instrument did not exist yet. */
  at(instrument: string, asOf: Day): TermsInForce | undefined {
    return this.#steps.get(instrument)?.findLast((step) => step.from <= asOf);
  }

  /** Every step, in order. */
  history(instrument: string): readonly TermsInForce[] {
    return this.#steps.get(instrument) ?? [];
  }
}

/** A fixed rate replaces an index with its spread, and the other way round. */
function withoutReplaced(before: Terms, { rate, index }: Terms): Terms {
  const { rate: fixed, index: reference, spread, ...rest } = before;
  if (rate !== undefined) return rest;
  const floating = { ...(reference === undefined ? {} : { index: reference }), ...(spread === undefined ? {} : { spread }) };
  return index === undefined && fixed !== undefined ? { ...rest, rate: fixed, ...floating } : { ...rest, ...floating };
}
