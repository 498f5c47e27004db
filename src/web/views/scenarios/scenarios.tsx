/** Scenarios: what would be if it had gone otherwise, beside the book, and how to write one. */
import type { JSX } from "preact";
import { useComparison } from "./comparison.ts";
import { Comparing } from "./comparing.tsx";
import { Editor } from "./editor.tsx";
import { Scenarios as List } from "./scenario-list.tsx";

export function Scenarios(): JSX.Element {
  const compared = useComparison();
  return (
    <div class="scenarios">
      <List />
      <Editor compared={compared} />
      <Comparing compared={compared} />
    </div>
  );
}
