/** What an event's movement rests on: its rule, the arithmetic where it is inferred, and where a source says it. */
import type { JSX } from "preact";
import type { ExplainAnswer } from "../../answers/explain-answer.ts";
import { Evidence } from "./evidence.tsx";

type Moving = Extract<ExplainAnswer["made"], { readonly kind: "movements" }>["events"][number];

export function Grounds({ of: { basis, rule, arithmetic, evidence, summary } }: { readonly of: Moving }): JSX.Element {
  return (
    <details class="grounds">
      <summary aria-label={`Basis, rule and evidence of: ${summary}`}>{basis}</summary>
      <p>{rule}</p>
      {arithmetic === null ? null : <p>{arithmetic}</p>}
      <Evidence evidence={evidence} />
    </details>
  );
}
