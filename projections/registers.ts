/** Registers of instruments at the end of a day: counts, principal and the terms in force. */
import type { InstrumentKind, Terms } from "../events/book-definition.ts";
import { notePrincipal, optionsAvailable, optionsOutstanding, sharesInTreasury, sharesOutstanding, warrantsOutstanding } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import { negated } from "../src/kernel/figure.ts";
import type { Figure } from "../src/kernel/figure.ts";
import type { LedgerView, Selection } from "./ledger-view.ts";
import { optionLots } from "./option-lots.ts";
import type { OptionLots } from "./option-lots.ts";

/** An instrument that exists at the date. */
interface Registered {
  readonly instrument: string;
  readonly name: string;
  readonly terms: Terms;
  /** The event that brought the terms in force about; absent for those the book starts with. */
  readonly since: { readonly day: Day; readonly event: string | undefined };
}

export interface ShareRegisterRow extends Registered {
  readonly issued: Figure;
  readonly treasury: Figure;
  readonly outstanding: Figure;
}

export interface CountRegisterRow extends Registered {
  readonly outstanding: Figure;
}

export interface OptionRegisterRow extends CountRegisterRow {
  readonly available: Figure;
  /** What is outstanding, grant by grant. */
  readonly lots: OptionLots;
}

export interface NoteRegisterRow extends Registered {
  readonly principal: Figure;
}

const one = (account: string): Selection => new Map([[account, 1n]]);

function registered<Row>(view: LedgerView, kind: InstrumentKind, asOf: Day, row: (id: string, common: Registered) => Row): Row[] {
  return [...view.chart.instruments.values()].flatMap(({ id, name, kind: of }) => {
    const inForce = of === kind ? view.terms.at(id, asOf) : undefined;
    return inForce === undefined ? [] : [row(id, { instrument: id, name, terms: inForce.terms, since: { day: inForce.from, event: inForce.event } })];
  });
}

export function shareRegister(view: LedgerView, asOf: Day): ShareRegisterRow[] {
  return registered(view, "share-class", asOf, (id, common) => ({
    ...common,
    issued: view.balance(new Map([[sharesOutstanding(id), 1n], [sharesInTreasury(id), 1n]]), asOf),
    treasury: view.balance(one(sharesInTreasury(id)), asOf),
    outstanding: view.balance(one(sharesOutstanding(id)), asOf),
  }));
}

export function warrantRegister(view: LedgerView, asOf: Day): CountRegisterRow[] {
  return registered(view, "warrant", asOf, (id, common) => ({ ...common, outstanding: view.balance(one(warrantsOutstanding(id)), asOf) }));
}

export function optionRegister(view: LedgerView, asOf: Day): OptionRegisterRow[] {
  return registered(view, "option-pool", asOf, (id, common) => ({
    ...common,
    outstanding: view.balance(one(optionsOutstanding(id)), asOf),
    available: view.balance(one(optionsAvailable(id)), asOf),
    lots: optionLots(view, id, asOf),
  }));
}

export function noteRegister(view: LedgerView, asOf: Day): NoteRegisterRow[] {
  return registered(view, "note", asOf, (id, common) => ({ ...common, principal: negated(view.balance(one(notePrincipal(id)), asOf)) }));
}
