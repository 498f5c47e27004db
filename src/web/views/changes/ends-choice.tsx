/** The choice of the axis and of its two ends. */
import type { JSX } from "preact";
import { Link } from "../../layout/link.tsx";
import { book, knownDays, restingAsOf, span } from "../../state/book.ts";
import { dayInWords, isDay } from "../../state/days.ts";
import { go, goWith, options } from "../../state/here.ts";
import { axis, ends } from "./ends.ts";
import type { Axis } from "./ends.ts";

const AXES: readonly (readonly [Axis, string])[] = [["dates", "Between two dates"], ["knowledge", "Between two days of knowledge"]];

export function EndsChoice(): JSX.Element {
  const between = ends.value;
  return (
    <section class="card ends" aria-labelledby="ends">
      <h2 id="ends">What changed between A and B</h2>
      <div class="narrowings">
        <div class="choices" role="group" aria-label="Along">
          {AXES.map(([each, text]) => (
            <button key={each} type="button" aria-pressed={axis.value === each} onClick={() => goWith({ axis: each === "dates" ? null : each, since: null })}>
              {text}
            </button>
          ))}
        </div>
        {between === undefined ? null : axis.value === "dates" ? <DateEnds {...between} /> : <KnowledgeEnds {...between} />}
      </div>
      <p class="aside">{axis.value === "dates" ? "Figures at the end of either day, and the events after A up to the end of B." : `Figures on ${dayInWords(restingAsOf.value ?? "")}: by what was known at the end of A, and by what was known at the end of B.`}</p>
    </section>
  );
}

interface Between {
  readonly from: string;
  readonly to: string;
}

/** The dates that statements are presented for are at hand. */
function DateEnds({ from, to }: Between): JSX.Element {
  const presented = [...(book.value.answer?.presents.instants ?? [])].filter((day) => day < to && day !== from).sort();
  return (
    <>
      <label class="narrowing">
        <span>A</span>
        <input type="date" value={from} min={span.value?.first} max={to} onChange={({ currentTarget: { value } }) => isDay(value) && goWith({ since: value })} />
      </label>
      <label class="narrowing">
        <span>B</span>
        <input type="date" value={to} min={span.value?.first} max={span.value?.last} onChange={({ currentTarget: { value } }) => isDay(value) && go({ asOf: value })} />
      </label>
      {presented.length === 0 ? null : (
        <p class="aside">
          A as presented:{" "}
          {presented.map((day) => (
            <Since key={day} day={day} />
          ))}
        </p>
      )}
    </>
  );
}

function KnowledgeEnds({ from, to }: Between): JSX.Element {
  const days = [...new Set([...knownDays.value, from, to])].sort().reverse();
  return (
    <>
      <label class="narrowing">
        <span>A</span>
        <select value={from} onChange={({ currentTarget: { value } }) => goWith({ since: value })}>
          {days.filter((day) => day <= to || day === from).map((day) => (
            <option key={day} value={day}>
              {day}
            </option>
          ))}
        </select>
      </label>
      <label class="narrowing">
        <span>B</span>
        <select value={to} onChange={({ currentTarget: { value } }) => go({ knownAt: value })}>
          {days.map((day) => (
            <option key={day} value={day}>
              {day}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Since({ day }: { readonly day: string }): JSX.Element {
  return <Link to={{ options: { ...options.value, since: day } }}>{dayInWords(day)}</Link>;
}
