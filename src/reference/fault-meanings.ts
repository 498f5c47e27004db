/** What each fault code means and what to do about it. */
import type { FaultCode } from "../kernel/fault.ts";

/** The compiler demands one for every code. */
export const faultMeanings: Readonly<Record<FaultCode, string>> = {
  "account-unknown": "An event, a role or a layout names an account that the book does not have: add it to `accounts` in book.yaml, name the account that plays the part in `roles`, or correct the name.",
  "anchor-unbalanced": "The balances of a `complete` anchor do not sum to nil, so assets would not equal liabilities and equity: state every balance of the statement, credits below nil, and compare with the printed totals.",
  "authorised-exceeded": "A warning: more shares of a class are issued than its terms authorise or reserve; check the count, or state the new limit with `share-class-designated`.",
  "balance-unknown": "An event must know a balance whose history is not whole at that date: put a `balance-anchor` of the account before it, or give the account `opening: nil` if the book holds its whole history.",
  "book-unknown": "There is no book of that id in the folder of books, or none is named and none is the default: name one that is listed, or mark one with `default: true`.",
  "cash-flow-unclassified": "Cash moved by more or less than the entry's classes of cash flow explain: give each leg that is not cash its `flow`, so that together they add up to the cash.",
  "correction-impossible": "A correction cannot correct what it names: an event known only later, itself, or a newer correction; a reversal cannot undo an anchor, nor anything twice. Date the correction's `known` no earlier than what it corrects, and give corrections of one day their `order`.",
  "date-impossible": "A date does not exist, a period ends before it starts, or an event comes at a time when it cannot have happened: correct the date, written YYYY-MM-DD.",
  "dependants-remain": "An event is voided that others rest on, such as an issue of warrants that are exercised later: add the named events to `voids`, or put in place, by `replaced-by`, what they can rest on.",
  "entry-unbalanced": "The legs of an entry do not sum to nil in each unit: debits and credits must be equal, in money and in counts.",
  "event-unknown": "The book has no event of that id: list its events with `capledger events`.",
  "evidence-absent": "What the book cites does not stand on the lines that it names: correct the printed text, or the lines; the message says where the text stands nearest.",
  "evidence-beyond": "The book cites lines that the file does not have: correct the lines, or verify against the file that the book was written from.",
  "evidence-hash": "The file is not the one that the book was written from: find that file, or, if this one is right, read the book against it anew and state its SHA-256 in `sources`.",
  "evidence-page": "The lines stand on another page than the book says: correct the page, as the source itself numbers it.",
  "evidence-taken": "More rows cite a printing than there are: give each row the line of its own printing, or remove the row that repeats another.",
  "field-invalid": "A field is missing, is not one of the type's fields, or holds what its schema does not read: write what is expected at the named line; commas of thousands need quotes inside `{ }` and `[ ]`.",
  "figure-unknown": "What a figure is claimed to be names a concept that no reported figure and no measure has: transcribe that figure, or correct the name.",
  "file-unreadable": "A file of the book cannot be read: check that it exists and that you may read it.",
  "finding-unknown": "The book has no finding of that id, or no longer: list its findings with `capledger findings`.",
  "flow-unknown": "A leg names a class of cash flow that is neither a standard one nor named by a line of the book's cash-flow layout: use one of these, or add it to the layout.",
  "id-duplicate": "Two events or two instruments have the same id, or an event brings an instrument into being that exists already: give each its own id, or amend the instrument instead.",
  "instrument-not-yet-issued": "An event uses an instrument before anything has brought it into being: date the event that issues, signs or designates it earlier, or give the instrument `since` in book.yaml.",
  "instrument-unknown": "An event names an instrument that the book does not have: add it to `instruments` in book.yaml, or correct the id.",
  "instrument-wrong-kind": "An event names an instrument of another kind than it is about, such as a warrant where a note is meant: correct the id.",
  "layout-incomplete": "A layout of `statements` leaves out an account or class of cash flow, counts one twice, or sums a row that does not stand above it: put each on exactly one line.",
  "measure-unknown": "The book has no measure of that id: list them with `capledger measure`, or take one that the message suggests.",
  "outstanding-exceeded": "More is exercised, converted, repaid or drawn than there is at that moment: check the count or amount, and the order of the events of that day.",
  "precision-exceeded": "A quantity has more decimals than its unit's scale: round it as your source does, or raise `scale` (of an instrument) or `currency-scale`.",
  "query-invalid": "A question does not fit what is asked for, such as a date for a figure that runs over a period: ask with `--as-of` for figures at a date, with `--from` and `--to` for those over a period.",
  "range-exceeded": "A quantity or balance is beyond ±(2^63 − 1) at its unit's scale: check for a slip in the amount, or lower the scale.",
  "rate-unknown": "The terms of a note name an index for its rate, and the book has no table of that index, or one that begins after the terms do: add the table to `rates/`, or its earlier rates, so that no day of interest is without one.",
  "register-unknown": "There is no register of that name: ask for one of those listed.",
  "result-mismatch": "What an event states and what its terms make of it do not agree, such as proceeds that are not strike × count: correct the one that is wrong, or the terms in force.",
  "scenario-unknown": "The book has no scenario of that id: list its scenarios with `capledger scenario list`, or correct the `base` of the scenario that names it.",
  "source-unknown": "Evidence or a reported table points to a source that the book does not have: add it to `sources` in book.yaml, or correct the id.",
  "statement-unknown": "There is no statement of that name: ask for one of those listed.",
  "terms-missing": "An event needs a term that its instrument does not have, such as a strike or the class it buys: state it in the event's `terms` or at the instrument in book.yaml.",
  "unit-unknown": "A leg moves a unit in an account that is kept in another one: name the account of that unit.",
  "yaml-syntax": "A file is not valid YAML, or repeats a key: mend it at the named line.",
};

/** Codes of problems that only the HTTP service has. */
export const serviceMeanings: Readonly<Record<string, string>> = {
  internal: "The service failed in a way that nobody foresaw: look for the `requestId` of the problem in its log.",
  "method-not-allowed": "The path is there, but not for that method: ask with one of those that the `allow` header names.",
  "not-found": "There is nothing at that path: `/openapi.json` lists the paths there are.",
  "request-invalid": "What was sent is no HTTP request that can be read: mend the client.",
};
