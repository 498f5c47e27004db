import { getDay, parseISO } from "date-fns";
import type { PrintedDate } from "../../book/source-document.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { isDay, plusDays, plusMonths } from "../../kernel/day.ts";
import type { Day, Period } from "../../kernel/day.ts";
import { utc } from "../../kernel/utc.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { placeText } from "../wording.ts";

export const printedDates: Check = {
  code: "printed-dates",
  reads: "events",
  rule: "A date printed exists, is the same wherever it is printed and as the events have it, follows from the dates that it is said to follow from, and falls on a day on which it could be.",
  rests: "the Gregorian calendar; identity",
  find: (review) => [...impossible(review), ...twice(review), ...againstEvents(review), ...following(review), ...closedDays(review), ...late(review)],
};

function printedOf({ evidence }: PrintedDate): string {
  return `"${evidence.printed.join(" ")}" (${placeText(evidence)})`;
}

function spanText({ first, last }: Period): string {
  return first === last ? first : `${first}..${last}`;
}

function impossible({ dates }: Review): Finding[] {
  return dates.filter(({ when }) => when === undefined).map((date) =>
    finding({
      about: date.id,
      class: "error",
      confidence: "certain",
      summary: `${printedOf(date)}, printed of ${date.concept}, is no date of the calendar`,
      evidence: [date.evidence],
      arithmetic: [`${printedOf(date)}: the month has no such day`],
      correction: "the day that was meant",
    }),
  );
}

const meet = (a: Period, b: Period): boolean => a.first <= b.last && b.first <= a.last;

/** Of each concept, the dates that contradict its first printing. */
function twice({ dates }: Review): Finding[] {
  const byConcept = groupedBy(dates.filter(({ when }) => when !== undefined), ({ concept }) => concept);
  return [...byConcept.values()].flatMap(([first, ...others]) => {
    const conflicting = others.filter(({ when }) => when !== undefined && first?.when !== undefined && !meet(when, first.when));
    if (first === undefined || conflicting.length === 0) return [];
    return [
      finding({
        about: `dates.${first.concept}`,
        class: "error",
        confidence: "certain",
        summary: `${first.concept} is dated ${printedOf(first)} and ${conflicting.map(printedOf).join(", ")}`,
        evidence: [first, ...conflicting].map(({ evidence }) => evidence),
        arithmetic: [first, ...conflicting].map((date) => `${printedOf(date)} is ${date.when === undefined ? "no date" : spanText(date.when)}`),
        correction: "one date for one thing",
      }),
    ];
  });
}

/** What the book itself says of a concept: the day of an event, or a term of an instrument. */
function inBook(concept: string, { ledger }: Review): Period | undefined {
  const event = concept.startsWith("events.") ? ledger.recorded(concept.slice("events.".length))?.event : undefined;
  if (event !== undefined) return { first: event.on.first, last: event.on.last };
  const [, id, term] = /^[a-z]+\.(.+)\.(matures|expires)$/.exec(concept) ?? [];
  const ends = id === undefined ? [] : ledger.terms.history(id).flatMap(({ terms }) => (term === "matures" ? (terms.matures ?? []) : (terms.expires ?? [])));
  const sorted = [...ends].sort();
  return sorted[0] === undefined ? undefined : { first: sorted[0], last: sorted.at(-1) ?? sorted[0] };
}

function againstEvents(review: Review): Finding[] {
  return review.dates.flatMap((date) => {
    const known = inBook(date.concept, review);
    if (date.when === undefined || known === undefined || meet(date.when, known)) return [];
    return [
      finding({
        about: date.id,
        class: "error",
        confidence: "likely",
        summary: `${date.concept} is dated ${printedOf(date)}; the book has it on ${spanText(known)}`,
        evidence: [date.evidence],
        arithmetic: [`${spanText(date.when)} against ${spanText(known)}`],
        events: date.concept.startsWith("events.") ? [date.concept.slice("events.".length)] : [],
      }),
    ];
  });
}

function following({ dates }: Review): Finding[] {
  return dates.flatMap((date) => {
    const { follows, when } = date;
    const from = follows === undefined ? undefined : dates.find(({ concept, when: other }) => concept === follows.concept && other !== undefined);
    if (follows === undefined || when === undefined || from?.when === undefined) return [];
    const after = (day: Day): Day => plusDays(plusMonths(day, Number(follows.years ?? 0) * 12 + Number(follows.months ?? 0)), Number(follows.days ?? 0));
    const made = { first: after(from.when.first), last: after(from.when.last) };
    // A term that runs to the day before its anniversary is as common as one that runs to the day.
    if (meet(when, { first: plusDays(made.first, -1), last: made.last })) return [];
    const length = [follows.years === undefined ? "" : `${follows.years} years`, follows.months === undefined ? "" : `${follows.months} months`, follows.days === undefined ? "" : `${follows.days} days`].filter((part) => part !== "").join(", ");
    return [
      finding({
        about: `${date.id} after ${follows.concept}`,
        class: "error",
        confidence: "likely",
        summary: `${date.concept}, ${printedOf(date)}, is said to follow ${follows.concept} by ${length}, which makes ${spanText(made)}`,
        evidence: [date.evidence, from.evidence],
        arithmetic: [`${spanText(from.when)} + ${length} = ${spanText(made)}; printed ${spanText(when)}`],
        correction: `${spanText(made)}, or another length`,
      }),
    ];
  });
}

const FIXED_HOLIDAYS = ["01-01", "07-04", "12-25"];

function closedDays({ dates }: Review): Finding[] {
  const once = groupedBy(dates, ({ concept, when }) => `${concept} ${when?.first ?? ""}`).values();
  return [...once].flatMap(([date]) => {
    if (date === undefined) return [];
    const { when, business } = date;
    if (!business || when === undefined || when.first !== when.last || !isDay(when.first)) return [];
    const weekday = getDay(parseISO(when.first, { in: utc }), { in: utc });
    const why = weekday === 0 ? "a Sunday" : weekday === 6 ? "a Saturday" : FIXED_HOLIDAYS.includes(when.first.slice(5)) ? "a public holiday" : undefined;
    if (why === undefined) return [];
    return [
      finding({
        about: `${date.id} weekday`,
        class: "ambiguity",
        confidence: "possible",
        summary: `${date.concept} is dated ${printedOf(date)}, ${why}, for an act of a business day`,
        evidence: [date.evidence],
        arithmetic: [`${when.first} is ${why}`],
      }),
    ];
  });
}

/** What a source tells as having happened cannot come after its publication. */
function late({ dates, ledger }: Review): Finding[] {
  return dates.flatMap((date) => {
    const published = ledger.definition.sources[date.evidence.source]?.published;
    if (!date.concept.startsWith("events.") || date.when === undefined || published === undefined || date.when.first <= published) return [];
    return [
      finding({
        about: `${date.id} after publication`,
        class: "error",
        confidence: "likely",
        summary: `${date.concept} is told as past on ${printedOf(date)}, after the source itself of ${published}`,
        evidence: [date.evidence],
        arithmetic: [`${date.when.first} is later than ${published}`],
      }),
    ];
  });
}
