/** Recipes of events on shares: issues, conversions, treasury, dividends, splits, registrations. */
import { optionsAvailable, optionsOutstanding, sharesInTreasury, sharesOutstanding, warrantsOutstanding } from "../../events/unit-accounts.ts";
import type { EventTypeName } from "../../events/catalogue/index.ts";
import type { Dated, Draft, Recipes } from "./draft.ts";
import type { Draw } from "./draw.ts";
import { dayText } from "./written.ts";
import type { Written } from "./written.ts";

/** An issue of a drawn class: `fields` says what is given for the shares. */
function issue(type: EventTypeName, fields: (draft: Draft, draw: Draw) => Written): (draft: Draft, draw: Draw) => void {
  return (draft, draw) => {
    const at = draft.moment(type, draw);
    const shareClass = draw.one(draft.existing("share-class", at));
    const shares = draw.upTo(5_000_000n);
    draft.record(at, { class: shareClass, shares: draft.count(shareClass, shares), ...fields(draft, draw) }, { gains: [[sharesOutstanding(shareClass), shares]] });
  };
}

function placement(draft: Draft, draw: Draw): Written {
  const gross = draw.amount(draft.shape.scale);
  const costs = draw.upTo(gross);
  const fees = draw.once(3) ? { "agent-fees": [{ agent: "Agent", amount: draft.money(draw.upTo(costs)) }] } : {};
  const prior = draw.once(3) ? { "prior-costs": { amount: draft.amount(draw), carried: draw.one(["charged", "deferred"]) } } : {};
  return { gross: draft.money(gross), ...(draw.once(2) ? { costs: draft.money(costs), ...fees } : {}), ...prior };
}

function dividendFields(draft: Draft, draw: Draw, at: Dated): Written {
  const kind = draw.one(["stock", "paid", "declared", "settled"]);
  if (kind === "stock") return { kind: "stock", shares: "100", value: draft.amount(draw) };
  const cash = { kind: "cash", amount: draft.amount(draw) };
  if (kind === "settled") return { ...cash, from: "dividends-payable" };
  return kind === "declared" ? { ...cash, "declared-only": "true", "summary": `declared ${dayText(at.first)}` } : cash;
}

