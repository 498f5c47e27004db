/** What the book cannot know it does not answer, and what became known later changes nothing known before. */
import { describe, expect } from "vitest";
import { balanceSheet } from "../../projections/balance-sheet.ts";
import { balanceSheetLayout } from "../../projections/layout.ts";
import type { Book, RecordedEvent } from "../../src/book/book.ts";
import { readEvent } from "../../src/book/read-book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import type { Fault } from "../../src/kernel/fault.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Account } from "../../src/ledger/chart.ts";
import type { Draw } from "../generate/draw.ts";
import { anchorsOf, fieldsOf, named } from "./anchors.ts";
import { answers, anything } from "./answers.ts";
import { anyDay, anyPeriod, forAnyBook, ledgerOf, only } from "./any-book.ts";

/** Whether some event says that it is complete for the account on the day. */
function isCovered(book: Book, account: Account, on: Day): boolean {
  return book.events.some((recorded) => {
    const { event } = recorded;
    const complete = fieldsOf(recorded)["complete-for"];
    if (complete === undefined || on < event.on.first || on > event.on.last) return false;
    return complete === "all" || complete.some((name) => name === account.class || named(book, name) === account.id);
  });
}

/** A window whose whole flows the book holds, and its last day, on which a statement may stand. */
function heldPeriods(book: Book, draw: Draw): Period[] {
  const held = book.events.filter((recorded) => fieldsOf(recorded)["complete-for"] !== undefined).map(({ event: { on } }) => ({ first: on.first, last: on.last }));
  if (held.length === 0) return [];
  const { first, last } = draw.one(held);
  return [{ first, last }, { first: last, last }];
}

function everyDay({ first, last }: Period, holds: (day: Day) => boolean): boolean {
  for (let day = first; day <= last; day = plusDays(day, 1)) if (!holds(day)) return false;
  return true;
}

/** Day by day: from the latest anchor on, every day's flows must be in the book, or said to be. */
function isBalanceKnown(book: Book, account: Account, asOf: Day): boolean {
  if (account.opening === "nil") return true;
  const anchor = anchorsOf(book, account).findLast(({ day }) => day <= asOf);
  if (anchor === undefined) return false;
  return account.opening === "anchored" || everyDay({ first: plusDays(anchor.day, 1), last: asOf }, (day) => isCovered(book, account, day));
}

function isMovementKnown(book: Book, account: Account, period: Period): boolean {
  if (account.opening === "nil") return true;
  const [first] = anchorsOf(book, account);
  // Through the day of the first anchor, what moved and what was there before cannot be told apart.
  if (first !== undefined && first.day >= period.first && first.day <= period.last) return false;
  return account.opening === "anchored" ? first !== undefined && first.day < period.first : everyDay(period, (day) => isCovered(book, account, day));
}

const UNKNOWN = { status: "not-determinable", value: null, low: null, high: null };

describe("what is not determinable", () => {
  forAnyBook("is never a number: a balance before its first anchor, or past what the book holds", (book, draw) => {
    const ledger = ledgerOf(book);
    const dates = [anyDay(book, draw), anyDay(book, draw)];
    for (const account of ledger.chart.accounts.values()) {
      const anchors = anchorsOf(book, account).map(({ day }) => day);
      for (const date of [...dates, ...anchors, ...anchors.map((day) => plusDays(day, -1))]) {
        const figure = ledger.balance(only(account.id), date);
        const known = isBalanceKnown(book, account, date);
        expect(figure.status !== "not-determinable", `${account.id} on ${date}`).toBe(known);
        if (known) expect(typeof figure.value, `${account.id} on ${date}`).toBe("bigint");
        else expect(figure, `${account.id} on ${date}`).toMatchObject(UNKNOWN);
        expect(figure.reasons.length > 0, `${account.id} on ${date}: reasons`).toBe(figure.status !== "exact");
      }
    }
  });

  forAnyBook("is never a number: a movement through days whose flows the book does not hold", (book, draw) => {
    const ledger = ledgerOf(book);
    const periods = [anyPeriod(book, draw), anyPeriod(book, draw), ...heldPeriods(book, draw)];
    for (const account of ledger.chart.accounts.values()) {
      for (const period of periods) {
        const figure = ledger.movement(only(account.id), period);
        expect(figure.status !== "not-determinable", `${account.id}, ${account.opening}, over ${period.first}..${period.last}`).toBe(isMovementKnown(book, account, period));
      }
    }
  });

  forAnyBook("is no movement: what an account's first anchor brings in from before", (book, draw) => {
    const ledger = ledgerOf(book);
    const [period = anyPeriod(book, draw)] = heldPeriods(book, draw);
    for (const account of ledger.chart.accounts.values()) {
      const figure = ledger.movement(only(account.id), period);
      if (account.opening === "nil" || figure.value === null) continue;
      const first = anchorsOf(book, account)[0]?.id;
      const flowed = ledger.entries.filter(({ event, when }) => event.id !== first && when.day >= period.first && when.day <= period.last).flatMap(({ movements }) => movements);
      const sum = flowed.reduce((total, movement) => (movement.account === account.id ? total + movement.quantity : total), 0n);
      expect(figure.value, `${account.id}, ${account.opening}, over ${period.first}..${period.last}, first anchored by ${first ?? "nothing"}`).toBe(sum);
    }
  });

  forAnyBook("makes every line and total that it stands in not determinable", (book, draw) => {
    const ledger = ledgerOf(book);
    const date = anyDay(book, draw);
    const rows = balanceSheet(ledger, date);
    balanceSheetLayout(ledger).forEach(({ kind, id, selection }, index) => {
      if (kind === "heading") return;
      const known = [...selection.keys()].every((account) => isBalanceKnown(book, ledger.chart.resolve(account), date));
      expect(rows[index]?.figure?.status !== "not-determinable", `${id ?? ""} on ${date}`).toBe(known);
    });
  });
});

