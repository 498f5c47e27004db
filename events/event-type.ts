/**
 * How an event type is declared: once, with its schema, its meaning, its journal entry and its
 * effect on the terms of instruments. Everything else (types, JSON Schema, reference) follows.
 */
import type { z } from "zod";
import type { Period } from "../src/kernel/day.ts";
import type { Exact } from "../src/kernel/quantity.ts";
import type { Envelope } from "./envelope.ts";
import type { Valuation } from "./valuation.ts";
import type { InstrumentDefinition, InstrumentKind, Terms } from "./book-definition.ts";

/**
 * One leg of a journal entry. Money: debit above nil, credit below. Units: what comes into the
 * account above nil, what leaves it below. The legs of an entry sum to nil in each unit.
 */
export interface Leg {
  readonly account: string;
  readonly unit: string;
  readonly quantity: bigint;
  /** The class of cash flow that this leg explains; absent on cash itself and in non-cash entries. */
  readonly flow?: string;
}

/** An instrument as it stands just before the event. */
export interface InstrumentInForce {
  readonly definition: InstrumentDefinition;
  readonly terms: Terms;
}

/** What a posting rule may ask. Every refusal is a fault at the event's place. */
export interface PostingContext {
  /** The id of the book's currency unit. */
  readonly currency: string;
  /** The account that plays a part (`cash`, `additional-paid-in-capital`), or the account of that id. */
  account(role: string): string;
  /** A decimal amount at the currency's scale; refuses further digits. */
  money(value: Exact): bigint;
  /** A price × count (or any product) rounded half to even at the currency's scale. */
  rounded(value: Exact): bigint;
  /** A decimal count at the scale of the instrument's unit. */
  count(value: Exact, instrument: string): bigint;
  /** Counts back as decimals, for products. */
  decimal(quantity: bigint, unit: string): Exact;
  instrument(id: string, ...kinds: readonly InstrumentKind[]): InstrumentInForce;
  /** Instruments of a kind that exist just before the event, by id. */
  instruments(kind: InstrumentKind): readonly InstrumentInForce[];
  /** Where an account stands in the book's chart: entries of many accounts keep its order. */
  position(account: string): number;
  /** Currency accounts whose history before the book is unknown. */
  accountsWithUnknownOpening(): readonly string[];
  /** Whether the account is cash or a cash equivalent. */
  isCash(account: string): boolean;
  /** The account's balance just before the event, refused where it is not determinable; only for types declared `readsBalances`. */
  balance(account: string): bigint;
  /** What the book's own movements add up to so far, known or not: what an anchor corrects. */
  running(account: string): bigint;
  /** What undoes another event now; refuses one that does not count before this one. */
  undoing(event: string): Undoing;
  /** Marks the accounts as pinned from this event on: determinable whatever came before. */
  pin(account: string): void;
}

/** A change of terms that the event makes, in force from its effective day on. */
export interface TermChange {
  readonly instrument: string;
  /** Whether the instrument comes into existence by this event. */
  readonly creates?: boolean;
  /** The kind that an instrument brought into being must have. */
  readonly kind?: InstrumentKind;
  /** Whether these are all its terms from then on, in place of those in force. */
  readonly whole?: boolean;
  readonly terms: Terms;
}

/** The opposite of what an event moved, and the terms as they would be without it. */
export interface Undoing {
  readonly legs: readonly Leg[];
  readonly terms: readonly TermChange[];
}

/** What a correction takes back, and what it puts in its place. */
export interface Correction {
  readonly voids: readonly string[];
  readonly replacedBy: readonly string[];
}

/** A charge for warrants, and the inputs it was computed from. */
export interface ValuedWarrants {
  readonly warrant: string;
  readonly count: Exact | undefined;
  readonly charge: Exact;
  readonly inputs: Valuation;
}

