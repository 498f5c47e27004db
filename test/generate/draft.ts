/** A book while it is drafted: where its time stands, what is held, and the events written so far. */
import { declaredType } from "../../events/event-schema.ts";
import type { EventTypeName } from "../../events/catalogue/index.ts";
import type { InstrumentKind } from "../../events/book-definition.ts";
import { quantityText } from "../../src/kernel/quantity.ts";
import type { Draw } from "./draw.ts";
import { Holdings, surelyBefore } from "./holdings.ts";
import type { Moment } from "./holdings.ts";
import type { Shape } from "./shape.ts";
import { dayText } from "./written.ts";
import type { Written } from "./written.ts";

/** The moment of one event of a type, and its effective date as it is written. */
export interface Dated extends Moment {
  readonly type: EventTypeName;
  readonly on: string | Written;
}

/** Units that come into accounts and that leave them: account and quantity. */
interface Moved {
  readonly gains?: readonly (readonly [string, bigint])[];
  readonly losses?: readonly (readonly [string, bigint])[];
}

/** Writes one event, or nothing where the draft holds nothing that it could happen to. */
export type Recipe = (draft: Draft, draw: Draw) => void;
export type Recipes = Partial<Readonly<Record<EventTypeName, Recipe>>>;

/** 10 March 2000, the day before the first event may happen. */
const START = 11_026;

export class Draft {
  readonly shape: Shape;
  readonly events: Written[] = [];
  readonly holdings = new Holdings();
  /** When each source was published. */
  readonly sources: Record<string, string> = { "first-report": "2001-04-02", "second-report": "2002-04-01" };
  /** Whether the balances that the book counts from have been taken over. */
  opened: boolean;
  /** Common shares for one share of series A; undefined where splits left part of a share. */
  ratio: bigint | undefined;
  readonly #created = new Map<string, Moment>();
  #now = START;
  /** The last day that any window reaches, and the last day that period flows are complete for. */
  #reached = START;
  #complete = START;

  constructor(shape: Shape) {
    this.shape = shape;
    this.opened = shape.whole;
    this.ratio = shape.ratio;
  }

  /** A day, or a window of days, at or soon after the last event's first day. */
  moment(type: EventTypeName, draw: Draw): Dated {
    this.#now += draw.below(16);
    if (!draw.once(3)) return this.#dated(type, this.#now, this.#now, dayText(this.#now));
    const month = draw.once(4) ? this.#nextMonth() : undefined;
    if (month !== undefined) return this.#dated(type, month.first, month.last, { within: month.text, ...this.#assumed(draw, month.first, month.last) });
    const last = this.#now + 1 + draw.below(50);
    return this.#dated(type, this.#now, last, { within: `${dayText(this.#now)}..${dayText(last)}`, ...this.#assumed(draw, this.#now, last) });
  }

  /** A day after every window so far and before every later one: for what depends on balances or terms. */
  alone(type: EventTypeName, draw: Draw): Dated {
    const day = Math.max(this.#now, this.#reached) + 1 + draw.below(10);
    this.#now = day + 1;
    return this.#dated(type, day, day, dayText(day));
  }

  /** The end of a day that windows may reach, none beyond it: for a statement of balances. */
  closing(type: EventTypeName): Dated {
    this.#now = Math.max(this.#now, this.#reached) + 1;
    return this.#dated(type, this.#now - 1, this.#now - 1, dayText(this.#now - 1));
  }

  /** A long window that may begin where complete flows end, for what ran through a period. */
  run(type: EventTypeName, draw: Draw, completes: boolean): Dated {
    const first = this.#complete + 1;
    const last = Math.max(first, this.#now) + draw.below(120);
    if (completes) this.#complete = last;
    return this.#dated(type, first, last, { within: `${dayText(first)}..${dayText(last)}` });
  }

  /** Nothing happens until after the day; flows are complete from it on at the earliest. */
  waitUntil(day: number): void {
    this.#now = Math.max(this.#now, day + 1);
    this.#reached = Math.max(this.#reached, day);
    this.#complete = Math.max(this.#complete, day);
  }

  record({ type, on, ...moment }: Dated, fields: Written, { gains = [], losses = [] }: Moved = {}): void {
    this.events.push({ id: `${type}-${this.events.length}`, type, on, ...fields });
    for (const [account, quantity] of gains) this.holdings.gain(account, moment, quantity);
    for (const [account, quantity] of losses) this.holdings.lose(account, quantity);
  }

  /** What is certain to be held at the moment, as one part of it. */
  part(account: string, at: Moment, draw: Draw): bigint {
    const most = this.holdings.certain(account, at);
    return most === 0n ? 0n : draw.upTo(most);
  }

  create(instrument: string, at: Moment): void {
    this.#created.set(instrument, at);
  }

  /** Whether anything has brought the instrument into being, whenever that was. */
  isCreated(instrument: string): boolean {
    return this.#created.has(instrument);
  }

  /** Instruments of the kind that exist at the moment for certain. */
  existing(kind: InstrumentKind, at: Moment): string[] {
    const { classes, warrants, pools, notes, bonds, lines } = this.shape;
    const since: readonly string[] = kind === "share-class" ? classes.filter((id) => id !== "series-b") : kind === "option-pool" ? pools : [];
    const all = { "share-class": classes, "warrant": warrants, "option-pool": pools, "note": notes, "bond": bonds, "equity-line": lines }[kind];
    return all.filter((id) => {
      const created = this.#created.get(id);
      return since.includes(id) || (created !== undefined && surelyBefore(created, at));
    });
  }

  /** Money as text, at the currency's scale. */
  money(quantity: bigint): string {
    return quantityText(quantity, this.shape.scale);
  }

  amount(draw: Draw): string {
    return this.money(draw.amount(this.shape.scale));
  }

  scaleOf(instrument: string): number {
    return instrument === "common" ? this.shape.shareScale : 0;
  }

  count(instrument: string, quantity: bigint): string {
    return quantityText(quantity, this.scaleOf(instrument));
  }

  #dated(type: EventTypeName, first: number, last: number, on: string | Written): Dated {
    this.#reached = Math.max(this.#reached, last);
    return { type, first, last, on, rank: declaredType(type)?.type.rank ?? 0 };
  }

  #assumed(draw: Draw, first: number, last: number): Written {
    return draw.once(2) ? { assumed: dayText(first + draw.below(last - first + 1)) } : {};
  }

  /** The next calendar month, written as one. */
  #nextMonth(): { first: number; last: number; text: string } {
    const now = new Date(this.#now * 86_400_000);
    const start = (months: number): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1) / 86_400_000;
    this.#now = start(1);
    return { first: this.#now, last: start(2) - 1, text: dayText(this.#now).slice(0, 7) };
  }
}
