/**
 * What the book can know of an account: from its opening or an anchor on, for as long as every
 * flow of it is in the book.
 */
import { plusDays } from "../kernel/day.ts";
import type { Day, Period } from "../kernel/day.ts";
import type { Account } from "./chart.ts";
import type { Replay } from "./replay.ts";

export class Knowledge {
  readonly #pins: Replay["pins"];
  readonly #coverage: Replay["coverage"];
  readonly #gaps: Replay["gaps"];
  readonly #terms: Replay["terms"];

  constructor({ pins, coverage, gaps, terms }: Replay) {
    this.#terms = terms;
    this.#pins = pins;
    this.#coverage = coverage;
    this.#gaps = gaps;
  }

  /** Why the account's balance at the end of the day cannot be known, or undefined where it can. */
  ofBalance(account: Account, asOf: Day): string | undefined {
    const gap = this.#gaps.get(account.id);
    if (gap !== undefined && gap <= asOf) return `${account.name} (${account.id}): what was known then does not explain its movement from ${gap} on`;
    // An instrument that nobody knew of counts for nothing in what was known.
    if (account.instrument !== undefined && !this.#terms.exists(account.instrument)) return undefined;
    if (account.opening === "nil") return undefined;
    const pins = this.#pins.get(account.id) ?? [];
    const pin = pins.findLast((day) => day <= asOf);
    if (pin === undefined) {
      const first = pins[0];
      return `${account.name} (${account.id}): ${first === undefined ? "the book states no balance of it" : `no balance is known before ${first}`}`;
    }
    if (account.opening === "anchored") return undefined;
    const end = this.#reach(account.id, pin);
    return asOf <= end ? undefined : `${account.name} (${account.id}): the book holds its whole movement only until ${end}`;
  }

  /** Why the account's movement through the period cannot be known, or undefined where it can. */
  ofMovement(account: Account, period: Period): string | undefined {
    const gap = this.#gaps.get(account.id);
    if (gap !== undefined && gap <= period.last) return `${account.name} (${account.id}): what was known then does not explain its movement from ${gap} on`;
    if (account.opening === "nil") return undefined;
    const anchored = this.#pins.get(account.id)?.[0];
    const end = account.opening === "unknown" ? this.#reach(account.id, plusDays(period.first, -1)) : period.last;
    if (end < period.last) return `${account.name} (${account.id}): the book does not hold its whole movement from ${end < period.first ? period.first : plusDays(end, 1)} to ${period.last}`;
    if (anchored !== undefined && anchored >= period.first && anchored <= period.last) {
      return `${account.name} (${account.id}): the anchor of ${anchored} brings in what was there before`;
    }
    if (account.opening === "unknown" || (anchored !== undefined && anchored < period.first)) return undefined;
    return `${account.name} (${account.id}): no balance is known before ${anchored ?? "an anchor"}`;
  }

  /** The last day up to which the movement after `from` is wholly in the book. */
  #reach(account: string, from: Day): Day {
    let end = from;
    for (let grown = true; grown; ) {
      grown = false;
      for (const { accounts, period } of this.#coverage) {
        if (accounts !== "all" && !accounts.has(account)) continue;
        if (period.first <= plusDays(end, 1) && period.last > end) {
          end = period.last;
          grown = true;
        }
      }
    }
    return end;
  }
}