export const shareEvents: Recipes = {
  "share-class-designated"(draft, draw) {
    const at = draft.moment("share-class-designated", draw);
    const wanted = draft.shape.classes.find((id) => id === "series-b");
    if (wanted !== undefined && !draft.isCreated(wanted)) {
      draft.create(wanted, at);
      draft.record(at, { class: wanted, terms: { "par": "0.10", "liquidation-preference": "12.50" } });
      return;
    }
    draft.record(at, { class: draw.one(draft.existing("share-class", at)), terms: { authorised: String(draw.below(90_000_000)) } });
  },
  "private-placement": issue("private-placement", placement),
  "shares-issued-in-acquisition": issue("shares-issued-in-acquisition", (draft, draw) => ({
    value: draft.amount(draw),
    ...(draw.once(2) ? { "options-value": draft.amount(draw) } : {}),
    ...(draw.once(2) ? { costs: draft.amount(draw) } : {}),
    ...(draw.once(2) ? { "cash-acquired": draft.amount(draw) } : {}),
  })),
  "shares-issued-for-liability": issue("shares-issued-for-liability", (draft, draw) => ({ amount: draft.amount(draw), liability: draw.one(["accounts-payable", "accrued-liabilities"]) })),
  "shares-issued-for-services": issue("shares-issued-for-services", (draft, draw) => ({ value: draft.amount(draw), ...(draw.once(3) ? { charge: "inventories", capitalised: "true" } : {}) })),
  "shares-converted"(draft, draw) {
    const at = draft.moment("shares-converted", draw);
    const from = draft.existing("share-class", at).find((id) => id !== "common" && draft.holdings.certain(sharesOutstanding(id), at) > 0n);
    if (from === undefined) return;
    const shares = draft.part(sharesOutstanding(from), at, draw);
    const { ratio } = draft;
    const stated = from !== "series-a" || ratio === undefined || draw.once(3);
    const received = stated ? draw.upTo(1_000_000n) : shares * ratio * 10n ** BigInt(draft.scaleOf("common"));
    draft.record(at, { from, shares: draft.count(from, shares), into: "common", ...(stated ? { "into-shares": draft.count("common", received) } : {}) }, {
      losses: [[sharesOutstanding(from), shares]],
      gains: [[sharesOutstanding("common"), received]],
    });
  },
  "treasury-stock-acquired"(draft, draw) {
    const at = draft.moment("treasury-stock-acquired", draw);
    const shareClass = draw.one(draft.existing("share-class", at));
    const shares = draft.part(sharesOutstanding(shareClass), at, draw);
    if (shares === 0n) return;
    draft.record(at, { class: shareClass, shares: draft.count(shareClass, shares), cost: draft.amount(draw) }, {
      losses: [[sharesOutstanding(shareClass), shares]],
      gains: [[sharesInTreasury(shareClass), shares]],
    });
  },
  "treasury-stock-reissued"(draft, draw) {
    const at = draft.moment("treasury-stock-reissued", draw);
    const shareClass = draw.one(draft.existing("share-class", at));
    const shares = draft.part(sharesInTreasury(shareClass), at, draw);
    if (shares === 0n) return;
    draft.record(at, { class: shareClass, shares: draft.count(shareClass, shares), proceeds: draft.amount(draw), cost: draft.amount(draw) }, {
      losses: [[sharesInTreasury(shareClass), shares]],
      gains: [[sharesOutstanding(shareClass), shares]],
    });
  },
  "stock-split"(draft, draw) {
    if (!draft.opened) return;
    const at = draft.alone("stock-split", draw);
    const shareClass = draw.one(draft.existing("share-class", at));
    const [by, of] = draw.one([[2n, 1n], [3n, 2n], [1n, 10n], [1n, 3n]] as const);
    const up = draw.once(2);
    const rights = shareClass === "common" ? [...draft.shape.warrants.map(warrantsOutstanding), ...draft.shape.pools.flatMap((pool) => [optionsOutstanding(pool), optionsAvailable(pool)])] : [];
    for (const account of [sharesOutstanding(shareClass), sharesInTreasury(shareClass), ...rights]) {
      const exact = draft.holdings.whole(account) * by;
      draft.holdings.become(account, exact / of + (up && exact % of !== 0n ? 1n : 0n), at);
    }
    if (shareClass === "common" && draft.ratio !== undefined) draft.ratio = of === 1n ? draft.ratio * by : undefined;
    if (shareClass === "series-a") draft.ratio = undefined;
    const fractions = of === 1n ? draw.one(["refuse", "round-down"]) : up ? "round-up" : "round-down";
    draft.record(at, { class: shareClass, new: String(by), old: String(of), fractions, ...(draw.once(2) ? { "par-unchanged": "true" } : {}) });
  },
  "dividend"(draft, draw) {
    const perShare = draft.opened && draw.once(3);
    const at = perShare ? draft.alone("dividend", draw) : draft.moment("dividend", draw);
    const shareClass = draw.one(draft.existing("share-class", at));
    if (perShare) {
      if (draft.holdings.whole(sharesOutstanding(shareClass)) > 1000n) draft.record(at, { "class": shareClass, "kind": "cash", "per-share": "1.37" });
      return;
    }
    const fields = dividendFields(draft, draw, at);
    draft.record(at, { class: shareClass, ...fields }, fields["kind"] === "stock" ? { gains: [[sharesOutstanding(shareClass), 100n * 10n ** BigInt(draft.scaleOf(shareClass))]] } : {});
  },
  "registration-effective": (draft, draw) => {
    draft.record(draft.moment("registration-effective", draw), { securities: "Shares of the placement" });
  },
  "registration-penalty"(draft, draw) {
    if (draw.once(2)) {
      issue("registration-penalty", () => ({ amount: draft.amount(draw), settled: "shares" }))(draft, draw);
      return;
    }
    draft.record(draft.moment("registration-penalty", draw), { amount: draft.amount(draw), settled: draw.one(["accrued", "cash"]) });
  },
  "equity-line-agreed"(draft, draw) {
    const at = draft.moment("equity-line-agreed", draw);
    const line = draft.shape.lines[0];
    if (line === undefined || draft.isCreated(line)) return;
    draft.create(line, at);
    draft.record(at, { line, holder: "Investor", class: "common", shares: "1000000", discount: "0.12" });
  },
  "equity-line-terminated"(draft, draw) {
    const at = draft.moment("equity-line-terminated", draw);
    const line = draft.existing("equity-line", at)[0];
    if (line !== undefined) draft.record(at, { line });
  },
};
