/** The names of a book's accounts and units in another program, and back. */
import { quantityText } from "../kernel/quantity.ts";
import { accountNames } from "./account-names.ts";
import { capitalCommodities, quotedCommodities } from "./commodity-names.ts";
import type { Journal, Unit } from "./journal.ts";

export class Names {
  readonly #accounts: ReadonlyMap<string, string>;
  readonly #commodities: ReadonlyMap<string, string>;
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #kept: ReadonlyMap<string, string>;
  readonly #accountsByName: ReadonlyMap<string, string>;
  readonly #unitsByName: ReadonlyMap<string, string>;

  constructor({ accounts, units }: Pick<Journal, "accounts" | "units">, style: "quoted" | "capitals") {
    const ids = units.map(({ id }) => id);
    this.#accounts = accountNames(accounts);
    this.#commodities = style === "quoted" ? quotedCommodities(ids) : capitalCommodities(ids);
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    this.#kept = new Map(accounts.map(({ id, unit }) => [id, unit]));
    this.#accountsByName = new Map([...this.#accounts].map(([id, name]) => [name, id]));
    this.#unitsByName = new Map([...this.#commodities].map(([id, name]) => [name, id]));
  }

  account(id: string): string {
    return this.#accounts.get(id) ?? id;
  }

  /** As it is written: in quotes unless it is capitals only, for other signs would end it or begin a number. */
  commodity(unit: string): string {
    const name = this.#commodities.get(unit) ?? unit;
    return /^[A-Z][A-Z0-9._-]+$/.test(name) ? name : `"${name}"`;
  }

  scale(unit: string): number {
    return this.#units.get(unit)?.scale ?? 0;
  }

  /** With every digit of the unit's scale: a program that has seen fewer would not see what is out of balance below them. */
  amount(quantity: bigint, unit: string): string {
    return `${quantityText(quantity, this.scale(unit))} ${this.commodity(unit)}`;
  }

  /** The account that has the name. */
  accountNamed(name: string): string | undefined {
    return this.#accountsByName.get(name);
  }

  /** The unit that has the name, in quotes or not. */
  unitNamed(name: string): string | undefined {
    return this.#unitsByName.get(/^"(.*)"$/.exec(name)?.[1] ?? name);
  }

  /** The unit in which the account is kept. */
  unitOf(account: string): string | undefined {
    return this.#kept.get(account);
  }
}
