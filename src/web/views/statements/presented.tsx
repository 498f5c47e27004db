/** The dates and periods that the company itself presents, a click away: there is something to hold every line against. */
import type { JSX } from "preact";
import { Link } from "../../layout/link.tsx";
import { book, restingAsOf } from "../../state/book.ts";
import { dayInShort, isDay } from "../../state/days.ts";
import type { Day } from "../../state/days.ts";
import { goWith, options } from "../../state/here.ts";
import { wholeMonths } from "../../state/periods.ts";
import type { Period } from "../../state/periods.ts";
import type { Place } from "../../state/place.ts";
import { OVER, period, presentedPeriods } from "../../state/period.ts";

interface Presented {
  readonly text: string;
  readonly to: Partial<Place>;
  readonly isCurrent: boolean;
}

function Choices({ all }: { readonly all: readonly Presented[] }): JSX.Element | null {
  if (all.length === 0) return null;
  return (
    <p class="presented">
      <span class="aside">As presented</span>
      {all.map(({ text, to, isCurrent }) => (
        <span key={text} class={isCurrent ? "current" : undefined}>
          <Link to={to} isCurrent={isCurrent}>
            {text}
          </Link>
        </span>
      ))}
    </p>
  );
}

export function PresentedDates(): JSX.Element | null {
  const days = [...(book.value.answer?.presents.instants ?? [])].sort().reverse();
  return <Choices all={days.map((day) => ({ text: dayInShort(day), to: { asOf: day }, isCurrent: restingAsOf.value === day }))} />;
}

export function PresentedPeriods(): JSX.Element | null {
  const chosen = period.value;
  return <Choices all={presentedPeriods.value.map(({ first, last }) => ({ text: inWords({ first, last }), to: { asOf: last, options: { ...options.value, [OVER]: first } }, isCurrent: chosen?.first === first && chosen.last === last }))} />;
}

/** Where a period begins that ends at the date shown. */
export function PeriodChoice(): JSX.Element | null {
  const shown = period.value;
  if (shown === undefined) return null;
  const over = options.value[OVER] ?? "";
  const begin = (day: Day): void => {
    if (isDay(day) && day <= shown.last) goWith({ [OVER]: day });
  };
  return (
    <div class="choices period-choice">
      <label class="narrowing">
        <span>Over</span>
        <select value={isDay(over) ? "" : over} onChange={({ currentTarget: { value } }) => goWith({ [OVER]: value })}>
          <option value="">{isDay(over) ? "since the day beside" : "as presented"}</option>
          <option value="3">three months</option>
          <option value="12">twelve months</option>
          <option value="year">the year so far</option>
        </select>
      </label>
      <label class="narrowing">
        <span>from</span>
        <input type="date" value={shown.first} max={shown.last} onChange={({ currentTarget: { value } }) => begin(value)} />
      </label>
    </div>
  );
}

/** `9 months to 30 Sep 2002`, or from a day to another. */
function inWords({ first, last }: Period): string {
  const months = wholeMonths({ first, last });
  if (months === undefined) return `${dayInShort(first)} to ${dayInShort(last)}`;
  return `${months === 1 ? "1 month" : months === 12 ? "Year" : `${months} months`} to ${dayInShort(last)}`;
}
