/** A figure in a table or a sentence that a click asks why: its value, and its bounds where it has any. */
import type { JSX } from "preact";
import { Link } from "../layout/link.tsx";
import type { Told } from "../state/told.ts";
import { Bounds, Value } from "./figure.tsx";
import { decimalText } from "./format.ts";

interface Questioned {
  readonly told: Told | undefined;
  /** What the figure is of, in words. */
  readonly label: string;
  readonly decimals?: number;
}

/** Nothing where the book has no such measure. */
export function WhyLink({ told, label, decimals }: Questioned): JSX.Element | null {
  if (told === undefined) return null;
  const { measure, figure, isNear } = told;
  const shown = figure?.value === undefined || figure.value === null ? "not known" : decimalText(figure.value, decimals);
  return (
    <span class={isNear ? "why near" : "why"}>
      <Link to={{ selection: { kind: "measure", id: measure.id } }} label={`${shown}: ${label}. Why?`}>
        <Value figure={figure} {...(decimals === undefined ? {} : { decimals })} />
      </Link>{" "}
      <Bounds figure={figure} />
    </span>
  );
}
