/** Bounds are honest: they hold wherever in their windows the events fell, and no wider than that. */
import { describe, expect, test } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { day, daysBetween, plusDays } from "../../src/kernel/day.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { compare } from "../../src/kernel/fraction.ts";
import { isPrecise } from "../../src/kernel/when.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import type { Entry } from "../../src/ledger/replay.ts";
import { measuresOf } from "../../src/measures/catalogue.ts";
import type { Draw } from "../generate/draw.ts";
import type { Written } from "../generate/written.ts";
import { ledgerOf as madeUp, wholeHistory } from "../given.ts";
import { anchorsOf } from "./anchors.ts";
import { accountsOf, anyDay, anyPeriod, forAnyBook, ledgerOf, only, someMeasures } from "./any-book.ts";

const BEGINNING = "0001-01-01" as Day;

const movedBy = (entry: Entry, account: string): bigint => entry.movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);

/** How many days of a window lie inside a period: all, some or none of them. */
function inside({ first, last }: Period, period: Period): "all" | "some" | "none" {
  if (last < period.first || first > period.last) return "none";
  return first >= period.first && last <= period.last ? "all" : "some";
}

/** Least, most and status of an account's movement, entry by entry: one that is cut may have happened or not. */
function boundsByHand(ledger: Ledger, account: string, period: Period): { low: bigint; high: bigint; status: string } {
  const moving = ledger.entries.map((entry) => ({ gradual: entry.gradual, moved: movedBy(entry, account), part: inside(entry.when, period) }));
  const sum = (of: readonly { moved: bigint }[]): bigint => of.reduce((total, { moved }) => total + moved, 0n);
  const certain = sum(moving.filter(({ part }) => part === "all"));
  const cut = moving.filter(({ part, moved }) => part === "some" && moved !== 0n);
  return {
    low: certain + sum(cut.filter(({ moved }) => moved < 0n)),
    high: certain + sum(cut.filter(({ moved }) => moved > 0n)),
    status: cut.length === 0 ? "exact" : cut.some(({ gradual }) => gradual) ? "estimated" : "bounded",
  };
}

/** The movement through an anchor's day: a law of what is known, not of bounds. */
const UNASKED = { value: null };

/** Imprecise events with nothing inside their windows whose own entry or terms depend on what came before. */
function freeToMove(book: Book): Entry[] {
  const types = new Map(book.events.map(({ event, type }) => [event.id, type]));
  const { entries } = ledgerOf(book);
  return entries.filter(({ when, event }) => {
    if (isPrecise(when)) return false;
    return !entries.some((other) => {
      const type = types.get(other.event.id);
      return other.event !== event && inside(other.when, when) !== "none" && (type?.readsBalances === true || type?.type === "warrant-repriced");
    });
  });
}

/** The book with an event counted on another day of its window. */
function counted(book: Book, { event }: Entry, day: Day): Book {
  const events = book.events.map((recorded) => (recorded.event.id === event.id ? { ...recorded, event: { ...recorded.event, on: { ...event.on, day } } } : recorded));
  return { ...book, events };
}

/** The ledgers of some imprecise events, each counted elsewhere in its window; orders that cannot be are left out. */
function elsewhere(book: Book, draw: Draw): { entry: Entry; day: Day; ledger: Ledger }[] {
  const free = freeToMove(book);
  return Array.from({ length: Math.min(3, free.length) }, () => draw.one(free)).flatMap((entry) => {
    const { first, last } = entry.when;
    const day = draw.one([first, last, plusDays(first, draw.below(daysBetween(first, last) + 1))]);
    try {
      return [{ entry, day, ledger: new Ledger(counted(book, entry, day)) }];
    } catch (error) {
      if (error instanceof Faults) return [];
      throw error;
    }
  });
}

