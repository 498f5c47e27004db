/** Measures that are sums of movements: balances, what moves them, and flows. */
import { flowOver } from "../../projections/cash-flow.ts";
import type { Selection, Weight } from "../../projections/ledger-view.ts";
import { net } from "../ledger/ledger.ts";
import { measured } from "./measure.ts";
import type { InstantMeasure, Movements, PeriodMeasure } from "./measure.ts";

/** What it is called, and the scale of its unit. */
export type Named = Pick<InstantMeasure, "id" | "label" | "unit" | "decimals">;

/** The selected accounts' balance. */
export function balanceMeasure(named: Named, selection: Selection): InstantMeasure {
  return { kind: "instant", ...named, made: movementsOf(selection), at: (of, asOf) => measured(of.balance(selection, asOf), named.decimals) };
}

/** The selected accounts' movement. */
export function movementMeasure(named: Named, selection: Selection): PeriodMeasure {
  return { kind: "period", ...named, made: movementsOf(selection), over: (of, period) => measured(of.movement(selection, period), named.decimals) };
}

/** What the entries of a period explain of cash, or disclose beside it. */
export function flowMeasure(named: Named, weight: Weight): PeriodMeasure {
  return { kind: "period", ...named, made: { kind: "movements", weight, selection: new Map() }, over: (of, period) => measured(flowOver(of, weight, period), named.decimals) };
}

function movementsOf(selection: Selection): Movements {
  return { kind: "movements", weight: (entry) => net(entry, selection), selection };
}
