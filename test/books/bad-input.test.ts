/**
 * Whatever is wrong with a book's files stops it from being loaded, and one run names all of it:
 * file, line, subject and field, what was found and what was expected.
 */
import { describe, expect, it } from "vitest";
import { capledger, spawned } from "../cli/capledger.ts";
import { faultsIn, folderOf, ledgerIn } from "./folder.ts";
import type { Files, Stated } from "./folder.ts";

const BOOK = `id: made-up
name: Made-up Company, Inc.
currency: USD
inception: 2000-01-01
as-of: 2002-12-31
common-class: common
sources:
  annual: { title: Annual report of 2002, published: 2003-03-01 }
accounts:
  cash: { class: asset, name: Cash, cash: true }
  accrued-liabilities: { class: liability, name: Accruals }
  common-stock: { class: equity, name: Common stock }
  preferred-stock: { class: equity, name: Preferred stock }
  additional-paid-in-capital: { class: equity, name: Paid-in capital }
  treasury-stock: { class: equity, name: Treasury stock }
  revenue: { class: income, name: Revenue }
  other-expense: { class: expense, name: Other expense }
instruments:
  - { id: common, kind: share-class, name: Common, since: 2000-01-01, capital-account: common-stock, terms: { par: 0.01, authorised: 1000 } }
  - { id: series-a, kind: share-class, name: Series A, since: 2000-01-01, capital-account: preferred-stock, terms: { par: 0.01, conversion-ratio: 10, converts-into: common } }
  - { id: warrant-a, kind: warrant, name: Warrant A }
  - { id: plan, kind: option-pool, name: Plan, since: 2000-01-01, terms: { underlying: common } }
  - { id: note-a, kind: note, name: Note A }
`;

/** Events as lines of a file, so that the first stands on line 1. */
const events = (...lines: readonly string[]): Files => ({ "book.yaml": BOOK, "events/2001.yaml": `${lines.join("\n")}\n` });

/** An event with nothing to it, in its own words. */
const milestone = (id: string, more = ""): string => `- { id: ${id}, type: milestone, on: 2001-02-01, summary: made up, matter: a lease${more} }`;

/** An entry of two legs. */
const entry = (debit: string, credit: string): string => `- { id: made, type: journal-entry, on: 2001-02-01, summary: made up, legs: [{ ${debit} }, { ${credit} }] }`;

const sold = (id: string, what: string, on = "2001-02-01"): string => `- { id: ${id}, type: private-placement, on: ${on}, summary: made up, ${what} }`;

/** A table of reported figures whose rows start on line 9. */
const reported = (rows: readonly string[], columns = "{ at: 2002-12-31 }", source = "annual"): Files => ({
  "book.yaml": BOOK,
  "reported/balance-sheet.yaml": ["- id: sheet", "  title: Balance sheet", `  source: ${source}`, "  page: 1", "  section: statements", "  unit: USD", `  columns: [${columns}]`, "  rows:", ...rows.map((row) => `    - ${row}`), ""].join("\n"),
});

/** The last line of the good book's file: what is added to it starts one line below. */
const END = BOOK.split("\n").length - 1;

const layout = (...lines: readonly string[]): string => `${BOOK}statements:\n${lines.map((line) => `  ${line}\n`).join("")}`;

interface Wrong {
  readonly what: string;
  readonly files: Files;
  readonly faults: readonly Stated[];
}

const fault = (at: string, [subject, field]: readonly [(string | undefined)?, (string | undefined)?], found: string, expected: string, code: string): Stated => ({ at, subject, field, found, expected, code });

const CALENDAR = "a date of the calendar, YYYY-MM-DD";
const COMMAS = "a number without thousands commas, since commas separate fields inside { } and [ ]";
const PRINTED = "a figure as printed, such as (1,470), 0.75 or --, with a column of its own";

/** A sum has no field of its own; naming the one that made it too large is as good. */

/** What is missing altogether may be said of the statement or of its first row. */
const STATEMENT = expect.stringMatching(new RegExp(`^book\\.yaml:(${END + 2}|${END + 3})$`)) as string;

/** A chain of anchors whose last alias stands for a thousand million values. */
const laughs = ["- &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]", ...Array.from({ length: 8 }, (_, level) => `- &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(", ")}]`)].join("\n");

