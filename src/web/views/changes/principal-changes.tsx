/** The figures that a reader asks after first: by how much each changed, and from what to what. */
import type { JSX } from "preact";
import type { DiffAnswer } from "../../../answers/diff-answer.ts";
import { Value } from "../../figures/figure.tsx";
import { isNil, signedText } from "../../figures/format.ts";
import { Link } from "../../layout/link.tsx";
import { sharesOutstanding } from "../../state/key-measures.ts";

type Moved = DiffAnswer["measures"][number];

/** Those of them that moved; nothing where none did. `on`: the day that each is asked for, where it is not the page's. */
export function PrincipalChanges({ measures, on }: { readonly measures: readonly Moved[]; readonly on: string | undefined }): JSX.Element | null {
  const principal = ["stockholders-equity", "debt", "cash", "total-assets", "total-liabilities", "notes.accrued-interest", sharesOutstanding.value, "dilution.fully-diluted"].flatMap((id) => measures.find(({ measure }) => measure === id) ?? []);
  if (principal.length === 0) return null;
  return (
    <section class="card principal-changes" aria-labelledby="principal-changes">
      <h2 id="principal-changes">Principal changes</h2>
      <dl>
        {principal.map(({ measure, label, before, after, difference }) => (
          <div key={measure} class="figure">
            <dt>{label}</dt>
            <dd>
              <Link to={{ selection: { kind: "measure", id: on === undefined ? measure : `${measure}@${on}` } }} label={`${label}: why?`}>
                <span class="value">{changeInWords(before.value, after.value, difference)}</span>
              </Link>{" "}
              {difference === null ? null : <span class="unit">{after.unit}</span>}
              <span class="bounds">
                <Value figure={before} /> → <Value figure={after} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The difference; where there is none to tell, why. */
export function changeInWords(before: string | null, after: string | null, difference: string | null): string {
  if (before === null) return "not known at A";
  if (after === null) return "not known at B";
  if (difference === null || isNil(difference)) return "bounds only";
  return signedText(difference);
}
