/** What a posting rule may ask of the ledger just before its event. */
import type { InstrumentInForce, PostingContext } from "../../events/event-type.ts";
import type { InstrumentKind } from "../../events/book-definition.ts";
import type { Day } from "../kernel/day.ts";
import { refuse } from "../kernel/fault.ts";
import { atScale, roundedAtScale, toDecimal } from "../kernel/quantity.ts";
import type { Exact } from "../kernel/quantity.ts";
import type { Account, Chart } from "./chart.ts";
import type { TermsTimeline } from "./terms-timeline.ts";

/** The balances just before the event. */
export interface Balances {
  running(account: string): bigint;
  /** Whether the account's balance can be known: its history is whole, or it was taken over from a statement. */
  isKnown(account: Account): boolean;
}

export class PostingRules implements PostingContext {
  readonly pinned: string[] = [];
  /** Accounts whose balances, and instruments whose terms, the rule has asked for. */
  readonly read = new Set<string>();
  readonly #chart: Chart;
  readonly #terms: TermsTimeline;
  readonly #balances: Balances;
  readonly #on: Day;

  constructor(on: Day, chart: Chart, terms: TermsTimeline, balances: Balances) {
    this.#on = on;
    this.#chart = chart;
    this.#terms = terms;
    this.#balances = balances;
  }

  get currency(): string {
    return this.#chart.currency;
  }

  account(role: string): string {
    return this.#chart.resolve(role).id;
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
    return { definition, terms: this.#terms.latest(id) };
  }

  instruments(kind: InstrumentKind): readonly InstrumentInForce[] {
    return [...this.#chart.instruments.values()]
      .filter((definition) => definition.kind === kind && this.#terms.exists(definition.id, this.#on))
      .map((definition) => {
        this.read.add(definition.id);
        return { definition, terms: this.#terms.latest(definition.id) };
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
    if (!this.#balances.isKnown(resolved)) {
      throw refuse("balance-unknown", `${resolved.id}, whose balance is not determinable here`, "an account whose history is whole, or a balance-anchor of it before this event", { about: account });
    }
    this.read.add(resolved.id);
    return this.#balances.running(resolved.id);
  }

  running(account: string): bigint {
    const { id } = this.#chart.resolve(account);
    this.read.add(id);
    return this.#balances.running(id);
  }

  pin(account: string): void {
    this.pinned.push(account);
  }
}
