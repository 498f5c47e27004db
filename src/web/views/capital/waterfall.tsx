/** The waterfall: a sum paid out for the company at the date, and who would receive what of it. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { WaterfallAnswer } from "../../../answers/waterfall-answer.ts";
import { waterfallCurveOf, waterfallOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { CopyLink } from "../../figures/copy-link.tsx";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { ExportLinks } from "../../figures/export-links.tsx";
import { counted, decimalText } from "../../figures/format.ts";
import { Answer, Empty } from "../../layout/states.tsx";
import { asOf, bookId, restingAsOf, under } from "../../state/book.ts";
import { dayInWords } from "../../state/days.ts";
import { goWith, options } from "../../state/here.ts";
import { amountIn, draggedPoint, endIn, exitOf, hasSums, pointBelow, wantedUpTo } from "./exit.ts";
import type { Curve } from "./exit.ts";
import { priceText } from "./terms.tsx";
import { WaterfallChart } from "./waterfall-chart.tsx";

export function Waterfall(): JSX.Element {
  const [book, day] = [bookId.value, restingAsOf.value];
  const asked = useAsked(book === undefined || day === undefined ? undefined : waterfallCurveOf(book, wantedUpTo.value, day, under.value));
  return (
    <section class="card waterfall" aria-labelledby="waterfall">
      <h2 id="waterfall">
        Waterfall <span class="when">if the company were paid out on {dayInWords(asOf.value ?? "")}</span>
      </h2>
      <Answer asked={asked} what="the waterfall">
        {(curve) => (hasSums(curve) ? <PaidOut curve={curve} /> : <NotKnown reasons={curve.reasons} />)}
      </Answer>
    </section>
  );
}

/** Nothing can be shared out among shares whose number nobody knows. */
function NotKnown({ reasons }: Pick<Curve, "reasons">): JSX.Element {
  return (
    <>
      <Empty>Who would receive what cannot be known on this date. Choose a date on which the shares outstanding and the principal of notes are known.</Empty>
      {reasons.map((reason) => <p key={reason} class="note">{reason}</p>)}
    </>
  );
}

function PaidOut({ curve }: { readonly curve: Curve }): JSX.Element {
  const resting = exitOf(curve);
  // Of the curve's own date: while another curve is asked for, the sums of this one need not be known there.
  const asked = useAsked(waterfallOf(curve.book, resting, curve.asOf ?? "", { knownAt: curve.knownAt, scenario: curve.scenario }));
  const dragged = draggedPoint.value;
  const exit = dragged === null ? resting : (curve.points[dragged]?.exit ?? resting);
  const isShares = options.value["parts"] === "share";
  return (
    <>
      <Sum curve={curve} exit={exit} isShares={isShares} />
      <WaterfallChart curve={curve} exit={exit} isShares={isShares} />
      <Answer asked={asked} what="who receives what">
        {(answer) => (
          <>
            <div class="narrowings"><ExportLinks what="the waterfall" of={waterfallOf(curve.book, resting, curve.asOf ?? "", { knownAt: curve.knownAt, scenario: curve.scenario })} /></div>
            <PaidTable {...(Number(answer.exit) === Number(exit) ? answer : ofPoint(curve, pointBelow(curve, exit)))} />
          </>
        )}
      </Answer>
      <Beside excluded={curve.excluded} reasons={curve.reasons} />
    </>
  );
}

interface Chosen {
  readonly curve: Curve;
  readonly exit: string;
  readonly isShares: boolean;
}

/** The sum and the end of the curve, to be written; the chart's form. */
function Sum({ curve, exit, isShares }: Chosen): JSX.Element {
  const write = (name: "exit" | "upTo") => ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    const amount = (name === "exit" ? amountIn : endIn)(currentTarget.value);
    if (amount === null) currentTarget.value = decimalText(name === "exit" ? exit : curve.upTo);
    else goWith({ [name]: amount });
  };
  return (
    <div class="sum-fields">
      <label>
        <span>Sum paid out, {curve.unit}</span>
        <input type="text" inputMode="decimal" autocomplete="off" value={decimalText(exit)} onChange={write("exit")} />
      </label>
      <label>
        <span>Chart up to</span>
        <input type="text" inputMode="decimal" autocomplete="off" value={decimalText(curve.upTo)} onChange={write("upTo")} />
      </label>
      <button type="button" aria-pressed={isShares} onClick={() => goWith({ parts: isShares ? null : "share" })}>
        As parts of the sum
      </button>
      <CopyLink selection={null} what={`the waterfall of ${decimalText(exit)} ${curve.unit}`} />
    </div>
  );
}

