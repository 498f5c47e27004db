/**
 * Options of a pool, grant by grant: each grant is a lot; exercises take from the lots of their own
 * price, everything else from the oldest. Nothing says which grants forfeited options came from, so
 * where there is more than one lot that is an assumption, and is told.
 *
 * What no grant explains (a balance taken over, an entry of its own) is one lot older than all others.
 */
import type { AnyEvent } from "../events/catalogue/index.ts";
import { optionsOutstanding } from "../events/unit-accounts.ts";
import { isDay } from "../src/kernel/day.ts";
import type { Day } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import type { Figure } from "../src/kernel/figure.ts";
import { apportion, Exact } from "../src/kernel/quantity.ts";
import type { LedgerView, ViewedEntry } from "./ledger-view.ts";

export const lotFigures = ["granted", "exercised", "forfeited", "adjusted", "remaining"] as const;
/** Granted − exercised − forfeited + adjusted (by splits and anchors) = remaining. */
export type LotFigures = Readonly<Record<(typeof lotFigures)[number], Figure>>;

export interface OptionLot extends LotFigures {
  /** The grant; absent on the older balance that no grant explains. */
  readonly grant: AnyEvent | undefined;
  /** In force at the date; absent where no event states it. */
  readonly strike: Exact | undefined;
  readonly expires: Day | undefined;
  readonly vesting: string | undefined;
}

export interface OptionLots {
  /** In the order of their grants, the older balance first. */
  readonly lots: readonly OptionLot[];
  /** Whether options left that may have come from another grant. */
  readonly assumed: boolean;
  /** Whether that grant may have been one of another price or last day. */
  readonly priceAssumed: boolean;
}

type Kind = Exclude<keyof LotFigures, "remaining">;

/** What an entry adds to a lot, or takes from it. */
export interface LotMove {
  readonly entry: ViewedEntry;
  readonly kind: Kind;
  readonly quantity: bigint;
}

/** A lot from its grant on. */
export interface LotTimeline {
  readonly grant: ViewedEntry | undefined;
  readonly moves: readonly LotMove[];
  /** The price from each day on; empty where no event states it. */
  readonly strikes: readonly { readonly from: Day; readonly strike: Exact }[];
  readonly expires: Day | undefined;
}

interface Lot extends LotTimeline {
  readonly moves: LotMove[];
  readonly strikes: { readonly from: Day; readonly by: string; readonly strike: Exact }[];
  count: bigint;
}

/** What remains of all lots adds up to the pool's balance as counted at the end of the day. */
export function optionLots(view: LedgerView, pool: string, asOf: Day): OptionLots {
  const book = lotsUntil(view, pool, asOf);
  const balance = view.balance(new Map([[optionsOutstanding(pool), 1n]]), asOf);
  const unknown = balance.status === "not-determinable" ? balance.reasons : [];
  const lots = book.lots.filter(({ grant, moves }) => grant !== undefined || moves.length > 0 || unknown.length > 0);
  return { lots: lots.map((lot) => lotAt(lot, asOf, unknown)), assumed: book.assumed, priceAssumed: book.priceAssumed };
}

/** The same lots as timelines, with every entry that may have happened by the end of a day. */
export function lotTimelines(view: LedgerView, pool: string, until: Day): readonly LotTimeline[] {
  return lotsUntil(view, pool, until).lots;
}

function lotsUntil(view: LedgerView, pool: string, until: Day): Lots {
  const account = optionsOutstanding(pool);
  const book = new Lots();
  for (const entry of view.entries) {
    const moved = entry.movements.reduce((sum, movement) => (movement.account === account ? sum + movement.quantity : sum), 0n);
    if (moved !== 0n && entry.when.first <= until) book.move(entry, moved);
  }
  return book;
}

class Lots {
  readonly older: Lot = { grant: undefined, moves: [], strikes: [], expires: undefined, count: 0n };
  readonly lots: Lot[] = [this.older];
  assumed = false;
  priceAssumed = false;

  move(entry: ViewedEntry, moved: bigint): void {
    const { event, when } = entry;
    if (event.type === "event-reversed") this.#undo(entry);
    else if (event.type === "stock-split") this.#split(entry, moved);
    else if (event.type === "option-granted" && moved > 0n) {
      const strike = strikeOf(event);
      const lot: Lot = { grant: entry, moves: [], strikes: strike === undefined ? [] : [{ from: when.day, by: event.id, strike }], expires: dayOf(event["expires"]), count: 0n };
      this.lots.push(lot);
      add(lot, { entry, kind: "granted", quantity: moved });
    } else if (moved > 0n) add(this.older, { entry, kind: "granted", quantity: moved });
    else this.#take(entry, -moved);
    if (event.type === "balance-anchor") this.#setOff(entry);
  }

