/** Parts of a whole as one bar, with each part's name, amount and share beneath it. */
import type { JSX } from "preact";
import { decimalText } from "../figures/format.ts";
import { useWidth } from "./width.ts";

export interface Part {
  readonly id: string;
  readonly label: string;
  /** Null: not known. */
  readonly value: string | null;
  readonly tone: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

const HEIGHT = 44;
const GAP = 2;

export function StackedBar({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const known = parts.map((part) => ({ ...part, amount: Math.max(0, Number(part.value ?? 0)) }));
  const whole = known.reduce((sum, { amount }) => sum + amount, 0);
  const isWhole = known.every(({ value }) => value !== null);
  let left = 0;
  const placed = known.map((part) => {
    const from = left;
    left += whole === 0 ? 0 : (part.amount / whole) * width;
    return { ...part, from, to: left, share: whole === 0 ? 0 : part.amount / whole };
  });
  return (
    <div ref={element} class="chart stacked">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${title}: ${placed.map(({ label, value, share }) => `${label} ${value === null ? "not known" : `${decimalText(value)}${isWhole ? `, ${percent(share)}` : ""}`}`).join("; ")}`}>
        {placed.map(({ id, label, value, from, to, tone }) => (
          <rect key={id} class={`part tone-${tone}`} x={from} y={0} width={Math.max(0, to - from - (to < width - 0.5 ? GAP : 0))} height={HEIGHT}>
            <title>{`${label}: ${value === null ? "not known" : decimalText(value)}`}</title>
          </rect>
        ))}
      </svg>
      <ul class="legend">
        {placed.map(({ id, label, value, tone, share }) => (
          <li key={id}>
            <svg class="swatch" width="12" height="12" aria-hidden="true">
              <rect class={`part tone-${tone}`} width="12" height="12" rx="2" />
            </svg>
            <span class="legend-label">{label}</span>
            <span class="number">{value === null ? "not known" : decimalText(value)}</span>
            <span class="number share">{isWhole ? percent(share) : ""}</span>
          </li>
        ))}
      </ul>
      {isWhole ? null : <p class="note">Not all parts are known on this date: the bar has those that are, and there is no percentage of a whole.</p>}
    </div>
  );
}

/** A share that is not nil never reads as nil. */
function percent(share: number): string {
  if (share > 0 && share < 0.001) return "< 0.1%";
  return `${(share * 100).toFixed(1)}%`;
}
