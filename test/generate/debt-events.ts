/** Recipes of events on debt and disputes: notes, collateral, bonds, judgments, settlements. */
import { Exact } from "../../src/kernel/quantity.ts";
import { bondPosted, notePrincipal, sharesOutstanding } from "../../events/unit-accounts.ts";
import type { Draft, Recipes } from "./draft.ts";
import type { Draw } from "./draw.ts";
import type { Moment } from "./holdings.ts";

/** A note of which something is owed for certain. */
const owedNote = (draft: Draft, at: Moment): string | undefined => draft.shape.notes.find((id) => draft.holdings.certain(notePrincipal(id), at) > 0n);

const COMMITMENT = 50_000_000n;

const known = (draw: Draw): Record<string, string> => (draw.once(3) ? { known: draw.one(["2000-02-15", "2001-11-30", "2003-05-05"]) } : {});

export const debtEvents: Recipes = {
  "note-issued"(draft, draw) {
    const at = draft.moment("note-issued", draw);
    const note = draft.shape.notes.find((id) => !draft.isCreated(id));
    if (note === undefined) return;
    draft.create(note, at);
    const drawn = draw.once(4) ? 0n : draw.upTo(COMMITMENT);
    const terms = { "rate": "0.08", "day-count": "ACT/360", "matures": "2006-03-31", ...(note === "line-of-credit" ? { commitment: draft.money(COMMITMENT) } : {}) };
    draft.record(at, { note, ...(drawn === 0n ? {} : { drawn: draft.money(drawn) }), terms, ...(draw.once(4) ? { into: "inventories" } : {}) }, { gains: [[notePrincipal(note), drawn]] });
  },
  "note-drawn"(draft, draw) {
    // What is owed decides whether a commitment holds, so that nothing may shift across it.
    const at = draft.alone("note-drawn", draw);
    const note = draft.existing("note", at).at(-1);
    if (note === undefined) return;
    const left = note === "line-of-credit" ? COMMITMENT - draft.holdings.whole(notePrincipal(note)) : COMMITMENT;
    if (left <= 0n) return;
    const drawn = draw.upTo(left);
    draft.record(at, { note, amount: draft.money(drawn) }, { gains: [[notePrincipal(note), drawn]] });
  },
  "note-amended"(draft, draw) {
    const at = draft.moment("note-amended", draw);
    const note = draft.existing("note", at)[0];
    if (note !== undefined) draft.record(at, { note, terms: draw.one([{ rate: "0.095" }, { "matures": "2008-01-31", "conversion-price": "0.75" }]) });
  },
  "note-converted"(draft, draw) {
    const at = draft.moment("note-converted", draw);
    const note = owedNote(draft, at);
    if (note === undefined) return;
    const principal = draft.part(notePrincipal(note), at, draw);
    const shares = draw.upTo(3_000_000n);
    const interest = draw.once(2) ? { interest: draft.amount(draw) } : {};
    const amount = new Exact(draft.money(principal)).plus(interest.interest ?? 0);
    // The price that makes so many shares of it, to within far less than one.
    const price = amount.div(draft.count("common", shares)).toFixed(20);
    draft.record(at, { note, principal: draft.money(principal), class: "common", shares: draft.count("common", shares), price, ...interest }, {
      losses: [[notePrincipal(note), principal]],
      gains: [[sharesOutstanding("common"), shares]],
    });
  },
  "note-repaid"(draft, draw) {
    const at = draft.moment("note-repaid", draw);
    const note = owedNote(draft, at);
    if (note === undefined) return;
    const principal = draft.part(notePrincipal(note), at, draw);
    const interest = draw.once(2) ? { interest: draft.amount(draw) } : {};
    draft.record(at, { note, principal: draft.money(principal), ...interest, ...(draw.once(4) ? { from: "receivables" } : {}) }, { losses: [[notePrincipal(note), principal]] });
  },
  "collateral-deposited": (draft, draw) => {
    if (draft.opened) draft.record(draft.moment("collateral-deposited", draw), { amount: draft.amount(draw) });
  },
  "bond-posted"(draft, draw) {
    const at = draft.moment("bond-posted", draw);
    const bond = draft.shape.bonds[0];
    if (bond === undefined || draft.isCreated(bond)) return;
    draft.create(bond, at);
    const amount = draw.amount(draft.shape.scale);
    draft.record(at, { bond, amount: draft.money(amount) }, { gains: [[bondPosted(bond), amount]] });
  },
  "bond-liquidated"(draft, draw) {
    const at = draft.moment("bond-liquidated", draw);
    const bond = draft.existing("bond", at)[0];
    if (!draft.opened || bond === undefined) return;
    const standing = draft.holdings.certain(bondPosted(bond), at);
    if (standing === 0n) return;
    const released = 3n + draw.amount(draft.shape.scale);
    const note = owedNote(draft, at);
    const owed = note === undefined ? 0n : draft.holdings.certain(notePrincipal(note), at);
    const third = released / 3n;
    const repaid = owed < third ? owed : third;
    const repayments = note === undefined || repaid === 0n ? {} : { "note-repayments": [{ note, principal: draft.money(repaid) }] };
    draft.record(at, { bond, "deposit-amount": draft.money(released), "applied": [{ to: "accrued-legal-judgment", amount: draft.money(third) }], ...repayments }, {
      losses: [[bondPosted(bond), standing], ...(note === undefined ? [] : ([[notePrincipal(note), repaid]] as const))],
    });
  },
  "legal-judgment-accrued": (draft, draw) => {
    if (draft.opened) draft.record(draft.moment("legal-judgment-accrued", draw), { matter: "A dispute", amount: draft.amount(draw), ...known(draw) });
  },
  "legal-judgment-adjusted"(draft, draw) {
    if (!draft.opened) return;
    if (draw.once(2)) draft.record(draft.alone("legal-judgment-adjusted", draw), { to: draft.amount(draw) });
    else draft.record(draft.moment("legal-judgment-adjusted", draw), { by: `-${draft.amount(draw)}` });
  },
  "legal-judgment-affirmed": (draft, draw) => {
    draft.record(draft.moment("legal-judgment-affirmed", draw), { matter: "A dispute", court: "A court", ...known(draw) });
  },
  "legal-judgment-paid": (draft, draw) => {
    if (draft.opened) draft.record(draft.moment("legal-judgment-paid", draw), { amount: draft.amount(draw), ...(draw.once(2) ? { interest: draft.amount(draw) } : {}), ...(draw.once(3) ? { from: "restricted-deposit" } : {}) });
  },
  "debt-settled-at-gain"(draft, draw) {
    const amount = 1n + draw.amount(draft.shape.scale);
    draft.record(draft.moment("debt-settled-at-gain", draw), { amount: draft.money(amount), ...(draw.once(2) ? { paid: draft.money(draw.upTo(amount - 1n)) } : {}), ...known(draw) });
  },
};
