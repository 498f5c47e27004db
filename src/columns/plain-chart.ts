/** The accounts of a book as plain data, for readers on other threads and for images on disk. */

export interface PlainAccount {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly unit: string;
  readonly scale: number;
  readonly isCash: boolean;
  /** Whether its legs explain cash whatever they say: income, expense and clearing. */
  readonly alwaysExplains: boolean;
  /** Whether it holds what was there before the book, so that its entries follow rules of their own. */
  readonly isCarriedIn: boolean;
  /** Why no balance of it can be known; absent where every balance can. */
  readonly unknown?: string;
}

export interface PlainChart {
  readonly accounts: readonly PlainAccount[];
  /** The names by which legs call accounts, each with the account's position: ids and parts that accounts play. */
  readonly names: readonly (readonly [name: string, account: number])[];
  /** The classes of cash flow. */
  readonly flows: readonly string[];
  /** The decimals of the book's currency. */
  readonly scale: number;
}
