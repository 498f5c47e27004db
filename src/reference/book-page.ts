/** docs/reference/book.md: the files of a book, field by field. */
import { accountClass, instrumentKind } from "../../events/book-definition.ts";
import type { AccountClass, InstrumentDefinition, InstrumentKind } from "../../events/book-definition.ts";
import { standardFlows } from "../../events/flows.ts";
import { accountsOf } from "../../events/unit-accounts.ts";
import type { JsonSchema } from "./editor-scalar.ts";
import { isSchema } from "./editor-schema.ts";
import { fieldTable } from "./field-table.ts";
import { kindsOfValues } from "./kinds-of-values.ts";
import { code, fenced, page, table } from "./markdown.ts";
import type { Described, DescribedEvent } from "./schemas.ts";
import type { SourceComments } from "./source-comments.ts";

const FOLDER = `my-book/
  book.yaml           accounts, instruments, sources, layout of the statements
  events/*.yaml       what happened, one item for each event
  reported/*.yaml     figures as a source prints them, table by table
  documents/*.yaml    what a source holds beside figures, one source for each file
  rates/*.yaml        rates of an index that notes follow, one index for each file
  prices/*.yaml       market prices, one class of shares for each file
  scenarios/*.yaml    what would be if it had gone otherwise, one scenario for each file`;

const HEADERS: readonly (readonly [string, string])[] = [
  ["`book.yaml`", "`# yaml-language-server: $schema=../../schemas/book.schema.json`"],
  ["`events/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/events.schema.json`"],
  ["`reported/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/reported.schema.json`"],
  ["`documents/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/documents.schema.json`"],
  ["`rates/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/rates.schema.json`"],
  ["`prices/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/prices.schema.json`"],
  ["`scenarios/*.yaml`", "`# yaml-language-server: $schema=../../../schemas/scenarios.schema.json`"],
];

const CLASSES: Readonly<Record<AccountClass, string>> = {
  asset: "what the company has; debit balance",
  liability: "what it owes; credit balance",
  equity: "what its owners have in it; credit balance",
  income: "results; credit, shown over a period and part of equity until closed",
  expense: "results; debit, shown over a period and part of equity until closed",
  clearing: "amounts that have no account of their own yet; shown among the assets, its legs are the unallocated cash flow",
  memorandum: "counts and commitments beside the balance sheet",
};

const KINDS: Readonly<Record<InstrumentKind, string>> = {
  "share-class": "a class of shares, common or preferred",
  warrant: "a right to buy shares at a strike",
  "option-pool": "a plan that options are granted from",
  note: "a note or line of credit",
  "equity-line": "an investor's commitment to buy shares over time",
  bond: "a bond that a surety posts for the company",
};

export function bookPage({ book, envelope, reported, documents, rates, prices, scenario, events }: Described, source: SourceComments): string {
  return page("Books", [
    "A book is one company's ledger: a folder with YAML files. The folder's name is the book's id; only book.yaml must be there, and the files of its folders have any names.",
    fenced("text", FOLDER),
    "The first line of a file tells an editor with a YAML language server which schema to check and complete by. The paths are those of a book in this repository's `events/books`; elsewhere, give the path to `events/schemas`.",
    table(["file", "first line"], HEADERS),
    "## Kinds of values",
    "Every value is read as text, so that no figure passes through binary floating point: `2434490`, `2,434,490` and `\"2434490\"` are the same. Inside `{ }` and `[ ]` a comma separates fields, so an amount with commas needs quotes there.",
    kindsOfValues(source),
    ...definitionSections(book, events, source),
    ...eventSections(envelope),
    ...reportedSections(reported),
    ...documentSections(documents),
    "## Index rates",
    "A file of `rates/` holds one index. A note whose terms name it as `index` bears the rate in force plus its `spread`.",
    fieldTable(rates),
    "## Market prices",
    "A file of `prices/` holds what sources say of the price of one class of shares: closes of a day, or the range of a period.",
    fieldTable(prices),
    "## Scenarios",
    "A file of `scenarios/` is named like its `id` and holds changes that are laid over the book, or over another scenario, beside which it is replayed; the book stays as it is. They apply in this order: what is removed, replaced, moved and added, terms from a day on, then tables; an event may be changed once. What contradicts itself is told at the line of the change that breaks it. How to ask by one stands in [ask what if](../how-to/ask-what-if.md).",
    fieldTable(scenario),
  ]);
}