describe.each(["at-end", "daily"] as const)("bounds, with flows counted %s,", (spread) => {
  forAnyBook("hold the value, and are what each entry that is cut may add or not", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const period = anyPeriod(book, draw);
    for (const account of accountsOf(ledger)) {
      const balance = ledger.balance(only(account), period.last);
      const isBroughtIn = anchorsOf(book, ledger.chart.resolve(account)).some(({ day }) => day >= period.first && day <= period.last);
      const movement = isBroughtIn ? UNASKED : ledger.movement(only(account), period);
      for (const [figure, over] of [[balance, { first: BEGINNING, last: period.last }], [movement, period]] as const) {
        if (figure.value === null) continue;
        const { status, low, high } = figure;
        expect({ status, low, high }, `${account} over ${over.first}..${over.last}`).toEqual(boundsByHand(ledger, account, over));
        expect(low <= figure.value && figure.value <= high, `${account}: ${low} ≤ ${figure.value} ≤ ${high}`).toBe(true);
      }
    }
  });

  forAnyBook("hold the value of any measure", (book, draw) => {
    const ledger = ledgerOf(book, spread);
    const period = anyPeriod(book, draw);
    for (const measure of someMeasures(ledger, draw)) {
      const figure = measure.kind === "instant" ? measure.at(ledger, period.last) : measure.over(ledger, period);
      if (figure.value === null) continue;
      expect(compare(figure.low, figure.value), `${measure.id}: low`).toBeLessThanOrEqual(0);
      expect(compare(figure.value, figure.high), `${measure.id}: high`).toBeLessThanOrEqual(0);
      if (figure.status === "exact") expect(compare(figure.low, figure.high), `${measure.id}: exact`).toBe(0);
    }
  });
});

/** Found by a generated book: rounding the legs of one account apart took more from cash than the whole entry does. */
test("a flow cut by a date never moves an account further than its whole", () => {
  const events = [
    { id: "opened", type: "journal-entry", on: "2000-01-05", legs: [{ account: "cash", debit: "1" }, { account: "revenue", credit: "1" }] },
    { id: "flow", type: "period-flow", on: { within: "2000-03-01..2000-03-10" }, "complete-for": "all", legs: [{ account: "revenue", debit: "0.03" }, { account: "revenue", credit: "0.01" }, { account: "revenue", credit: "0.01" }, { account: "cash", debit: "-0.01" }] },
  ];
  const ledger = madeUp({ events }, { spread: "daily" });
  const through = Array.from({ length: 11 }, (_, days) => ledger.balance(only("cash"), plusDays(day("2000-02-29"), days)).value);
  expect(through).toEqual([100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 100n, 99n]);
});

describe("a window", () => {
  forAnyBook("leaves balances exact before it begins and from its end on", (book) => {
    const ledger = ledgerOf(book);
    for (const { when } of ledger.entries) {
      for (const date of [plusDays(when.first, -1), when.last]) {
        if (ledger.entries.some((other) => other.when.first <= date && other.when.last > date)) continue;
        const known = accountsOf(ledger).map((account) => ledger.balance(only(account), date)).filter(({ status }) => status !== "not-determinable");
        expect(known.filter(({ status, value, low, high }) => status !== "exact" || low !== value || high !== value), date).toEqual([]);
      }
    }
  });

  forAnyBook("bounds every balance that its event could make", (book, draw) => {
    const ledger = ledgerOf(book);
    const date = anyDay(book, draw);
    for (const { entry, day, ledger: other } of elsewhere(book, draw)) {
      const dates = [date, plusDays(entry.when.first, -1), entry.when.first, day, entry.when.last];
      for (const asOf of dates) {
        for (const account of accountsOf(ledger)) {
          const bounds = ledger.balance(only(account), asOf);
          const { value } = other.balance(only(account), asOf);
          if (bounds.value === null || value === null) expect(value, `${account} on ${asOf}`).toBe(bounds.value);
          else expect(bounds.low <= value && value <= bounds.high, `${account} on ${asOf}, ${entry.event.id} on ${day}: ${bounds.low} ≤ ${value} ≤ ${bounds.high}`).toBe(true);
        }
      }
    }
  });

  forAnyBook("bounds every movement and average that its event could make", (book, draw) => {
    const ledger = ledgerOf(book);
    const period = anyPeriod(book, draw);
    const over = [...measuresOf(ledger).values()].flatMap((measure) => (measure.kind === "period" && !measure.id.includes("interest") ? [measure] : []));
    for (const { entry, day, ledger: other } of elsewhere(book, draw)) {
      for (const asked of [period, { first: entry.when.first, last: entry.when.last }]) {
        for (const measure of over) {
          const bounds = measure.over(ledger, asked);
          const { value } = measure.over(other, asked);
          if (bounds.value === null || value === null) continue;
          expect(compare(bounds.low, value) <= 0 && compare(value, bounds.high) <= 0, `${measure.id} over ${asked.first}..${asked.last}, ${entry.event.id} on ${day}`).toBe(true);
        }
      }
    }
  });
});

