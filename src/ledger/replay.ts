/**
 * Replays a book's events into journal entries and terms: a pure fold, the same whatever order
 * the files were in. Everything wrong with any event is collected, each fault at its place.
 */
import type { Leg, TermChange, Undoing } from "../../events/event-type.ts";
import type { AnyEvent } from "../../events/catalogue/index.ts";
import { NET_INCOME, UNALLOCATED, standardFlows } from "../../events/flows.ts";
import type { Book, RecordedEvent } from "../book/book.ts";
import type { Day, Period } from "../kernel/day.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { atScale, inRange, quantityText, roundedAtScale, toDecimal } from "../kernel/quantity.ts";
import type { When } from "../kernel/when.ts";
import { Chart } from "./chart.ts";
import { correctionFaults, inForce, withDependants } from "./corrections.ts";
import type { InForce } from "./corrections.ts";
import { located } from "./field-of.ts";
import { knownOn } from "./known-time.ts";
import { PostingRules } from "./posting-context.ts";
import type { Asked } from "./posting-context.ts";
import { TermsTimeline } from "./terms-timeline.ts";

/** One signed quantity of one unit in one account, by one entry. */
export interface Movement extends Leg {
  readonly entry: number;
}

/** What one event did to the ledger. */
export interface Entry {
  readonly event: AnyEvent;
  readonly when: When;
  readonly gradual: boolean;
  readonly movements: readonly Movement[];
  /** Accounts whose balances, and instruments whose terms, its rule has asked for. */
  readonly read: ReadonlySet<string>;
  /** What its rule has asked for, with the values it was told. */
  readonly asked: readonly Asked[];
  /** Accounts whose balances it takes over from a statement. */
  readonly pinned: readonly string[];
  /** Instruments whose terms it changes. */
  readonly changes: readonly string[];
  /** Amounts that the event discloses beside its flows, at the currency's scale. */
  readonly disclosed: readonly { readonly line: string; readonly amount: bigint }[];
}

/** The accounts whose whole movement in a window is in the book. */
export interface Coverage {
  readonly accounts: ReadonlySet<string> | "all";
  readonly period: Period;
}

export interface Replay {
  readonly chart: Chart;
  readonly entries: readonly Entry[];
  readonly terms: TermsTimeline;
  /** Days on which an account's balance was taken over from a statement. */
  readonly pins: ReadonlyMap<string, readonly Day[]>;
  readonly coverage: readonly Coverage[];
  /** Accounts moved by an event that rests on what became known only later, and since when. */
  readonly gaps: ReadonlyMap<string, Day>;
  /** Events that were never so, each with the correction that says it. */
  readonly voided: InForce["voided"];
  readonly faults: readonly Fault[];
}

/** Effective day, rank within the day, id: recorded time and files never decide a figure. */
function inEffectiveOrder(events: readonly RecordedEvent[]): RecordedEvent[] {
  const rank = ({ event, type }: RecordedEvent): number => event.order ?? type.rank;
  return [...events].sort((a, b) => {
    if (a.event.on.day !== b.event.on.day) return a.event.on.day < b.event.on.day ? -1 : 1;
    return rank(a) - rank(b) || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0);
  });
}

/**
 * Replays the events in force, collecting everything wrong with them and with the corrections.
 * Instruments that are `tainted` already, by events that could not be read, have no shortfalls of their own.
 */
export function replay(book: Book, tainted: ReadonlySet<string> = new Set()): Replay {
  const { events, voided } = inForce(book);
  const folded = (some: readonly RecordedEvent[]): Replay => fold(book, some, { tainted });
  const replayed = { ...folded(events), voided, gaps: book.gaps ?? new Map<string, Day>() };
  const wrong = correctionFaults(book);
  if (wrong.length > 0) return { ...replayed, faults: [...replayed.faults, ...wrong] };
  return errorsOf(replayed.faults).length === 0 ? replayed : { ...replayed, faults: withDependants(book, replayed.faults, (some) => errorsOf(folded(some).faults)) };
}

