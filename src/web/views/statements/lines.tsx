/** A statement line by line: our figure, the company's, how far they are apart, and whether they tie. A click on ours asks why. */
import type { JSX } from "preact";
import type { StatementAnswerRow } from "../../../answers/statement-answer.ts";
import { CopyLink } from "../../figures/copy-link.tsx";
import { Bounds, Status, Value } from "../../figures/figure.tsx";
import { counted, decimalText, signedText } from "../../figures/format.ts";
import { Mark, PrintedMark } from "../../figures/mark.tsx";
import { Link } from "../../layout/link.tsx";
import { book } from "../../state/book.ts";

export type Line = StatementAnswerRow;
type Drawn = Line & { readonly figure: NonNullable<Line["figure"]> };

interface Shown {
  readonly caption: string;
  readonly lines: readonly Line[];
  /** The measure that a line is, with its day or period where that is not the page's date. */
  readonly measureOf: (line: string) => string;
}

export function Lines({ caption, lines, measureOf }: Shown): JSX.Element {
  const drawn = lines.filter((line): line is Drawn => line.figure !== null);
  const printed = drawn.filter(({ reported }) => reported !== null).length;
  const decimals = new Map([...new Set(drawn.map(({ figure }) => figure.unit))].map((unit) => [unit, decimalsOf(drawn.filter(({ figure }) => figure.unit === unit))]));
  const isUnknown = drawn.every(({ figure }) => figure.value === null);
  const heads = ["Line", "Ours", ...(printed === 0 ? [] : ["Printed", "Difference", "Verdict"])];
  return (
    <div class="table">
      {isUnknown ? <p class="note">What is known does not reach here: no line can be determined. A click on a line says why; a date or period as presented has the most to show.</p> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={caption} data-scrolls>
        <table class="statement">
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" class={head === "Line" || head === "Verdict" ? undefined : "number"}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (line.figure === null ? (
              <tr key={index} class="heading">
                <th scope="colgroup" colSpan={heads.length}>
                  {line.label}
                </th>
              </tr>
            ) : (
              <LineRow key={index} line={{ ...line, figure: line.figure }} decimals={decimals.get(line.figure.unit)} measureOf={measureOf} isBeside={printed > 0} />
            )))}
          </tbody>
        </table>
      </div>
      <p class="how-many">
        {counted(drawn.length, "line")}, {printed === 0 ? "none" : printed} of them printed by the company
      </p>
    </div>
  );
}

interface RowShown {
  readonly line: Drawn;
  readonly decimals: Decimals | undefined;
  readonly measureOf: (line: string) => string;
  readonly isBeside: boolean;
}

function LineRow({ line: { kind, id, label, figure, reported, difference, verdict }, decimals, measureOf, isBeside }: RowShown): JSX.Element {
  const selection = id === null ? null : ({ kind: "measure", id: measureOf(id) } as const);
  const unit = figure.unit;
  const value = <Value figure={figure} decimals={decimals?.ours ?? 0} />;
  return (
    <tr class={kind}>
      <th scope="row">
        {label} {figure.unit === book.value.answer?.currency ? null : <span class="unit">{figure.unit}</span>}
      </th>
      <td class="number ours">
        {selection === null ? value : (
          <>
            <CopyLink selection={selection} what={label} />
            <Link to={{ selection }} label={`${figure.value === null ? "not known" : `${decimalText(figure.value, decimals?.ours)} ${unit}`}: ${label}. Why?`}>
              {value}
            </Link>
          </>
        )}
        {figure.status === "exact" || figure.status === "not-determinable" ? null : (
          <span class="says">
            <Bounds figure={figure} /> <Status status={figure.status} />
          </span>
        )}
      </td>
      {isBeside ? (
        <>
          <td class="number">{reported === null ? "" : decimalText(reported, decimals?.printed)}</td>
          <td class="number">{difference === null ? "" : signedText(difference, decimals?.difference)}</td>
          <td class="verdict">{verdict === null ? <PrintedMark printed={undefined} /> : <Mark verdict={verdict} />}</td>
        </>
      ) : null}
    </tr>
  );
}

interface Decimals {
  readonly ours: number;
  readonly printed: number;
  readonly difference: number;
}

/** Enough for all of one unit to be told in full, so that each column lines up; what is printed in thousands has no cents. */
function decimalsOf(lines: readonly Drawn[]): Decimals {
  return {
    ours: significant(lines.map(({ figure }) => figure.value)),
    printed: significant(lines.map(({ reported }) => reported)),
    difference: significant(lines.map(({ difference }) => difference)),
  };
}

/** Cents where any are needed, and further digits where those are: `-0.1300` has two. */
function significant(values: readonly (string | null)[]): number {
  const most = Math.max(0, ...values.map((value) => (/\.(\d*?)0*$/.exec(value ?? "")?.[1] ?? "").length));
  return most === 0 ? 0 : Math.max(2, most);
}
