/** What a posting rule may ask of the ledger just before its event. */
import type { InstrumentInForce, PostingContext, Undoing } from "../../events/event-type.ts";
import type { InstrumentKind, Terms } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { atScale, quantityText, roundedAtScale, toDecimal } from "../kernel/quantity.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Account, Chart } from "./chart.ts";
import type { TermsTimeline } from "./terms-timeline.ts";

/** What stands just before the event. */
export interface Standing {
  running(account: string): bigint;
  /** Whether the account's balance can be known: its history is whole, or it was taken over from a statement. */
  isKnown(account: Account): boolean;
  /** What undoes an event that has counted already. */
  undoing(event: string): Undoing;
}

/** What a rule has asked for: a term of an instrument, or an account's balance, just before the event. */
export interface Asked {
  /** The instrument, or the account. */
  readonly of: string;
  /** Absent where it is a balance. */
  readonly term: string | undefined;
  readonly value: string;
}

export class PostingRules implements PostingContext {
  readonly pinned: string[] = [];
  /** Accounts whose balances, and instruments whose terms, the rule has asked for. */
  readonly read = new Set<string>();
  readonly #asked = new Map<string, Asked>();
  readonly #chart: Chart;
  readonly #terms: TermsTimeline;
  readonly #standing: Standing;
  readonly #on: Day;

  constructor(on: Day, chart: Chart, terms: TermsTimeline, standing: Standing) {
    this.#on = on;
    this.#chart = chart;
    this.#terms = terms;
    this.#standing = standing;
  }

  /** Everything that the rule has asked for so far, each once. */
  get asked(): readonly Asked[] {
    return [...this.#asked.values()];
  }

  get currency(): string {
    return this.#chart.currency;
  }

  account(role: string): string {
    return this.#chart.resolve(role).id;
  }

  position(account: string): number {
    return this.#chart.position(account);
  }

  money(value: Exact): bigint {
    return atScale(value, this.#chart.currencyScale, this.#chart.currency);
  }

  rounded(value: Exact): bigint {
    return roundedAtScale(value, this.#chart.currencyScale);
  }

  count(value: Exact, instrument: string): bigint {
    this.#chart.instrument(instrument);
    return atScale(value, this.#chart.scaleOf(instrument), instrument);
  }

  decimal(quantity: bigint, unit: string): Exact {
    return toDecimal(quantity, this.#chart.scaleOf(unit));
  }

  instrument(id: string, ...kinds: readonly InstrumentKind[]): InstrumentInForce {
    const definition = this.#chart.instrument(id);
    if (kinds.length > 0 && !kinds.includes(definition.kind)) {
      throw refuse("instrument-wrong-kind", `${id}, a ${definition.kind}`, `a ${kinds.join(" or ")}`, { about: id });
    }
    if (!this.#terms.exists(id, this.#on)) {
      throw refuse("instrument-not-yet-issued", `${id}, which nothing has brought into being yet`, "an event after the one that issues, signs or designates it, or since: in book.yaml", { about: id });
    }
    this.read.add(id);
    return { definition, terms: this.#watched(id) };
  }

  instruments(kind: InstrumentKind): readonly InstrumentInForce[] {
    return [...this.#chart.instruments.values()]
      .filter((definition) => definition.kind === kind && this.#terms.exists(definition.id, this.#on))
      .map((definition) => {
        this.read.add(definition.id);
        return { definition, terms: this.#watched(definition.id) };
      });
  }

  accountsWithUnknownOpening(): readonly string[] {
    return [...this.#chart.accounts.values()].filter((account) => account.opening !== "nil" && account.unit === this.currency).map((account) => account.id);
  }

  isCash(account: string): boolean {
    return this.#chart.resolve(account).cash;
  }

  balance(account: string): bigint {
    const resolved = this.#chart.resolve(account);
    if (!this.#standing.isKnown(resolved)) {
      throw refuse("balance-unknown", `${resolved.id}, whose balance is not determinable here`, "an account whose history is whole, or a balance-anchor of it before this event", { about: account });
    }
    return this.#balanceOf(resolved);
  }

  running(account: string): bigint {
    return this.#balanceOf(this.#chart.resolve(account));
  }

  undoing(event: string): Undoing {
    const undoing = this.#standing.undoing(event);
    for (const { instrument } of undoing.terms) this.read.add(instrument);
    return undoing;
  }

  pin(account: string): void {
    this.pinned.push(account);
  }

  #balanceOf({ id, scale }: Account): bigint {
    const balance = this.#standing.running(id);
    this.read.add(id);
    this.#asked.set(id, { of: id, term: undefined, value: quantityText(balance, scale) });
    return balance;
  }

  /** The terms in force, which note what is asked of them. */
  #watched(instrument: string): Terms {
    const inForce = this.#terms.latest(instrument);
    return new Proxy(inForce, {
      get: (terms: Terms, term: keyof Terms) => {
        const value = terms[term];
        if (value !== undefined) this.#asked.set(`${instrument} ${term}`, { of: instrument, term, value: value.toString() });
        return value;
      },
    });
  }
}