/*
 * Where one event's entry depends on others that are only known to fall in a window around it, the
 * answer must hold every order, or say that it cannot be determined.
 */
interface Case {
  readonly name: string;
  readonly account: string;
  /** Events of unknown day in March 2000. */
  readonly imprecise: readonly Written[];
  readonly around: readonly Written[];
  readonly definition?: Written;
}

const placed = { id: "placed", type: "private-placement", class: "common", shares: "100", gross: "1000" };
const issued = { id: "issued", type: "warrant-issued", on: "2000-01-05", warrant: "warrant-a", warrants: "100", purpose: "investors", terms: { underlying: "common", strike: "1" } };
const split = { id: "split", type: "stock-split", on: "2000-03-10", class: "common", new: "2", old: "1" };
const reconstructed = Object.fromEntries(Object.entries(wholeHistory).filter(([field]) => field !== "inception"));

const cases: readonly Case[] = [
  { name: "a split multiplies the shares that were issued before it", account: "shares/common/outstanding", imprecise: [placed], around: [split] },
  { name: "a split multiplies both issues, one of them or none", account: "shares/common/outstanding", imprecise: [placed, { ...placed, id: "placed-too" }], around: [split] },
  {
    name: "a split doubles what came before it, and a second one halves what came between the two",
    account: "shares/common/outstanding",
    imprecise: [placed],
    around: [split, { ...split, id: "split-back", on: "2000-03-20", new: "1", old: "2" }],
  },
  {
    name: "a dividend per share is paid on the shares that were issued before it",
    account: "cash",
    imprecise: [placed],
    around: [{ ...placed, id: "founded", on: "2000-01-05" }, { "id": "paid", "type": "dividend", "on": "2000-03-10", "class": "common", "kind": "cash", "per-share": "1" }],
  },
  {
    name: "a judgment adjusted to a balance makes up for what was accrued before it",
    account: "accrued-legal-judgment",
    imprecise: [{ id: "accrued", type: "legal-judgment-accrued", matter: "A dispute", amount: "100" }],
    around: [{ id: "adjusted", type: "legal-judgment-adjusted", on: "2000-03-10", to: "300" }],
  },
  {
    name: "warrants are exercised at the price in force",
    account: "cash",
    imprecise: [{ id: "exercised", type: "warrant-exercised", warrant: "warrant-a", warrants: "100" }],
    around: [issued, { id: "repriced", type: "warrant-repriced", on: "2000-03-10", warrant: "warrant-a", strike: "0.50" }],
  },
  {
    name: "an anchor states what came before it",
    account: "cash",
    imprecise: [placed],
    around: [
      { id: "stated", type: "balance-anchor", on: "2000-03-10", complete: "true", balances: { "cash": "500", "accumulated-deficit": "-500" } },
      { "id": "flows", "type": "period-flow", "on": { within: "2000-03-11..2000-12-31" }, "complete-for": "all", "legs": [{ account: "revenue", credit: "1" }, { account: "cash", debit: "1" }] },
    ],
    definition: reconstructed,
  },
];

/** The same events with each of some days assumed for each of them. */
function assumed(events: readonly Written[]): Written[][] {
  const [first, ...rest] = events;
  if (first === undefined) return [[]];
  return ["2000-03-01", "2000-03-15", "2000-03-31"].flatMap((on) => assumed(rest).map((others) => [{ ...first, on: { within: "2000-03", assumed: on } }, ...others]));
}

describe("after a window has ended, the answer holds every order", () => {
  test.each(cases.map((each) => [each.name, each] as const))("where %s", (_, { account, imprecise, around, definition = wholeHistory }) => {
    const figures = assumed(imprecise).map((events) => madeUp({ definition, events: [...around, ...events] }).balance(only(account), day("2000-12-31")));
    const values = figures.flatMap(({ value }) => value ?? []);
    expect(new Set(values).size === 1, "the case says nothing where the order makes no difference").toBe(false);
    for (const { low, high } of figures) {
      if (low !== null) expect(values.filter((value) => value < low || value > high), `outside of ${low} to ${high}`).toEqual([]);
    }
  });
});
