/** What does not agree, is missing or cannot be: each opens to its figures and arithmetic. */
import type { JSX } from "preact";
import type { FindingRow, FindingsAnswer } from "../../../answers/findings-answer.ts";
import { findingsOf } from "../../asking/answers.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks, ExportRows } from "../../figures/export-links.tsx";
import { counted, differenceInWords, inWords } from "../../figures/format.ts";
import { Link } from "../../layout/link.tsx";
import { Choice, Find, hasWords } from "../../layout/narrowing.tsx";
import { Empty } from "../../layout/states.tsx";
import { bookId, under } from "../../state/book.ts";
import { goWith, options } from "../../state/here.ts";
import { placeInWords, sectionInWords, sectionsOf } from "./words.ts";

type Class = FindingRow["class"];

const CLASSES: Readonly<Record<Class, { readonly words: readonly [string, string]; readonly meaning: string }>> = {
  "error": { words: ["error", "errors"], meaning: "Figures that cannot all be true." },
  "ambiguity": { words: ["ambiguity", "ambiguities"], meaning: "What may be read in two ways." },
  "rounding": { words: ["rounding", "roundings"], meaning: "Figures that meet only in what rounding leaves open." },
  "disclosure-gap": { words: ["disclosure gap", "disclosure gaps"], meaning: "What a reader would need and is not told." },
};
const ORDER: readonly Class[] = ["error", "ambiguity", "disclosure-gap", "rounding"];
const CONFIDENCES: readonly FindingRow["confidence"][] = ["certain", "likely", "possible"];

export function Findings({ answer: { findings, tally, accepted } }: { readonly answer: FindingsAnswer }): JSX.Element {
  const { class: of = null, check = null, part = null, sure, about } = options.value;
  const shown = findings.filter((row) => (of === null || row.class === of) && (check === null || row.check === check) && (part === null || row.section === part) && (sure === undefined || row.confidence === sure) && hasWords(about, row.summary, row.about, row.check, ...row.events, ...row.measures)).sort(byWeight);
  const isOwn = sure !== undefined || about !== undefined;
  const filters = Object.entries({ class: of, check, section: part, confidence: sure ?? null, find: about ?? null }).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return (
    <section class="card found" aria-labelledby="found">
      <h2 id="found">Findings</h2>
      {findings.length === 0 ? <Empty>Nothing was found that does not agree: every printed figure was held against the others and against the ledger.</Empty> : (
        <>
          <ul class="classes">
            {ORDER.filter((each) => tally[each] > 0).map((each) => (
              <li key={each}>
                <button type="button" aria-pressed={of === each} title={CLASSES[each].meaning} onClick={() => goWith({ class: of === each ? null : each })}>
                  {counted(tally[each], ...CLASSES[each].words)}
                </button>
              </li>
            ))}
            {accepted === 0 ? null : <li class="aside">{accepted} accepted</li>}
          </ul>
          <div class="narrowings">
            <Choice option="sure" label="How sure" among={CONFIDENCES.map((each) => [each, each])} />
            <Choice option="check" label="Check" among={[...new Set(findings.map((row) => row.check))].sort().map((each) => [each, inWords(each)])} />
            <Choice option="part" label="Part" among={sectionsOf(findings.flatMap(({ section }) => (section === null ? [] : [{ section }])))} />
            <Find option="about" label="Find" />
            {isOwn ? <ExportRows what="the findings" name="findings" heads={HEADS} rows={() => shown.map(cellsOf)} total={findings.length} dates={[]} filters={filters} /> : <ExportLinks what="the findings" of={findingsOf(bookId.value ?? "", under.value, { class: of, check, section: part })} />}
          </div>
          <DataTable caption="Each finding" hidesCaption columns={columns} rows={shown} keyOf={({ id }) => id} total={findings.length} what={["finding", "findings"]} sort="order" />
        </>
      )}
    </section>
  );
}

const columns: readonly Column<FindingRow>[] = [
  { id: "finding", head: "Finding", cell: ({ id, summary, accepted }) => (
    <>
      <Link to={{ selection: { kind: "finding", id } }}>{summary}</Link> {accepted === null ? null : <span class="aside">accepted</span>}
    </>
  ) },
  { id: "class", head: "Class", cell: (row) => <span class={`nowrap class-${row.class}`}>{inWords(row.class)}</span>, by: (row) => ORDER.indexOf(row.class) },
  { id: "sure", head: "How sure", cell: ({ confidence }) => confidence, by: ({ confidence }) => CONFIDENCES.indexOf(confidence) },
  { id: "off", head: "Off by", cell: ({ difference }) => (difference === null ? "" : differenceInWords(difference)) },
  { id: "check", head: "Check", cell: ({ check }) => <span class="nowrap">{inWords(check)}</span>, by: ({ check }) => check },
  { id: "where", head: "Where", cell: ({ section, figures }) => (
    <span class="aside nowrap">{[...(section === null ? [] : [sectionInWords(section)]), ...(figures[0] === undefined ? [] : [placeInWords(figures[0])])].join(", ")}</span>
  ) },
];

const HEADS = ["id", "check", "class", "confidence", "about", "summary", "section", "difference", "correction", "accepted", "events", "measures", "arithmetic"];

function cellsOf({ id, check, class: of, confidence, about, summary, section, difference, correction, accepted, events, measures, arithmetic }: FindingRow): (string | null)[] {
  return [id, check, of, confidence, about, summary, section, difference, correction, accepted, events.join(" "), measures.join(" "), arithmetic.join(" | ")];
}

/** Open errors first, of those the surest. */
function byWeight(one: FindingRow, other: FindingRow): number {
  const weight = (row: FindingRow): number => Number(row.accepted !== null) * 100 + ORDER.indexOf(row.class) * 10 + CONFIDENCES.indexOf(row.confidence);
  return weight(one) - weight(other);
}