/**
 * Replays what was known by the end of a day, of a book that is good as a whole. An event that
 * rests on what became known only later is left out with a warning, and the accounts that it
 * would have moved are not determinable from its day on.
 */
export function replayKnown(book: Book, knownAt: Day): Replay {
  const whole = replay(book);
  if (errorsOf(whole.faults).length > 0) return whole;
  const { events, voided } = inForce(book, knownAt);
  const { faults, ...replayed } = fold(book, events.filter((recorded) => knownOn(recorded, book) <= knownAt), { knownAt });
  const early = new Set(errorsOf(faults).flatMap(({ subject }) => subject ?? []));
  const gaps = new Map(book.gaps);
  // What it would have moved: beside all that was so by then, or else beside all that was ever recorded; corrections known later say nothing of it.
  for (const { event, when, movements } of early.size === 0 ? [] : [...fold(book, events, {}).entries, ...fold(book, book.events, {}).entries]) {
    if (early.has(event.id)) for (const { account } of movements) if (!gaps.has(account)) gaps.set(account, when.first);
  }
  const entries = replayed.entries.filter(({ event }) => !early.has(event.id));
  return { ...replayed, entries, gaps, voided, faults: faults.filter(({ severity }) => severity === "warning") };
}

function fold(book: Book, events: readonly RecordedEvent[], options: ConstructorParameters<typeof Fold>[1]): Replay {
  const running = new Fold(book, options);
  for (const recorded of inEffectiveOrder(events)) running.apply(recorded);
  return running.done();
}

export function errorsOf(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ severity }) => severity === "error");
}

class Fold {
  readonly #chart: Chart;
  readonly #flows: ReadonlySet<string>;
  readonly #terms = new TermsTimeline();
  readonly #running = new Map<string, bigint>();
  readonly #pins = new Map<string, Day[]>();
  readonly #coverage: Coverage[] = [];
  readonly #entries: Entry[] = [];
  readonly #faults: Fault[] = [];
  /** Instruments that a faulty event names, and overdrawn accounts: what follows from them is not a second fault. */
  readonly #tainted: Set<string>;

  constructor(book: Book, { knownAt, tainted = new Set() }: { readonly knownAt?: Day; readonly tainted?: ReadonlySet<string> }) {
    this.#tainted = new Set(tainted);
    this.#chart = new Chart(book.definition);
    const printed = book.definition.statements["cash-flow"]?.flatMap((row) => ("line" in row ? row.of : [])) ?? [];
    this.#flows = new Set([...Object.keys(standardFlows), ...printed]);
    for (const instrument of book.definition.instruments) {
      const known = knownAt === undefined || instrument.known === undefined || instrument.known <= knownAt;
      if (instrument.since !== undefined && known) this.#terms.change(instrument.id, instrument.since, undefined, instrument.terms);
    }
  }