const FILES: readonly Wrong[] = [
  {
    what: "30 February, as the day, as the day it became known and at the end of a window",
    files: events(
      "- { id: day, type: milestone, on: 2001-02-30, summary: made up, matter: a lease }",
      "- { id: known, type: milestone, on: 2001-02-01, known: 2001-02-30, summary: made up, matter: a lease }",
      "- { id: window, type: milestone, on: { within: 2001-02-01..2001-02-30 }, summary: made up, matter: a lease }",
    ),
    faults: [
      fault("events/2001.yaml:1", ["day", "on"], '"2001-02-30"', CALENDAR, "date-impossible"),
      fault("events/2001.yaml:2", ["known", "known"], '"2001-02-30"', CALENDAR, "date-impossible"),
      fault("events/2001.yaml:3", ["window", "on.within"], '"2001-02-01..2001-02-30"', CALENDAR, "date-impossible"),
    ],
  },
  {
    what: "an assumed day outside its window",
    files: events("- { id: made, type: milestone, on: { within: 2001-02, assumed: 2001-03-01 }, summary: made up, matter: a lease }"),
    faults: [fault("events/2001.yaml:1", ["made", "on.assumed"], '"2001-03-01"', "an assumed day inside the window", "date-impossible")],
  },
  {
    what: "an event id used twice, in two files: both are named",
    files: { "book.yaml": BOOK, "events/2001.yaml": milestone("lease"), "events/2002.yaml": `${milestone("other")}\n${milestone("lease")}` },
    faults: [fault("events/2002.yaml:2", ["lease", "id"], "an id that 2001.yaml:1 has already", "an id of its own for each event", "id-duplicate")],
  },
  {
    what: "a source's document that names a source, events and dates that there are not, and fields of no schema",
    files: {
      ...events(milestone("lease")),
      "documents/first.yaml": [
        "source: annual",
        "dates:",
        "  - section: notes",
        "    page: 1",
        "    rows:",
        "      - { concept: events.leese, line: 1, printed: 5 May 2001 }",
        "      - { concept: events.lease, line: 2, printed: 5 May 2001, follows: { concept: events.rent, years: 1 } }",
        "lists:",
        "  - { id: sold, of: securities-sold, over: 2001, line: 3, events: [lease, leese] }",
        "",
      ].join("\n"),
      "documents/second.yaml": "source: anual\n",
      "documents/third.yaml": ["source: annual", "headings:", "  - { label: Note 1, line: one }", "not-figures:", "  - { line: 1, text: [\"2001\"], kind: yeer }", ""].join("\n"),
    },
    faults: [
      fault("documents/third.yaml:3", [undefined, "headings.0.line"], '"one"', "a line number or a run of them", "field-invalid"),
      fault("documents/third.yaml:5", [undefined, "not-figures.0.kind"], '"yeer"', expect.stringContaining("one of date, year") as string, "field-invalid"),
      fault("documents/first.yaml:6", ["annual", "dates.0.rows.0.concept"], 'event "leese"', "an event of the book", "event-unknown"),
      fault("documents/first.yaml:7", ["annual", "dates.0.rows.1.follows.concept"], '"events.rent"', "what another date of the document is the date of", "field-invalid"),
      fault("documents/first.yaml:9", ["annual", "lists.0.events.1"], 'event "leese"', "an event of the book", "event-unknown"),
      fault("documents/second.yaml:1", ["second", "source"], 'source "anual"', "one of annual", "source-unknown"),
    ],
  },
  {
    what: "an instrument id used twice",
    files: { "book.yaml": `${BOOK}  - { id: common, kind: note, name: A note by the name of the shares }\n` },
    faults: [fault(`book.yaml:${END + 1}`, ["common", "instruments.5.id"], 'a second instrument "common"', "an id of its own for each instrument", "id-duplicate")],
  },
  {
    what: "a key written twice, in two files",
    files: { "book.yaml": `${BOOK}name: Another name\n`, "events/2001.yaml": "- id: made\n  type: milestone\n  type: journal-entry\n" },
    faults: [
      fault(`book.yaml:${END + 1}`, [], "Map keys must be unique", "valid YAML", "yaml-syntax"),
      fault("events/2001.yaml:3", [], "Map keys must be unique", "valid YAML", "yaml-syntax"),
    ],
  },
  {
    what: "a bracket that is never closed",
    files: events("- id: made", "  parties: [a bank", "  type: milestone"),
    faults: [fault("events/2001.yaml:3", [], expect.stringContaining("must be sufficiently indented and end with a ]") as string, "valid YAML", "yaml-syntax")],
  },
  {
    what: "a list in the place of a field's name, and a value that a tag calls something else",
    files: events("- id: made", "  ? [a, b]", "  : milestone", "- id: !!js/function other"),
    faults: [
      fault("events/2001.yaml:4", [], expect.stringContaining("Unresolved tag: tag:yaml.org,2002:js/function") as string, "valid YAML", "yaml-syntax"),
      fault("events/2001.yaml:2", [], "a list or a mapping in the place of a field's name", "a name", "yaml-syntax"),
    ],
  },
  {
    what: "an event type that there is not",
    files: events("- { id: made, type: warrant-reprised, on: 2001-02-01, summary: made up }"),
    faults: [fault("events/2001.yaml:1", ["made", "type"], '"warrant-reprised"', expect.stringContaining("warrant-repriced") as string, "field-invalid")],
  },
  {
    what: "a field that the type does not have, and one that it needs",
    files: events(milestone("lease", ", mater: a lease"), "- { id: sale, type: private-placement, on: 2001-02-01, summary: made up, class: common, gross: 100 }"),
    faults: [
      fault("events/2001.yaml:1", ["lease", "mater"], 'an unknown field "mater"', "only the fields of its schema", "field-invalid"),
      fault("events/2001.yaml:2", ["sale", "shares"], "nothing", "a single value", "field-invalid"),
    ],
  },
  {
    what: "a comma for thousands inside braces, where it ends the field",
    files: events(entry("account: cash, debit: 1,000", "account: revenue, credit: 1,000")),
    faults: [
      fault("events/2001.yaml:1", ["made", "legs.0.000"], 'an unknown field "000"', COMMAS, "field-invalid"),
      fault("events/2001.yaml:1", ["made", "legs.1.000"], 'an unknown field "000"', COMMAS, "field-invalid"),
    ],
  },
  {
    what: "commas for millions inside braces, where the same part comes twice",
    files: events("- { id: lent, type: note-issued, on: 2001-02-01, summary: made up, note: note-a, drawn: 2,000,000 }"),
    faults: [fault("events/2001.yaml:1", [], expect.any(String) as string, expect.stringContaining(COMMAS) as string, "yaml-syntax")],
  },
  {
    what: "a source that the book does not have, of an event and of reported figures",
    files: { ...reported(['{ concept: cash, line: 1, printed: ["100"] }'], "{ at: 2002-12-31 }", "quarterly"), ...events(milestone("lease", ", evidence: [{ source: anual, page: 3 }]")), "reported/other.yaml": "" },
    faults: [
      fault("events/2001.yaml:1", ["lease", "evidence.0.source"], 'source "anual"', "one of annual", "source-unknown"),
      fault("reported/balance-sheet.yaml:3", ["sheet", "source"], 'source "quarterly"', "one of annual", "source-unknown"),
    ],
  },
  {
    what: "a source that only JavaScript knows of",
    files: events(milestone("lease", ", evidence: [{ source: constructor, page: 3 }]")),
    faults: [fault("events/2001.yaml:1", ["lease", "evidence.0.source"], 'source "constructor"', "one of annual", "source-unknown")],
  },
  {
    what: "no book.yaml, beside events that are wrong as well",
    files: { "events/2001.yaml": milestone("lease", ", mater: a lease") },
    faults: [
      fault("book.yaml", [], expect.stringContaining("no such file") as string, "a readable file", "file-unreadable"),
      fault("events/2001.yaml:1", ["lease", "mater"], 'an unknown field "mater"', "only the fields of its schema", "field-invalid"),
    ],
  },
  {
    what: "a file of events that is not a list, and one of figures that is not",
    files: { "book.yaml": BOOK, "events/2001.yaml": "id: lease\ntype: milestone\n", "reported/sheet.yaml": "everything ties\n" },
    faults: [
      fault("events/2001.yaml:1", [], "something other than a list", "a list", "field-invalid"),
      fault("reported/sheet.yaml:1", [], "something other than a list", "a list", "field-invalid"),
    ],
  },
  {
    what: "a reported figure with a letter for a digit, and one without a column",
    files: reported(['{ concept: cash, line: 1, printed: ["1O0"] }', '{ concept: revenue, line: 2, printed: ["1", "2"] }']),
    faults: [
      fault("reported/balance-sheet.yaml:9", ["sheet", "rows.0.printed.0"], '"1O0"', PRINTED, "field-invalid"),
      fault("reported/balance-sheet.yaml:10", ["sheet", "rows.1.printed.1"], '"2"', PRINTED, "field-invalid"),
    ],
  },
  {
    what: "a row that prints fewer figures than its table has columns",
    files: reported(['{ concept: cash, line: 1, printed: ["100"] }'], "{ at: 2002-12-31 }, { at: 2001-12-31 }"),
    faults: [fault("reported/balance-sheet.yaml:9", ["sheet", "rows.0.printed"], expect.any(String) as string, expect.any(String) as string, "field-invalid")],
  },
  {
    what: "anchors and aliases, however much they would unfold to",
    files: { ...events(laughs), "reported/sheet.yaml": "- &row [1]\n- *row\n" },
    faults: [
      fault("events/2001.yaml:2", [], "Alias resolution is disabled", expect.any(String) as string, expect.any(String) as string),
      fault("reported/sheet.yaml:2", [], "Alias resolution is disabled", expect.any(String) as string, expect.any(String) as string),
    ],
  },
  {
    what: "a file of bytes that are no text",
    files: { "book.yaml": BOOK, "events/2001.yaml": Uint8Array.of(0, 1, 2, 0xff, 0xfe, 0, 0x0a), "events/picture.yaml": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d) },
    faults: [
      fault("events/2001.yaml:1", [], expect.any(String) as string, expect.any(String) as string, expect.any(String) as string),
      fault("events/picture.yaml:1", [], expect.any(String) as string, expect.any(String) as string, expect.any(String) as string),
    ],
  },
  {
    what: "roles and share classes that name accounts the book does not have",
    files: { "book.yaml": `${BOOK.replace("capital-account: preferred-stock", "capital-account: prefered-stock")}roles: { legal-expense: lawyers }\n` },
    faults: [
      fault("book.yaml:20", ["series-a", "instruments.1.capital-account"], 'account "prefered-stock"', expect.any(String) as string, "account-unknown"),
      fault(`book.yaml:${END + 1}`, [undefined, "roles.legal-expense"], 'account "lawyers"', expect.any(String) as string, "account-unknown"),
    ],
  },
];

