/** A scenario's name beside its mark in the charts. */
import type { JSX } from "preact";
import { Marker } from "../../charts/marker.tsx";
import type { Beside } from "./comparison.ts";

export function Swatch({ tone }: { readonly tone: number }): JSX.Element {
  return (
    <svg class="swatch" width="22" height="12" aria-hidden="true">
      <line class={`tone-${tone}`} x1="0" x2="22" y1="6" y2="6" />
      <Marker tone={tone} x={11} y={6} area={56} />
    </svg>
  );
}

export function Name({ beside: { title, tone, isStored } }: { readonly beside: Pick<Beside, "title" | "tone" | "isStored"> }): JSX.Element {
  return (
    <span class="scenario-name">
      <Swatch tone={tone} /> {title}
      {isStored ? "" : " (being written)"}
    </span>
  );
}
