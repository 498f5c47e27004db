/** Corrections restate history from the moment that they are known, and from no moment before. */
import { describe, expect } from "vitest";
import type { Book, RecordedEvent } from "../../src/book/book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { knownOn } from "../../src/ledger/known-time.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Draw } from "../generate/draw.ts";
import type { Written } from "../generate/written.ts";
import { answers, anything } from "./answers.ts";
import { accountsOf, anyDay, forAnyBook, only } from "./any-book.ts";
import { corrected, isGood, withMore } from "./corrected.ts";

const madeUp = { summary: "made up" };

function voiding(id: string, known: Day, ...voids: readonly string[]): Written {
  return { id, type: "event-voided", on: known, order: "99", voids, ...madeUp };
}

function lastKnown(book: Book): Day {
  return book.events.map((recorded) => knownOn(recorded, book)).sort().at(-1) ?? ("2000-01-01" as Day);
}

/** The fields by which an event corrects others. */
const ids = ({ event }: RecordedEvent, field: string): readonly string[] => ((event as unknown as Readonly<Record<string, readonly string[] | undefined>>)[field] ?? []);

/**
 * The events in force, found anew for each: an event is so unless some correction that is so, known by
 * then, voids it; one put in place is so while its correction is.
 */
function inForceByHand(book: Book, knownAt: Day): RecordedEvent[] {
  const known = book.events.filter((recorded) => knownOn(recorded, book) <= knownAt);
  const isSo = (one: RecordedEvent): boolean => {
    const placedBy = book.events.filter((other) => ids(other, "replaced-by").includes(one.event.id));
    if (placedBy.length > 0 && !placedBy.some((other) => known.includes(other) && isSo(other))) return false;
    return !known.some((other) => ids(other, "voids").includes(one.event.id) && isSo(other));
  };
  return known.filter((one) => isSo(one) && one.event.type !== "event-voided");
}

describe("corrections", () => {
  forAnyBook("known after a day change no answer known on it", (given, draw) => {
    const book = corrected(given, draw);
    if (book.events.length === 0) return;
    const target = draw.one(book.events);
    const knownAt = plusDays(knownOn(target, book), draw.one([0, 7, 100]));
    const more = withMore(book, [voiding("late-void", plusDays(knownAt, 1 + draw.below(50)), target.event.id)]);
    if (!isGood(more)) return;
    const asked = anything(given, draw);
    expect(answers(more, knownAt, asked), `known at ${knownAt}`).toBe(answers(book, knownAt, asked));
  });

  forAnyBook("answer as a book does that holds only what is so by what was known", (given, draw) => {
    const book = corrected(given, draw);
    if (book.events.length === 0) return;
    const knownAt = plusDays(knownOn(draw.one(book.events), book), draw.one([0, -1, 7, 2000]));
    const plain = { ...book, events: inForceByHand(book, knownAt) };
    if (!isGood(plain)) return;
    const [one, other] = [new Ledger(book, { knownAt }), new Ledger(plain, { knownAt })];
    const day = anyDay(book, draw);
    for (const account of accountsOf(one)) expect(one.balance(only(account), day), `${account} on ${day}, known at ${knownAt}`).toEqual(other.balance(only(account), day));
    for (const instrument of one.chart.instruments.keys()) expect(one.terms.history(instrument)).toEqual(other.terms.history(instrument));
  });

  forAnyBook("taken back by voiding them leave no trace", (given, draw) => {
    const book = corrected(given, draw);
    if (book.events.length === 0) return;
    const on = plusDays(lastKnown(book), 1);
    const once = withMore(book, [voiding("first-void", on, draw.one(book.events).event.id)]);
    if (!isGood(once)) return;
    const twice = withMore(once, [voiding("second-void", plusDays(on, 1), "first-void")]);
    const asked = anything(given, draw);
    const later = plusDays(on, 2);
    expect(answers(twice, later, asked)).toBe(answers(book, later, asked));
  });

  forAnyBook("by reversal leave every day before it as it was, and nothing of the event after it", (given, draw) => {
    const target = new Ledger(given).entries.filter(({ gradual, event }) => !gradual && event.type !== "balance-anchor")[draw.below(1 + given.events.length)];
    if (target === undefined) return;
    const on = plusDays(lastKnown(given), 1);
    const more = withMore(given, [{ id: "undone", type: "event-reversed", on, reverses: target.event.id, ...madeUp }]);
    if (!isGood(more)) return;
    const [before, after] = [new Ledger(given), new Ledger(more)];
    for (const account of accountsOf(before)) {
      const moved = target.movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
      expect(after.settledBalance(account, plusDays(on, -1)), account).toBe(before.settledBalance(account, plusDays(on, -1)));
      expect(after.settledBalance(account, on), account).toBe(before.settledBalance(account, on) - moved);
    }
  });

  forAnyBook("leave every balance inside its bounds when an assumed day moves within its window", (given, draw) => {
    const book = corrected(given, draw);
    const ledger = new Ledger(book);
    const moving = ledger.entries.filter(({ when }) => when.first !== when.last);
    if (moving.length === 0) return;
    const { event, when } = draw.one(moving);
    const moved = { ...book, events: book.events.map((recorded) => (recorded.event.id === event.id ? { ...recorded, event: { ...recorded.event, on: { ...when, day: oneOf(when, draw) } } } : recorded)) };
    if (!isGood(moved)) return;
    const other = new Ledger(moved, { canReorder: false });
    for (const day of [anyDay(book, draw), when.first, when.day, when.last]) {
      for (const account of accountsOf(ledger)) {
        const bounds = ledger.balance(only(account), day);
        const { value } = other.balance(only(account), day);
        if (bounds.value === null || value === null) expect(value, `${account} on ${day}`).toBe(bounds.value);
        else expect(bounds.low <= value && value <= bounds.high, `${account} on ${day}: ${bounds.low} ≤ ${value} ≤ ${bounds.high}`).toBe(true);
      }
    }
  });
});

/** A day on which something ends or begins, inside the window. */
function oneOf({ first, last }: RecordedEvent["event"]["on"], draw: Draw): Day {
  return draw.one([first, last]);
}