const OUTSTANDING = ", what is outstanding just before";
const RANGE = "a quantity between ±9223372036854775807 at its unit's scale";
const INSTRUMENTS = "one of common, series-a, warrant-a, plan, note-a";

const EVENTS: readonly Wrong[] = [
  {
    what: "an entry that leaves 10 dollars over, and one that leaves 10 shares over",
    files: events(
      entry("account: cash, debit: 100", "account: revenue, credit: 90"),
      entry("account: shares/common/outstanding, unit: common, debit: 50", "account: shares/common/unissued, unit: common, credit: 60").replace("id: made", "id: shares"),
    ),
    faults: [
      fault("events/2001.yaml:1", ["made", "legs"], "legs that sum to 10.00 USD", "legs that sum to nil in each unit", "entry-unbalanced"),
      fault("events/2001.yaml:2", ["shares", "legs"], "legs that sum to -10 common", "legs that sum to nil in each unit", "entry-unbalanced"),
    ],
  },
  {
    what: "an account that the book does not have",
    files: events("- id: made", "  type: journal-entry", "  on: 2001-02-01", "  summary: made up", "  legs:", "    - { account: accrued, debit: 100 }", "    - { account: revenue, credit: 100 }"),
    faults: [fault("events/2001.yaml:6", ["made", "legs.0.account"], 'account "accrued"', "an account or role of book.yaml, such as accrued-liabilities", "account-unknown")],
  },
  {
    what: "a unit that is no instrument, and one that the account is not kept in",
    files: events(
      entry("account: shares/common/outstanding, unit: comon, debit: 1", "account: shares/common/unissued, unit: comon, credit: 1"),
      entry("account: cash, unit: common, debit: 1", "account: shares/common/unissued, unit: common, credit: 1").replace("id: made", "id: shares"),
    ),
    faults: [
      fault("events/2001.yaml:1", ["made", "legs.0.unit"], 'instrument "comon"', INSTRUMENTS, "instrument-unknown"),
      fault("events/2001.yaml:2", ["shares", "legs.0.unit"], "common in cash", "USD, the unit of that account", "unit-unknown"),
    ],
  },
  {
    what: "an instrument that the book does not have, and one of another kind",
    files: events(sold("comon", "class: comon, shares: 1, gross: 100"), sold("note", "class: note-a, shares: 1, gross: 100")),
    faults: [
      fault("events/2001.yaml:1", ["comon", "class"], 'instrument "comon"', INSTRUMENTS, "instrument-unknown"),
      fault("events/2001.yaml:2", ["note", "class"], "note-a, a note", "a share-class", "instrument-wrong-kind"),
    ],
  },
  {
    what: "shares where a note is issued, and where warrants are",
    files: events(
      "- { id: lent, type: note-issued, on: 2001-02-01, summary: made up, note: common, drawn: 100 }",
      "- { id: given, type: warrant-issued, on: 2001-02-01, summary: made up, warrant: common, warrants: 5, purpose: investors, terms: { underlying: common, strike: 1 } }",
    ),
    faults: [
      fault("events/2001.yaml:2", ["given", "warrant"], "common, a share-class", "a warrant", "instrument-wrong-kind"),
      fault("events/2001.yaml:1", ["lent", "note"], "common, a share-class", "a note", "instrument-wrong-kind"),
    ],
  },
  {
    what: "a repayment the day before the note is signed",
    files: events("- { id: repaid, type: note-repaid, on: 2001-01-31, summary: made up, note: note-a, principal: 1 }", "- { id: lent, type: note-issued, on: 2001-02-01, summary: made up, note: note-a, drawn: 100 }"),
    faults: [
      fault("events/2001.yaml:1", ["repaid", "note"], "note-a, which nothing has brought into being yet", "an event after the one that issues, signs or designates it, or since: in book.yaml", "instrument-not-yet-issued"),
    ],
  },
  {
    what: "an issue the day before the class exists, by the book's own word",
    files: events(sold("early", "class: common, shares: 1, gross: 100", "1999-12-31")),
    faults: [fault("events/2001.yaml:1", ["early", "class"], expect.stringContaining("common") as string, expect.any(String) as string, "instrument-not-yet-issued")],
  },
  {
    what: "11 shares converted of 10",
    files: events(sold("sale", "class: series-a, shares: 10, gross: 100"), "- { id: converted, type: shares-converted, on: 2001-03-01, summary: made up, from: series-a, shares: 11, into: common }"),
    faults: [fault("events/2001.yaml:2", ["converted", "shares"], "11 series-a taken from shares/series-a/outstanding", `at most 10${OUTSTANDING}`, "outstanding-exceeded")],
  },
  {
    what: "100.01 repaid of 100.00, and 100.01 converted of another",
    files: {
      "book.yaml": `${BOOK}  - { id: note-b, kind: note, name: Note B }\n`,
      "events/2001.yaml": [
        "- { id: lent-a, type: note-issued, on: 2001-02-01, summary: made up, note: note-a, drawn: 100 }",
        "- { id: lent-b, type: note-issued, on: 2001-02-01, summary: made up, note: note-b, drawn: 100 }",
        "- { id: repaid, type: note-repaid, on: 2001-03-01, summary: made up, note: note-a, principal: 100.01 }",
        "- { id: turned, type: note-converted, on: 2001-03-01, summary: made up, note: note-b, principal: 100.01, class: common, shares: 5 }",
      ].join("\n"),
    },
    faults: [
      fault("events/2001.yaml:3", ["repaid", "principal"], "100.01 USD taken from notes/note-a/principal", `at most 100.00${OUTSTANDING}`, "outstanding-exceeded"),
      fault("events/2001.yaml:4", ["turned", "principal"], "100.01 USD taken from notes/note-b/principal", `at most 100.00${OUTSTANDING}`, "outstanding-exceeded"),
    ],
  },
  {
    what: "101 warrants exercised of 100",
    files: events(
      "- { id: given, type: warrant-issued, on: 2001-02-01, summary: made up, warrant: warrant-a, warrants: 100, purpose: investors, terms: { underlying: common, strike: 1 } }",
      "- { id: exercised, type: warrant-exercised, on: 2001-03-01, summary: made up, warrant: warrant-a, warrants: 101 }",
    ),
    faults: [fault("events/2001.yaml:2", ["exercised", "warrants"], "101 warrant-a taken from warrants/warrant-a/outstanding", `at most 100${OUTSTANDING}`, "outstanding-exceeded")],
  },
  {
    what: "61 options forfeited of 60, and 41 granted of the 40 left",
    files: events(
      "- { id: adopted, type: option-plan-adopted, on: 2001-01-01, summary: made up, pool: plan, options: 100 }",
      "- { id: granted, type: option-granted, on: 2001-02-01, summary: made up, pool: plan, options: 60 }",
      "- { id: more, type: option-granted, on: 2001-03-01, summary: made up, pool: plan, options: 41 }",
      "- { id: left, type: option-forfeited, on: 2001-02-15, summary: made up, pool: plan, options: 61, returns-to-pool: false }",
    ),
    faults: [
      fault("events/2001.yaml:4", ["left", "options"], "61 plan taken from options/plan/outstanding", `at most 60${OUTSTANDING}`, "outstanding-exceeded"),
      fault("events/2001.yaml:3", ["more", "options"], "41 plan taken from options/plan/available", `at most 40${OUTSTANDING}`, "outstanding-exceeded"),
    ],
  },
  {
    // 61 − 60 = 1 too many; that nothing is left for the next event follows from it.
    what: "61 options exercised of 60, once, although one more lapses afterwards",
    files: events(
      "- { id: adopted, type: option-plan-adopted, on: 2001-01-01, summary: made up, pool: plan, options: 100 }",
      "- { id: granted, type: option-granted, on: 2001-02-01, summary: made up, pool: plan, options: 60 }",
      "- { id: exercised, type: option-exercise, on: 2001-03-01, summary: made up, pool: plan, options: 61, strike: 1 }",
      "- { id: lapsed, type: option-forfeited, on: 2001-04-01, summary: made up, pool: plan, options: 1 }",
    ),
    faults: [fault("events/2001.yaml:3", ["exercised", "options"], "61 plan taken from options/plan/outstanding", `at most 60${OUTSTANDING}`, "outstanding-exceeded")],
  },
  {
    what: "the shares that cannot be counted, but not a second time where they are converted",
    files: events(sold("sale", "class: series-a, shares: 1.5, gross: 100"), "- { id: converted, type: shares-converted, on: 2001-03-01, summary: made up, from: series-a, shares: 1, into: common }"),
    faults: [fault("events/2001.yaml:1", ["sale", "shares"], "1.5", "at most 0 decimals, the scale of series-a", "precision-exceeded")],
  },
  {
    what: "51 shares sold again of 50 in treasury",
    files: events(
      sold("sale", "class: common, shares: 100, gross: 100", "2001-01-01"),
      "- { id: bought, type: treasury-stock-acquired, on: 2001-02-01, summary: made up, class: common, shares: 50, cost: 60 }",
      "- { id: sold, type: treasury-stock-reissued, on: 2001-03-01, summary: made up, class: common, shares: 51, proceeds: 70, cost: 60 }",
    ),
    faults: [fault("events/2001.yaml:3", ["sold", "shares"], "51 common taken from shares/common/treasury", `at most 50${OUTSTANDING}`, "outstanding-exceeded")],
  },
  {
    what: "a count, and an amount in cents, one past the 64-bit range",
    files: events(sold("count", "class: series-a, shares: 9223372036854775808, gross: 100"), sold("money", "class: series-a, shares: 1, gross: 92233720368547758.08")),
    faults: [
      fault("events/2001.yaml:1", ["count", "shares"], "9223372036854775808", RANGE, "range-exceeded"),
      fault("events/2001.yaml:2", ["money", "gross"], "9223372036854775808", RANGE, "range-exceeded"),
    ],
  },
  {
    // 9,223,372,036,854,775,807 = 2^63 − 1 fits; one more does not, and is never a negative count.
    what: "counts, and legs of one entry, that fit one by one but not together",
    files: events(
      sold("most", "class: series-a, shares: 9223372036854775807, gross: 100"),
      sold("one-more", "class: series-a, shares: 1, gross: 100"),
      `- { id: together, type: journal-entry, on: 2001-03-01, summary: made up, legs: [${["debit", "credit"].flatMap((side) => ["92233720368547758.07", "0.01"].map((amount) => `{ account: accrued-liabilities, ${side}: ${amount} }`)).join(", ")}] }`,
    ),
    faults: [
      fault("events/2001.yaml:2", ["one-more", undefined], expect.stringMatching(/^-?9223372036854775808$/) as string, RANGE, "range-exceeded"),
      fault("events/2001.yaml:3", ["together", undefined], "9223372036854775808", RANGE, "range-exceeded"),
    ],
  },
  {
    what: "more decimals than the unit has: of money, and of shares, and the 71st of money",
    files: events(
      sold("cents", "class: series-a, shares: 1, gross: 100.001"),
      sold("halves", "class: series-a, shares: 1.5, gross: 100"),
      sold("tiny", `class: series-a, shares: 1, gross: 100.${"0".repeat(70)}1`),
    ),
    faults: [
      fault("events/2001.yaml:1", ["cents", "gross"], "100.001", "at most 2 decimals, the scale of USD", "precision-exceeded"),
      fault("events/2001.yaml:2", ["halves", "shares"], "1.5", "at most 0 decimals, the scale of series-a", "precision-exceeded"),
      fault("events/2001.yaml:3", ["tiny", "gross"], `100.${"0".repeat(70)}1`, "at most 2 decimals, the scale of USD", "precision-exceeded"),
    ],
  },
  {
    what: "cash that no class of cash flow explains, and a class that there is not",
    files: events(
      entry("account: cash, debit: 100", "account: common-stock, credit: 100"),
      entry("account: cash, debit: 100", "account: common-stock, credit: 100, flow: share-isues").replace("id: made", "id: slip"),
    ),
    faults: [
      fault("events/2001.yaml:1", ["made", "legs"], "cash moved by 100.00 but its legs' cash-flow classes explain 0.00", "legs of journal-entry whose cash-flow classes add up to the cash", "cash-flow-unclassified"),
      fault("events/2001.yaml:2", ["slip", "legs.1.flow"], 'cash-flow class "share-isues"', "a standard class or one that a line of the cash-flow statement names", "flow-unknown"),
    ],
  },
  {
    // 1,000 of cash − 990.50 of common stock = 9.50 without another side.
    what: "a whole balance sheet whose sides differ by 9.50",
    files: {
      "book.yaml": BOOK.replace("inception: 2000-01-01\n", ""),
      "events/2001.yaml": "- { id: sheet, type: balance-anchor, on: 2001-12-31, summary: made up, complete: true, balances: { cash: 1000, common-stock: -990.50 } }\n",
    },
    faults: [fault("events/2001.yaml:1", ["sheet", "balances"], "9.5 USD more on the debit side", "balances that sum to nil in a complete anchor", "anchor-unbalanced")],
  },
];

