/**
 * The as-converted table at the end of a day: every common share there is, and every one that the
 * company may have to issue, instrument by instrument.
 *
 * - `complete`: additional common shares of every group: options and warrants outstanding, notes
 *   that convert into common, preferred outstanding, preferred that notes convert into.
 * - `fullyDiluted`: outstanding + complete.
 * - `fullyReserved`: fullyDiluted + options available for grant, which nobody holds yet.
 * - `headroom`: authorised − issued (treasury stock included) − complete − available for grant;
 *   below nil where the charter does not suffice.
 *
 * Every right counts in full, whatever its price: this is what may be issued, not what it is worth.
 */
import type { InstrumentKind } from "../events/book-definition.ts";
import { optionsAvailable, optionsOutstanding, sharesOutstanding, warrantsOutstanding } from "../events/unit-accounts.ts";
import type { Day } from "../src/kernel/day.ts";
import { exactly, notDeterminable } from "../src/kernel/figure.ts";
import { fractionOf, multiply } from "../src/kernel/fraction.ts";
import type { Fraction } from "../src/kernel/fraction.ts";
import { commonRatio, issuedShares, noteConversions } from "./conversion.ts";
import type { CommonRatio } from "./conversion.ts";
import type { RatioFigure } from "./earnings-per-share.ts";
import { existing } from "./existing-instruments.ts";
import type { LedgerView } from "./ledger-view.ts";
import { isNil, less, mapped, plainly, plus, ratioOf, total } from "./ratio-figure.ts";

export const dilutionGroups = ["outstanding", "options", "warrants", "notes", "preferred", "preferred-from-notes", "available-for-grant"] as const;
export type DilutionGroup = (typeof dilutionGroups)[number];

/** The groups of the complete count. */
export const completeGroups: readonly DilutionGroup[] = ["options", "warrants", "notes", "preferred", "preferred-from-notes"];

export interface DilutionRow {
  readonly group: DilutionGroup;
  readonly instrument: string;
  readonly name: string;
  /** In shares of the common class. */
  readonly shares: RatioFigure;
  /** How the instrument becomes common shares. */
  readonly how: string;
}

export interface Dilution {
  readonly rows: readonly DilutionRow[];
  readonly outstanding: RatioFigure;
  readonly complete: RatioFigure;
  readonly fullyDiluted: RatioFigure;
  readonly availableForGrant: RatioFigure;
  readonly fullyReserved: RatioFigure;
  readonly authorised: RatioFigure;
  readonly issued: RatioFigure;
  readonly headroom: RatioFigure;
}

/** Instruments of which nothing is outstanding are left out; without a common class nothing can be counted. */
export function dilution(view: LedgerView, asOf: Day): Dilution {
  const common = view.definition["common-class"];
  const rows = common === undefined ? [] : rowsOf(view, common, asOf);
  const nothing = notDeterminable("the book names no common class");
  const sum = (...groups: readonly DilutionGroup[]): RatioFigure => (common === undefined ? nothing : sumOfGroups(rows, groups));
  const [outstanding, complete, availableForGrant] = [sum("outstanding"), sum(...completeGroups), sum("available-for-grant")];
  const fullyDiluted = plus(outstanding, complete);
  const authorised = common === undefined ? nothing : authorisedOf(view, common, asOf);
  const issued = common === undefined ? nothing : issuedShares(view, common, asOf);
  return {
    rows,
    outstanding,
    complete,
    fullyDiluted,
    availableForGrant,
    fullyReserved: plus(fullyDiluted, availableForGrant),
    authorised,
    issued,
    headroom: less(less(less(authorised, issued), complete), availableForGrant),
  };
}

/** Common shares of the groups named. */
export function sumOfGroups(rows: readonly DilutionRow[], groups: readonly DilutionGroup[]): RatioFigure {
  return total(rows.filter(({ group }) => groups.includes(group)).map(({ shares }) => shares));
}

export interface ClassPreference {
  readonly shareClass: string;
  readonly name: string;
  readonly outstanding: RatioFigure;
  /** In the currency, for one share. */
  readonly perShare: Fraction;
  /** Outstanding × per share, in the currency. */
  readonly preference: RatioFigure;
}

