/** A figure: its value and unit, how far it may be off, and whether it ties. A click asks why. */
import type { JSX } from "preact";
import { addressOf, select } from "../state/here.ts";
import type { Printed, Step } from "../state/steps.ts";
import { CopyLink } from "./copy-link.tsx";
import { decimalText } from "./format.ts";
import { PrintedMark } from "./mark.tsx";

type Told = Pick<Step, "value" | "low" | "high" | "status">;

const STATUS: Readonly<Record<Told["status"], string>> = {
  exact: "Exact",
  bounded: "Between bounds",
  estimated: "Estimated",
  "not-determinable": "Cannot be determined",
};

const STATUS_MEANINGS: Readonly<Record<Told["status"], string>> = {
  exact: "Every event that counts has its day and its amount.",
  bounded: "A day or an amount is only known within bounds that this date cuts.",
  estimated: "A flow that is only known for a period runs across this date.",
  "not-determinable": "What is known does not reach to this date.",
};

/** The value alone, as a table or a sentence has it. */
export function Value({ figure, decimals }: { readonly figure: Told | undefined; readonly decimals?: number }): JSX.Element {
  if (figure?.value === undefined || figure.value === null) return <span class="value unknown">not known</span>;
  return <span class="value">{decimalText(figure.value, decimals)}</span>;
}

/** The bounds in words; nothing where there are none. */
export function Bounds({ figure }: { readonly figure: Told | undefined }): JSX.Element | null {
  if (figure?.low === undefined || figure.low === null || figure.high === null || figure.low === figure.high) return null;
  return (
    <span class="bounds">
      {decimalText(figure.low)} … {decimalText(figure.high)}
    </span>
  );
}

export function Status({ status }: { readonly status: Told["status"] }): JSX.Element {
  return (
    <span class={`status ${status}`} title={STATUS_MEANINGS[status]}>
      {STATUS[status]}
    </span>
  );
}

interface Shown {
  readonly measure: string;
  readonly label: string;
  readonly unit: string;
  readonly figure: Told | undefined;
  readonly printed: Printed | undefined;
  /** While a date is dragged: the figure of the nearest day that is told. */
  readonly isNear?: boolean;
}

/** A key figure, with everything that may be asked of it. */
export function Figure({ measure, label, unit, figure, printed, isNear = false }: Shown): JSX.Element {
  const selection = { kind: "measure", id: measure } as const;
  return (
    <div class={`figure${isNear ? " near" : ""}`}>
      <dt>{label}</dt>
      <dd>
        <a
          class="figure-value"
          href={addressOf({ selection })}
          aria-label={`${label}: why?`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            select(selection);
          }}
        >
          <Value figure={figure} /> {figure?.value === null ? null : <span class="unit">{unit}</span>}
        </a>
        <CopyLink selection={selection} what={label} />
        <Bounds figure={figure} />
        <span class="figure-says">
          <Status status={figure?.status ?? "not-determinable"} />
          <PrintedMark printed={printed} />
        </span>
      </dd>
    </div>
  );
}
