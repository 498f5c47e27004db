/** An amount in a column whose decimals line up, however many each of its rows has: what is missing takes its room unseen. */
import type { JSX } from "preact";
import { decimalText, signedText } from "./format.ts";

interface Amount {
  readonly text: string;
  /** The most decimals that the column shows. */
  readonly decimals: number;
  /** Whether it is a difference, and has its sign. */
  readonly isSigned?: boolean;
}

export function Aligned({ text, decimals, isSigned = false }: Amount): JSX.Element {
  const shown = isSigned ? signedText(text) : decimalText(text);
  const missing = decimals - decimalsIn(shown);
  return (
    <span class="value">
      {shown}
      {missing <= 0 ? null : (
        <span class="room" aria-hidden="true">
          {decimalsIn(shown) === 0 ? "." : ""}
          {"0".repeat(missing)}
        </span>
      )}
    </span>
  );
}

/** The most decimals that any of the amounts shows. */
export function mostDecimals(texts: readonly (string | null)[]): number {
  return Math.max(0, ...texts.map((text) => (text === null ? 0 : decimalsIn(decimalText(text)))));
}

function decimalsIn(shown: string): number {
  return shown.split(".")[1]?.length ?? 0;
}
