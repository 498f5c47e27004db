/** Keys that work anywhere but where one writes: by event, by quarter, from view to view. */
import { signal } from "@preact/signals";
import type { View } from "../views/view.ts";
import { go } from "./here.ts";
import { moveAsOf, moveToLatest } from "./moving.ts";

export type Opened = "help" | "search" | null;

/** The dialog that is open. */
export const opened = signal<Opened>(null);

/** Between `g` and the letter of a view. */
const PATIENCE_MILLISECONDS = 1_500;

let goingSince = Number.NEGATIVE_INFINITY;

export function listenToKeys(views: readonly View[]): void {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || opened.peek() !== null || isTaken(event)) return;
    if (act(event, views)) event.preventDefault();
  });
}

/** Whether the key was for us. */
function act({ key, shiftKey }: KeyboardEvent, views: readonly View[]): boolean {
  const isGoing = performance.now() - goingSince < PATIENCE_MILLISECONDS;
  goingSince = Number.NEGATIVE_INFINITY;
  const view = isGoing ? views.find((each) => each.key === key) : undefined;
  if (view !== undefined) go({ view: view.name });
  else if (key === "g") goingSince = performance.now();
  else if (key === "ArrowLeft") moveAsOf("back", shiftKey ? "quarter" : "event");
  else if (key === "ArrowRight") moveAsOf("on", shiftKey ? "quarter" : "event");
  else if (key === "t") moveToLatest();
  else if (key === "/") opened.value = "search";
  else if (key === "?") opened.value = "help";
  else return false;
  return true;
}

/** Whether the element has a use of its own for the key. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return true;
  return key.startsWith("Arrow") && target.closest("[role=slider], [role=tablist], [role=listbox], [data-scrolls]") !== null;
}
