/** Every event on a lane of its family: a tick on the day on which it counts, a bar over the days on which it may have happened. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { TimelineAnswer } from "../../answers/timeline-answer.ts";
import { families, familyWords } from "./families.ts";
import type { TimeScale } from "./time-scale.ts";

type RailEvent = TimelineAnswer["events"][number];

export const LANE = 14;

/** As many ticks as there are pixels at most, however many events there are. */
export function EventRail({ events, time }: { readonly events: readonly RailEvent[]; readonly time: TimeScale }): JSX.Element {
  return useMemo(
    () => (
      <g class="rail">
        {families.map((family, lane) => {
          const { ticks, bars } = pathsOf(events.filter((event) => event.family === family), time, lane * LANE);
          return (
            <g key={family} class={`family-${family}`}>
              <title>{familyWords[family]}</title>
              <line class="lane" x1={time.at(time.first)} x2={time.at(time.last)} y1={lane * LANE + LANE / 2} y2={lane * LANE + LANE / 2} />
              <path class="window" d={bars} />
              <path class="tick" d={ticks} />
            </g>
          );
        })}
      </g>
    ),
    [events, time],
  );
}

function pathsOf(events: readonly RailEvent[], time: TimeScale, top: number): { readonly ticks: string; readonly bars: string } {
  const ticks = new Set(events.map(({ on }) => Math.round(time.at(on))));
  const bars = new Set(events.filter(({ first, last }) => first !== last).map(({ first, last }) => `${Math.round(time.at(first))} ${Math.round(time.at(last))}`));
  return {
    ticks: [...ticks].map((x) => `M${x} ${top + 2}v${LANE - 4}`).join(""),
    bars: [...bars].map((ends) => {
      const [from, to] = ends.split(" ");
      return `M${from ?? ""} ${top + LANE / 2}H${to ?? ""}`;
    }).join(""),
  };
}