const RATES = "index: prime\nname: Prime\nsource: annual\nknown-to: 2002-12-31\nrates: [{ from: 2001-01-01, rate: 0.08 }]\n";
const NO_TABLE = 'index "prime" of note-a, of which the book has no table';
const DAY_COUNTS = "one of ACT/365, ACT/360, ACT/ACT-ISDA, 30/360-US, 30E/360, 30E/360-ISDA";

const lent = (terms: string, more = "drawn: 100"): string => `- { id: lent, type: note-issued, on: 2001-02-01, summary: made up, note: note-a, ${more}, terms: { ${terms} } }`;
const agreed = (terms: string): string => `- { id: agreed, type: note-amended, on: 2001-06-01, summary: made up, note: note-a, terms: { ${terms} } }`;

/** The good book with these terms of note-a, which stands on line 23. */
const declared = (terms: string, since = ""): string => BOOK.replace("name: Note A }", `name: Note A,${since} terms: { ${terms} } }`);

const given = (valuation: string): string =>
  `- { id: given, type: warrant-issued, on: 2001-02-01, summary: made up, warrant: warrant-a, warrants: 5, purpose: investors, fair-value: 9, terms: { underlying: common, strike: 1 }, valuation: { ${valuation} } }`;

/** The inputs of a valuation in reach, but for one. */
const inputs = (wrong: string): string => {
  const good = { "term-months": "17", volatility: "1.40", "risk-free-rate": "0.029" };
  const [field = ""] = wrong.split(":");
  return [...Object.entries(good).flatMap(([name, value]) => (name === field ? [] : [`${name}: ${value}`])), wrong].join(", ");
};

