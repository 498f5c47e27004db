/** Measures over time as lines: bounds as bands, what is printed as rings, and a cursor at the date that is shown. */
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { axisText, decimalText } from "../figures/format.ts";
import { verdictWords } from "../figures/verdicts.ts";
import type { Day } from "../state/days.ts";
import { dayInWords } from "../state/days.ts";
import { stepOn } from "../state/steps.ts";
import type { SteppedMeasure } from "../state/steps.ts";
import { Marker } from "./marker.tsx";
import { shapesOf, within } from "./stepped-line.ts";
import { ticks, timeScale } from "./time-scale.ts";
import type { TimeScale } from "./time-scale.ts";
import { useWidth } from "./width.ts";

export interface Series {
  readonly measure: SteppedMeasure;
  readonly label: string;
  /** Which of the tones of series, and so of the line's own marks, it has. */
  readonly tone: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

interface Chart {
  readonly title: string;
  readonly series: readonly Series[];
  readonly range: { readonly first: Day; readonly last: Day };
  readonly cursor: Day;
  readonly onPick: (day: Day) => void;
}

const HEIGHT = 300;
const MARGIN = { top: 12, right: 12, bottom: 26, left: 52 };
const TICKS_APART = 58;

export function LineChart({ title, series, range, cursor, onPick }: Chart): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const time = useMemo(() => timeScale(range, [MARGIN.left, width - MARGIN.right]), [range.first, range.last, width]);
  const value = useMemo(() => valueScale(series, range), [series, range.first, range.last]);
  const pick = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }): void => {
    onPick(time.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  return (
    <div ref={element} class="chart">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${title}, from ${dayInWords(range.first)} to ${dayInWords(range.last)}; on ${dayInWords(cursor)}: ${series.map((each) => told(each, cursor)).join(", ")}`} onClick={pick}>
        <Axes time={time} value={value} width={width} />
        <Lines series={series} range={range} time={time} value={value} />
        <Cursor series={series} cursor={cursor} time={time} value={value} />
      </svg>
    </div>
  );
}

function told({ label, measure }: Series, day: Day): string {
  const step = stepOn(measure, day);
  return `${label} ${step?.value === undefined || step.value === null ? "not known" : decimalText(step.value)}`;
}

type ValueScale = ReturnType<typeof scaleLinear<number, number>>;

/** Nil is always in sight: what grew by half does not look as if it had doubled. */
function valueScale(series: readonly Series[], range: Chart["range"]): ValueScale {
  const all = series.flatMap(({ measure }) => within(measure, range).flatMap(({ low, high }) => (low === null || high === null ? [] : [Number(low), Number(high)])));
  return scaleLinear([Math.min(0, ...all), Math.max(1, ...all)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5);
}

function Axes({ time, value, width }: { readonly time: TimeScale; readonly value: ValueScale; readonly width: number }): JSX.Element {
  return (
    <g class="axis">
      {value.ticks(5).map((each) => (
        <g key={each}>
          <line class={each === 0 ? "nil" : undefined} x1={MARGIN.left} x2={width - MARGIN.right} y1={value(each)} y2={value(each)} />
          <text x={MARGIN.left - 8} y={value(each)} dy="0.32em" text-anchor="end">
            {axisText(each)}
          </text>
        </g>
      ))}
      {ticks(time, TICKS_APART).map(({ day, text }) => (
        <text key={day} x={time.at(day)} y={HEIGHT - 8} text-anchor="middle">
          {text}
        </text>
      ))}
    </g>
  );
}

interface Drawn {
  readonly series: readonly Series[];
  readonly time: TimeScale;
  readonly value: ValueScale;
}

/** Drawn anew only where the measures or the room change, never while a date is dragged. */
function Lines({ series, range, time, value }: Drawn & { readonly range: Chart["range"] }): JSX.Element {
  return useMemo(
    () => (
      <g>
        {series.map(({ measure, tone }) => {
          const { certain, uncertain, band } = shapesOf(within(measure, range), time, value);
          return (
            <g key={measure.id} data-measure={measure.id} class={`series tone-${tone}`}>
              <path class="band" d={band} />
              <path class="uncertain" d={uncertain} />
              <path class="certain" d={certain} />
              {measure.printed.filter(({ on, section }) => section === "statements" && on >= range.first && on <= range.last).map((printed) => (
                <circle key={printed.on} class="printed" cx={time.at(printed.on)} cy={value(Number(printed.value))} r={4}>
                  <title>{`${measure.label}, printed for ${dayInWords(printed.on)}: ${decimalText(printed.value)}. ${verdictWords[printed.verdict]}.`}</title>
                </circle>
              ))}
            </g>
          );
        })}
      </g>
    ),
    [series, time, value],
  );
}

function Cursor({ series, cursor, time, value }: Drawn & { readonly cursor: Day }): JSX.Element {
  const x = time.at(cursor);
  return (
    <g class="cursor">
      <line x1={x} x2={x} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
      {series.map(({ measure, tone }) => {
        const step = stepOn(measure, cursor);
        return step?.value === undefined || step.value === null ? null : <Marker key={measure.id} tone={tone} x={x} y={value(Number(step.value))} />;
      })}
    </g>
  );
}
