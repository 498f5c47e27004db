/** The findings that matter most: errors that nobody has accepted, the surest first. */
import type { JSX } from "preact";
import type { FindingRow, FindingsAnswer } from "../../../answers/findings-answer.ts";
import { findingsOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { counted, differenceInWords, inWords } from "../../figures/format.ts";
import { Answer, Empty } from "../../layout/states.tsx";
import { book, bookId, under } from "../../state/book.ts";
import { addressOf, select } from "../../state/here.ts";

const MOST = 8;

const CLASSES: readonly FindingRow["class"][] = ["error", "ambiguity", "disclosure-gap", "rounding"];
const CONFIDENCES: readonly FindingRow["confidence"][] = ["certain", "likely", "possible"];

export function PrincipalFindings(): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : findingsOf(bookId.value, under.value));
  return (
    <section class="card findings" aria-labelledby="findings">
      <h2 id="findings">Principal findings</h2>
      <Answer asked={asked} what="the findings">
        {(answer) => <Findings answer={answer} />}
      </Answer>
    </section>
  );
}

function Findings({ answer: { findings, tally, accepted } }: { readonly answer: FindingsAnswer }): JSX.Element {
  if (findings.length === 0) return <Empty>Nothing was found that does not agree: every printed figure was held against the others and against the ledger.</Empty>;
  const principal = [...findings].sort(byWeight).slice(0, MOST);
  return (
    <>
      <p class="tally">
        {CLASSES.filter((each) => tally[each] > 0).map((each) => counted(tally[each], WORDS[each][0], WORDS[each][1])).join(" · ")}
        {accepted === 0 ? "" : ` · ${accepted} accepted`}
      </p>
      <ol class="finding-list">
        {principal.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ol>
      <p class="how-many">
        {principal.length} of {counted(findings.length, "finding")}
      </p>
    </>
  );
}

const WORDS: Readonly<Record<FindingRow["class"], readonly [string, string]>> = {
  error: ["error", "errors"],
  ambiguity: ["ambiguity", "ambiguities"],
  "disclosure-gap": ["disclosure gap", "disclosure gaps"],
  rounding: ["rounding", "roundings"],
};

function Finding({ finding: { id, summary, confidence, class: kind, difference } }: { readonly finding: FindingRow }): JSX.Element {
  const selection = { kind: "finding", id } as const;
  return (
    <li>
      <a
        href={addressOf({ selection })}
        onClick={(event) => {
          event.preventDefault();
          select(selection);
        }}
      >
        {summary}
      </a>
      <p class="aside">
        <span class={`class-${kind}`}>{inWords(kind)}</span> · {confidence}
        {difference === null ? "" : ` · off by ${differenceInWords(difference)}`}
      </p>
    </li>
  );
}

/** The surest errors first, and of those the largest amounts of money. */
function byWeight(one: FindingRow, other: FindingRow): number {
  const weight = (row: FindingRow): number => Number(row.accepted !== null) * 100 + CLASSES.indexOf(row.class) * 10 + CONFIDENCES.indexOf(row.confidence);
  return weight(one) - weight(other) || money(other) - money(one);
}

/** How much money it is off by; nothing where it is of shares, rates or days. */
function money({ difference }: FindingRow): number {
  const [amount = "", unit] = (difference ?? "").replaceAll(",", "").split(" ");
  return unit === book.value.answer?.currency ? Math.abs(Number(amount)) : 0;
}