/** One input of a valuation that is out of reach. */
const outOfReach = (field: string, text: string, expected: string): Wrong => ({
  what: `a valuation with ${field} of ${text}`,
  files: events(given(inputs(`${field}: ${text}`))),
  faults: [fault("events/2001.yaml:1", ["given", `valuation.${field}`], `"${text}"`, expected, "field-invalid")],
});

const TERMS: readonly Wrong[] = [
  {
    what: "a note of an index without a table: as it is signed, and as it is amended",
    files: { ...events(lent("index: prime, spread: 0.01")), "events/2002.yaml": agreed("index: libor") },
    faults: [
      fault("events/2001.yaml:1", ["lent", "terms.index"], NO_TABLE, "a table of it in rates/", "rate-unknown"),
      fault("events/2002.yaml:1", ["agreed", "terms.index"], 'index "libor" of note-a, of which the book has no table', "a table of it in rates/", "rate-unknown"),
    ],
  },
  {
    what: "a table that begins a day after the note is signed",
    files: { ...events(lent("index: prime, spread: 0.01")), "rates/prime.yaml": RATES.replace("from: 2001-01-01", "from: 2001-02-02") },
    faults: [fault("events/2001.yaml:1", ["lent", "terms.index"], 'index "prime" of note-a, in force from 2001-02-01, before its table begins on 2001-02-02', "a table of it that begins on 2001-02-01 or before", "rate-unknown")],
  },
  {
    what: "a table that begins inside the window in which a fixed rate becomes a floating one",
    files: { ...events(lent("rate: 0.06"), agreed("index: prime").replace("on: 2001-06-01", "on: { within: 2001-06 }")), "rates/prime.yaml": RATES.replace("from: 2001-01-01", "from: 2001-06-02") },
    faults: [fault("events/2001.yaml:2", ["agreed", "terms.index"], 'index "prime" of note-a, in force from 2001-06-01, before its table begins on 2001-06-02', "a table of it that begins on 2001-06-01 or before", "rate-unknown")],
  },
  {
    what: "a note of book.yaml of an index without a table: there from a day on, signed later, or never",
    files: {
      ...events("- { id: lent, type: note-issued, on: 2001-02-01, summary: made up, note: note-b, drawn: 100 }"),
      "rates/prime.yaml": RATES,
      "book.yaml": `${declared("index: libor", " since: 2001-02-01,")}  - { id: note-b, kind: note, name: Note B, terms: { index: libor } }\n  - { id: note-c, kind: note, name: Note C, terms: { index: libor } }\n  - { id: note-d, kind: note, name: Note D, since: 2000-12-31, terms: { index: prime } }\n`,
    },
    faults: [
      fault("book.yaml:23", ["note-a", "instruments.4.terms.index"], 'index "libor" of note-a, of which the book has no table', "a table of it in rates/, or one of prime", "rate-unknown"),
      fault(`book.yaml:${END + 1}`, ["note-b", "instruments.5.terms.index"], 'index "libor" of note-b, of which the book has no table', "a table of it in rates/, or one of prime", "rate-unknown"),
      fault(`book.yaml:${END + 2}`, ["note-c", "instruments.6.terms.index"], 'index "libor" of note-c, of which the book has no table', "a table of it in rates/, or one of prime", "rate-unknown"),
      fault(`book.yaml:${END + 3}`, ["note-d", "instruments.7.terms.index"], 'index "prime" of note-d, in force from 2000-12-31, before its table begins on 2001-01-01', "a table of it that begins on 2000-12-31 or before", "rate-unknown"),
    ],
  },
  {
    what: "a table that cannot be read, once, and not the notes that need it as well",
    files: { ...events(lent("index: prime")), "rates/prime.yaml": RATES.replace("0.08", "8%") },
    faults: [fault("rates/prime.yaml:5", [undefined, "rates.0.rate"], '"8%"', expect.stringContaining("a decimal number") as string, "field-invalid")],
  },
  {
    what: "principal below nil, drawn, drawn further and repaid",
    files: events(lent("rate: 0.06", "drawn: -100"), "- { id: more, type: note-drawn, on: 2001-03-01, summary: made up, note: note-a, amount: -1 }", "- { id: repaid, type: note-repaid, on: 2001-04-01, summary: made up, note: note-a, principal: -1 }"),
    faults: [
      fault("events/2001.yaml:1", ["lent", "drawn"], '"-100"', "a number of nil or more", "field-invalid"),
      fault("events/2001.yaml:2", ["more", "amount"], '"-1"', "a number above nil", "field-invalid"),
      fault("events/2001.yaml:3", ["repaid", "principal"], '"-1"', "a number above nil", "field-invalid"),
    ],
  },
  {
    what: "a maturity the day before the note is signed, and the day before it is amended",
    files: events(lent("rate: 0.06, matures: 2001-01-31")),
    faults: [fault("events/2001.yaml:1", ["lent", "terms.matures"], "maturity 2001-01-31", "a day on or after the issue, 2001-02-01", "date-impossible")],
  },
  {
    what: "a maturity before an amendment",
    files: events(lent("rate: 0.06, matures: 2001-12-31"), agreed("matures: 2001-05-31")),
    faults: [fault("events/2001.yaml:2", ["agreed", "terms.matures"], "maturity 2001-05-31", "a maturity not before 2001-06-01, when the amendment takes effect", "date-impossible")],
  },
  {
    what: "a maturity of book.yaml before the note is signed",
    files: { ...events(lent("rate: 0.06")), "book.yaml": declared("matures: 2001-01-31") },
    faults: [fault("events/2001.yaml:1", ["lent", "note"], "maturity 2001-01-31", "a day on or after the issue, 2001-02-01", "date-impossible")],
  },
  {
    what: "terms of book.yaml: a maturity before the note is there, a conversion price of nil and a day count that there is not",
    files: { "book.yaml": declared("matures: 2001-01-31, conversion-price: 0, day-count: ACT/366", " since: 2001-02-01,") },
    faults: [
      fault("book.yaml:23", ["note-a", "instruments.4.terms.conversion-price"], '"0"', "a number above nil", "field-invalid"),
      fault("book.yaml:23", ["note-a", "instruments.4.terms.day-count"], '"ACT/366"', DAY_COUNTS, "field-invalid"),
    ],
  },
  {
    what: "a maturity of book.yaml before the day from which the note is there",
    files: { "book.yaml": declared("matures: 2001-01-31", " since: 2001-02-01,") },
    faults: [fault("book.yaml:23", ["note-a", "instruments.4.terms.matures"], '"2001-01-31"', "a date not before since", "date-impossible")],
  },
  {
    what: "a conversion price of nil and one below, as a note is signed and as it is amended",
    files: events(lent("rate: 0.06, conversion-price: 0"), agreed("conversion-price: -1")),
    faults: [
      fault("events/2001.yaml:1", ["lent", "terms.conversion-price"], '"0"', "a number above nil", "field-invalid"),
      fault("events/2001.yaml:2", ["agreed", "terms.conversion-price"], '"-1"', "a number above nil", "field-invalid"),
    ],
  },
  {
    what: "a day count that there is not, with the names of those there are",
    files: events(lent("rate: 0.06, day-count: 30/360"), agreed("day-count: ACT/366")),
    faults: [
      fault("events/2001.yaml:1", ["lent", "terms.day-count"], '"30/360"', DAY_COUNTS, "field-invalid"),
      fault("events/2001.yaml:2", ["agreed", "terms.day-count"], '"ACT/366"', DAY_COUNTS, "field-invalid"),
    ],
  },
  ...["0", "-0.5"].map((text) => outOfReach("volatility", text, "a number above nil")),
  ...["10.01", "140"].map((text) => outOfReach("volatility", text, "a volatility of at most 10, which is 1,000%")),
  outOfReach("volatility-up-to", "11", "a volatility of at most 10, which is 1,000%"),
  outOfReach("volatility-up-to", "1.39", "a number not below volatility"),
  ...["0", "-12"].map((text) => outOfReach("term-months", text, "a number above nil")),
  outOfReach("term-months", "1201", "a term of at most 1,200 months"),
  outOfReach("term-months-up-to", "1201", "a term of at most 1,200 months"),
  outOfReach("term-months-up-to", "16", "a number not below term-months"),
  outOfReach("risk-free-rate-up-to", "0.028", "a number not below risk-free-rate"),
  {
    what: "a valuation of a repricing out of reach",
    files: events(given(inputs("term-months: 17")), `- { id: repriced, type: warrant-repriced, on: 2001-03-01, summary: made up, warrant: warrant-a, strike: 0.5, charge-amount: 3, valuation: { ${inputs("volatility: 14")} } }`),
    faults: [fault("events/2001.yaml:2", ["repriced", "valuation.volatility"], '"14"', "a volatility of at most 10, which is 1,000%", "field-invalid")],
  },
];

