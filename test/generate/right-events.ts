/** Recipes of events on rights to shares: option pools and warrants. */
import { optionsAvailable, optionsOutstanding, sharesOutstanding, warrantsOutstanding } from "../../events/unit-accounts.ts";
import type { Draft, Recipes } from "./draft.ts";
import { dayText } from "./written.ts";

/** Shares for rights, at the scale of the common class. */
const asShares = (draft: Draft, rights: bigint): bigint => rights * 10n ** BigInt(draft.scaleOf("common"));

export const rightEvents: Recipes = {
  "option-plan-adopted"(draft, draw) {
    const at = draft.moment("option-plan-adopted", draw);
    if (draft.shape.pools.length === 0) return;
    const pool = draw.one(draft.shape.pools);
    const options = draw.upTo(2_000_000n);
    draft.record(at, { pool, options: String(options), ...(draw.once(3) ? { terms: { expires: "2015-06-30" } } : {}) }, { gains: [[optionsAvailable(pool), options]] });
  },
  "option-granted"(draft, draw) {
    const at = draft.moment("option-granted", draw);
    const pool = draft.shape.pools.find((id) => draft.holdings.certain(optionsAvailable(id), at) > 0n);
    if (pool === undefined) return;
    const options = draft.part(optionsAvailable(pool), at, draw);
    draft.record(at, { pool, "options": String(options), "strike": "1.05", ...(draw.once(2) ? { "deferred-compensation": draft.amount(draw) } : {}) }, {
      losses: [[optionsAvailable(pool), options]],
      gains: [[optionsOutstanding(pool), options]],
    });
  },
  "option-exercise"(draft, draw) {
    const at = draft.moment("option-exercise", draw);
    const pool = draft.shape.pools.find((id) => draft.holdings.certain(optionsOutstanding(id), at) > 0n);
    if (pool === undefined) return;
    const options = draft.part(optionsOutstanding(pool), at, draw);
    // At the strike of the grants: as a price, or as the cash that it makes where the currency has units small enough.
    const cash = (options * 105n * 10n ** BigInt(draft.shape.scale)) / 100n;
    const isWhole = (options * 105n * 10n ** BigInt(draft.shape.scale)) % 100n === 0n && !draft.events.some(({ type }) => type === "stock-split");
    draft.record(at, { pool, options: String(options), ...(draw.once(2) || !isWhole ? { strike: "1.05" } : { proceeds: draft.money(cash) }) }, {
      losses: [[optionsOutstanding(pool), options]],
      gains: [[sharesOutstanding("common"), asShares(draft, options)]],
    });
  },
  "option-forfeited"(draft, draw) {
    const at = draft.moment("option-forfeited", draw);
    const pool = draft.shape.pools.find((id) => draft.holdings.certain(optionsOutstanding(id), at) > 0n);
    if (pool === undefined) return;
    const options = draft.part(optionsOutstanding(pool), at, draw);
    const returns = draw.once(2);
    draft.record(at, { pool, "options": String(options), "returns-to-pool": String(returns) }, {
      losses: [[optionsOutstanding(pool), options]],
      gains: returns ? [[optionsAvailable(pool), options]] : [],
    });
  },
  "warrant-issued"(draft, draw) {
    const at = draft.moment("warrant-issued", draw);
    const warrants = draw.upTo(900_000n);
    const held = draft.existing("warrant", at);
    const fresh = draft.shape.warrants.find((id) => !draft.isCreated(id));
    const warrant = fresh ?? held[0];
    if (warrant === undefined) return;
    const charged = draw.once(2) ? { purpose: "compensation", "fair-value": draft.amount(draw) } : { purpose: draw.one(["investors", "agent", "lender", "facility"]) };
    const terms = warrant === fresh ? { terms: { underlying: "common", strike: draw.one(["0.65", "1.125", "0"]), ...(draw.once(2) ? { expires: "2012-01-31" } : {}) } } : {};
    if (warrant === fresh) draft.create(warrant, at);
    draft.record(at, { warrant, warrants: String(warrants), ...charged, ...terms }, { gains: [[warrantsOutstanding(warrant), warrants]] });
  },
  "warrant-repriced"(draft, draw) {
    const at = draft.alone("warrant-repriced", draw);
    const warrant = draft.existing("warrant", at)[0];
    if (warrant === undefined) return;
    draft.record(at, { warrant, strike: draw.one(["0.36", "2"]), ...(draw.once(2) ? { "charge-amount": draft.amount(draw) } : {}), ...(draw.once(2) ? { expires: "2013-01-31" } : {}) });
  },
  "warrant-exercised"(draft, draw) {
    const at = draft.moment("warrant-exercised", draw);
    const warrant = draft.shape.warrants.find((id) => draft.holdings.certain(warrantsOutstanding(id), at) > 0n);
    if (warrant === undefined) return;
    const warrants = draft.part(warrantsOutstanding(warrant), at, draw);
    const net = draw.once(3) ? draw.upTo(warrants) : undefined;
    draft.record(at, { warrant, warrants: String(warrants), ...(net === undefined ? {} : { "net-shares": String(net) }) }, {
      losses: [[warrantsOutstanding(warrant), warrants]],
      gains: [[sharesOutstanding("common"), asShares(draft, net ?? warrants)]],
    });
  },
  "warrant-expired"(draft, draw) {
    const all = draw.once(3);
    const at = all ? draft.alone("warrant-expired", draw) : draft.moment("warrant-expired", draw);
    const warrant = draft.shape.warrants.find((id) => draft.holdings.certain(warrantsOutstanding(id), at) > 0n);
    if (warrant === undefined) return;
    const outstanding = warrantsOutstanding(warrant);
    const warrants = all ? draft.holdings.whole(outstanding) : draft.part(outstanding, at, draw);
    draft.record(at, { warrant, ...(all ? {} : { warrants: String(warrants) }), summary: `lapsed after ${dayText(at.first)}` }, { losses: [[outstanding, warrants]] });
  },
};
