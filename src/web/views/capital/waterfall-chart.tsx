/** Who would receive what, by the sum paid out, as bands one on another; a handle on the sum. */
import { area } from "d3-shape";
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { axisText, decimalText } from "../../figures/format.ts";
import { useWidth } from "../../charts/width.ts";
import { draggedPoint, moveTo, pointBelow, restExit } from "./exit.ts";
import type { Curve } from "./exit.ts";

type Kind = Curve["rows"][number]["kind"];

/** In the order of payment, each with the tone that it has in the bar of who could own what. */
const KINDS: readonly { readonly kind: Kind; readonly label: string; readonly tone: number }[] = [
  { kind: "note", label: "Notes", tone: 3 },
  { kind: "preferred", label: "Preferred", tone: 2 },
  { kind: "warrant", label: "Warrants", tone: 5 },
  { kind: "option", label: "Options", tone: 6 },
  { kind: "common", label: "Common", tone: 1 },
  { kind: "unclaimed", label: "Nobody", tone: 7 },
];

const HEIGHT = 300;
const MARGIN = { top: 30, right: 22, bottom: 26, left: 52 };
/** Bands thinner than this have no room for their name. */
const NAMED = 16;

interface Chart {
  readonly curve: Curve;
  readonly exit: string;
  /** As parts of the sum rather than amounts. */
  readonly isShares: boolean;
}

interface Band {
  readonly kind: Kind;
  readonly label: string;
  readonly tone: number;
  /** Its lower and upper edge at each sum. */
  readonly edges: readonly (readonly [number, number])[];
}

export function WaterfallChart({ curve, exit, isShares }: Chart): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const most = Number(curve.upTo);
  const x = useMemo(() => scaleLinear([0, most], [MARGIN.left, width - MARGIN.right]).clamp(true), [most, width]);
  const y = useMemo(() => scaleLinear([0, isShares ? 1 : most], [HEIGHT - MARGIN.bottom, MARGIN.top]), [most, isShares]);
  const bands = useMemo(() => bandsOf(curve, isShares), [curve, isShares]);
  const at = x(Number(exit));
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const box = event.currentTarget.closest(".waterfall-chart")?.getBoundingClientRect();
    draggedPoint.value = pointBelow(curve, String(x.invert(event.clientX - (box?.left ?? 0)) + most / (2 * (curve.points.length - 1))));
  };
  const pointer = {
    onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag(event);
    },
    onPointerMove: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
    },
    onPointerUp: () => restExit(curve),
    onPointerCancel: () => restExit(curve),
  };
  return (
    <div ref={element} class="chart waterfall-chart" style={{ height: `${HEIGHT}px` }} {...pointer}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`Who would receive what of any sum up to ${decimalText(curve.upTo)} ${curve.unit}, as ${isShares ? "parts of it" : "amounts"}: ${bands.map(({ label }) => label.toLowerCase()).join(", ")}. The table says how much of the sum that is chosen.`}>
        <Bands bands={bands} curve={curve} x={x} y={y} />
        <g class="axis">
          {y.ticks(5).map((each) => (
            <g key={each}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(each)} y2={y(each)} />
              <text x={MARGIN.left - 8} y={y(each)} dy="0.32em" text-anchor="end">
                {isShares ? `${Math.round(each * 100)}%` : axisText(each)}
              </text>
            </g>
          ))}
          {x.ticks(width < 480 ? 4 : 8).map((each) => (
            <text key={each} x={x(each)} y={HEIGHT - 8} text-anchor="middle">
              {axisText(each)}
            </text>
          ))}
        </g>
        <g class="cursor">
          <line x1={at} x2={at} y1={MARGIN.top - 6} y2={HEIGHT - MARGIN.bottom} />
        </g>
      </svg>
      <div class="handle exit" role="slider" tabIndex={0} aria-label="Sum paid out" aria-valuemin={0} aria-valuemax={most} aria-valuenow={Number(exit)} aria-valuetext={`${decimalText(exit)} ${curve.unit}`} style={{ left: `clamp(2rem, ${at}px, calc(100% - 2rem))` }} onKeyDown={(event) => moveByKey(event, curve, exit)} {...pointer}>
        {axisText(Number(exit))}
      </div>
    </div>
  );
}

/** Step by step over the sums of the curve, by ten of them with Shift, and to its ends. */
function moveByKey(event: KeyboardEvent, curve: Curve, exit: string): void {
  const { key, shiftKey } = event;
  const point = pointBelow(curve, exit);
  const far = shiftKey || key.startsWith("Page") ? 10 : 1;
  const isOnPoint = Number(curve.points[point]?.exit) === Number(exit);
  if (key === "ArrowLeft" || key === "ArrowDown" || key === "PageDown") moveTo(curve, isOnPoint ? point - far : point);
  else if (key === "ArrowRight" || key === "ArrowUp" || key === "PageUp") moveTo(curve, point + far);
  else if (key === "Home") moveTo(curve, 0);
  else if (key === "End") moveTo(curve, curve.points.length - 1);
  else return;
  event.preventDefault();
}

interface Drawn {
  readonly bands: readonly Band[];
  readonly curve: Curve;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Drawn anew only where the curve or the room change, never while the sum is dragged. */
function Bands({ bands, curve, x, y }: Drawn): JSX.Element {
  return useMemo(() => {
    const sums = curve.points.map(({ exit }) => Number(exit));
    return (
      <g>
        {bands.map(({ kind, label, tone, edges }) => {
          const path = area<readonly [number, number]>().x((_, index) => x(sums[index] ?? 0)).y0(([low]) => y(low)).y1(([, high]) => y(high));
          const [low, high] = edges.at(-1) ?? [0, 0];
          return (
            <g key={kind}>
              <path class={`part tone-${tone}`} data-kind={kind} d={path([...edges]) ?? ""}>
                <title>{label}</title>
              </path>
              {Math.abs(y(low) - y(high)) < NAMED ? null : (
                <text class="band-name" x={x(sums.at(-1) ?? 0) - 8} y={(y(low) + y(high)) / 2} dy="0.32em" text-anchor="end">
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </g>
    );
  }, [bands, curve, x, y]);
}

/** Those who receive anything of any of the sums. */
function bandsOf({ rows, points }: Curve, isShares: boolean): readonly Band[] {
  const lower = points.map(() => 0);
  return KINDS.flatMap(({ kind, label, tone }) => {
    const own = rows.flatMap((row, index) => (row.kind === kind ? [index] : []));
    const amounts = points.map(({ net }) => own.reduce((sum, index) => sum + Number(net[index]), 0));
    if (amounts.every((amount) => amount === 0)) return [];
    const edges = points.map(({ exit }, index): readonly [number, number] => {
      const whole = isShares ? Math.max(Number(exit), Number.MIN_VALUE) : 1;
      const from = lower[index] ?? 0;
      lower[index] = from + (amounts[index] ?? 0);
      return [from / whole, (lower[index] ?? 0) / whole];
    });
    return [{ kind, label, tone, edges: isShares ? [edges[1] ?? [0, 0], ...edges.slice(1)] : edges }];
  });
}