  /** The opposite of what the reversed event did, lot by lot; of a split its prices too. */
  #undo(entry: ViewedEntry): void {
    for (const lot of this.lots) {
      const undone = lot.moves.filter((move) => move.entry.event.id === entry.event["reverses"]);
      for (const { kind, quantity } of undone) add(lot, { entry, kind, quantity: -quantity });
      const before = lot.strikes.findLast(({ by }) => by !== entry.event["reverses"]);
      const isRepriced = lot.strikes.some(({ by }) => by === entry.event["reverses"]);
      if (isRepriced && before !== undefined) lot.strikes.push({ from: entry.when.day, by: entry.event.id, strike: before.strike });
    }
  }

  /** From the lots of its own price, where they hold it, otherwise from the oldest. */
  #take(entry: ViewedEntry, count: bigint): void {
    const strike = strikeOf(entry.event);
    const own = this.lots.filter((lot) => strike !== undefined && lot.strikes.at(-1)?.strike.equals(strike) === true);
    const from = held(own) >= count ? own : this.lots;
    this.#choose(from, count);
    const kind = entry.event.type === "option-exercise" ? "exercised" : entry.event.type === "option-forfeited" ? "forfeited" : "adjusted";
    let left = count;
    for (const lot of from) {
      const part = lot.count < left ? lot.count : left;
      if (part <= 0n) continue;
      add(lot, { entry, kind, quantity: -part });
      left -= part;
    }
    // What no lot holds left before the book knew of it.
    if (left > 0n) add(this.older, { entry, kind, quantity: -left });
  }

  /** Notes what is assumed by taking the count from the first of these lots. */
  #choose(from: readonly Lot[], count: bigint): void {
    const holding = from.filter((lot) => lot.count > 0n);
    if (holding.length < 2 || held(holding) <= count) return;
    const prices = holding.map(({ strikes, expires }) => `${strikes.at(-1)?.strike.toString() ?? ""} ${expires ?? ""}`);
    this.assumed = true;
    this.priceAssumed ||= new Set(prices).size > 1;
  }

  /** An anchor tells the whole: what the older lot gave without having it came from the grants. */
  #setOff(entry: ViewedEntry): void {
    const short = -this.older.count;
    if (short <= 0n) return;
    add(this.older, { entry, kind: "adjusted", quantity: short });
    const grants = this.lots.slice(1);
    this.#choose(grants, short);
    let left = short;
    for (const lot of grants) {
      const part = lot.count < left ? lot.count : left;
      if (part > 0n) add(lot, { entry, kind: "adjusted", quantity: -part });
      left -= part > 0n ? part : 0n;
    }
  }

  /** Counts × new / old as the balance moved, prices × old / new. */
  #split(entry: ViewedEntry, moved: bigint): void {
    const after = apportion(held(this.lots) + moved, this.lots.map(({ count }) => count));
    const [fresh, old] = [exactOf(entry.event, "new"), exactOf(entry.event, "old")];
    for (const [index, lot] of this.lots.entries()) {
      const quantity = (after[index] ?? 0n) - lot.count;
      if (quantity !== 0n) add(lot, { entry, kind: "adjusted", quantity });
      const strike = lot.strikes.at(-1)?.strike;
      if (strike !== undefined && fresh !== undefined && old !== undefined) lot.strikes.push({ from: entry.when.day, by: entry.event.id, strike: strike.times(old).div(fresh) });
    }
  }
}

function held(lots: readonly Lot[]): bigint {
  return lots.reduce((sum, { count }) => sum + count, 0n);
}

function add(lot: Lot, move: LotMove): void {
  lot.moves.push(move);
  lot.count += move.quantity;
}

function lotAt({ grant, moves, strikes, expires }: LotTimeline, asOf: Day, unknown: readonly string[]): OptionLot {
  const missing = grant === undefined && unknown.length > 0 ? notDeterminable(...unknown) : undefined;
  const of = (kind: Kind, sign: 1n | -1n): Figure => sumAt(moves.filter((move) => move.kind === kind), asOf, sign);
  const remaining = sumAt(moves, asOf, 1n);
  return {
    grant: grant?.event,
    strike: strikes.findLast(({ from }) => from <= asOf)?.strike ?? strikes[0]?.strike,
    expires,
    vesting: typeof grant?.event["vesting"] === "string" ? grant.event["vesting"] : undefined,
    granted: missing ?? of("granted", 1n),
    exercised: of("exercised", -1n),
    forfeited: of("forfeited", -1n),
    adjusted: of("adjusted", 1n),
    // A lot never holds less than nothing, however its dates fall.
    remaining: missing ?? (remaining.status === "not-determinable" || remaining.low >= 0n ? remaining : { ...remaining, low: 0n }),
  };
}

/** Bounded where the date cuts the window of an entry. */
function sumAt(moves: readonly LotMove[], asOf: Day, sign: 1n | -1n): Figure {
  return moves.reduce((sum, { entry: { event, when }, quantity }) => {
    const signed = sign * quantity;
    const counted = when.day <= asOf ? signed : 0n;
    if (when.last <= asOf) return { ...sum, value: sum.value + signed, low: sum.low + signed, high: sum.high + signed };
    return {
      status: "bounded",
      value: sum.value + counted,
      low: sum.low + (signed < 0n ? signed : 0n),
      high: sum.high + (signed > 0n ? signed : 0n),
      reasons: [...sum.reasons, `${event.id} is only known to fall between ${when.first} and ${when.last}`],
    };
  }, exactly(0n));
}

/** The price of a grant, or of an exercise: what was paid for each option. */
function strikeOf(event: AnyEvent): Exact | undefined {
  if (event.type !== "option-granted" && event.type !== "option-exercise") return undefined;
  const options = exactOf(event, "options");
  return exactOf(event, "strike") ?? (options === undefined ? undefined : exactOf(event, "proceeds")?.div(options));
}

function exactOf(event: AnyEvent, field: string): Exact | undefined {
  const value = event[field];
  return value instanceof Exact ? value : undefined;
}

function dayOf(value: unknown): Day | undefined {
  return typeof value === "string" && isDay(value) ? value : undefined;
}
