/** The accounts of a book: those it names, those its instruments bring, and where history came from. */
import { accountsOf, carriedIn } from "../../events/unit-accounts.ts";
import type { BookDefinition, InstrumentDefinition } from "../../events/book-definition.ts";
import { refuse } from "../kernel/fault.ts";

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: number;
  readonly class: BookDefinition["accounts"][string]["class"];
  readonly cash: boolean;
  readonly borrowing: boolean;
  /** The instrument that brings it; absent on accounts that the book names. */
  readonly instrument: string | undefined;
  /** How much of its history is in the book; see the book's definition. */
  readonly opening: "nil" | "anchored" | "unknown";
  /** Which sign its balance may never have. */
  readonly never: "below-nil" | "above-nil" | undefined;
}

export class Chart {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly currency: string;
  readonly currencyScale: number;
  readonly instruments: ReadonlyMap<string, InstrumentDefinition>;
  readonly #roles: Readonly<Record<string, string>>;
  readonly #positions: ReadonlyMap<string, number>;

  constructor(definition: BookDefinition) {
    this.currency = definition.currency;
    this.currencyScale = definition["currency-scale"];
    this.instruments = new Map(definition.instruments.map((instrument) => [instrument.id, instrument]));
    this.#roles = definition.roles;
    const whole = definition.inception !== undefined;
    const accounts = new Map<string, Account>();
    const add = (account: Account): void => void accounts.set(account.id, account);
    for (const [id, { class: kind, name, cash, borrowing, opening }] of Object.entries(definition.accounts)) {
      add({ id, instrument: undefined, name, unit: this.currency, scale: this.currencyScale, class: kind, cash, borrowing, opening: opening ?? (whole ? "nil" : "unknown"), never: undefined });
    }
    for (const instrument of definition.instruments) for (const account of instrumentAccounts(instrument, this)) add(account);
    for (const unit of [this.currency, ...this.instruments.keys()]) {
      const id = carriedIn(unit);
      const kind = unit === this.currency ? "equity" : "memorandum";
      add({ id, instrument: undefined, name: "Carried in from before the book", unit, scale: this.scaleOf(unit), class: kind, cash: false, borrowing: false, opening: "nil", never: undefined });
    }
    this.accounts = accounts;
    this.#positions = new Map([...accounts.keys()].map((id, position) => [id, position]));
  }

  /** Where an account stands in the chart, counted from nil. */
  position(account: string): number {
    return this.#positions.get(account) ?? this.#positions.size;
  }

  /** The decimals of a unit: the currency's, or an instrument's own. */
  scaleOf(unit: string): number {
    return unit === this.currency ? this.currencyScale : (this.instruments.get(unit)?.scale ?? 0);
  }

  /** The instrument of that id; refuses one the book does not have. */
  instrument(id: string): InstrumentDefinition {
    const definition = this.instruments.get(id);
    if (definition !== undefined) return definition;
    const known = [...this.instruments.keys()].join(", ");
    throw refuse("instrument-unknown", `instrument "${id}"`, `one of ${known === "" ? "the instruments of book.yaml (it has none)" : known}`, { about: id });
  }

  /** The account that plays the part, or has the id; refuses one the book does not have. */
  resolve(role: string): Account {
    const account = this.accounts.get(Object.hasOwn(this.#roles, role) ? (this.#roles[role] ?? role) : role);
    if (account !== undefined) return account;
    const near = [...this.accounts.keys()].filter((id) => id.includes(role) || role.includes(id)).slice(0, 3);
    throw refuse("account-unknown", `account "${role}"`, `an account or role of book.yaml${near.length === 0 ? "" : `, such as ${near.join(", ")}`}`, { about: role });
  }
}

function instrumentAccounts(instrument: InstrumentDefinition, chart: Chart): Account[] {
  return accountsOf(instrument).map(({ account, side, inCurrency }) => ({
    id: account,
    instrument: instrument.id,
    name: `${instrument.name}: ${account.split("/").at(-1) ?? account}`,
    unit: inCurrency ? chart.currency : instrument.id,
    scale: inCurrency ? chart.currencyScale : instrument.scale,
    class: side === "owed" ? "liability" : "memorandum",
    cash: false, borrowing: false,
    opening: instrument.opening ?? "nil",
    never: side === "held" ? "below-nil" : side === "owed" ? "above-nil" : undefined,
  }));
}
