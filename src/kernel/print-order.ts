/** The order in which things stand in print, whatever the order in which a book lists them. */

interface Placed {
  readonly id: string;
  readonly evidence: { readonly source: string; readonly page?: string | undefined; readonly lines?: string | undefined };
}

/** By source, page and first line; what stands on one line by its id. */
export function inPrintOrder<Printed extends Placed>(all: readonly Printed[]): Printed[] {
  return [...all].sort((a, b) => textOrder(a.evidence.source, b.evidence.source) || numberIn(a.evidence.page) - numberIn(b.evidence.page) || numberIn(a.evidence.lines) - numberIn(b.evidence.lines) || textOrder(a.id, b.id));
}

/** What stands on lines of one source, by the first of them. */
export function inLineOrder<Lined extends { readonly line: string }>(all: readonly Lined[]): Lined[] {
  return [...all].sort((a, b) => numberIn(a.line) - numberIn(b.line));
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first number of `707-717`; nil where none is stated. */
function numberIn(place = ""): number {
  return Number(/\d+/.exec(place)?.[0] ?? 0);
}