/** When an event became known, by what is written of it. */
function knownBy({ event }: RecordedEvent, { definition }: Book): Day {
  if (event.known !== undefined) return event.known;
  const published = event.basis === "inferred" || event.type === "balance-anchor" ? event.evidence.flatMap(({ source }) => definition.sources[source]?.published ?? []) : [];
  return [event.on.last, ...published].sort().at(-1) ?? event.on.last;
}

/** A reclassification at some past or future day that became known only after the day; the book stays good. */
function lateEvent(book: Book, after: Day, draw: Draw): RecordedEvent[] {
  const plain = [...ledgerOf(book).chart.accounts.values()].filter(({ id, cash, class: kind }) => id in book.definition.accounts && !cash && ["asset", "liability", "equity"].includes(kind));
  // Both of unknown opening, or both whole: a complete anchor would not balance between the two.
  const opening = plain.some((account) => account.opening === "unknown") ? "unknown" : "nil";
  const from = draw.one(plain.filter((account) => account.opening === opening));
  const to = draw.one(plain.filter((account) => account.opening === opening && account !== from));
  const faults: Fault[] = [];
  const late = readEvent({ id: "late", type: "reclassification", on: anyDay(book, draw), known: plusDays(after, 1 + draw.below(90)), summary: "late", from: from.id, to: to.id, amount: "1" }, () => ({}), faults);
  expect(faults).toEqual([]);
  return late;
}

describe("what became known later", () => {
  forAnyBook("changes no answer known before, when one more event is known later", (book, draw) => {
    if (book.events.length === 0) return;
    const knownAt = plusDays(knownBy(draw.one(book.events), book), draw.one([0, -1, 7]));
    const asked = anything(book, draw);
    const more = { ...book, events: [...book.events, ...lateEvent(book, knownAt, draw)] };
    expect(answers(more, knownAt, asked), `known at ${knownAt}`).toBe(answers(book, knownAt, asked));
    expect(new Ledger(more).entries.length, "the late event is in the book").toBe(ledgerOf(book).entries.length + 1);
  });

  forAnyBook("changes no answer known before, where the book was good before", (book, draw) => {
    if (book.events.length === 0) return;
    const knownAt = plusDays(knownBy(draw.one(book.events), book), draw.one([0, -1, 7]));
    const less = { ...book, events: book.events.filter((recorded) => knownBy(recorded, book) <= knownAt) };
    if (!isGood(less)) return;
    const asked = anything(book, draw);
    expect(answers(less, knownAt, asked), `known at ${knownAt}`).toBe(answers(book, knownAt, asked));
  });

  forAnyBook("counts from the day on which it is known, and not before", (book, draw) => {
    if (book.events.length === 0) return;
    const one = draw.one(book.events);
    const day = knownBy(one, book);
    const has = (knownAt: Day): boolean => new Ledger(book, { knownAt }).entries.some(({ event }) => event.id === one.event.id);
    expect(has(plusDays(day, -1)), `${one.event.id} before ${day}`).toBe(false);
    if (isGood({ ...book, events: book.events.filter((recorded) => knownBy(recorded, book) <= day) })) expect(has(day), `${one.event.id} on ${day}`).toBe(true);
  });
});

/** Whether all of its events can have happened without others. */
function isGood(book: Book): boolean {
  try {
    return new Ledger(book).entries.length === book.events.length;
  } catch (error) {
    if (error instanceof Faults) return false;
    throw error;
  }
}
