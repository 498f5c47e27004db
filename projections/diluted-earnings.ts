/**
 * Diluted earnings per share (SFAS 128, paragraphs 11-16 / ASC 260-10-45).
 *
 * Potential shares enter one by one, those with the least added back for each share first, for as
 * long as each lowers the figure: what would raise it is left out. A loss is not diluted at all.
 */
import type { Period } from "../src/kernel/day.ts";
import { notDeterminable } from "../src/kernel/figure.ts";
import type { Determined, Figure } from "../src/kernel/figure.ts";
import { add, compare, divide, fractionAtScale, multiply } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { earningsPerShare } from "./earnings-per-share.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import type { LedgerView } from "./ledger-view.ts";
import { potentialShares } from "./potential-shares.ts";
import type { PotentialShares } from "./potential-shares.ts";
import { plus, total } from "./ratio-figure.ts";

export interface DilutedEarnings {
  readonly perShare: RatioFigure;
  /** The average with the potential shares that count. */
  readonly shares: RatioFigure;
  /** Everything that could become common shares, and whether it dilutes. */
  readonly potential: readonly (PotentialShares & { readonly dilutes: boolean })[];
}

/** Of the income that belongs to common shares and their weighted average. */
export function dilutedEarnings(view: LedgerView, income: Figure, average: RatioFigure, period: Period): DilutedEarnings {
  const scale = view.chart.currencyScale;
  const basic = earningsPerShare(income, average, scale);
  if (income.status === "not-determinable" || average.status === "not-determinable" || basic.status === "not-determinable") return { perShare: basic, shares: notDeterminable(...basic.reasons), potential: [] };
  if (income.high <= 0n) return { perShare: basic, shares: average, potential: [] };
  const potential = potentialShares(view, period);
  const known = potential.flatMap(knownOf);
  const unknown = [...new Set(potential.flatMap(({ shares, addedBack }) => [shares, addedBack].flatMap((figure) => (figure.status === "not-determinable" ? figure.reasons : []))))];
  const undiluted = potential.map((each) => ({ ...each, dilutes: false }));
  if (unknown.length > 0) return { perShare: notDeterminable(...unknown), shares: notDeterminable(...unknown), potential: undiluted };
  const money = (amount: bigint): Fraction => fractionAtScale(amount, scale);
  const of = (amount: bigint, shares: "low" | "value" | "high", back: "low" | "value" | "high"): Diluted =>
    dilute(money(amount), average[shares], known.map(({ shares: own, addedBack }) => ({ shares: own[shares], addedBack: addedBack[back] })));
  const counted = of(income.value, "value", "value");
  const parts = plus(basic, total(known.flatMap(({ shares, addedBack }) => [shares, addedBack])));
  const { status, reasons } = parts.status === "not-determinable" ? basic : parts;
  // Most shares and least income make the least, the other way round the most; a loss is least on the fewest shares.
  const low = income.low > 0n ? of(income.low, "high", "low").perShare : divide(money(income.low), average.low);
  const perShare: RatioFigure = { status, value: counted.perShare, low, high: of(income.high, "low", "high").perShare, reasons };
  const most = known.reduce((sum, { shares }) => add(sum, shares.high), average.high);
  const shares: RatioFigure = status === "exact" ? { ...average, value: counted.shares, low: counted.shares, high: counted.shares } : { status, value: counted.shares, low: average.low, high: most, reasons };
  return { perShare, shares, potential: undiluted.map((each, index) => ({ ...each, dilutes: counted.included.has(index) })) };
}

interface Known {
  readonly shares: Determined<Fraction>;
  readonly addedBack: Determined<Fraction>;
}

function knownOf({ shares, addedBack }: PotentialShares): Known[] {
  return shares.status === "not-determinable" || addedBack.status === "not-determinable" ? [] : [{ shares, addedBack }];
}

interface Diluted {
  readonly perShare: Fraction;
  readonly shares: Fraction;
  /** Positions of the securities that count. */
  readonly included: ReadonlySet<number>;
}

/** Income over shares, made least by the securities that lower it; income above nil, shares above nil. */
export function dilute(income: Fraction, shares: Fraction, securities: readonly { readonly shares: Fraction; readonly addedBack: Fraction }[]): Diluted {
  if (income.n <= 0n) return { perShare: divide(income, shares), shares, included: new Set() };
  const order = securities.map((security, index) => ({ ...security, index })).filter((security) => security.shares.n > 0n);
  order.sort((a, b) => compare(multiply(a.addedBack, b.shares), multiply(b.addedBack, a.shares)));
  let [earned, outstanding] = [income, shares];
  const included = new Set<number>();
  for (const { shares: further, addedBack, index } of order) {
    if (compare(multiply(addedBack, outstanding), multiply(earned, further)) >= 0) break;
    [earned, outstanding] = [add(earned, addedBack), add(outstanding, further)];
    included.add(index);
  }
  return { perShare: divide(earned, outstanding), shares: outstanding, included };
}
