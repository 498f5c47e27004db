/** The terms of an instrument that are in force: since when, by which event, and each in words. */
import type { JSX } from "preact";
import type { RegisterAnswer } from "../../../answers/register-answer.ts";
import { inWords, percentText, decimalText } from "../../figures/format.ts";
import { EventLink } from "../../layout/link.tsx";
import { dayInShort, isDay } from "../../state/days.ts";

type Row = RegisterAnswer["rows"][number];

/** Terms that are fractions of one, and are spoken of as percentages. */
const RATES: ReadonlySet<string> = new Set(["rate", "spread", "dividend-rate", "netting-rate", "discount"]);

/** Amounts of money for one share: with cents at least. */
const PRICES: ReadonlySet<string> = new Set(["strike", "strike-up-to", "conversion-price", "liquidation-preference", "par"]);

export function priceText(value: string): string {
  return decimalText(value, Math.max(2, value.split(".")[1]?.length ?? 0));
}

export function termText(term: string, value: string): string {
  if (RATES.has(term)) return percentText(value);
  if (PRICES.has(term)) return priceText(value);
  if (isDay(value)) return dayInShort(value);
  return /^-?\d+(?:\.\d+)?$/.test(value) ? decimalText(value) : value;
}

export function Terms({ row: { name, terms, termsSince, termsEvent } }: { readonly row: Row }): JSX.Element {
  const stated = Object.entries(terms);
  if (stated.length === 0) return <span class="aside">none stated</span>;
  return (
    <details class="terms">
      <summary aria-label={`Terms of ${name} in force${termsSince === null ? "" : ` since ${dayInShort(termsSince)}`}`}>{termsSince === null ? "in force" : `since ${dayInShort(termsSince)}`}</summary>
      <dl>
        {stated.map(([term, value]) => (
          <div key={term}>
            <dt>{inWords(term)}</dt>
            <dd>{termText(term, value)}</dd>
          </div>
        ))}
      </dl>
      <p class="aside">{termsEvent === null ? "As the book declares them." : <>By <EventLink id={termsEvent} /></>}</p>
    </details>
  );
}

/** A term in a cell of its own; nothing where it is not stated. */
export function Term({ row, term }: { readonly row: Row; readonly term: string }): JSX.Element {
  const value = row.terms[term];
  const upTo = row.terms[`${term}-up-to`];
  return (
    <>
      {value === undefined ? <span class="aside">not stated</span> : termText(term, value)}
      {upTo === undefined || upTo === value ? null : <span class="bounds">up to {termText(term, upTo)}</span>}
    </>
  );
}
