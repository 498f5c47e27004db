/**
 * The ledger: a replayed book that answers sums of movements at any date, with honest bounds.
 */
import type { Book, RecordedEvent } from "../book/book.ts";
import { daysBetween, plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { exactly, notDeterminable } from "../kernel/figure.ts";
import type { Figure } from "../kernel/figure.ts";
import { inRange } from "../kernel/quantity.ts";
import { isPrecise } from "../kernel/when.ts";
import type { LedgerView, Selection, ViewedEntry, Weight } from "../../projections/ledger-view.ts";
import { layoutFaults } from "../../projections/layouts.ts";
import { BalanceIndex } from "./balance-index.ts";
import type { Chart } from "./chart.ts";
import { Knowledge } from "./knowledge.ts";
import { otherOrders } from "./other-orders.ts";
import { rateFaults } from "./rate-faults.ts";
import { errorsOf, replay, replayKnown } from "./replay.ts";
import type { Entry, Movement, Replay } from "./replay.ts";
import type { TermsTimeline } from "./terms-timeline.ts";

/** How a gradual flow cut by a date is counted: at its window's end, or day by day. */
export type Spread = "at-end" | "daily";

/** What an entry adds to a sum over a period. */
export interface Part {
  readonly entry: Entry;
  /** All of it or nil, by the day on which it counts. */
  readonly counted: bigint;
  /** What it adds: a gradual flow that is spread by day in proportion, otherwise as counted. */
  readonly value: bigint;
  /** The least and the most that it may add: the same where the period does not cut its window. */
  readonly low: bigint;
  readonly high: bigint;
}

/** The first day there is: what a balance sums from. */
export const BEGINNING = "0001-01-01" as Day;

export class Ledger implements LedgerView {
  readonly book: Book;
  readonly knownAt: Day | undefined;
  readonly entries: readonly Entry[];
  readonly terms: TermsTimeline;
  readonly chart: Chart;
  readonly warnings: readonly Fault[];
  /** Events that were never so, by what is known, each with the correction that says it. */
  readonly voided: Replay["voided"];
  readonly #spread: Spread;
  readonly #index: BalanceIndex;
  readonly #knowledge: Knowledge;
  readonly #imprecise: readonly Entry[];
  readonly #canReorder: boolean;
  #otherOrders: readonly { readonly event: string; readonly ledger: Ledger }[] | undefined;
  #recorded: ReadonlyMap<string, RecordedEvent> | undefined;

  /** Replays the book; throws `Faults` with everything wrong with its events. */
  constructor(book: Book, { knownAt, spread = "at-end", canReorder = true }: { knownAt?: Day | undefined; spread?: Spread; canReorder?: boolean } = {}) {
    const replayed: Replay = knownAt === undefined ? replay(book) : replayKnown(book, knownAt);
    const { definition } = book;
    const faults = [...replayed.faults, ...rateFaults(book, replayed.terms), ...layoutFaults({ definition, chart: replayed.chart, entries: replayed.entries }).map((fault) => placed(fault, book))];
    if (errorsOf(faults).length > 0) throw new Faults(faults);
    this.book = book;
    this.knownAt = knownAt;
    this.entries = replayed.entries;
    this.terms = replayed.terms;
    this.chart = replayed.chart;
    this.warnings = faults;
    this.voided = replayed.voided;
    this.#spread = spread;
    this.#canReorder = canReorder;
    this.#index = new BalanceIndex(replayed.entries);
    this.#knowledge = new Knowledge(replayed);
    this.#imprecise = replayed.entries.filter((entry) => !isPrecise(entry.when));
  }

  get definition(): Book["definition"] {
    return this.book.definition;
  }

  get rates(): Book["rates"] {
    return this.book.rates;
  }

  get prices(): Book["prices"] {
    return this.book.prices;
  }

  /** Another book asked the same way, its events in the order in which they count; throws `Faults` as the constructor does. */
  answering(book: Book): Ledger {
    return new Ledger(book, { knownAt: this.knownAt, spread: this.#spread, canReorder: false });
  }

  /** The event of that id as it was recorded. */
  recorded(id: string): RecordedEvent | undefined {
    this.#recorded ??= new Map(this.book.events.map((recorded) => [recorded.event.id, recorded]));
    return this.#recorded.get(id);
  }

  /** The account's balance at the end of a day as counted, without asking whether it can be known. */
  settledBalance(account: string, asOf: Day): bigint {
    return this.#index.balance(account, asOf);
  }

  /** The selected accounts' balance at the end of a day. */
  balance(selection: Selection, asOf: Day): Figure {
    return this.#inAnyOrder((ledger) => ledger.#balance(selection, asOf));
  }

  #balance(selection: Selection, asOf: Day): Figure {
    const missing = this.#missing(selection, (account) => this.#knowledge.ofBalance(this.chart.resolve(account), asOf));
    if (missing.length > 0) return notDeterminable(...missing);
    let value = 0n;
    for (const [account, sign] of selection) value += sign * this.#index.balance(account, asOf);
    return this.#withBounds(inRange(value), { first: BEGINNING, last: asOf }, (entry) => net(entry, selection));
  }

  /** The selected accounts' movement through a period, both days included. */
  movement(selection: Selection, period: Period): Figure {
    return this.#inAnyOrder((ledger) => ledger.#movement(selection, period));
  }

  #movement(selection: Selection, period: Period): Figure {
    const missing = this.#missing(selection, (account) => this.#knowledge.ofMovement(this.chart.resolve(account), period));
    if (missing.length > 0) return notDeterminable(...missing);
    let value = 0n;
    for (const [account, sign] of selection) {
      value += sign * (this.#index.balance(account, period.last) - this.#index.balance(account, plusDays(period.first, -1)));
    }
    return this.#withBounds(inRange(value), period, (entry) => net(entry, selection));
  }

  /**
   * What the entries of a period add up to, each weighed by `weight`: flows and disclosures.
   * Determinable where the whole movement of the accounts it `needs` is in the book.
   */
  sumOf(period: Period, needs: readonly string[], weight: Weight): Figure {
    return this.#inAnyOrder((ledger) => ledger.#sumOf(period, needs, weight));
  }

  #sumOf(period: Period, needs: readonly string[], weight: Weight): Figure {
    const missing = needs.flatMap((account) => [this.#knowledge.ofMovement(this.chart.resolve(account), period) ?? [], this.#corrections(account, period)].flat());
    if (missing.length > 0) return notDeterminable(...missing);
    let value = 0n;
    for (const entry of this.entries) if (within(entry.when.day, period)) value += weight(entry);
    return this.#withBounds(inRange(value), period, weight);
  }

  /** What each entry adds to a sum over a period, of those that count in it or may, in effective order. */
  parts(period: Period, weight: Weight): Part[] {
    return this.entries.flatMap((entry) => this.#part(entry, period, weight) ?? []);
  }

  #part(entry: Entry, period: Period, weight: Weight): Part | undefined {
    const whole = weight(entry);
    const counted = within(entry.when.day, period) ? whole : 0n;
    if (whole === 0n) return undefined;
    if (!cuts(entry.when, period)) return counted === 0n ? undefined : { entry, counted, value: whole, low: whole, high: whole };
    const value = entry.gradual && this.#spread === "daily" ? weight(this.#runUntil(entry, period.last)) - weight(this.#runUntil(entry, plusDays(period.first, -1))) : counted;
    return { entry, counted, value, low: least(whole, value, 0n), high: -least(-whole, -value, 0n) };
  }

  /** Widens a sum by the entries whose window the period cuts. */
  #withBounds(sum: bigint, period: Period, weight: Weight): Figure {
    let result = exactly(sum);
    for (const entry of this.#imprecise) {
      const part = cuts(entry.when, period) ? this.#part(entry, period, weight) : undefined;
      if (part === undefined) continue;
      const { counted, value, low, high } = part;
      result = {
        status: entry.gradual || result.status === "estimated" ? "estimated" : "bounded",
        value: result.value + value - counted,
        low: result.low + low - counted,
        high: result.high + high - counted,
        reasons: [...result.reasons, `${entry.event.id} is only known to fall between ${entry.when.first} and ${entry.when.last}`],
      };
    }
    return result;
  }

  /**
   * A gradual entry as far as it has run by the end of a day, evenly by days. Each transfer of which
   * it consists runs towards nil at its scale, never back: the entry sums to nil on every day, no leg
   * passes its whole, and adjacent periods, accounts and flows add up.
   */
  #runUntil(entry: Entry, until: Day): Entry {
    const { first, last } = entry.when;
    const days = BigInt(daysBetween(first, last) + 1);
    const gone = until < first ? 0n : until >= last ? days : BigInt(daysBetween(first, until) + 1);
    const part = (whole: bigint): bigint => (whole * gone) / days;
    const quantities = entry.movements.map(() => 0n);
    for (const { from, to, quantity } of this.#transfers(entry)) {
      quantities[from] = (quantities[from] ?? 0n) - part(quantity);
      quantities[to] = (quantities[to] ?? 0n) + part(quantity);
    }
    const movements = entry.movements.map((movement, leg) => ({ ...movement, quantity: quantities[leg] ?? 0n }));
    return { ...entry, movements, disclosed: entry.disclosed.map(({ line, amount }) => ({ line, amount: part(amount) })) };
  }

  /**
   * The entry as transfers from one leg to another of its unit: between legs of one account first,
   * and those that explain cash, and those that are not about cash, among themselves.
   */
  #transfers({ movements }: Entry): Transfer[] {
    const left = movements.map(({ quantity }) => quantity);
    const isAboutCash = ({ flow, account }: Movement): boolean => flow !== undefined || this.chart.resolve(account).cash;
    const transfers: Transfer[] = [];
    for (const isOneAccount of [true, false]) {
      for (const [from, giving] of movements.entries()) {
        for (const [to, taking] of movements.entries()) {
          const quantity = least(-(left[from] ?? 0n), left[to] ?? 0n);
          if (quantity <= 0n || giving.unit !== taking.unit || isAboutCash(giving) !== isAboutCash(taking)) continue;
          if (isOneAccount && giving.account !== taking.account) continue;
          left[from] = (left[from] ?? 0n) + quantity;
          left[to] = (left[to] ?? 0n) - quantity;
          transfers.push({ from, to, quantity });
        }
      }
    }
    return transfers;
  }

  /** What anchors of the period correct of an account: no event explains it. */
  #corrections(account: string, period: Period): string[] {
    return this.entries.flatMap(({ event, when, movements }) => {
      const corrected = within(when.day, period) && movements.some((leg) => leg.account.startsWith("carried-in/")) && movements.some((leg) => leg.account === account);
      return corrected ? [`${event.id} corrects ${account} by what no event explains`] : [];
    });
  }

  /**
   * The figure, widened by what it would be had an event of unknown day come before or after
   * another whose entry depends on it (a split of the shares, a balance adjusted, a price in force).
   */
  #inAnyOrder(figureOf: (ledger: Ledger) => Figure): Figure {
    const figure = figureOf(this);
    this.#otherOrders ??= this.#canReorder ? otherOrders(this.book, this.knownAt, this.entries).map(({ book, days }) => ({ event: [...days.keys()].join(", "), ledger: this.answering(book) })) : [];
    return this.#otherOrders.reduce((widened, { event, ledger }) => union(widened, figureOf(ledger), event), figure);
  }

  #missing(selection: Selection, why: (account: string) => string | undefined): string[] {
    return [...selection.keys()].flatMap((account) => why(account) ?? []);
  }
}

