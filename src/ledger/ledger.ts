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
import type { LedgerView, Selection } from "../../projections/ledger-view.ts";
import { layoutFaults } from "../../projections/layouts.ts";
import { BalanceIndex } from "./balance-index.ts";
import type { Chart } from "./chart.ts";
import { Knowledge } from "./knowledge.ts";
import { errorsOf, replay, replayKnown } from "./replay.ts";
import type { Entry, Replay } from "./replay.ts";
import type { TermsTimeline } from "./terms-timeline.ts";

/** How a gradual flow cut by a date is counted: at its window's end, or day by day. */
export type Spread = "at-end" | "daily";

/** The first day there is: what a balance sums from. */
const BEGINNING = "0001-01-01" as Day;

export class Ledger implements LedgerView {
  readonly book: Book;
  readonly knownAt: Day | undefined;
  readonly entries: readonly Entry[];
  readonly terms: TermsTimeline;
  readonly chart: Chart;
  readonly warnings: readonly Fault[];
  readonly #spread: Spread;
  readonly #index: BalanceIndex;
  readonly #knowledge: Knowledge;
  readonly #imprecise: readonly Entry[];
  #recorded: ReadonlyMap<string, RecordedEvent> | undefined;

  /** Replays the book; throws `Faults` with everything wrong with its events. */
  constructor(book: Book, { knownAt, spread = "at-end" }: { knownAt?: Day | undefined; spread?: Spread } = {}) {
    const replayed: Replay = knownAt === undefined ? replay(book) : replayKnown(book, knownAt);
    const { definition } = book;
    const faults = [...replayed.faults, ...layoutFaults({ definition, chart: replayed.chart, entries: replayed.entries }).map((fault) => placed(fault, book))];
    if (errorsOf(faults).length > 0) throw new Faults(faults);
    this.book = book;
    this.knownAt = knownAt;
    this.entries = replayed.entries;
    this.terms = replayed.terms;
    this.chart = replayed.chart;
    this.warnings = faults;
    this.#spread = spread;
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
    const missing = this.#missing(selection, (account) => this.#knowledge.ofBalance(this.chart.resolve(account), asOf));
    if (missing.length > 0) return notDeterminable(...missing);
    let value = 0n;
    for (const [account, sign] of selection) value += sign * this.#index.balance(account, asOf);
    return this.#withBounds(inRange(value), { first: BEGINNING, last: asOf }, (entry) => net(entry, selection));
  }

  /** The selected accounts' movement through a period, both days included. */
  movement(selection: Selection, period: Period): Figure {
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
  sumOf(period: Period, needs: readonly string[], weight: (entry: Entry) => bigint): Figure {
    const missing = needs.flatMap((account) => this.#knowledge.ofMovement(this.chart.resolve(account), period) ?? []);
    if (missing.length > 0) return notDeterminable(...missing);
    let value = 0n;
    for (const entry of this.entries) if (within(entry.when.day, period)) value += weight(entry);
    return this.#withBounds(inRange(value), period, weight);
  }

  /** Widens a sum by the entries whose window the period cuts. */
  #withBounds(value: bigint, period: Period, weight: (entry: Entry) => bigint): Figure {
    let result = exactly(value);
    for (const entry of this.#imprecise) {
      if (!cuts(entry.when, period)) continue;
      const whole = weight(entry);
      if (whole === 0n) continue;
      const counted = within(entry.when.day, period) ? whole : 0n;
      const share = entry.gradual && this.#spread === "daily" ? shareInside(entry.when, period, whole) : counted;
      const least = whole < 0n ? whole : 0n;
      const most = whole > 0n ? whole : 0n;
      result = {
        status: entry.gradual || result.status === "estimated" ? "estimated" : "bounded",
        value: result.value + share - counted,
        low: result.low + least - counted,
        high: result.high + most - counted,
        reasons: [...result.reasons, `${entry.event.id} is only known to fall between ${entry.when.first} and ${entry.when.last}`],
      };
    }
    return result;
  }

  #missing(selection: Selection, why: (account: string) => string | undefined): string[] {
    return [...selection.keys()].flatMap((account) => why(account) ?? []);
  }
}

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
function net(entry: Entry, selection: Selection): bigint {
  return entry.movements.reduce((sum, { account, quantity }) => sum + (selection.get(account) ?? 0n) * quantity, 0n);
}

/** The part of a flow that falls inside the period when it runs evenly by day; towards nil at the scale. */
function shareInside(window: Period, period: Period, whole: bigint): bigint {
  const first = window.first > period.first ? window.first : period.first;
  const last = window.last < period.last ? window.last : period.last;
  return (whole * BigInt(daysBetween(first, last) + 1)) / BigInt(daysBetween(window.first, window.last) + 1);
}
