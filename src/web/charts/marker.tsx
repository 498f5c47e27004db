/** Markers of series: each has its own shape, so that none is told by colour alone. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from "d3-shape";
import type { SymbolType } from "d3-shape";
import type { JSX } from "preact";

const SHAPES: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolStar, symbolCross, symbolWye];

interface Marked {
  readonly tone: number;
  readonly x: number;
  readonly y: number;
  readonly area?: number;
}

export function Marker({ tone, x, y, area = 70 }: Marked): JSX.Element {
  return <path class={`marker tone-${tone}`} d={symbol(SHAPES[(tone - 1) % SHAPES.length], area)() ?? ""} transform={`translate(${x} ${y})`} />;
}
