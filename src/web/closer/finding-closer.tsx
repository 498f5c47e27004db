/** A finding: what is the matter, the printed figures, the arithmetic, and what would put it right. */
import type { JSX } from "preact";
import type { FindingRow } from "../../answers/findings-answer.ts";
import { findingsOf } from "../asking/answers.ts";
import { useAsked } from "../asking/asked.ts";
import { CopyLink } from "../figures/copy-link.tsx";
import { DataTable } from "../figures/data-table.tsx";
import { differenceInWords, inWords } from "../figures/format.ts";
import { whenInWords, whenOf } from "../figures/when.ts";
import { EventLink, MeasureLink } from "../layout/link.tsx";
import { Answer, Empty } from "../layout/states.tsx";
import { bookId, under } from "../state/book.ts";
import { Evidence } from "./evidence.tsx";

export function FindingCloser({ id }: { readonly id: string }): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : findingsOf(bookId.value, under.value));
  return (
    <Answer asked={asked} what="the finding">
      {({ findings }) => {
        const finding = findings.find((each) => each.id === id);
        return finding === undefined ? <Empty>By what was known on that day there is no finding {id}. Ask as known today.</Empty> : <Told finding={finding} />;
      }}
    </Answer>
  );
}

function Told({ finding: { id, class: kind, confidence, check, summary, rule, rests, figures, evidence, arithmetic, difference, correction, events, measures, accepted } }: { readonly finding: FindingRow }): JSX.Element {
  return (
    <>
      <h3 class="closer-title">{summary}</h3>
      <p class="aside">
        {inWords(kind)} · {confidence} · {inWords(check)}
        {difference === null ? "" : ` · off by ${differenceInWords(difference)}`}
        <CopyLink selection={{ kind: "finding", id }} what="this finding" />
      </p>
      {accepted === null ? null : <p>Accepted: {accepted}</p>}
      {correction === null ? null : <p>What would put it right: {correction}.</p>}
      <h4>Rule</h4>
      <p>
        {rule} <span class="aside">{rests}</span>
      </p>
      {arithmetic.length === 0 ? null : (
        <>
          <h4>Arithmetic</h4>
          <ol class="arithmetic">
            {arithmetic.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </>
      )}
      {figures.length === 0 ? null : <Figures figures={figures} />}
      {evidence.length === 0 ? null : (
        <>
          <h4>Evidence</h4>
          <Evidence evidence={evidence} />
        </>
      )}
      <p class="links">
        {measures.map((measure) => {
          const printed = figures.find(({ concept }) => concept === measure);
          return (
            <MeasureLink key={measure} id={printed === undefined ? measure : `${measure}@${whenOf(printed)}`}>
              {printed === undefined ? measure : `${measure}, ${whenInWords(printed)}`}
            </MeasureLink>
          );
        })}
        {events.map((event) => (
          <EventLink key={event} id={event} />
        ))}
      </p>
    </>
  );
}

function Figures({ figures }: { readonly figures: FindingRow["figures"] }): JSX.Element {
  return (
    <>
      <h4>Figures as printed</h4>
      <DataTable
        caption="Figures as printed"
        hidesCaption
        columns={[
          { id: "concept", head: "Figure", cell: ({ concept }) => concept },
          { id: "for", head: "For", cell: ({ at, from, to }) => at ?? `${from ?? ""} to ${to ?? ""}` },
          { id: "where", head: "Where", cell: ({ page, lines }) => `page ${page ?? "?"}, lines ${lines ?? "?"}` },
          { id: "printed", head: "Printed", isFigure: true, cell: ({ printed }) => printed },
        ]}
        rows={figures}
        keyOf={({ id }) => id}
        what={["figure", "figures"]}
      />
    </>
  );
}
