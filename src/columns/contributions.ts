/** What entries bring to the columns: their movements, what bounds lie around them, and their windows. */
import { isPrecise } from "../kernel/when.ts";
import type { Entry } from "../ledger/replay.ts";
import { dayNumberOf } from "./civil-day.ts";
import { GrowingMovements, Turnover } from "./movements.ts";
import type { Known, KnownGap, OpenWindow } from "./plain-book.ts";
import type { PlainChart } from "./plain-chart.ts";

/** A window with where its entry stands in effective order. */
interface PlacedWindow extends OpenWindow {
  readonly day: string;
  readonly rank: number;
}

export class Contributions {
  readonly values = new GrowingMovements(64);
  /** What is added to the value for the least and the most that it may be. */
  readonly lows = new GrowingMovements(64);
  readonly highs = new GrowingMovements(64);
  readonly turnover: Turnover;
  readonly gaps: KnownGap[] = [];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #windows = new Map<string, PlacedWindow[]>();

  constructor(chart: PlainChart) {
    this.#positions = new Map(chart.accounts.map(({ id }, position) => [id, position]));
    this.turnover = new Turnover(chart.accounts.length);
  }

  get windows(): OpenWindow[] {
    const inOrder = (a: PlacedWindow, b: PlacedWindow): number => (a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.rank - b.rank || (a.event < b.event ? -1 : 1));
    return [...this.#windows.values()].flat().sort(inOrder).map(({ event, first, last, accounts, known }) => ({ event, first, last, accounts, known }));
  }

  /** Counts the entry from the day on which it is known. */
  count(entry: Entry, rank: number, known: Known): void {
    this.#move(entry, known.from, 1n);
    if (isPrecise(entry.when)) return;
    const { first, last, day } = entry.when;
    const accounts = [...this.#net(entry)].flatMap(([account, amount]) => (amount === 0n ? [] : [account]));
    const windows = this.#windows.get(entry.event.id) ?? [];
    this.#windows.set(entry.event.id, [...windows, { event: entry.event.id, first, last, accounts, known, day, rank: entry.event.order ?? rank }]);
  }

  /** Takes the entry's movements back from a day on. */
  takeBack(entry: Entry, known: number): void {
    this.#move(entry, known, -1n);
  }

  /** Forgets the windows of an event: others are counted in their place. */
  forgetWindows(event: string): void {
    this.#windows.delete(event);
  }

  gap(account: string, from: string, known: Known): void {
    this.gaps.push({ account: this.#position(account), from, known });
  }

  #move(entry: Entry, known: number, sign: bigint): void {
    const day = dayNumberOf(entry.when.day);
    for (const { account, quantity } of entry.movements) {
      this.turnover.add(this.#position(account), Number(quantity));
      this.values.push(day, known, this.#position(account), sign * quantity);
    }
    if (!isPrecise(entry.when)) for (const [account, amount] of this.#net(entry)) this.#bound(entry, known, account, sign * amount, sign);
  }

  /**
   * While its window is open, an entry may have happened or not: before its assumed day the least
   * that it may add is all of it or nil, from that day on the least is that it has not happened.
   */
  #bound({ when }: Entry, known: number, account: number, amount: bigint, sign: bigint): void {
    const isDebit = sign * amount > 0n;
    const [first, day, last] = [when.first, when.day, when.last].map(dayNumberOf) as [number, number, number];
    const [out, other] = isDebit ? [this.highs, this.lows] : [this.lows, this.highs];
    // Of a debit: the high is all of it until it is counted, the low takes it back from then on.
    out.push(first, known, account, amount);
    out.push(day, known, account, -amount);
    other.push(day, known, account, -amount);
    other.push(last, known, account, amount);
  }

  #net({ movements }: Entry): Map<number, bigint> {
    const net = new Map<number, bigint>();
    for (const { account, quantity } of movements) net.set(this.#position(account), (net.get(this.#position(account)) ?? 0n) + quantity);
    return net;
  }

  #position(account: string): number {
    return this.#positions.get(account) ?? -1;
  }
}
