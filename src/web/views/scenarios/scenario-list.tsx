/** The scenarios of the book: what each asks, which stand beside the book, and where to begin one. */
import type { JSX } from "preact";
import type { ScenarioList } from "../../../answers/scenario-answer.ts";
import { ask } from "../../asking/ask.ts";
import { scenariosOf, sourceOf } from "../../asking/answers.ts";
import { useAsked } from "../../asking/asked.ts";
import { DataTable } from "../../figures/data-table.tsx";
import type { Column } from "../../figures/data-table.tsx";
import { Link } from "../../layout/link.tsx";
import { Answer, Empty } from "../../layout/states.tsx";
import { bookId } from "../../state/book.ts";
import { dayInShort } from "../../state/days.ts";
import { go, place } from "../../state/here.ts";
import { MOST, chosen } from "./comparison.ts";
import { begin, draft } from "./draft.ts";
import { EMPTY } from "./draft-text.ts";

export function Scenarios(): JSX.Element {
  const asked = useAsked(bookId.value === undefined ? undefined : scenariosOf(bookId.value));
  return (
    <section class="card scenario-list" aria-labelledby="scenario-list">
      <header class="card-head">
        <h2 id="scenario-list">Scenarios of the book</h2>
        <div class="choices">
          <button type="button" disabled={draft.value !== null} onClick={() => begin(EMPTY)}>
            Write a new one
          </button>
        </div>
      </header>
      <Answer asked={asked} what="the scenarios">
        {(answer) => <List answer={answer} />}
      </Answer>
    </section>
  );
}

type Scenario = ScenarioList["scenarios"][number];

function List({ answer: { scenarios, total, faulty } }: { readonly answer: ScenarioList }): JSX.Element {
  if (total === 0) return <Empty>This book has no scenarios yet. Write a new one here, and keep it as a file in the book's scenarios.</Empty>;
  const known = chosen().filter((id) => scenarios.some((each) => each.id === id));
  const room = MOST - known.length - Number(draft.value !== null);
  const columns: readonly Column<Scenario>[] = [
    { id: "compare", head: "Beside", cell: ({ id, title }) => (
      <input type="checkbox" aria-label={`Put “${title}” beside the book`} checked={known.includes(id)} disabled={!known.includes(id) && room <= 0} onChange={({ currentTarget }) => go({ compare: currentTarget.checked ? [...known, id] : known.filter((each) => each !== id) })} />
    ) },
    { id: "title", head: "Scenario", cell: ({ id, title, summary }) => (
      <details>
        <summary>{title}</summary>
        <p class="summary">
          {summary} <code class="aside">{id}</code>
        </p>
      </details>
    ), by: ({ title }) => title },
    { id: "base", head: "Rests on", cell: ({ base, knownAt, parameters }) => (
      <>
        {base ?? "the book"}
        {knownAt === null ? null : <span class="bounds">as known on {dayInShort(knownAt)}</span>}
        {parameters.length === 0 ? null : <span class="bounds">can be swept by {parameters.join(" and ")}</span>}
      </>
    ), by: ({ base }) => base ?? "" },
    { id: "do", head: "Go on", cell: ({ id, title }) => (
      <span class="doing">
        <button type="button" aria-label={`Edit a copy of “${title}”`} onClick={() => void edit(id)}>
          Edit a copy
        </button>
        <Link to={{ view: "overview", scenario: id }} label={`The whole page under “${title}”`}>
          Whole page
        </Link>
      </span>
    ) },
  ];
  return (
    <>
      <DataTable caption="Scenarios" hidesCaption columns={columns} rows={scenarios} keyOf={({ id }) => id} total={total} what={["scenario", "scenarios"]} />
      <p class="how-many">
        {known.length + Number(draft.value !== null)} of at most {MOST} beside the book{place.value.compare.length > known.length ? "; of those in the address some are not of this book, or there is no room for them" : ""}.
      </p>
      {faulty.map((fault) => (
        <p key={fault} class="note">
          At fault: {fault}
        </p>
      ))}
    </>
  );
}

async function edit(id: string): Promise<void> {
  const book = bookId.peek();
  if (book === undefined) return;
  const { yaml } = await ask(sourceOf(book, id));
  begin(yaml.replace(/^id: .*$/m, `id: ${id}-edited`));
}
