/** What a projection may ask of a ledger: sums of movements, entries, terms. No clock, no files. */
import type { BookDefinition, InstrumentDefinition, Terms } from "../events/book-definition.ts";
import type { AnyEvent } from "../events/catalogue/index.ts";
import type { PriceTable } from "../events/price-table.ts";
import type { RateTable } from "../events/rate-table.ts";
import type { Leg } from "../events/event-type.ts";
import type { Day, Period } from "../src/kernel/day.ts";
import type { Figure } from "../src/kernel/figure.ts";
import type { When } from "../src/kernel/when.ts";

/** Accounts to sum, each with the sign it counts with. */
export type Selection = ReadonlyMap<string, 1n | -1n>;

export interface ViewedAccount {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: number;
  readonly class: BookDefinition["accounts"][string]["class"];
  readonly cash: boolean;
  readonly borrowing: boolean;
}

export interface ViewedEntry {
  readonly event: AnyEvent;
  readonly when: When;
  readonly movements: readonly Leg[];
  readonly disclosed: readonly { readonly line: string; readonly amount: bigint }[];
}

/** What an entry counts for in a sum, at the scale of its unit. */
export type Weight = (entry: ViewedEntry) => bigint;

export interface TermsStep {
  readonly from: Day;
  readonly event: string | undefined;
  readonly terms: Terms;
}

export interface LedgerView {
  readonly definition: BookDefinition;
  readonly entries: readonly ViewedEntry[];
  readonly rates: ReadonlyMap<string, RateTable>;
  readonly prices: ReadonlyMap<string, PriceTable>;
  readonly chart: {
    readonly accounts: ReadonlyMap<string, ViewedAccount>;
    readonly instruments: ReadonlyMap<string, InstrumentDefinition>;
    readonly currency: string;
    readonly currencyScale: number;
    scaleOf(unit: string): number;
  };
  readonly terms: {
    at(instrument: string, asOf: Day): TermsStep | undefined;
    history(instrument: string): readonly TermsStep[];
  };
  balance(selection: Selection, asOf: Day): Figure;
  movement(selection: Selection, period: Period): Figure;
  sumOf(period: Period, needs: readonly string[], weight: Weight): Figure;
}
