/** The shapes of a measure over time: what is certain as a line, what is not as a broken one, and its bounds as a band. */
import { area, curveStepAfter, line } from "d3-shape";
import type { Day } from "../state/days.ts";
import { stepOn } from "../state/steps.ts";
import type { Step, SteppedMeasure } from "../state/steps.ts";
import type { TimeScale } from "./time-scale.ts";

export interface Shapes {
  readonly certain: string;
  readonly uncertain: string;
  readonly band: string;
}

interface Point {
  readonly x: number;
  readonly step: Step;
}

/** The measure's steps inside a range: the one that holds at its beginning, the changes, and the last again at its end. */
export function within(measure: SteppedMeasure, { first, last }: { readonly first: Day; readonly last: Day }): readonly Step[] {
  const before = stepOn(measure, first);
  const inside = measure.steps.filter(({ on }) => on > first && on <= last);
  const steps = before === undefined ? inside : [{ ...before, on: first }, ...inside];
  const end = steps.at(-1);
  return end === undefined || end.on === last ? steps : [...steps, { ...end, on: last }];
}

export function shapesOf(steps: readonly Step[], time: TimeScale, y: (value: number) => number): Shapes {
  const points: Point[] = steps.map((step) => ({ x: time.at(step.on), step }));
  const draw = line<Point>().curve(curveStepAfter).x(({ x }) => x).y(({ step }) => y(Number(step.value)));
  const fill = area<Point>().curve(curveStepAfter).x(({ x }) => x).y0(({ step }) => y(Number(step.low))).y1(({ step }) => y(Number(step.high)));
  const shape = (isPart: (step: Step) => boolean, path: (run: Point[]) => string | null): string => runs(points, isPart).map((run) => path(run) ?? "").join("");
  return {
    certain: shape(({ status }) => status === "exact", draw),
    uncertain: shape(({ status }) => status === "bounded" || status === "estimated", draw),
    band: shape(({ low, high }) => low !== high, fill),
  };
}

/** Steps one after another that are part of a shape; each run goes on to where the next step begins. */
function runs(points: readonly Point[], isPart: (step: Step) => boolean): Point[][] {
  const all: Point[][] = [];
  let run: Point[] | undefined;
  for (const [index, point] of points.entries()) {
    if (isPart(point.step)) {
      if (run === undefined) all.push((run = []));
      run.push(point);
      continue;
    }
    const last = points[index - 1];
    if (run !== undefined && last !== undefined) run.push(...joined(last, point));
    run = undefined;
  }
  return all;
}

/** The step before held until here; where the figure goes on, the line does too. */
function joined(last: Point, next: Point): Point[] {
  const held = { x: next.x, step: last.step };
  return next.step.value === null ? [held] : [held, { x: next.x, step: { ...last.step, value: next.step.value } }];
}
