/**
 * Who receives what when a sum is paid out for the company at the end of a day, holder class by
 * holder class.
 *
 * The sum is what there is for notes and shares, after every other creditor. Notes are paid first
 * (principal and accrued interest), then liquidation preferences by seniority, then the common
 * shares outstanding, treasury stock left out. Each holder chooses what is best for it, given what
 * all others choose: a note to be repaid or to convert, preferred to keep its preference (and to
 * participate, where its terms say so) or to convert, a right to be exercised or not.
 *
 * Figures count as the ledger counts them, imprecise dates on their assumed days. Amounts are
 * exact until the end; then the net amounts are rounded by the largest remainder, so that they
 * are the sum paid out to its smallest unit.
 */
import type { Day } from "../src/kernel/day.ts";
import { divide, fraction, roundedFraction } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { apportion } from "../src/kernel/quantity.ts";
import { settle } from "./breakpoints.ts";
import type { LedgerView } from "./ledger-view.ts";
import { stakesOf } from "./stakes.ts";
import type { Choice, Excluded, Stake } from "./stakes.ts";

export interface WaterfallRow {
  readonly instrument: string;
  readonly name: string;
  readonly kind: Stake["kind"] | "unclaimed";
  readonly choice: Choice;
  /** The price of a right. */
  readonly strike: Fraction | undefined;
  /** Common shares with which it shares in the residual. */
  readonly shares: Fraction;
  /** Net and the price paid in; all three in the currency's smallest unit. */
  readonly gross: bigint;
  readonly strikePaid: bigint;
  readonly net: bigint;
  /** The net amount before rounding, in the currency's smallest unit. */
  readonly exact: Fraction;
  readonly remarks: readonly string[];
}

export interface Waterfall {
  /** What one common share receives, in the currency's unit. */
  readonly perShare: Fraction;
  readonly rows: readonly WaterfallRow[];
  /** Instruments that take no part, each with the reason. */
  readonly excluded: readonly Excluded[];
  /** Why figures that went in are not exact. */
  readonly reasons: readonly string[];
}

/**
 * Distributes `exit`, nil or more, in the currency's smallest unit. Throws `balance-unknown` where
 * the shares outstanding or the notes' principal cannot be known.
 */
export function waterfall(view: LedgerView, exit: bigint, asOf: Day): Waterfall {
  return waterfalls(view, asOf)(exit);
}

/** What any sum comes to on one day: who has something outstanding is looked up once. Throws as `waterfall` does. */
export function waterfalls(view: LedgerView, asOf: Day): (exit: bigint) => Waterfall {
  const { stakes, excluded } = stakesOf(view, asOf);
  const unit = fraction(10n ** BigInt(view.chart.currencyScale));
  const reasons = [...new Set(stakes.flatMap((stake) => stake.reasons))];
  return (exit) => {
    const { price, taken, unclaimed } = settle(stakes.map(({ claim }) => claim), fraction(exit));
    const nets = roundedTo(exit, [...taken.map(({ net }) => net), unclaimed]);
    const rows = stakes.map(({ instrument, name, kind, claim, choices, strike }, index): WaterfallRow => {
      const { choice, net: exact } = taken[index] ?? { choice: 0, net: fraction(0n) };
      const { shares, cost } = claim[choice] ?? claim[0];
      const [net, strikePaid] = [nets[index] ?? 0n, roundedFraction(cost)];
      return { instrument, name, kind, ...(choices[choice] ?? { choice: "paid", remarks: [] }), strike, shares, gross: net + strikePaid, strikePaid, net, exact };
    });
    const rest = nets.at(-1) ?? 0n;
    return { perShare: divide(price, unit), rows: rest === 0n ? rows : [...rows, { ...nobody, gross: rest, net: rest, exact: unclaimed }], excluded, reasons };
  };
}

const nobody = { instrument: "", name: "Left over: nobody has a claim to it", kind: "unclaimed", choice: "residual", strike: undefined, shares: fraction(0n), strikePaid: 0n, remarks: [] } as const;

/** Whole amounts that add up to the sum: each at most one smallest unit from its exact amount. */
function roundedTo(sum: bigint, exact: readonly Fraction[]): bigint[] {
  if (sum === 0n) return exact.map(() => 0n);
  const common = exact.reduce((all, { d }) => (all % d === 0n ? all : all * d), 1n);
  return apportion(sum, exact.map(({ n, d }) => n * (common / d)));
}