const LAYOUTS: readonly Wrong[] = [
  {
    what: "an account on no line",
    files: { "book.yaml": layout("income:", "  - { line: sales, label: Sales, of: [revenue] }") },
    faults: [fault(STATEMENT, ["statements.income", "other-expense"], "accounts on no line", "each account of its classes on one line", "layout-incomplete")],
  },
  {
    what: "an account on two lines",
    files: { "book.yaml": layout("income:", "  - { line: sales, label: Sales, of: [revenue] }", "  - { line: more, label: More, of: [revenue, other-expense] }") },
    faults: [fault(`book.yaml:${END + 4}`, ["statements.income", "more"], "revenue, which stands on line sales already", "each account on one line", "layout-incomplete")],
  },
  {
    what: "an account twice on one line",
    files: { "book.yaml": layout("income:", "  - { line: sales, label: Sales, of: [revenue, revenue, other-expense] }") },
    faults: [fault(`book.yaml:${END + 3}`, ["statements.income", "sales"], "revenue, which stands on line sales already", "each account on one line", "layout-incomplete")],
  },
  {
    what: "a line of an account that there is not, and a total of a line that there is not",
    files: { "book.yaml": layout("income:", "  - { line: sales, label: Sales, of: [revenu] }", "  - { line: other, label: Other, of: [revenue, other-expense] }", "  - { total: all, label: All, of: [sles, other] }") },
    faults: [
      fault(`book.yaml:${END + 3}`, ["statements.income", "sales"], 'account "revenu"', "an account of book.yaml", "layout-incomplete"),
      fault(`book.yaml:${END + 5}`, ["statements.income", "all"], '"sles"', "a line or total that stands above it", "layout-incomplete"),
    ],
  },
  {
    what: "a class of cash flow that an event uses and no line names",
    files: { ...events(sold("sale", "class: common, shares: 10, gross: 100")), "book.yaml": layout("cash-flow:", "  - { line: results, label: Results, of: [net-income] }") },
    faults: [fault(STATEMENT, ["statements.cash-flow", "share-issues"], "cash-flow classes on no line", "each class that an event uses on one line", "layout-incomplete")],
  },
];

