/** A figure as it would be with one event otherwise: the book is replayed with the change, so that what depends on the event follows. */
import { Faults } from "../kernel/fault.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import type { Day } from "../kernel/day.ts";
import type { Fraction } from "../kernel/fraction.ts";
import type { RecordedEvent } from "../book/book.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onDay } from "../ledger/other-orders.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { figureOf } from "../measures/measure.ts";

export class WhatIf {
  readonly #ledger: Ledger;
  readonly #measure: string;
  readonly #when: DateOrPeriod;

  constructor(ledger: Ledger, measure: string, when: DateOrPeriod) {
    this.#ledger = ledger;
    this.#measure = measure;
    this.#when = when;
  }

  /** With the event on another day; undefined where the book would be faulty, or the figure not determinable. */
  moved(event: string, day: Day): Fraction | undefined {
    return this.#with((recorded) => [recorded.event.id === event ? onDay(recorded, day) : recorded]);
  }

  /** Without the event; undefined where other events rest on it, or the figure is not determinable. */
  without(event: string): Fraction | undefined {
    return this.#with((recorded) => (recorded.event.id === event ? [] : [recorded]));
  }

  #with(changed: (recorded: RecordedEvent) => readonly RecordedEvent[]): Fraction | undefined {
    try {
      const { book } = this.#ledger;
      const ledger = this.#ledger.answering({ ...book, events: book.events.flatMap(changed) });
      const measure = measuresOf(ledger).get(this.#measure);
      return measure === undefined ? undefined : (figureOf(measure, ledger, this.#when).value ?? undefined);
    } catch (error) {
      if (error instanceof Faults) return undefined;
      throw error;
    }
  }
}
