/**
 * Breakpoint analysis: what each claim takes of a sum, and which of its alternatives it chooses,
 * so that nobody could do better by choosing otherwise while the others' choices stand.
 *
 * Where one common share is worth p, a claim takes the best of its alternatives, each of which is
 * worth min(preference + shares × p, cap) − cost. All claims together then take D(p), which is
 * continuous and never falls; it bends only where two alternatives of one claim are worth the same.
 * The price at which D(p) is the whole sum is the equilibrium: whoever chose otherwise for more
 * would raise the price, and with it what all the others take, beyond the sum.
 *
 * Where the sum is less than D(0), common shares are worth nothing, and what is there goes by rank;
 * claims of one rank share pro rata. A claim may still choose between a senior and a junior
 * preference (a note that could become preferred stock): those of the highest rank choose first,
 * and among them those with the least to lose, since what the lower ranks choose takes nothing
 * from them.
 *
 * All amounts are exact; rounding is for who shows them.
 */
import { add, compare, divide, fraction, multiply, subtract } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";

/** A fixed amount, paid before every amount of a higher rank. */
export interface Preference {
  readonly rank: bigint;
  readonly amount: Fraction;
}

/** One way of taking part. */
export interface Alternative {
  readonly preferences: readonly Preference[];
  /** Common shares with which it shares in what is left. */
  readonly shares: Fraction;
  /** The most that preferences and shares together may take. */
  readonly cap?: Fraction | undefined;
  /** Paid in to take part: an exercise price. */
  readonly cost: Fraction;
}

/** What a holder has: alternatives, of which the first counts among equals. */
export type Claim = readonly [Alternative, ...Alternative[]];

export interface Settlement {
  /** What one common share is worth. */
  readonly price: Fraction;
  /** By claim: the index of the alternative chosen, and what it takes less its cost. */
  readonly taken: readonly { readonly choice: number; readonly net: Fraction }[];
  /** What is left where nobody has a claim to the rest; otherwise nil. */
  readonly unclaimed: Fraction;
}

const nil = fraction(0n);

export function settle(claims: readonly Claim[], sum: Fraction): Settlement {
  const fixed = demand(claims, nil);
  if (compare(sum, fixed) < 0) return { price: nil, taken: shortfall(claims, sum), unclaimed: nil };
  const price = priceOf(claims, sum);
  const taken = claims.map((claim) => bestAt(claim, price));
  return { price, taken, unclaimed: subtract(sum, demand(claims, price)) };
}

function worth({ preferences, shares, cap, cost }: Alternative, price: Fraction): Fraction {
  const whole = preferences.reduce((sum, { amount }) => add(sum, amount), multiply(shares, price));
  return lowest(subtract(cap !== undefined && compare(whole, cap) > 0 ? cap : whole, cost));
}

function bestAt(claim: Claim, price: Fraction): { choice: number; net: Fraction } {
  let best = { choice: 0, net: worth(claim[0], price) };
  for (const [choice, alternative] of claim.entries()) {
    const net = worth(alternative, price);
    if (compare(net, best.net) > 0) best = { choice, net };
  }
  return best;
}

function demand(claims: readonly Claim[], price: Fraction): Fraction {
  return claims.reduce((sum, claim) => lowest(add(sum, bestAt(claim, price).net)), nil);
}

/** The price at which all claims take the sum: between two breaks demand is a straight line. */
function priceOf(claims: readonly Claim[], sum: Fraction): Fraction {
  const breaks = [nil, ...claims.flatMap(crossings)].sort(compare);
  const below = breaks.findLastIndex((price) => compare(demand(claims, price), sum) <= 0);
  const from = breaks[below] ?? nil;
  const to = breaks[below + 1] ?? add(from, fraction(1n));
  const [least, most] = [demand(claims, from), demand(claims, to)];
  const slope = divide(subtract(most, least), subtract(to, from));
  return slope.n === 0n ? from : lowest(add(from, divide(subtract(sum, least), slope)));
}

/** Prices at which two alternatives of a claim are worth the same, or one reaches its cap. */
function crossings(claim: Claim): Fraction[] {
  const lines = claim.flatMap((alternative) => {
    const { shares, cap, cost } = alternative;
    const line = { at: worth({ ...alternative, cap: undefined }, nil), slope: shares };
    return cap === undefined ? [line] : [line, { at: subtract(cap, cost), slope: nil }];
  });
  return lines.flatMap((a) =>
    lines.flatMap((b) => {
      const steeper = subtract(a.slope, b.slope);
      const price = steeper.n > 0n ? lowest(divide(subtract(b.at, a.at), steeper)) : nil;
      return price.n > 0n ? [price] : [];
    }),
  );
}

/** What goes to whom by rank, where it does not cover the preferences. */
function shortfall(claims: readonly Claim[], sum: Fraction): Settlement["taken"] {
  let choices: readonly number[] = claims.map(() => 0);
  const net = (of: readonly number[], index: number): Fraction => byRank(claims, of, sum)[index] ?? nil;
  for (const { index, choice } of waverers(claims)) {
    const switched = choices.with(index, choice);
    if (compare(net(switched, index), net(choices, index)) > 0) choices = switched;
  }
  const nets = byRank(claims, choices, sum);
  return choices.map((choice, index) => ({ choice, net: nets[index] ?? nil }));
}

interface Waverer {
  readonly index: number;
  readonly choice: number;
  /** The lowest rank that it would come to stand in. */
  readonly rank: bigint;
  /** The part of the junior preference that must be paid for it to gain. */
  readonly threshold: Fraction;
}

/** Claims whose best preference is not their first alternative, in the order in which they choose. */
function waverers(claims: readonly Claim[]): Waverer[] {
  const found = claims.flatMap((claim, index): Waverer[] => {
    const { choice } = bestAt(claim, nil);
    const [first, other] = [claim[0], claim[choice]];
    const junior = other?.preferences.reduce<Preference | undefined>((last, each) => (last === undefined || each.rank > last.rank ? each : last), undefined);
    if (choice === 0 || other === undefined || junior === undefined) return [];
    const atStake = add(subtract(worth(first, nil), worth(other, nil)), junior.amount);
    return [{ index, choice, rank: junior.rank, threshold: divide(atStake, junior.amount) }];
  });
  return found.sort((a, b) => (a.rank === b.rank ? compare(a.threshold, b.threshold) : a.rank < b.rank ? -1 : 1));
}

/** Net of cost, by claim: each rank in full or pro rata, before the next. */
function byRank(claims: readonly Claim[], choices: readonly number[], sum: Fraction): Fraction[] {
  const chosen = claims.map((claim, index) => claim[choices[index] ?? 0] ?? claim[0]);
  let left = chosen.reduce((pool, { cost }) => add(pool, cost), sum);
  const taken = chosen.map(({ cost }) => subtract(nil, cost));
  const ranks = [...new Set(chosen.flatMap(({ preferences }) => preferences.map(({ rank }) => rank)))].sort((a, b) => (a < b ? -1 : 1));
  for (const rank of ranks) {
    const owed = chosen.map(({ preferences }) => preferences.reduce((due, each) => (each.rank === rank ? add(due, each.amount) : due), nil));
    const all = lowest(owed.reduce(add, nil));
    if (all.n === 0n) continue;
    const paid = compare(left, all) < 0 ? left : all;
    const rate = divide(paid, all);
    for (const [index, due] of owed.entries()) taken[index] = lowest(add(taken[index] ?? nil, multiply(due, rate)));
    left = lowest(subtract(left, paid));
  }
  return taken;
}

/** The same ratio in lowest terms, so that long sums stay short. */
function lowest({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}
