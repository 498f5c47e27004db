/** The time control: a handle for the date, one for the day of knowledge, and every event on a rail beneath them. */
import type { ComponentChildren, HTMLAttributes, JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { allEvents, asOf, draggedAsOf, draggedKnownAt, events, knownAt, knownDays, span } from "../state/book.ts";
import { dayInWords, dayNumber } from "../state/days.ts";
import type { Day } from "../state/days.ts";
import { dragAsOf, dragKnownAt, moveAsOf, moveKnownAt, rest } from "../state/moving.ts";
import type { Direction } from "../state/moving.ts";
import { go } from "../state/here.ts";
import { EventRail, LANE } from "./event-rail.tsx";
import { families, familyWords } from "./families.ts";
import { ticks, timeScale } from "./time-scale.ts";
import type { TimeScale } from "./time-scale.ts";
import { useWidth } from "./width.ts";

const EDGE = 14;
/** Room for the names of the lanes, where there is room for them. */
const NAMES = 86;
const ROOMY = 640;
const HANDLES = 26;
const RAIL = families.length * LANE;
const AXIS = 20;
const HEIGHT = HANDLES + RAIL + AXIS + HANDLES;
const TICKS_APART = 64;

export function TimeControl(): JSX.Element | null {
  const [element, width] = useWidth<HTMLDivElement>(800);
  const ends = span.value;
  const last = [ends?.last ?? "", knownDays.value.at(-1) ?? ""].sort().at(-1) ?? "";
  const time = useMemo(() => (ends === undefined ? undefined : timeScale({ first: ends.first, last }, [width < ROOMY ? EDGE : NAMES, width - EDGE])), [ends?.first, last, width]);
  return (
    <div ref={element} class="time-control">
      {time === undefined ? null : <Track time={time} width={width} />}
    </div>
  );
}

function Track({ time, width }: { readonly time: TimeScale; readonly width: number }): JSX.Element {
  const track = useRef<HTMLDivElement>(null);
  const dayAt = (x: number): Day => time.dayAt(x - (track.current?.getBoundingClientRect().left ?? 0));
  const latest = span.value?.last ?? time.last;
  return (
    <div ref={track} class="track" style={{ height: `${HEIGHT}px` }} {...dragging((x) => dragAsOf(earlier(dayAt(x), latest)), false)}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        <g transform={`translate(0 ${HANDLES})`}>
          <EventRail events={events.value.answer?.events ?? allEvents.value.answer?.events ?? []} time={time} />
          {width < ROOMY ? null : families.map((family, lane) => (
            <text key={family} class="tick-text" x={0} y={lane * LANE + LANE / 2} dy="0.32em">
              {familyWords[family]}
            </text>
          ))}
          {ticks(time, TICKS_APART).map(({ day, text }) => (
            <text key={day} class="tick-text" x={time.at(day)} y={RAIL + 14} text-anchor="middle">
              {text}
            </text>
          ))}
        </g>
        <Needles time={time} />
      </svg>
      <AsOfHandle time={time} dayAt={dayAt} latest={latest} />
      <KnownAtHandle time={time} dayAt={dayAt} />
    </div>
  );
}

function Needles({ time }: { readonly time: TimeScale }): JSX.Element {
  const day = asOf.value;
  const known = knownAt.value;
  return (
    <g>
      {day === undefined ? null : <line class="needle as-of" x1={time.at(day)} x2={time.at(day)} y1={HANDLES - 6} y2={HANDLES + RAIL} />}
      {known === null ? null : <rect class="unknown-yet" x={time.at(known)} y={HANDLES} width={Math.max(0, time.at(time.last) - time.at(known))} height={RAIL} />}
      <line class="needle known-at" x1={time.at(known ?? time.last)} x2={time.at(known ?? time.last)} y1={HANDLES} y2={HEIGHT - HANDLES + 6} />
    </g>
  );
}

interface Held {
  readonly time: TimeScale;
  readonly dayAt: (x: number) => Day;
}

function AsOfHandle({ time, dayAt, latest }: Held & { readonly latest: Day }): JSX.Element | null {
  const day = asOf.value;
  if (day === undefined) return null;
  return (
    <Handle kind="as-of" label="As of" time={time} day={day} words={dayInWords(day)} onDrag={(x) => dragAsOf(earlier(dayAt(x), latest))} onMove={moveAsOf} onEnd={(isFirst) => go({ asOf: isFirst ? time.first : latest })} isHeld={draggedAsOf.value !== null}>
      As of
    </Handle>
  );
}

function KnownAtHandle({ time, dayAt }: Held): JSX.Element {
  const day = knownAt.value;
  const last = knownDays.value.at(-1) ?? time.last;
  const drag = (x: number): void => {
    const wanted = dayAt(x);
    dragKnownAt(wanted >= last ? null : wanted);
  };
  return (
    <Handle kind="known-at" label="Known at" time={time} day={day ?? time.last} words={day === null ? "everything known" : `as known on ${dayInWords(day)}`} onDrag={drag} onMove={moveKnownAt} onEnd={(isFirst) => go({ knownAt: isFirst ? (knownDays.value[0] ?? null) : null })} isHeld={draggedKnownAt.value !== null}>
      {day === null ? "All known" : "Known at"}
    </Handle>
  );
}

interface Handled {
  readonly kind: "as-of" | "known-at";
  readonly label: string;
  readonly time: TimeScale;
  readonly day: Day;
  readonly words: string;
  readonly onDrag: (x: number) => void;
  readonly onMove: (direction: Direction, by: "event" | "quarter") => void;
  readonly onEnd: (isFirst: boolean) => void;
  readonly isHeld: boolean;
  readonly children: ComponentChildren;
}

function Handle({ kind, label, time, day, words, onDrag, onMove, onEnd, isHeld, children }: Handled): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    if (key === "ArrowLeft" || key === "ArrowDown") onMove("back", shiftKey ? "quarter" : "event");
    else if (key === "ArrowRight" || key === "ArrowUp") onMove("on", shiftKey ? "quarter" : "event");
    else if (key === "PageDown") onMove("back", "quarter");
    else if (key === "PageUp") onMove("on", "quarter");
    else if (key === "Home" || key === "End") onEnd(key === "Home");
    else return;
    event.preventDefault();
  };
  return (
    <div class={`handle ${kind}${isHeld ? " held" : ""}`} style={{ left: `clamp(2.5rem, ${time.at(day)}px, calc(100% - 2.5rem))` }} role="slider" tabIndex={0} aria-label={label} aria-valuemin={dayNumber(time.first)} aria-valuemax={dayNumber(time.last)} aria-valuenow={dayNumber(day)} aria-valuetext={words} onKeyDown={onKeyDown} {...dragging(onDrag, true)}>
      {children}
    </div>
  );
}

/** Where in a handle the pointer took hold of it: it stays there while it is dragged. */
let grip = 0;

/** A pointer that goes down, moves and comes up: shown at once, asked for when it rests. */
function dragging(onDrag: (x: number) => void, isHandle: boolean): HTMLAttributes<HTMLDivElement> {
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      const { currentTarget, clientX, pointerId } = event;
      const { left, width } = currentTarget.getBoundingClientRect();
      currentTarget.setPointerCapture(pointerId);
      grip = isHandle ? clientX - left - width / 2 : 0;
      if (!isHandle) onDrag(clientX);
    },
    onPointerMove: ({ currentTarget, pointerId, clientX }) => {
      if (currentTarget.hasPointerCapture(pointerId)) onDrag(clientX - grip);
    },
    onPointerUp: rest,
    onPointerCancel: rest,
  };
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
