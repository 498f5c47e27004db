/** Choices made beforehand, so that whatever is built from them shrinks as they shrink. */
import fc from "fast-check";

const CHOICES = 16;
const CHOICE = 2 ** 31;

export class Draw {
  readonly #choices: readonly number[];
  #next = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  /** A whole number from nil to below the bound; the choices, once used up, are used again, mixed. */
  below(bound: number): number {
    const again = Math.floor(this.#next / CHOICES);
    const choice = this.#choices[this.#next % CHOICES] ?? 0;
    const mixed = choice * (again + 1) + (this.#choices[(this.#next * 7 + again) % CHOICES] ?? 0) * again;
    this.#next += 1;
    return mixed % bound;
  }

  /** True once in so many times. */
  once(inTimes: number): boolean {
    return this.below(inTimes) === inTimes - 1;
  }

  one<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new Error("nothing to choose from");
    return values[this.below(values.length)] as Value;
  }

  /** From 1 to the most, both included; the most itself more often than chance has it. */
  upTo(most: bigint): bigint {
    if (this.once(6)) return most;
    return 1n + (BigInt(this.below(CHOICE)) * BigInt(CHOICE) + BigInt(this.below(CHOICE))) % most;
  }

  /** An amount above nil at the scale: from its smallest unit to ten million. */
  amount(scale: number): bigint {
    return this.upTo(10n ** BigInt(this.below(8 + scale)));
  }
}

/** What one draw is made from; without fast-check's bias to small numbers, which would make most books alike. */
export const choices: fc.Arbitrary<number[]> = fc.noBias(fc.array(fc.nat(CHOICE - 1), { minLength: CHOICES, maxLength: CHOICES }));
