/** What is selected, looked at closely beside the page: why a figure is what it is, what an event did, what a finding rests on. */
import type { JSX } from "preact";
import { Dialog } from "../layout/dialog.tsx";
import { select, selection } from "../state/here.ts";
import { EventCloser } from "./event-closer.tsx";
import { FindingCloser } from "./finding-closer.tsx";
import { WhyCloser } from "./why-closer.tsx";

const TITLES = { event: "Event", measure: "Why this figure?", finding: "Finding" } as const;

export function Closer(): JSX.Element | null {
  const selected = selection.value;
  if (selected === null) return null;
  const { kind, id } = selected;
  return (
    <Dialog key={kind} as="drawer" title={TITLES[kind]} onClose={() => select(null)}>
      {kind === "event" ? <EventCloser id={id} /> : kind === "measure" ? <WhyCloser id={id} /> : <FindingCloser id={id} />}
    </Dialog>
  );
}