/** The liquidation preference of each class whose terms state one; dividends unpaid are not in it. */
export function classPreferences(view: LedgerView, asOf: Day): ClassPreference[] {
  return existing(view, "share-class", asOf).flatMap(({ id, name, terms }) => {
    if (terms["liquidation-preference"] === undefined) return [];
    const perShare = fractionOf(terms["liquidation-preference"]);
    const outstanding = ratioOf(view.balance(new Map([[sharesOutstanding(id), 1n]]), asOf), view.chart.scaleOf(id));
    return [{ shareClass: id, name, outstanding, perShare, preference: mapped(outstanding, (count) => multiply(count, perShare)) }];
  });
}

function authorisedOf(view: LedgerView, common: string, asOf: Day): RatioFigure {
  const authorised = view.terms.at(common, asOf)?.terms.authorised;
  return authorised === undefined ? notDeterminable(`the book states no authorised count of ${common} at ${asOf}`) : exactly(fractionOf(authorised));
}

function rowsOf(view: LedgerView, common: string, asOf: Day): DilutionRow[] {
  return [
    ...existing(view, "share-class", asOf).filter(({ id }) => id === common).flatMap(({ id, name }) => held(view, { group: "outstanding", instrument: id, name, account: sharesOutstanding(id), shareClass: id }, asOf)),
    ...rights(view, "option-pool", "options", optionsOutstanding, asOf),
    ...rights(view, "warrant", "warrants", warrantsOutstanding, asOf),
    ...noteConversions(view, asOf).map(({ note, name, into, perShare, asConverted }): DilutionRow => {
      const how = into === common ? `converts into ${common}` : `converts into ${into}, ${ratioText(perShare, common)}`;
      return { group: into === common ? "notes" : "preferred-from-notes", instrument: note, name, shares: asConverted, how };
    }),
    ...existing(view, "share-class", asOf).filter(({ id }) => id !== common).flatMap(({ id, name }) => held(view, { group: "preferred", instrument: id, name, account: sharesOutstanding(id), shareClass: id }, asOf)),
    ...rights(view, "option-pool", "available-for-grant", optionsAvailable, asOf),
  ];
}

function rights(view: LedgerView, kind: InstrumentKind, group: DilutionGroup, account: (id: string) => string, asOf: Day): DilutionRow[] {
  return existing(view, kind, asOf).flatMap(({ id, name, terms }) => held(view, { group, instrument: id, name, account: account(id), shareClass: terms.underlying }, asOf));
}

interface Holding {
  readonly group: DilutionGroup;
  readonly instrument: string;
  readonly name: string;
  readonly account: string;
  /** The class that is held, or that the right buys. */
  readonly shareClass: string | undefined;
}

/** A count of an account in common shares; no row of nothing. */
function held(view: LedgerView, { group, instrument, name, account, shareClass }: Holding, asOf: Day): DilutionRow[] {
  const units = ratioOf(view.balance(new Map([[account, 1n]]), asOf), view.chart.scaleOf(instrument));
  if (isNil(units)) return [];
  const perUnit: CommonRatio = shareClass === undefined ? { ratio: undefined, remark: `the terms of ${instrument} state no underlying` } : commonRatio(view, shareClass, asOf);
  const { ratio } = perUnit;
  const shares = ratio === undefined ? notDeterminable(perUnit.remark ?? "", ...units.reasons) : mapped(units, (count) => multiply(count, ratio));
  const common = view.definition["common-class"] ?? "";
  const bought = group === "preferred" || shareClass === undefined || shareClass === common ? "" : `buys ${shareClass}, `;
  return [{ group, instrument, name, shares, how: group === "outstanding" ? "outstanding" : `${bought}${ratioText(perUnit, common)}` }];
}

/** `1,000 common each`, or why that is not known. */
function ratioText({ ratio, remark }: CommonRatio, common: string): string {
  if (ratio === undefined || ratio.n === 0n) return remark ?? "";
  return `${plainly(ratio)} ${common} each${remark === undefined ? "" : ` (${remark})`}`;
}