function definitionSections(book: JsonSchema, events: readonly DescribedEvent[], source: SourceComments): string[] {
  const closed = ["sources", "accounts", "instruments", "statements", "presents"];
  const statements = inside(book, "statements");
  return [
    "## book.yaml",
    fieldTable(book, { closed }),
    "### Sources",
    fieldTable(inside(book, "sources")),
    "### Accounts",
    "Assets and expenses are debits, above nil; liabilities, equity and income are credits, below nil in the ledger and above nil where a statement shows them. Instruments bring accounts of their own; these are not listed here.",
    fieldTable(inside(book, "accounts")),
    "Where `opening` is absent, it is `nil` in a book with an `inception`, and `unknown` in one without.",
    table(["class", "meaning"], accountClass.options.map((each) => [code(each), CLASSES[each]])),
    "### Roles",
    "Event types name accounts by the part they play. An account whose id is the part's name plays it; another one does where `roles` says so, as in `roles: { additional-paid-in-capital: apic }`. A part is needed only where an event of the book uses it.",
    partsOf(events, source).map(code).join(", ") + ".",
    "### Instruments",
    fieldTable(inside(book, "instruments")),
    "Each kind of instrument brings accounts of its own. Counts are kept like money: what leaves one account enters another, so issued and unissued shares always sum to nil. Where `opening` is absent, it is `nil`.",
    table(["kind", "meaning", "accounts"], instrumentKind.options.map((kind) => [code(kind), KINDS[kind], accountsOfKind(kind)])),
    "### Terms",
    "What an instrument starts with stands in book.yaml; events change it from their effective day on. A fixed `rate` replaces an `index` with its `spread`, and the other way round.",
    fieldTable(inside(inside(book, "instruments"), "terms")),
    "### Presented dates and periods",
    fieldTable(inside(book, "presents")),
    "### Layouts",
    "A row takes one of three forms: a `heading` alone, a `line` or a `total`; a line and a total need a `label` and `of`. Each account of money stands on exactly one line of the balance sheet, each income and expense account on one line of the income layout too, and each class of cash flow that an event uses on one line of the cash-flow layout.",
    fieldTable(statements),
    "`of` of a line names accounts by id, or several by a pattern in which `*` stands for one step of the id: `notes/*/principal` is the principal of every note. In the balance sheet, `income` and `expense` stand for the results not yet closed.",
    "### Classes of cash flow",
    "A leg that is not cash says by its `flow` which cash flow it explains; legs on income and expense accounts are `net-income` without saying so. Beside the standard classes, a layout may name others of its own.",
    table(["class", "section", "label without a layout"], Object.entries(standardFlows).map(([id, { section, label }]) => [code(id), section, label])),
  ];
}

function eventSections(envelope: JsonSchema): string[] {
  return [
    "## Events",
    "A file of `events/` is a list. Each item has the fields of the envelope below, and those of its [type](events.md).",
    fieldTable(envelope, { closed: ["on", "evidence"] }),
    "An event is known from `known` on; without it, from the end of its window, and, where it is inferred or an anchor, not before its sources were published. Queries with `--known-at` leave out what was not yet known.",
    "### Effective dates",
    fenced("yaml", "on: 2002-01-11\non: { within: 2002-02 }\non: { within: 2002-Q1, assumed: 2002-01-11 }"),
    "`on` is a day, or a mapping with the window in which it happened. The ledger counts it on the assumed day; an answer for a day inside the window gives bounds.",
    fieldTable(inside(envelope, "on")),
    "### Evidence",
    "Page, lines and figures as printed; never a source's sentences.",
    fieldTable(inside(envelope, "evidence")),
  ];
}

