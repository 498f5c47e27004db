/** How much of what is printed was held against the ledger, and how it came out: by verdict, and by part of the source. */
import type { JSX } from "preact";
import type { FiguresAnswer } from "../../../answers/figures-answer.ts";
import type { FindingsAnswer } from "../../../answers/findings-answer.ts";
import type { ReconciliationAnswer } from "../../../answers/reconciliation-answer.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { counted, decimalText } from "../../figures/format.ts";
import { Icon } from "../../layout/icons.tsx";
import { verdictMeanings, verdictWords } from "../../figures/verdicts.ts";
import { goWith, options } from "../../state/here.ts";
import { VERDICTS, sectionInWords, sectionsOf } from "./words.ts";

interface Covered {
  readonly reconciliation: ReconciliationAnswer;
  readonly figures: FiguresAnswer;
  readonly findings: FindingsAnswer;
}

interface Part {
  readonly section: string;
  readonly printed: number;
  readonly held: number;
  readonly tallies: ReconciliationAnswer["tally"];
  readonly found: number;
}

export function Coverage({ reconciliation, figures, findings }: Covered): JSX.Element {
  const { tally, figures: held, unmeasured, footingTally, agrees } = reconciliation;
  const chosen = options.value["verdict"];
  const off = tally["does-not-tie"] + footingTally["does-not-tie"];
  return (
    <section class="card coverage" aria-labelledby="coverage">
      <h2 id="coverage">What ties</h2>
      {figures.total === 0 ? null : (
        <p class="lead">
          {agrees ? "Nothing that the ledger can tell disagrees with what is printed." : `${counted(off, "printed figure")} cannot be true together with the ledger.`} {counted(held.length, "figure")} of {decimalText(String(figures.total))} printed are of something that the ledger measures{unmeasured === 0 ? "" : `; the other ${decimalText(String(unmeasured))} are held against one another, which the findings tell`}.
        </p>
      )}
      <ul class="verdicts">
        {VERDICTS.map((verdict) => (
          <li key={verdict}>
            <button type="button" class={`verdict-tile ${verdict}`} aria-pressed={chosen === verdict} onClick={() => goWith({ verdict: chosen === verdict ? null : verdict })}>
              <span class="verdict-count">{decimalText(String(tally[verdict]))}</span>
              <span class={`mark ${verdict}`}>
                <Icon name={verdict} />
                {verdictWords[verdict]}
              </span>
              <span class="verdict-meaning means">{verdictMeanings[verdict]}</span>
              {footingTally[verdict] === 0 ? null : <span class="verdict-meaning">and {counted(footingTally[verdict], "printed total")}</span>}
            </button>
          </li>
        ))}
      </ul>
      <DataTable caption="Coverage by part of the source" columns={columns} rows={partsOf({ reconciliation, figures, findings })} keyOf={({ section }) => section} what={["part of the source", "parts of the source"]} />
    </section>
  );
}

function partsOf({ reconciliation, figures, findings }: Covered): Part[] {
  const found = new Set(findings.findings.flatMap((finding) => finding.figures.map(({ id }) => id)));
  return sectionsOf(figures.figures).map(([section]) => {
    const printed = figures.figures.filter((figure) => figure.section === section);
    const held = reconciliation.figures.filter(({ reported }) => reported.section === section);
    const count = (verdict: keyof Part["tallies"]): number => held.filter((row) => row.verdict === verdict).length;
    return {
      section,
      printed: printed.length,
      held: held.length,
      tallies: { "ties": count("ties"), "ties-within-rounding": count("ties-within-rounding"), "does-not-tie": count("does-not-tie"), "not-determinable": count("not-determinable") },
      found: printed.filter(({ id }) => found.has(id)).length,
    };
  });
}

function counting(id: string, head: string, of: (part: Part) => number): Column<Part> {
  return { id, head, isFigure: true, cell: (part) => decimalText(String(of(part))), by: of };
}

const columns: readonly Column<Part>[] = [
  { id: "section", head: "Part of the source", cell: ({ section }) => (
    <button type="button" class="text-button" aria-pressed={options.value["section"] === section} onClick={() => goWith({ section: options.value["section"] === section ? null : section })}>
      {sectionInWords(section)}
    </button>
  ) },
  counting("printed", "Printed", ({ printed }) => printed),
  counting("held", "Held against the ledger", ({ held }) => held),
  ...VERDICTS.map((verdict) => counting(verdict, verdictWords[verdict], ({ tallies }) => tallies[verdict])),
  counting("found", "In findings", ({ found }) => found),
];