const said = ({ found, expected, code }: Stated): object => ({ found, expected, code });
const placed = ({ at, subject, field }: Stated): object => ({ at, subject, field });

describe.each([
  ["files, fields and references", FILES],
  ["events, as they are replayed", EVENTS],
  ["instruments and their terms", TERMS],
  ["statements, as they are laid out", LAYOUTS],
] as const)("bad input: %s", (_, wrongs) => {
  it.each(wrongs.map((wrong) => [wrong.what, wrong] as const))("refuses %s", (_what, { files, faults }) => {
    expect(faultsIn(folderOf(files)).map(said)).toEqual(faults.map(said));
  });

  it("names file, line, subject and field of each", () => {
    // Rows with more or fewer faults than they should have fail above, and are left out here.
    const both = wrongs.map(({ what, files, faults }) => ({ what, found: faultsIn(folderOf(files)), wanted: faults })).filter(({ found, wanted }) => found.length === wanted.length);
    expect(both.map(({ what, found }) => ({ what, faults: found.map(placed) }))).toEqual(both.map(({ what, wanted }) => ({ what, faults: wanted.map(placed) })));
  });
});

/** Ten things wrong in four files, none like another. */
const TEN: Files = {
  "book.yaml": BOOK.replace("currency: USD", "currency: dollars").replace("common-class: common", "common-clas: common"),
  "events/2001.yaml": [
    "- { id: sale, type: private-placement, on: 2001-02-30, summary: made up, class: common, shares: 10, gross: 100 }",
    "- { id: reprised, type: warrant-reprised, on: 2001-02-01, summary: made up }",
    "- { id: lent, type: note-issued, on: { within: 2001-02, assumed: 2001-03-01 }, summary: made up, note: note-a, drawn: 100 }",
    "- { id: free, type: private-placement, on: 2001-02-01, summary: made up, class: common, shares: 10 }",
    "- { id: lease, type: milestone, on: 2001-02-01, summary: made up, matter: a lease }",
  ].join("\n"),
  "events/2002.yaml": ["- id: lease", "  type: milestone", "  on: 2001-02-01", "  summary: made up", "  matter: a lease", "- id: many", "  type: private-placement", "  on: 2002-02-01", "  summary: made up", "  class: common", "  shares: ten", "  gross: 100"].join("\n"),
  "reported/balance-sheet.yaml": reported(['{ concept: cash, line: 1, printed: ["1O0"] }'])["reported/balance-sheet.yaml"] ?? "",
  "reported/cash-flow.yaml": "none\n",
};

/** Where each of the ten stands, and what it is. */
const TEN_FAULTS = [
  "book.yaml:3 dollars",
  "book.yaml:6 common-clas",
  "events/2001.yaml:1 2001-02-30",
  "events/2001.yaml:2 warrant-reprised",
  "events/2001.yaml:3 2001-03-01",
  "events/2001.yaml:4 nothing",
  "events/2002.yaml:1 2001.yaml:5",
  "events/2002.yaml:11 ten",
  "reported/balance-sheet.yaml:9 1O0",
  "reported/cash-flow.yaml:1 other than a list",
].map((fault): [string, string] => [fault.slice(0, fault.indexOf(" ")), fault.slice(fault.indexOf(" ") + 1)]);

