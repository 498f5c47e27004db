/** Balances taken over from a statement: where a reconstructed history can be counted from. */
import { z } from "zod";
import { eventType, withoutNil } from "../event-type.ts";
import type { Leg } from "../event-type.ts";
import { decimal, flag, id } from "../fields.ts";
import { refuse } from "../../src/kernel/fault.ts";
import { carriedIn } from "../unit-accounts.ts";

const balances = z.record(z.string(), decimal);

export const balanceAnchor = eventType({
  type: "balance-anchor",
  family: "ledger",
  meaning: "Balances at the end of a day are taken over as a source states them; before it they are not determinable.",
  rank: 95,
  readsBalances: true,
  fields: {
    /** Money by account: assets and expenses debit above nil, as the ledger signs them. */
    balances: balances.default({}),
    /** Counts by unit account, grouped by the instrument that is their unit. */
    counts: z.record(id, balances).default({}),
    /**
     * True where the statement is whole: accounts of unknown opening that it does not name are nil,
     * and nothing may be left of unknown origin.
     */
    complete: flag.default(false),
  },
  rule: "Each account moves by stated − running balance; the other side is what was carried in.",
  post(event, context) {
    const legs: Leg[] = [];
    const pin = (account: string, unit: string, balance: bigint): void => {
      const moved = balance - context.running(account);
      legs.push({ account, unit, quantity: moved }, { account: carriedIn(unit), unit, quantity: -moved });
      context.pin(account);
    };
    const stated = new Map(Object.entries(event.balances).map(([role, value]) => [context.account(role), context.money(value)]));
    if (event.complete) for (const account of context.accountsWithUnknownOpening()) if (!stated.has(account)) stated.set(account, 0n);
    const counted = Object.entries(event.counts).flatMap(([unit, accounts]) => Object.entries(accounts).map(([account, value]) => ({ account: context.account(account), unit, value: context.count(value, unit) })));
    const all = [...[...stated].map(([account, value]) => ({ account, unit: context.currency, value })), ...counted];
    // The order in which fields are written says nothing.
    for (const { account, unit, value } of all.sort((a, b) => context.position(a.account) - context.position(b.account))) pin(account, unit, value);
    const origin = carriedIn(context.currency);
    const left = legs.reduce((sum, leg) => (leg.account === origin ? sum + leg.quantity : sum), context.running(origin));
    if (event.complete && left !== 0n) {
      throw refuse(
        "anchor-unbalanced",
        `${context.decimal(-left, context.currency).toString()} ${context.currency} more on the debit side`,
        "balances that sum to nil in a complete anchor",
        { field: "balances" },
      );
    }
    return withoutNil(legs);
  },
});