  apply(recorded: RecordedEvent): void {
    const { event, type } = recorded;
    const context = new PostingRules(event.on.day, this.#chart, this.#terms, {
      running: (account) => this.#running.get(account) ?? 0n,
      isKnown: (account) => account.opening === "nil" || this.#pins.has(account.id),
      undoing: (id) => this.#undoing(id),
    });
    try {
      const changes = type.terms?.(event, context) ?? [];
      for (const change of changes) if (change.creates === true) this.#create(change, event);
      const posted = type.post(event, context);
      const corrects = posted.some(({ account }) => account.startsWith("carried-in/"));
      const legs = posted.map((leg) => this.#classified(leg, corrects));
      this.#checkEntry(recorded, legs);
      for (const change of changes) if (change.creates !== true) this.#terms.change(change.instrument, event.on.day, event.id, change.terms, change.whole);
      this.#record(recorded, legs, context, changes.map(({ instrument }) => instrument));
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      for (const fault of error.faults) this.#faults.push(located(fault, recorded));
      for (const value of Object.values(event)) if (typeof value === "string" && this.#chart.instruments.has(value)) this.#tainted.add(value);
    }
  }

  done(): Replay {
    return { chart: this.#chart, entries: this.#entries, terms: this.#terms, pins: this.#pins, coverage: this.#coverage, gaps: new Map(), voided: new Map(), faults: this.#faults };
  }

  /** The opposite of what an event has moved, and the terms that it changed as they would be without it. */
  #undoing(id: string): Undoing {
    const entry = this.#entries.find(({ event }) => event.id === id);
    if (entry === undefined) throw refuse("event-unknown", `event "${id}", which does not count before this one`, "an event that counts before its reversal", { about: id });
    if (entry.movements.some(({ account }) => account.startsWith("carried-in/"))) throw refuse("correction-impossible", `${id}, which takes balances over`, "an event that is no anchor: void it, or state another anchor", { about: id });
    if (entry.event.type === "event-voided") throw refuse("correction-impossible", `${id}, which moves nothing itself`, "an event that moves something: void the correction instead", { about: id });
    const again = this.#entries.find(({ event }) => event.type === "event-reversed" && "reverses" in event && event["reverses"] === id);
    if (again !== undefined) throw refuse("correction-impossible", `${id}, which ${again.event.id} has undone already`, "an event that is not undone yet", { about: id });
    const changes = entry.changes.flatMap((instrument): TermChange[] => {
      const terms = this.#terms.without(instrument, id);
      return terms === undefined ? [] : [{ instrument, whole: true, terms }];
    });
    const legs = entry.movements.map(({ account, unit, quantity, flow }): Leg => ({ account, unit, quantity: -quantity, ...(flow === undefined ? {} : { flow }) }));
    return { legs, terms: changes };
  }

  #create({ instrument, kind, terms }: TermChange, event: AnyEvent): void {
    const { terms: given, kind: actual } = this.#chart.instrument(instrument);
    if (kind !== undefined && kind !== actual) throw refuse("instrument-wrong-kind", `${instrument}, a ${actual}`, `a ${kind}`, { about: instrument });
    if (this.#terms.exists(instrument)) {
      throw refuse("id-duplicate", `${instrument}, which exists already`, "an instrument that nothing has brought into being yet", { about: instrument });
    }
    this.#terms.change(instrument, event.on.day, event.id, { ...given, ...terms });
  }

  /** Income and expense are net income, clearing is unallocated, whatever a rule says; a correction explains no cash. */
  #classified(leg: Leg, corrects: boolean): Leg {
    const account = this.#chart.resolve(leg.account);
    if (leg.unit !== account.unit) throw refuse("unit-unknown", `${leg.unit} in ${leg.account}`, `${account.unit}, the unit of that account`, { about: leg.unit });
    const result = account.class === "income" || account.class === "expense";
    const flow = corrects ? undefined : result ? NET_INCOME : account.class === "clearing" ? UNALLOCATED : leg.flow;
    if (flow !== undefined && !this.#flows.has(flow)) throw refuse("flow-unknown", `cash-flow class "${flow}"`, `a standard class or one that a line of the cash-flow statement names`, { about: flow });
    return { account: leg.account, unit: leg.unit, quantity: inRange(leg.quantity), ...(flow === undefined ? {} : { flow }) };
  }

