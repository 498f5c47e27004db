/** The sum that is paid out: as the address says it, and as it is dragged over the sums of the curve. */
import { computed, signal } from "@preact/signals";
import type { WaterfallCurveAnswer } from "../../../answers/waterfall-curve-answer.ts";
import { goWith, options } from "../../state/here.ts";

/** A curve that has sums. */
export type Curve = WaterfallCurveAnswer & { readonly upTo: string };

export function hasSums(curve: WaterfallCurveAnswer): curve is Curve {
  return curve.upTo !== null;
}

const LEAST_END = 100;

/** The sum of the curve that is dragged to, by its place; null where none is dragged. */
export const draggedPoint = signal<number | null>(null);

/** The sum in the address; null where it is left to the curve. */
const wantedExit = computed<string | null>(() => amountIn(options.value["exit"]));

/** The end of the curve in the address; null where it is left to the service, which parts nothing small. */
export const wantedUpTo = computed<string | null>(() => endIn(options.value["upTo"]));

/** A sum that a curve can end at. */
export function endIn(text: string | undefined): string | null {
  const amount = amountIn(text);
  return amount === null || Number(amount) < LEAST_END ? null : amount;
}

/** An amount as one writes it, `12,500,000`, as the service reads it; null where it is none. */
export function amountIn(text: string | undefined): string | null {
  const plain = (text ?? "").replaceAll(/[,\s]/g, "");
  return /^\d{1,15}(?:\.\d{1,2})?$/.test(plain) ? plain : null;
}

/** Half way along, where none is asked for. */
export function exitOf({ points }: Curve): string {
  return wantedExit.value ?? points[Math.floor(points.length / 2)]?.exit ?? "0";
}

/** The sum of the curve that is nearest below. */
export function pointBelow({ points }: Curve, exit: string): number {
  return Math.max(0, points.findLastIndex((point) => Number(point.exit) <= Number(exit)));
}

/** Goes to another sum of the curve. */
export function moveTo({ points }: Curve, point: number): void {
  const to = points[Math.min(points.length - 1, Math.max(0, point))];
  if (to !== undefined) goWith({ exit: to.exit.replace(/\.0+$/, "") });
}

/** The drag is over: the address says where it came to rest. */
export function restExit(curve: Curve): void {
  const point = draggedPoint.peek();
  if (point === null) return;
  moveTo(curve, point);
  draggedPoint.value = null;
}
