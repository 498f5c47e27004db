/** Where a source says it: its name, the page, the lines, and the figures as printed there. */
import type { JSX } from "preact";

interface Said {
  readonly source: string;
  readonly page?: string | null | undefined;
  readonly lines?: string | null | undefined;
  readonly printed?: readonly string[] | undefined;
}

export function Evidence({ evidence }: { readonly evidence: readonly Said[] }): JSX.Element | null {
  if (evidence.length === 0) return <p class="aside">No source is cited for it.</p>;
  return (
    <ul class="evidence">
      {evidence.map(({ source, page, lines, printed = [] }, index) => (
        <li key={index}>
          {source}
          {page === undefined || page === null ? "" : `, page ${page}`}
          {lines === undefined || lines === null ? "" : `, lines ${lines}`}
          {printed.map((text) => (
            <q key={text}>{text}</q>
          ))}
        </li>
      ))}
    </ul>
  );
}
