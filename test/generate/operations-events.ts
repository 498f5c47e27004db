/** Recipes of events on operations and of the ledger's own: flows, closings, journal entries, milestones. */
import { sharesInTreasury, sharesOutstanding, sharesUnissued } from "../../events/unit-accounts.ts";
import type { Draft, Recipes } from "./draft.ts";
import type { Draw } from "./draw.ts";
import { dayText } from "./written.ts";
import type { Written } from "./written.ts";

/** Parts that flows move, each with the class of cash flow that it explains; results explain themselves. */
const flowing: readonly (readonly [string, string | undefined])[] = [
  ["revenue", undefined],
  ["other-expense", undefined],
  ["unallocated", undefined],
  ["receivables", "receivables"],
  ["inventories", "inventories"],
  ["equipment", "property-and-equipment"],
  ["equipment", "depreciation-and-amortisation"],
  ["accounts-payable", "accounts-payable"],
  ["accrued-liabilities", "accrued-liabilities"],
  ["additional-paid-in-capital", "issue-costs"],
];

/** Events that nothing else depends on may have become known at any time. */
function knowledge(draw: Draw): Written {
  if (draw.once(4)) return { known: dayText(10_950 + draw.below(1800)) };
  return draw.once(4) ? { basis: "inferred", arithmetic: "a − b", evidence: [{ source: draw.one(["first-report", "second-report"]) }] } : {};
}

/** Legs of drawn parts, and cash for what they leave over. */
function flowLegs(draft: Draft, draw: Draw): Written[] {
  let cash = 0n;
  const legs = Array.from({ length: 1 + draw.below(4) }, (): Written => {
    const [account, flow] = draw.one(flowing);
    const amount = draw.amount(draft.shape.scale);
    const debited = draw.once(2);
    cash += debited ? -amount : amount;
    return { account, [debited ? "debit" : "credit"]: draft.money(amount), ...(flow === undefined ? {} : { flow }) };
  });
  return [...legs, { account: draw.one(["cash", "cash", "petty-cash"]), debit: draft.money(cash) }];
}

const PLAIN_ASSETS = ["receivables", "inventories", "equipment", "net-assets-acquired", "deferred-offering-costs"];

export const operationsEvents: Recipes = {
  "deferred-compensation-amortised": (draft, draw) => {
    draft.record(draft.run("deferred-compensation-amortised", draw, false), { amount: draft.amount(draw) });
  },
  "restructuring-accrued": (draft, draw) => {
    draft.record(draft.moment("restructuring-accrued", draw), { amount: draft.amount(draw), ...knowledge(draw) });
  },
  "reclassification"(draft, draw) {
    const from = draw.below(PLAIN_ASSETS.length);
    const to = (from + 1 + draw.below(PLAIN_ASSETS.length - 1)) % PLAIN_ASSETS.length;
    const side = draw.once(2) ? { side: "credit" } : {};
    draft.record(draft.moment("reclassification", draw), { from: PLAIN_ASSETS[from], to: PLAIN_ASSETS[to], amount: draft.amount(draw), ...side, ...knowledge(draw) });
  },
  "period-flow"(draft, draw) {
    const complete = draw.one(["all", ["cash"], ["income", "expense"], ["cash", "petty-cash", "income", "expense"], undefined]);
    const discloses = draw.once(2) ? { discloses: [{ line: "interest-paid", amount: draft.amount(draw) }] } : {};
    draft.record(draft.run("period-flow", draw, complete === "all"), { "legs": flowLegs(draft, draw), ...(complete === undefined ? {} : { "complete-for": complete }), ...discloses });
  },
  "loss-closed-to-deficit"(draft, draw) {
    const at = draft.moment("loss-closed-to-deficit", draw);
    draft.record(at, { "net-loss": `${draw.once(2) ? "-" : ""}${draft.amount(draw)}`, "period": `${dayText(at.first - 90)}..${dayText(at.first)}` });
  },
  "milestone": (draft, draw) => {
    draft.record(draft.moment("milestone", draw), { matter: "Something agreed", ...knowledge(draw) });
  },
  "journal-entry"(draft, draw) {
    const at = draft.moment("journal-entry", draw);
    if (draw.once(2)) {
      draft.record(at, { legs: flowLegs(draft, draw), ...knowledge(draw), ...(draw.once(3) ? { order: "1" } : {}) });
      return;
    }
    const unit = draw.one(draft.existing("share-class", at));
    const units = draft.count(unit, draw.upTo(10_000n));
    const to = draw.one([sharesOutstanding(unit), sharesInTreasury(unit)]);
    draft.record(at, { legs: [{ account: to, unit, debit: units }, { account: sharesUnissued(unit), unit, credit: units }] });
  },
};