/** Shares that an event issues, and what they brought. */
export interface SharesIssued {
  readonly shareClass: string;
  readonly shares: Exact;
  /** Cash before costs, or the value of what was received instead. */
  readonly received: Exact;
  readonly forCash: boolean;
  /** Costs of the closing, with the fees of agents in them, and those of an earlier period. */
  readonly costs?: Exact | undefined;
  readonly agentFees?: Exact | undefined;
  readonly priorCosts?: Exact | undefined;
  /** The days whose market price set the price; its own day where absent. */
  readonly pricedBy?: Period | undefined;
}

/** Rights that an event turns into shares, and the cash it states to have come in. */
export interface Exercised {
  readonly instrument: string;
  readonly count: Exact;
  readonly proceeds: Exact | undefined;
}

/** Principal and interest of a note that an event turns into shares of a class. */
export interface Converted {
  readonly note: string;
  readonly amount: Exact;
  readonly class: string;
  readonly shares: Exact;
  /** The price that the event itself states. */
  readonly price: Exact | undefined;
}

/** The accounts whose whole movement in the event's window is in the book once this event is. */
export type Coverage = readonly string[] | "all";

export interface EventType<Name extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly type: Name;
  readonly family: "equity" | "debt" | "legal" | "operations" | "ledger";
  /** One sentence: what happened, for the reference page and the JSON Schema. */
  readonly meaning: string;
  /** The fields beside the envelope. */
  readonly fields: Shape;
  /** Order among events of one day: 10 designation, 20 issue, 30 amendment, 40 exercise or conversion, 50 other, 80 period flow, 90 close, 95 anchor. */
  readonly rank: number;
  /** True where the journal entry depends on balances (anchors, splits). */
  readonly readsBalances?: boolean;
  /** True where the flow ran through the whole window rather than on one day of it. */
  readonly gradual?: boolean;
  /** The journal entry that `post` makes, in words: for the reference and for whoever asks what moved a figure. */
  readonly rule: string;
  post(event: EventOf<Shape>, context: PostingContext): readonly Leg[];
  terms?(event: EventOf<Shape>, context: PostingContext): readonly TermChange[];
  covers?(event: EventOf<Shape>): Coverage;
  /** Events that were never so, and those that are so instead. */
  corrects?(event: EventOf<Shape>): Correction;
  /** Warrants whose value the event states with its inputs; `count` where the event itself issues them. */
  values?(event: EventOf<Shape>): ValuedWarrants | undefined;
  /** Shares that the event issues for a stated value. */
  issues?(event: EventOf<Shape>): SharesIssued | undefined;
  /** Options or warrants that the event turns into shares. */
  exercises?(event: EventOf<Shape>): Exercised;
  /** What an event turns of a note into shares. */
  converts?(event: EventOf<Shape>): Converted;
  /** Accrued interest of notes that the event pays or converts. */
  settlesInterest?(event: EventOf<Shape>): readonly { readonly note: string; readonly amount: Exact }[];
}

/** An event of a type: the envelope and the type's own fields, read. */
export type EventOf<Shape extends z.ZodRawShape> = Envelope & z.output<z.ZodObject<Shape, z.core.$strict>>;

/** Declares an event type; only gives it back, with its types inferred. */
export function eventType<const Name extends string, Shape extends z.ZodRawShape>(declared: EventType<Name, Shape>): EventType<Name, Shape> {
  return declared;
}

/** A debit of the currency. */
export function debit(context: PostingContext, account: string, quantity: bigint, flow?: string): Leg {
  return { account, unit: context.currency, quantity, ...(flow === undefined ? {} : { flow }) };
}

/** A credit of the currency. */
export function credit(context: PostingContext, account: string, quantity: bigint, flow?: string): Leg {
  return debit(context, account, -quantity, flow);
}

/** Legs of nil say nothing and are left out. */
export function withoutNil(legs: readonly Leg[]): Leg[] {
  return legs.filter((leg) => leg.quantity !== 0n);
}
