/** Which printing each citation means, where the same text stands several times on the lines cited. */
import type { Span } from "./printing.ts";

/** A citation of one text, with the places at which it may stand. */
export interface Claim {
  /** Claims of the same row and text may mean one printing: a label that holds for every column. */
  readonly row: string;
  readonly spans: readonly Span[];
}

/** The places given out, in the order of the claims; undefined where none was left. */
export interface Settled {
  readonly spans: readonly (Span | undefined)[];
  /** Of each claim that means the printing of another, that other. */
  readonly sharedWith: ReadonlyMap<number, number>;
}

/**
 * Gives as many claims as can be a printing of their own, first one of each row, then the others;
 * a claim that is left shares the printing of one of its row.
 */
export function settle(claims: readonly Claim[]): Settled {
  const holder = new Map<number, number>();
  const held = new Map<number, Span>();

  /** Finds a printing for the claim, moving others to another of theirs where that makes room. */
  const place = (claim: number, tried: Set<number>): boolean => {
    for (const span of claims[claim]?.spans ?? []) {
      if (tried.has(span.first)) continue;
      tried.add(span.first);
      const other = holder.get(span.first);
      if (other !== undefined && !place(other, tried)) continue;
      holder.set(span.first, claim);
      held.set(claim, span);
      return true;
    }
    return false;
  };

  const isFirst = (claim: Claim, index: number): boolean => claims.findIndex((other) => isSame(other, claim)) === index;
  const order = claims.map((claim, index) => ({ index, first: isFirst(claim, index) }));
  for (const { index } of [...order.filter(({ first }) => first), ...order.filter(({ first }) => !first)]) place(index, new Set());

  const sharedWith = new Map<number, number>();
  const spans = claims.map((claim, index) => {
    const own = held.get(index);
    if (own !== undefined) return own;
    const other = claims.findIndex((each, at) => held.has(at) && isSame(each, claim));
    if (other < 0) return undefined;
    sharedWith.set(index, other);
    return held.get(other);
  });
  return { spans, sharedWith };
}

/** Whether two claims are of one row and may stand at the same places. */
function isSame(a: Claim, b: Claim): boolean {
  return a.row !== "" && a.row === b.row && a.spans[0]?.first === b.spans[0]?.first && a.spans[0]?.last === b.spans[0]?.last;
}
