/** What differs between a book and a scenario of it, and what each difference alone does to a figure. */
import type { Book, RecordedEvent } from "../book/book.ts";
import { Faults } from "../kernel/fault.ts";
import { subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { changeBetween, figureAt } from "../measures/measure-at.ts";
import type { Moment } from "../measures/measure-at.ts";
import type { MeasuredFigure } from "../measures/measure.ts";

export interface Difference {
  /** The event's id; of tables and terms, what they are of: `rates prime`, `prices common`, `terms note-a`, `tax-rate`. */
  readonly what: string;
  /** `follows`: the event itself is the same, and posts otherwise because of others. */
  readonly how: "added" | "removed" | "changed" | "follows";
  readonly summary: string;
  /** What it moves in the scenario less what it moves in the book, by account, at the scale of its unit. */
  readonly movements: readonly { readonly account: string; readonly quantity: bigint; readonly unit: string }[];
  /** The scenario's book with this as the book has it; undefined where it cannot be put back alone. */
  readonly reverted: (book: Book) => Book | undefined;
}

/** In the effective order of the scenario, what is removed last; then tables and terms. */
export function differencesBetween(base: Ledger, other: Ledger): Difference[] {
  const [was, is] = [byId(base), byId(other)];
  const events = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))].flatMap((id): Difference[] => {
    const [before, after] = [base.recorded(id), other.recorded(id)];
    const movements = movedBy(was.get(id), is.get(id));
    const how = !was.has(id) ? "added" : !is.has(id) ? "removed" : isSameEvent(before, after) ? "follows" : "changed";
    if (how === "follows" && movements.length === 0) return [];
    const reverted = (book: Book): Book | undefined => (how === "follows" ? undefined : { ...book, events: [...book.events.filter(({ event }) => event.id !== id), ...(was.has(id) && before !== undefined ? [before] : [])] });
    return [{ what: id, how, summary: (after ?? before)?.event.summary ?? "", movements, reverted }];
  });
  return [...events, ...tables(base.book, other.book)];
}

function byId({ entries }: Ledger): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.event.id, entry]));
}

function isSameEvent(one: RecordedEvent | undefined, other: RecordedEvent | undefined): boolean {
  return one?.event === other?.event || isSame(one?.event, other?.event);
}

function movedBy(before: Entry | undefined, after: Entry | undefined): Difference["movements"] {
  const moved = new Map<string, { account: string; quantity: bigint; unit: string }>();
  for (const [entry, sign] of [[before, -1n], [after, 1n]] as const) {
    for (const { account, unit, quantity } of entry?.movements ?? []) moved.set(account, { account, unit, quantity: (moved.get(account)?.quantity ?? 0n) + sign * quantity });
  }
  return [...moved.values()].filter(({ quantity }) => quantity !== 0n);
}

function tables(base: Book, other: Book): Difference[] {
  const changed = (what: string, summary: string, reverted: Difference["reverted"]): Difference => ({ what, how: "changed", summary, movements: [], reverted });
  return [
    ...[...other.rates].filter(([index, table]) => !isSame(base.rates.get(index), table)).map(([index]) => changed(`rates ${index}`, `another table of ${index}`, (book) => ({ ...book, rates: new Map([...book.rates, ...[...base.rates].filter(([id]) => id === index)]) }))),
    ...[...other.prices].filter(([id, table]) => !isSame(base.prices.get(id), table)).map(([id]) => changed(`prices ${id}`, `other prices of ${id}`, (book) => ({ ...book, prices: new Map([...book.prices, ...[...base.prices].filter(([other]) => other === id)]) }))),
    ...other.definition.instruments.flatMap(({ id, terms }, index) =>
      isSame(terms, base.definition.instruments[index]?.terms) ? [] : [changed(`terms ${id}`, `other terms of ${id} throughout`, () => undefined)]),
    ...(isSame(base.definition["tax-rate"], other.definition["tax-rate"]) ? [] : [changed("tax-rate", "another rate of income tax", (book) => ({ ...book, definition: { ...book.definition, "tax-rate": base.definition["tax-rate"] } }))]),
  ];
}

/** Whether two values are written alike: of one book that was read twice, or of a copy. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export interface Effect {
  readonly what: string;
  readonly difference: Fraction;
}

/** The scenario's ledger with one difference put back, for each that can be put back alone. */
export type Reversions = ReadonlyMap<string, Ledger>;

export function reversionsOf(other: Ledger, differences: readonly Difference[]): Reversions {
  return new Map(differences.flatMap(({ what, reverted }) => {
    const book = reverted(other.book);
    const ledger = book === undefined ? undefined : ledgerIfGood(book, other);
    return ledger === undefined ? [] : [[what, ledger] as const];
  }));
}

function ledgerIfGood(book: Book, { knownAt }: Ledger): Ledger | undefined {
  try {
    return new Ledger(book, { knownAt, canReorder: false });
  } catch (error) {
    if (error instanceof Faults) return undefined;
    throw error;
  }
}

export interface Effects {
  readonly alone: readonly Effect[];
  /** What is left of the whole difference. */
  readonly together: Fraction;
}

/**
 * What each difference alone does to a figure: the scenario's less the scenario's without it. What is left
 * of the whole difference is what they do only together, or what cannot be put back alone.
 */
export function effectsOn(id: string, whole: Fraction, other: Ledger, reversions: Reversions, moment: Moment): Effects {
  const valueIn = (ledger: Ledger): MeasuredFigure | undefined => {
    const measure = measuresOf(ledger).get(id);
    return measure === undefined ? undefined : figureAt(measure, ledger, moment);
  };
  const own = valueIn(other);
  const alone = [...reversions].flatMap(([what, ledger]): Effect[] => {
    const without = valueIn(ledger);
    const difference = own === undefined || without === undefined ? undefined : changeBetween(without, own);
    return difference === undefined || difference.n === 0n ? [] : [{ what, difference }];
  });
  return { alone, together: alone.reduce((left, { difference }) => subtract(left, difference), whole) };
}
