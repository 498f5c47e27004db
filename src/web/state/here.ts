/** Where the reader is: the address as a signal, and how to go from place to place. */
import { computed, signal } from "@preact/signals";
import { formatPlace, parsePlace } from "./place.ts";
import type { Place, Selection } from "./place.ts";

export const place = signal<Place>(parsePlace(location.pathname, location.search));

window.addEventListener("popstate", () => {
  place.value = parsePlace(location.pathname, location.search);
});

/** Steps by keys that follow one another this fast are one step for the back button. */
const ONE_STEP_MILLISECONDS = 1_000;

let lastStep = 0;

/** Goes to another place, from which the back button comes here again. */
export function go(changes: Partial<Place>): void {
  const next = { ...place.peek(), head: null, ...changes };
  const address = formatPlace(next);
  if (address === formatPlace(place.peek())) return;
  history.pushState(null, "", address);
  lastStep = 0;
  place.value = next;
}

/** Goes on in a run of small steps: the back button undoes them all. */
export function step(changes: Partial<Place>): void {
  const now = performance.now();
  const isRun = lastStep > 0 && now - lastStep < ONE_STEP_MILLISECONDS;
  if (isRun) correct(changes);
  else go(changes);
  lastStep = now;
}

/** Changes the address without a step for the back button. */
function correct(changes: Partial<Place>): void {
  const next = { ...place.peek(), head: null, ...changes };
  history.replaceState(null, "", formatPlace(next));
  place.value = next;
}

/** Names the book that an address without one means: every other address of the page has one. */
export function nameBook(book: string): void {
  const next = { ...place.peek(), book };
  history.replaceState(null, "", formatPlace(next));
  place.value = next;
}

/** The address of a place that differs from this one so. */
export function addressOf(changes: Partial<Place>): string {
  return formatPlace({ ...place.value, ...changes });
}

export function select(selection: Selection | null): void {
  go({ selection });
}

export const selection = computed(() => place.value.selection);
export const options = computed(() => place.value.options);

type OptionChanges = Readonly<Record<string, string | null>>;

/** Changes options of a view; null takes one away. */
export function goWith(changes: OptionChanges): void {
  go({ options: optionsWith(changes) });
}

/** The same in a run of small steps, such as letters that are typed. */
export function stepWith(changes: OptionChanges): void {
  step({ options: optionsWith(changes) });
}

function optionsWith(changes: OptionChanges): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ ...options.peek(), ...changes }).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value] as const])));
}
