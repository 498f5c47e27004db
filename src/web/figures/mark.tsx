/** Reconciliation marks: an icon and a word, and in full what was printed and by how much it is off. */
import type { JSX } from "preact";
import { Icon } from "../layout/icons.tsx";
import { dayInWords } from "../state/days.ts";
import type { Printed } from "../state/steps.ts";
import { decimalText, signedText } from "./format.ts";
import { verdictMeanings, verdictWords } from "./verdicts.ts";
import type { Verdict } from "./verdicts.ts";

export function Mark({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <span class={`mark ${verdict}`} title={verdictMeanings[verdict]}>
      <Icon name={verdict} />
      {verdictWords[verdict]}
    </span>
  );
}

/** The mark of what is printed of a figure for a day; that nothing is, where nothing is. */
export function PrintedMark({ printed }: { readonly printed: Printed | undefined }): JSX.Element {
  if (printed === undefined) {
    return (
      <span class="mark none" title="No source prints this figure for this date.">
        <Icon name="none" />
        Not printed
      </span>
    );
  }
  const off = printed.difference === null || /^-?0*(?:\.0*)?$/.test(printed.difference) ? "" : `, ours is off by ${signedText(printed.difference)}`;
  return (
    <span class={`mark ${printed.verdict}`} title={`Printed for ${dayInWords(printed.on)}: ${decimalText(printed.value)}${off}. ${verdictMeanings[printed.verdict]}`}>
      <Icon name={printed.verdict} />
      {verdictWords[printed.verdict]}
    </span>
  );
}
