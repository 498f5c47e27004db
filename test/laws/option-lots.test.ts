/** Lots of options: whatever happens to a pool, its grants and its older balance explain what is outstanding. */
import { expect } from "vitest";
import { optionLots } from "../../projections/option-lots.ts";
import { optionsOutstanding } from "../../events/unit-accounts.ts";
import { anyDay, anyLedger, forAnyBook, only } from "./any-book.ts";

forAnyBook("what remains of all lots is what is outstanding, and of each what was granted less what left", (book, draw) => {
  const ledger = anyLedger(book, draw);
  const asOf = anyDay(book, draw);
  for (const { id, kind } of ledger.chart.instruments.values()) {
    if (kind !== "option-pool" || ledger.terms.at(id, asOf) === undefined) continue;
    const balance = ledger.balance(only(optionsOutstanding(id)), asOf);
    const { lots } = optionLots(ledger, id, asOf);
    if (balance.status === "not-determinable") {
      expect(lots[0], id).toMatchObject({ grant: undefined, remaining: { status: "not-determinable", reasons: balance.reasons } });
      continue;
    }
    expect(lots.reduce((sum, { remaining }) => sum + (remaining.value ?? 0n), 0n), `${id} at ${asOf}`).toBe(balance.value);
    for (const { grant, granted, exercised, forfeited, adjusted, remaining } of lots) {
      const left = (granted.value ?? 0n) - (exercised.value ?? 0n) - (forfeited.value ?? 0n) + (adjusted.value ?? 0n);
      expect(left, `${id} ${grant?.id ?? ""}`).toBe(remaining.value);
      expect(left, `${id} ${grant?.id ?? ""}`).toBeGreaterThanOrEqual(0n);
      if (remaining.status === "not-determinable") continue;
      expect(remaining.low <= remaining.value && remaining.value <= remaining.high, `${id} ${grant?.id ?? ""}`).toBe(true);
    }
  }
});
