/** Anchors: the complete statement that a reconstructed history is counted from, and partial ones. */
import { notePrincipal, optionsAvailable, optionsOutstanding, optionsUnreserved, sharesInTreasury, sharesOutstanding, sharesUnissued } from "../../events/unit-accounts.ts";
import type { Dated, Draft, Recipes } from "./draft.ts";
import type { Draw } from "./draw.ts";
import { accountClasses, alwaysWhole, openingOf } from "./shape.ts";
import type { Shape } from "./shape.ts";
import { dayText } from "./written.ts";
import type { Written } from "./written.ts";

/** Parts whose balances a statement may state at random; the deficit takes what is left. */
const stated = Object.keys(accountClasses).filter((part) => part !== "accumulated-deficit" && !alwaysWhole.includes(part));

/** Parts that several statements may state: none that is whole from its first anchor on, which a second would contradict. */
const restated = (shape: Shape): string[] => stated.filter((part) => openingOf(shape, part) === "unknown");

/** Takes over every balance at the end of a day, published some days later, and waits until then. */
export function completeAnchor(draft: Draft, draw: Draw): void {
  // Only where nothing was anchored before may flows reach its day: they could contradict two statements.
  const at = draft.events.some(({ type }) => type === "balance-anchor") ? draft.alone("balance-anchor", draw) : draft.closing("balance-anchor");
  const balances = new Map<string, bigint>();
  for (const part of stated) if (!draw.once(3)) balances.set(part, draw.once(2) ? -draw.amount(draft.shape.scale) : draw.amount(draft.shape.scale));
  const owed = draft.shape.notes.reduce((sum, note) => sum + draft.holdings.whole(notePrincipal(note)), 0n);
  const rest = owed - [...balances.values()].reduce((sum, balance) => sum + balance, 0n);
  balances.set("accumulated-deficit", rest);
  draft.record(at, {
    complete: "true",
    balances: Object.fromEntries([...balances].map(([part, balance]) => [part, draft.money(balance)])),
    counts: countsOf(draft, draw, at),
    evidence: [{ source: "opening-report" }],
  });
  const published = at.first + draw.below(90);
  draft.sources["opening-report"] = dayText(published);
  draft.opened = true;
  draft.waitUntil(published);
}

/** Counts of the classes and pools that were there before the book. */
function countsOf(draft: Draft, draw: Draw, at: Dated): Written {
  const all = [
    ...draft.shape.classes.filter((id) => id !== "series-b").map((id) => [id, sharesOutstanding(id), sharesInTreasury(id), sharesUnissued(id)] as const),
    ...draft.shape.pools.map((id) => [id, optionsOutstanding(id), optionsAvailable(id), optionsUnreserved(id)] as const),
  ];
  return Object.fromEntries(
    all.map(([unit, ...accounts]) => {
      const [first, second] = [draw.upTo(9_000_000n), BigInt(draw.below(50_000))];
      draft.holdings.become(accounts[0], first, at);
      draft.holdings.become(accounts[1], second, at);
      const counts = { [accounts[0]]: draft.count(unit, first), [accounts[1]]: draft.count(unit, second) };
      return [unit, draw.once(2) ? { ...counts, [accounts[2]]: draft.count(unit, -first - second) } : counts];
    }),
  );
}

export const anchorEvents: Recipes = {
  /** A balance or two that some source states beside the complete statement. */
  "balance-anchor"(draft, draw) {
    if (draft.shape.whole) return;
    const at = draft.alone("balance-anchor", draw);
    const parts = new Set([draw.one(restated(draft.shape)), draw.one(restated(draft.shape))]);
    draft.record(at, { balances: Object.fromEntries([...parts].map((part) => [part, draft.amount(draw)])) });
    draft.waitUntil(at.first);
  },
};
