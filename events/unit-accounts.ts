/**
 * The accounts that instruments bring with them, by name.
 *
 * Counts are kept like money: what leaves one account enters another. Issuing a share moves it
 * from `unissued` to `outstanding`; buying it back moves it on to `treasury`.
 */
import type { InstrumentDefinition } from "./book-definition.ts";

export const sharesOutstanding = (shareClass: string): string => `shares/${shareClass}/outstanding`;
export const sharesInTreasury = (shareClass: string): string => `shares/${shareClass}/treasury`;
export const sharesUnissued = (shareClass: string): string => `shares/${shareClass}/unissued`;
export const warrantsOutstanding = (warrant: string): string => `warrants/${warrant}/outstanding`;
export const warrantsUnissued = (warrant: string): string => `warrants/${warrant}/unissued`;
export const optionsOutstanding = (pool: string): string => `options/${pool}/outstanding`;
export const optionsAvailable = (pool: string): string => `options/${pool}/available`;
export const optionsUnreserved = (pool: string): string => `options/${pool}/unreserved`;
export const notePrincipal = (note: string): string => `notes/${note}/principal`;
export const bondPosted = (bond: string): string => `bonds/${bond}/posted`;
export const bondSurety = (bond: string): string => `bonds/${bond}/surety`;

/** Where balances that were there before the book's history came from. Nil after a complete anchor. */
export const carriedIn = (unit: string): string => `carried-in/${unit}`;

/** An account of an instrument: its sign when in use, and whether it is the far side of a count. */
export interface UnitAccount {
  readonly account: string;
  /** `held`: never below nil. `owed`: a liability, never above nil. `far`: takes any sign. */
  readonly side: "held" | "owed" | "far";
  /** Whether it is kept in the book's currency rather than in the instrument's own unit. */
  readonly inCurrency: boolean;
}

const unit = (account: string, side: UnitAccount["side"]): UnitAccount => ({ account, side, inCurrency: false });
const money = (account: string, side: UnitAccount["side"]): UnitAccount => ({ account, side, inCurrency: true });

export function accountsOf({ kind, id }: InstrumentDefinition): readonly UnitAccount[] {
  switch (kind) {
    case "share-class":
      return [unit(sharesOutstanding(id), "held"), unit(sharesInTreasury(id), "held"), unit(sharesUnissued(id), "far")];
    case "warrant":
      return [unit(warrantsOutstanding(id), "held"), unit(warrantsUnissued(id), "far")];
    case "option-pool":
      return [unit(optionsOutstanding(id), "held"), unit(optionsAvailable(id), "held"), unit(optionsUnreserved(id), "far")];
    case "note":
      return [money(notePrincipal(id), "owed")];
    case "bond":
      return [money(bondPosted(id), "held"), money(bondSurety(id), "far")];
    case "equity-line":
      return [];
  }
}