/** What an entry carries from one of its legs to another. */
interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly quantity: bigint;
}

const least = (...quantities: readonly [bigint, ...bigint[]]): bigint => quantities.reduce((one, other) => (other < one ? other : one));

/** A fault of the book's definition at its line. */
export function placed({ path, ...fault }: Fault, book: Pick<Book, "place">): Fault {
  return path === undefined ? fault : { ...fault, ...book.place(path) };
}

function within(day: Day, { first, last }: Period): boolean {
  return day >= first && day <= last;
}

/** Whether some days of the window lie inside the period and some outside. */
function cuts(window: Period, period: Period): boolean {
  const inside = window.first <= period.last && window.last >= period.first;
  return inside && (window.first < period.first || window.last > period.last);
}

/** What an entry moves the selected accounts by, together: transfers between them cancel. */
export function net(entry: Pick<ViewedEntry, "movements">, selection: Selection): bigint {
  return entry.movements.reduce((sum, { account, quantity }) => sum + (selection.get(account) ?? 0n) * quantity, 0n);
}

/** The wider of two figures: what either of two orders of events may give. */
function union(a: Figure, b: Figure, event: string): Figure {
  if (a.status === "not-determinable" || b.status === "not-determinable") return a;
  if (b.low >= a.low && b.high <= a.high) return a;
  const reason = `${event} may have come before or after an event whose entry depends on it`;
  return {
    status: a.status === "exact" ? "bounded" : a.status,
    value: a.value,
    low: b.low < a.low ? b.low : a.low,
    high: b.high > a.high ? b.high : a.high,
    reasons: a.reasons.includes(reason) ? a.reasons : [...a.reasons, reason],
  };
}
