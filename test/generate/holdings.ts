/**
 * What is certain to be held at a date, whichever days of their windows the events fell on: a gain
 * counts from its last day on, a loss from its first. Events are drafted in the order of their
 * first days, so what is certain for one is never taken by an earlier one.
 */
export interface Moment {
  readonly first: number;
  readonly last: number;
  /** Order among events of one day. */
  readonly rank: number;
}

interface Gain {
  readonly at: Pick<Moment, "last" | "rank">;
  readonly quantity: bigint;
}

/** Whether the one has surely happened when the other does. */
export function surelyBefore(one: Pick<Moment, "last" | "rank">, other: Pick<Moment, "first" | "rank">): boolean {
  return one.last < other.first || (one.last === other.first && one.rank < other.rank);
}

export class Holdings {
  readonly #gains = new Map<string, Gain[]>();
  readonly #lost = new Map<string, bigint>();

  gain(account: string, at: Moment, quantity: bigint): void {
    this.#gains.set(account, [...(this.#gains.get(account) ?? []), { at, quantity }]);
  }

  lose(account: string, quantity: bigint): void {
    this.#lost.set(account, this.#lostOf(account) + quantity);
  }

  /** What may be taken at the moment without ever overdrawing the account. */
  certain(account: string, at: Moment): bigint {
    const gains = (this.#gains.get(account) ?? []).filter((gain) => surelyBefore(gain.at, at));
    const held = gains.reduce((sum, { quantity }) => sum + quantity, 0n) - this.#lostOf(account);
    return held > 0n ? held : 0n;
  }

  /** What is held once every window has ended. */
  whole(account: string): bigint {
    return (this.#gains.get(account) ?? []).reduce((sum, { quantity }) => sum + quantity, 0n) - this.#lostOf(account);
  }

  /** Sets the holding on a day that no window reaches beyond. */
  become(account: string, quantity: bigint, on: Moment): void {
    this.#gains.set(account, [{ at: on, quantity }]);
    this.#lost.delete(account);
  }

  #lostOf(account: string): bigint {
    return this.#lost.get(account) ?? 0n;
  }
}