describe("bad input: all at once", () => {
  it("names ten different faults in five files in one run, and loads nothing", async () => {
    const folder = folderOf(TEN);
    const found = faultsIn(folder).map(({ at, found: text }) => [at, text]);
    expect(found.sort()).toEqual(TEN_FAULTS.map(([at, text]) => [at, expect.stringContaining(text) as string]));
    const { code, stdout, stderr } = await spawned("check", "--book", folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    for (const [at, text] of TEN_FAULTS) expect(lines.filter((line) => line.startsWith("error: ") && line.includes(at) && line.includes(text)), at).toHaveLength(1);
    expect(lines.slice(10)).toEqual(["10 faults; nothing was loaded."]);
  });

  it("names every event that cannot be replayed, in two files", () => {
    const folder = folderOf({
      "book.yaml": BOOK,
      "events/2001.yaml": [
        sold("unknown", "class: comon, shares: 1, gross: 1"),
        sold("kind", "class: warrant-a, shares: 1, gross: 1"),
        sold("cents", "class: series-a, shares: 1, gross: 0.001"),
        sold("range", "class: series-a, shares: 9223372036854775808, gross: 1"),
        entry("account: cash, debit: 2", "account: revenue, credit: 1").replace("id: made", "id: sum"),
        entry("account: csh, debit: 1", "account: revenue, credit: 1").replace("id: made", "id: account"),
      ].join("\n"),
      "events/2002.yaml": [
        "- { id: early, type: note-repaid, on: 2002-02-01, summary: made up, note: note-a, principal: 1 }",
        "- { id: given-up, type: option-forfeited, on: 2002-02-01, summary: made up, pool: plan, options: 1 }",
        entry("account: cash, debit: 1", "account: common-stock, credit: 1").replace("id: made", "id: flow"),
        entry("account: cash, unit: common, debit: 1", "account: cash, unit: common, credit: 1").replace("id: made", "id: unit"),
      ].join("\n"),
    });
    expect(faultsIn(folder).map(({ subject, code }) => `${subject ?? ""} ${code}`).sort()).toEqual([
      "account account-unknown",
      "cents precision-exceeded",
      "early instrument-not-yet-issued",
      "flow cash-flow-unclassified",
      "given-up outstanding-exceeded",
      "kind instrument-wrong-kind",
      "range range-exceeded",
      "sum entry-unbalanced",
      "unit unit-unknown",
      "unknown instrument-unknown",
    ]);
  });

  it("names what a file, an event and a layout have wrong in the same run", () => {
    const folder = folderOf({
      ...reported(['{ concept: cash, line: 1, printed: ["1O0"] }']),
      "book.yaml": layout("income:", "  - { line: sales, label: Sales, of: [revenue] }"),
      "events/2001.yaml": entry("account: cash, debit: 2", "account: revenue, credit: 1"),
    });
    expect(faultsIn(folder).map(({ code }) => code).sort()).toEqual(["entry-unbalanced", "field-invalid", "layout-incomplete"]);
  });
});

describe("bad input: the instrument", () => {
  it("is named beside the event at fault, whether its fields or its replay are wrong", async () => {
    for (const [event, line] of [
      [lent("rate: 0.06", "drawn: -100"), 'events/2001.yaml:1  lent (note-a) · drawn: found "-100"; expected a number of nil or more [field-invalid]'],
      [given(inputs("volatility: 14")), 'events/2001.yaml:1  given (warrant-a) · valuation.volatility: found "14"; expected a volatility of at most 10, which is 1,000% [field-invalid]'],
      [lent("index: prime"), `events/2001.yaml:1  lent (note-a) · terms.index: found ${NO_TABLE}; expected a table of it in rates/ [rate-unknown]`],
    ] as const) {
      const { code, stderr } = await capledger("check", "--book", folderOf(events(event)));
      expect(code).toBe(2);
      expect(stderr).toContain(line);
    }
  });
});

describe("bad input: where it is none", () => {
  it("takes a valuation at the ends of its reach, and a table that begins on the day of the terms", () => {
    const reach = given("term-months: 1200, volatility: 0.0001, volatility-up-to: 10, risk-free-rate: -0.01, risk-free-rate-up-to: -0.01");
    expect(faultsIn(folderOf({ ...events(reach, lent("index: prime")), "rates/prime.yaml": RATES.replace("from: 2001-01-01", "from: 2001-02-01") }))).toEqual([]);
  });

  it("asks for no table of an index that a fixed rate has replaced before anything was owed", () => {
    expect(faultsIn(folderOf({ ...events(lent("rate: 0.06")), "book.yaml": declared("index: prime, spread: 0.01") }))).toEqual([]);
  });

  it("takes empty files, files of comments and an empty list for no events, and a book without any", () => {
    const folder = folderOf({ "book.yaml": BOOK, "events/2001.yaml": "", "events/2002.yaml": "# nothing yet\n", "events/2003.yaml": "[]\n", "reported/sheet.yaml": "" });
    expect(ledgerIn(folder).entries).toEqual([]);
    expect(ledgerIn(folderOf({ "book.yaml": BOOK })).entries).toEqual([]);
  });

  it("prints every account of a book that has no income or no expense account", () => {
    for (const without of ["revenue: { class: income, name: Revenue }", "other-expense: { class: expense, name: Other expense }"]) {
      expect(faultsIn(folderOf({ "book.yaml": BOOK.replace(`  ${without}\n`, "") })), without).toEqual([]);
    }
  });

  it("reads commas for thousands where a field has a line of its own", () => {
    const ledger = ledgerIn(folderOf(events("- id: lent", "  type: note-issued", "  on: 2001-02-01", "  summary: made up", "  note: note-a", "  drawn: 2,000,000")));
    expect(ledger.entries[0]?.movements[0]?.quantity).toBe(200_000_000n);
  });

  it("lets shares be issued beyond what is authorised, with a warning that says by how much", async () => {
    // 600 + 401 = 1,001 issued of 1,000 authorised.
    const folder = folderOf(events(sold("first", "class: common, shares: 600, gross: 600"), sold("second", "class: common, shares: 401, gross: 401", "2001-03-01")));
    expect(ledgerIn(folder).warnings).toMatchObject([{ severity: "warning", code: "authorised-exceeded", subject: "second", line: 2, found: "1001 common issued after second", expected: "at most 1000, the count authorised" }]);
    const { code, stdout, stderr } = await capledger("check", "--book", folder);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: .*events\/2001\.yaml:2 {2}second: found 1001 common issued after second; expected at most 1000, the count authorised \[authorised-exceeded\]\n$/);
    expect(stdout).toContain("1 warning");
  });

  it("does not warn at the last share that is authorised", () => {
    expect(ledgerIn(folderOf(events(sold("all", "class: common, shares: 1000, gross: 1000")))).warnings).toEqual([]);
  });

  it("refuses a sum of accounts past the 64-bit range when it is asked for, and never wraps", () => {
    const most = "92233720368547758.07";
    const ledger = ledgerIn(folderOf(events(entry(`account: accrued-liabilities, debit: ${most}`, `account: common-stock, credit: ${most}`), entry("account: treasury-stock, debit: 0.01", "account: preferred-stock, credit: 0.01").replace("id: made", "id: cent"))));
    const both = new Map([["common-stock", -1n], ["preferred-stock", -1n]] as const);
    expect(() => ledger.balance(both, ledger.definition["as-of"])).toThrow(/found 9223372036854775808; expected a quantity between/);
  });
});

describe("bad input: at the command line", () => {
  it("ends with 2 and no output where there is no book.yaml", async () => {
    const { code, stdout, stderr } = await capledger("check", "--book", folderOf({ "events/2001.yaml": "" }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("book.yaml");
  });

  it("ends with 2, not with a crash, at bytes and at a billion laughs", async () => {
    const folder = folderOf({ "book.yaml": BOOK, "events/bytes.yaml": Uint8Array.of(0, 0xff, 0), "events/laughs.yaml": laughs });
    const { code, stdout, stderr } = await spawned("check", "--book", folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n").filter((line) => /^error: .*events\/(bytes|laughs)\.yaml/.test(line))).toHaveLength(2);
  });
});
