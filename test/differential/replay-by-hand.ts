/** A full replay that shares nothing with the index: every movement up to a day, added up anew for each day. */
import type { Day } from "../../src/kernel/day.ts";
import type { Entry } from "../../src/ledger/replay.ts";

export function replayByHand(entries: readonly Entry[], day: Day): ReadonlyMap<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const { when, movements } of entries) {
    if (when.day > day) continue;
    for (const { account, quantity } of movements) balances.set(account, (balances.get(account) ?? 0n) + quantity);
  }
  return balances;
}

/** A decimal at a scale, read by hand; digits beyond the scale are an error. */
export function exactAt(text: string, scale: number): bigint {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === "" || /[1-9]/.test(decimals.slice(scale))) throw new Error(`"${text}" is no quantity of ${scale} decimals`);
  const quantity = BigInt(whole + decimals.slice(0, scale).padEnd(scale, "0"));
  return sign === "-" ? -quantity : quantity;
}
