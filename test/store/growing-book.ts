/** A book that grows: a made-up company with so many placements of ten dollars. */
import type { WrittenBook } from "../../src/book/written-book.ts";
import type { Written } from "../../src/book/written.ts";
import { wholeHistory } from "../given.ts";

const written = (value: unknown): Written => ({ name: "", value, place: () => ({}) });

export function growing(placements: number): WrittenBook {
  const events = Array.from({ length: placements }, (_, index) => written({ id: `placement-${index + 1}`, type: "private-placement", on: "2001-03-01", summary: "made up", class: "common", shares: "10", gross: "10.00" }));
  return { definition: written({ ...wholeHistory, id: "growing" }), events, reported: [], documents: [], rates: [], prices: [], ratesUnread: false, scenarios: new Map() };
}