type Paid = WaterfallAnswer["rows"][number];

interface PaidOf {
  readonly perShare: string;
  readonly unit: string;
  /** While the sum is dragged, only what each receives and chooses is at hand. */
  readonly rows: readonly (Pick<Paid, "instrument" | "name" | "kind" | "choice" | "net"> & Partial<Paid>)[];
  readonly totals: { readonly net: string; readonly gross?: string; readonly strikePaid?: string };
}

/** What is at hand of a sum before it is answered for: what the curve says of it. */
function ofPoint({ rows, points, unit }: Curve, index: number): PaidOf {
  const point = points[index];
  return {
    unit,
    perShare: point?.perShare ?? "0",
    rows: rows.map((row, place) => ({ ...row, net: point?.net[place] ?? "0", choice: point?.choices[place] ?? "residual" })),
    totals: { net: point?.exit ?? "0" },
  };
}

function PaidTable({ perShare, rows, totals, unit }: PaidOf): JSX.Element {
  const columns = useMemo<readonly Column<PaidOf["rows"][number]>[]>(() => [
    { id: "name", head: "Who", cell: ({ name, remarks = [] }) => (
      <>
        {name}
        {remarks.map((remark) => <span key={remark} class="aside">{remark}</span>)}
      </>
    ), by: ({ name }) => name },
    { id: "net", head: `Receives, ${unit}`, isFigure: true, cell: ({ net }) => decimalText(net, 2), by: ({ net }) => Number(net) },
    { id: "choice", head: "Is", cell: ({ choice, strike }) => `${choice}${strike === undefined || strike === null ? "" : ` at ${priceText(strike)}`}`, by: ({ choice }) => choice },
    { id: "gross", head: "Gross", isFigure: true, cell: ({ gross }) => (gross === undefined ? "" : decimalText(gross, 2)), by: ({ gross }) => Number(gross ?? Number.NaN) },
    { id: "paid", head: "Pays in", isFigure: true, cell: ({ strikePaid }) => (strikePaid === undefined ? "" : decimalText(strikePaid, 2)), by: ({ strikePaid }) => Number(strikePaid ?? Number.NaN) },
  ], [unit]);
  return (
    <>
      <p class="per-share" aria-live="polite">
        One common share receives <strong>{priceText(perShare)}</strong> {unit}.
      </p>
      <DataTable caption="Who receives what" hidesCaption columns={columns} rows={rows} keyOf={({ instrument, name }) => `${instrument} ${name}`} what={["class of holders", "classes of holders"]} foot={(
        <tr>
          <td>In all</td>
          <td class="number">{decimalText(totals.net, 2)}</td>
          <td />
          <td class="number">{totals.gross === undefined ? "" : decimalText(totals.gross, 2)}</td>
          <td class="number">{totals.strikePaid === undefined ? "" : decimalText(totals.strikePaid, 2)}</td>
        </tr>
      )} />
    </>
  );
}

function Beside({ excluded, reasons }: Pick<Curve, "excluded" | "reasons">): JSX.Element {
  return (
    <>
      {excluded.map(({ instrument, reason }) => (
        <p key={instrument} class="note">
          Takes no part: {instrument} ({reason}).
        </p>
      ))}
      {reasons.length === 0 ? null : (
        <details>
          <summary>{counted(reasons.length, "reason")} why it may be otherwise</summary>
          <ul>
            {reasons.map((reason) => <li key={reason}>{reason}</li>)}
          </ul>
        </details>
      )}
      <p class="note">The sum is what there is for notes and shares after every other creditor. Each holder chooses what is best for it, given what all others choose.</p>
    </>
  );
}