function reportedSections(reported: JsonSchema): string[] {
  return [
    "## Reported tables",
    "A file of `reported/` is a list of tables, of real ones and of figures in running text alike. Each row names its concept: the [measure](measures.md) that it is a figure of or, where there is none, a name of your own, the same wherever the same thing is printed. `printed` has one text for each column, exactly as the source prints it, `~` where it prints nothing; in a table without columns each row has one text, and its own `at` or `over`.",
    fieldTable(reported),
    "Figures are read as printed: `12,629`, `$ (0.04)` (below nil, as is `-0.04`), `--` (nil), `three`. Quote them, since an unquoted comma separates items.",
    "A figure printed to the unit u stands for every value from r − u/2 to r + u/2; u is one step of its last digit, or its `precision`. One whose `qualifier` is `approximately` stands for r − u to r + u. One that is a limit (`up-to`, `at-most`, `over`, `at-least`) says of what it limits only that it lies on that side. There is no other tolerance.",
    "`is` writes down what the source claims the figure to be of others: a sum, difference, product or ratio over concepts, with signs between spaces. A concept stands for the figure of the row's own date or period, `net-revenues@2001-Q3` for that of another. Write the claim as the source makes it, also where it does not come out: that is what findings are for.",
    fenced("yaml", `- { concept: net-revenues.change, over: 2002-Q3, line: 12, printed: ["$634,000"], precision: 1000, is: "net-revenues - net-revenues@2001-Q3" }
- { concept: customers.first.share, over: 2002-Q3, line: 14, printed: ["34%"], unit: percent, qualifier: approximately, is: "100 * customers.first.revenues / net-revenues" }`),
  ];
}

function documentSections(documents: JsonSchema): string[] {
  return [
    "## Source documents",
    "A file of `documents/` holds what one source has beside figures. Checks hold its dates, references and lists against the events; `evidence verify` holds all of it against the source's own file, and every number of that file against the book.",
    fieldTable(documents),
    "A date is printed of something: of an event (`events.bridge-signed`), of a term of an instrument (`notes.bridge.matures`, `warrants.agent.expires`), or of anything else by a name of your own. Write one row for each printing, exactly as printed, also where the calendar has no such day.",
    "Of a heading and of what is cited, the numbers of the label stand on the line (of `Note 6`, the 6) and so does the title; a label with neither number nor title stands there word by word. A reference is to the label of a heading, letter by letter, where the source has that heading.",
    "`not-figures` accounts for the numbers that say nothing about the company: years of columns, numbers of standards and rules, addresses. Calendar dates, and numbers of pages beside page marks, are recognised without being listed.",
  ];
}

/** The schema of what is inside a field: a mapping, the items of a list, the values of a record, or all branches. */
function inside(schema: JsonSchema, name: string): JsonSchema {
  const field = schema.properties?.[name];
  if (!isSchema(field)) throw new Error(`no field ${name}`);
  if (field.properties !== undefined) return field;
  const within = [field.items, field.additionalProperties, ...(field.anyOf ?? [])].flat().filter(isSchema).find((part) => part.properties !== undefined);
  if (within === undefined) throw new Error(`nothing inside ${name}`);
  return within;
}

/** Parts that posting rules name, and that fields name by default. */
function partsOf(events: readonly DescribedEvent[], source: SourceComments): string[] {
  const named = events.flatMap(({ comments, schema }) => [...comments.parts, ...defaultAccounts(schema)]);
  return [...new Set([...named, ...source.sharedParts()])].sort();
}

function defaultAccounts({ properties }: JsonSchema): string[] {
  return Object.values(properties ?? {}).flatMap((field) => (isSchema(field) && field.title === "account" && typeof field.default === "string" ? [field.default] : []));
}

function accountsOfKind(kind: InstrumentKind): string {
  const accounts = accountsOf({ id: "<id>", kind } as InstrumentDefinition);
  return accounts.length === 0 ? "none" : accounts.map(({ account }) => code(account)).join(", ");
}
