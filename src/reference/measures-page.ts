/** docs/reference/measures.md: the ids of figures, by pattern and as the default book has them. */
import type { Book } from "../book/book.ts";
import type { InstrumentDefinition, InstrumentKind } from "../../events/book-definition.ts";
import { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { issuePrefixes } from "../measures/issue-measures.ts";
import type { Measure } from "../measures/measure.ts";
import { code, page, table } from "./markdown.ts";

const PLACES: Readonly<Record<InstrumentKind, string>> = {
  "share-class": "<class>",
  warrant: "<warrant>",
  "option-pool": "<pool>",
  note: "<note>",
  bond: "<bond>",
  "equity-line": "<line>",
};

/** What the figures of each pattern are, where the words of the measure itself are too few. */
const MEANINGS: Readonly<Record<string, string>> = {
  "shares.<class>.issued": "shares issued: outstanding and in treasury",
  "shares.<class>.treasury": "shares bought back and held",
  "shares.<class>.outstanding": "shares in the hands of holders",
  "shares.<class>.authorised": "the most that may be issued, by the terms in force",
  "shares.<class>.reserved": "the most of the class that are set aside, by the terms in force",
  "shares.<class>.par": "par value of one share",
  "shares.<class>.liquidation-preference-per-share": "what one share receives first when the company is wound up",
  "warrants.<warrant>.outstanding": "warrants that can still be exercised",
  "warrants.<warrant>.strike": "price of one share, by the terms in force",
  "options.<pool>.outstanding": "options granted and neither exercised nor forfeited",
  "options.<pool>.available": "options that can still be granted",
  "notes.<note>.principal": "principal owed",
  "notes.<note>.conversion-price": "price at which the note converts, by the terms in force",
  "bonds.<bond>.posted": "amount of the bond, beside the balance sheet",
};

const GENERAL: readonly (readonly [string, string, string])[] = [
  ["the id of a balance-sheet row", "at a date", "a line or total of the book's balance-sheet layout, with the sign it prints"],
  ["`total-assets`, `total-liabilities`, `stockholders-equity`", "at a date", "in every book, whatever its layout; results not yet closed are part of equity"],
  ["the id of an income row", "over a period", "a line or total of the book's income layout"],
  ["the id of a cash-flow row", "over a period", "a line or total of the book's cash-flow layout, `cash-flow.<class>` where it has none"],
  ["`supplemental.<line>`", "over a period", "what events disclose beside the cash flows"],
  ["the id of an account, `/` written `.`", "at a date", "its balance, debits above nil; where a row has the same id, the row is meant"],
  ["`liquidation-preference`", "at a date", "over all classes: shares outstanding × what one share receives first"],
  ["`weighted-average-shares`, `eps.basic`", "over a period", "of the book's `common-class`"],
];

export function measuresPage(book: Book): string {
  const ledger = new Ledger(book);
  const measures = [...measuresOf(ledger).values()];
  const others = measures.filter((measure) => patternOf(measure, ledger) === undefined).map((measure) => [code(measure.id), measure.label, measure.unit, asked(measure.kind), madeOf(measure)]);
  return page("Measures", [
    "A measure is a named figure. The ids follow from the book: its layouts, accounts and instruments. So a new book has its measures without a line of code, and a reported figure ties to the ledger by naming one as its `concept`.",
    "Figures at a date are asked for with `--as-of`, those over a period with `--from` and `--to`. `capledger measure` lists the measures of a book, `capledger measure <id>` answers one, `capledger explain <id>` takes it apart.",
    "## What an answer says",
    table(["status", "meaning"], [
      ["`exact`", "the book determines the figure"],
      ["`bounded`", "an imprecise date lets it lie anywhere from `low` to `high`"],
      ["`estimated`", "a flow that is known only by period is inside; `low` and `high` say how far it can be off"],
      ["`not-determinable`", "the book does not hold enough to say; `reasons` name what is missing"],
    ]),
    "## By statement and account",
    table(["id", "asked", "what it is"], GENERAL),
    "## By instrument and by event",
    "Without an instrument in between, as in `notes.principal` or `warrants.outstanding`, it is the sum over all of them, where that is a figure.",
    table(["id", "asked", "unit", "what it is", "made of"], patternRows(ledger, measures)),
    `## The measures of ${book.definition.name}`,
    `The default book, ${code(book.definition.id)}, has ${measures.length} measures. Those of its statements, accounts and sums:`,
    table(["id", "what it is", "unit", "asked", "made of"], others),
    "Those of its instruments:",
    table(["instrument", "ids"], byInstrument(ledger, measures)),
    "Those of its issues of shares, by event:",
    table(["event", "ids"], byEvent(measures)),
  ]);
}

/** What `capledger explain` takes it apart into. */
const madeOf = ({ made }: Measure): string => (made.kind === "movements" ? "what events move" : made.rule);

const asked = (kind: Measure["kind"]): string => (kind === "instant" ? "at a date" : "over a period");

/** A row for each pattern, with the first measure that has it for those without words of their own. */
function patternRows(ledger: Ledger, measures: readonly Measure[]): string[][] {
  const rows = new Map<string, string[]>();
  for (const measure of measures) {
    const pattern = patternOf(measure, ledger);
    if (pattern !== undefined && !rows.has(pattern)) rows.set(pattern, [code(pattern), asked(measure.kind), measure.unit.replace(ledger.chart.currency, "currency"), MEANINGS[pattern] ?? withoutName(measure, ledger), madeOf(measure)]);
  }
  return [...rows.values()];
}

/** What the measure's own words say beside its instrument or event. */
function withoutName({ id, label }: Measure, ledger: Ledger): string {
  const issue = issueOf(id);
  return issue === undefined ? withoutInstrument(id, label, ledger) : label.replace(`${issue.event}: `, "");
}

function withoutInstrument(id: string, label: string, ledger: Ledger): string {
  return label.replace(`${namedBy(id, ledger)?.name ?? ""}: `, "");
}

/** The id with its instrument's place held open, or undefined where it names none. */
function patternOf({ id }: Measure, ledger: Ledger): string | undefined {
  const issue = issueOf(id);
  if (issue !== undefined) return `${issue.prefix}.<event>.${issue.what}`;
  const instrument = namedBy(id, ledger);
  return instrument === undefined ? undefined : id.replace(`.${instrument.id}.`, `.${PLACES[instrument.kind]}.`);
}

/** The parts of the id of an issue's figure, or undefined where it is of anything else. */
function issueOf(id: string): { readonly prefix: string; readonly event: string; readonly what: string } | undefined {
  const prefix = issuePrefixes.find((each) => id.startsWith(`${each}.`));
  const last = id.lastIndexOf(".");
  return prefix === undefined ? undefined : { prefix, event: id.slice(prefix.length + 1, last), what: id.slice(last + 1) };
}

/** The instrument that the id names; the ids of issues name events. */
function namedBy(id: string, { chart }: Ledger): InstrumentDefinition | undefined {
  if (issueOf(id) !== undefined) return undefined;
  return [...chart.instruments.values()].find((instrument) => id.includes(`.${instrument.id}.`));
}

/** Each instrument with the ids that it brings. */
function byInstrument(ledger: Ledger, measures: readonly Measure[]): string[][] {
  return [...ledger.chart.instruments.values()].flatMap(({ id, name }) => {
    const own = measures.filter((measure) => namedBy(measure.id, ledger)?.id === id);
    return own.length === 0 ? [] : [[name, own.map((measure) => code(measure.id)).join(", ")]];
  });
}

/** Each event that issues shares with the ids that it brings. */
function byEvent(measures: readonly Measure[]): string[][] {
  const ids = new Map<string, string[]>();
  for (const { id } of measures) {
    const event = issueOf(id)?.event;
    if (event !== undefined) ids.set(event, [...(ids.get(event) ?? []), code(id)]);
  }
  return [...ids].map(([event, own]) => [event, own.join(", ")]);
}