  #checkEntry(recorded: RecordedEvent, legs: readonly Leg[]): void {
    const sums = new Map<string, bigint>();
    for (const { unit, quantity } of legs) sums.set(unit, (sums.get(unit) ?? 0n) + quantity);
    for (const [unit, sum] of sums) {
      if (sum !== 0n) throw refuse("entry-unbalanced", `legs that sum to ${quantityText(sum, this.#chart.scaleOf(unit))} ${unit}`, "legs that sum to nil in each unit", legsOf(recorded));
    }
    if (legs.some((leg) => leg.account.startsWith("carried-in/"))) return;
    let cash = 0n;
    let explained = 0n;
    for (const { account, quantity, flow } of legs) {
      if (this.#chart.resolve(account).cash) cash += quantity;
      else if (flow !== undefined) explained -= quantity;
    }
    if (cash === explained) return;
    const text = (quantity: bigint): string => quantityText(quantity, this.#chart.currencyScale);
    throw refuse("cash-flow-unclassified", `cash moved by ${text(cash)} but its legs' cash-flow classes explain ${text(explained)}`, `legs of ${recorded.type.type} whose cash-flow classes add up to the cash`, legsOf(recorded));
  }

  #record(recorded: RecordedEvent, legs: readonly Leg[], { pinned, read, asked }: PostingRules, changes: readonly string[]): void {
    const { event, type } = recorded;
    const entry = this.#entries.length;
    const movements = legs.map((leg): Movement => ({ ...leg, entry }));
    this.#entries.push({ event, when: event.on, gradual: type.gradual === true, movements, read, asked, pinned, changes, disclosed: event.discloses.map(({ line, amount }) => ({ line, amount: roundedAtScale(amount, this.#chart.currencyScale) })) });
    for (const account of pinned) this.#pins.set(account, [...(this.#pins.get(account) ?? []), event.on.day]);
    const covers = type.covers?.(event) ?? [];
    if (covers.length > 0) this.#coverage.push({ accounts: covers === "all" ? "all" : this.#expand(covers), period: event.on });
    for (const { account, quantity } of legs) this.#running.set(account, inRange((this.#running.get(account) ?? 0n) + quantity));
    for (const account of new Set(legs.map((leg) => leg.account))) this.#checkOutstanding(account, recorded);
  }

  /** Account ids, roles and class names as a set of account ids. */
  #expand(names: readonly string[]): ReadonlySet<string> {
    const all = [...this.#chart.accounts.values()];
    return new Set(
      names.flatMap((name) => {
        const ofClass = all.filter((account) => account.class === name).map((account) => account.id);
        return ofClass.length > 0 ? ofClass : [this.#chart.resolve(name).id];
      }),
    );
  }

  #checkOutstanding(accountId: string, recorded: RecordedEvent): void {
    const account = this.#chart.resolve(accountId);
    const balance = this.#running.get(accountId) ?? 0n;
    const known = account.opening === "nil" || this.#pins.has(accountId);
    const moved = this.#entries.at(-1)?.movements.reduce((sum, leg) => (leg.account === accountId ? sum + leg.quantity : sum), 0n) ?? 0n;
    const beyond = account.never === "below-nil" ? balance < 0n : account.never === "above-nil" && balance > 0n;
    const text = (quantity: bigint): string => quantityText(quantity < 0n ? -quantity : quantity, account.scale);
    if (known && beyond && !this.#tainted.has(accountId) && !this.#tainted.has(account.instrument ?? "")) {
      const found = `${text(moved)} ${account.unit} taken from ${accountId}`;
      this.#tainted.add(accountId);
      const about = toDecimal(moved < 0n ? -moved : moved, account.scale);
      this.#faults.push(located({ code: "outstanding-exceeded", severity: "error", about, found, expected: `at most ${text(balance - moved)}, what is outstanding just before` }, recorded));
    }
    if (account.id.endsWith("/unissued") && account.id.startsWith("shares/") && moved < 0n) this.#checkAuthorised(account.unit, recorded);
  }

  #checkAuthorised(shareClass: string, { event, place }: RecordedEvent): void {
    const limit = this.#terms.latest(shareClass).reserved ?? this.#terms.latest(shareClass).authorised;
    if (limit === undefined) return;
    const scale = this.#chart.scaleOf(shareClass);
    const issued = (this.#running.get(`shares/${shareClass}/outstanding`) ?? 0n) + (this.#running.get(`shares/${shareClass}/treasury`) ?? 0n);
    if (issued <= atScale(limit, scale, shareClass)) return;
    this.#faults.push({ code: "authorised-exceeded", severity: "warning", ...place(), found: `${quantityText(issued, scale)} ${shareClass} issued after ${event.id}`, expected: `at most ${limit.toString()}, the count authorised` });
  }
}

/** Where an entry's legs stand, for types that state them. */
function legsOf({ event }: RecordedEvent): { field?: string } {
  return "legs" in event ? { field: "legs" } : {};
}
