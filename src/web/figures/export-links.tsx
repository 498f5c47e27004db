/**
 * What is on screen as a file: asked of the service where it gives exactly these rows, and written
 * here where the page has narrowed them in ways of its own. Both are pinned to the ledger's head.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Question } from "../asking/answers.ts";
import { fileOf, save } from "../asking/file.ts";
import type { NamedFile } from "../asking/file.ts";
import { Refused } from "../asking/refused.ts";
import { book, bookId, under } from "../state/book.ts";
import { counted } from "./format.ts";
import { csvText, workbookOf } from "./written-rows.ts";
import type { Written } from "./written-rows.ts";

const FORMATS = ["csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

/** As many characters of the head as the service puts in a file's name. */
const HEAD_CHARACTERS = 12;

interface OfService {
  /** What the file holds, in words. */
  readonly what: string;
  /** The question whose answer is on screen, with all that narrows it. */
  readonly of: Question<unknown>;
  /** The table of the answer, where it is not the first. */
  readonly table?: string;
}

/** Where the service gives exactly the rows on screen. */
export function ExportLinks({ what, of: { url }, table }: OfService): JSX.Element {
  const head = book.value.answer?.ledgerHead;
  const address = (format: Format): string => `${url}${url.includes("?") ? "&" : "?"}format=${format}${table === undefined ? "" : `&table=${table}`}${head === undefined ? "" : `&head=${head}`}`;
  return (
    <Offer>
      {(saved) => FORMATS.map((format) => (
        <a
          key={format}
          href={address(format)}
          download
          aria-label={`${format.toUpperCase()} of ${what}`}
          onClick={(event) => {
            event.preventDefault();
            saved(() => fileOf(address(format)));
          }}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </Offer>
  );
}

interface OfPage {
  readonly what: string;
  /** For the file's name: letters, digits and hyphens. */
  readonly name: string;
  readonly heads: readonly string[];
  /** Made when a file is asked for. */
  readonly rows: () => readonly (readonly (string | null)[])[];
  /** How many there are before filters. */
  readonly total: number;
  /** The date or dates that the rows are of; empty where they are over all there are. */
  readonly dates: readonly (readonly [name: string, day: string])[];
  readonly filters: readonly (readonly [name: string, value: string])[];
}

/** Where the page has narrowed the rows itself. */
export function ExportRows({ what, name, heads, rows, total, dates, filters }: OfPage): JSX.Element {
  const write = async (format: Format): Promise<NamedFile> => {
    const shown = rows();
    const head = book.value.answer?.ledgerHead ?? "";
    const { knownAt, scenario } = under.value;
    const facts: Written["facts"] = [
      ["Book", book.value.answer?.name ?? ""],
      ["Answer", what],
      ...dates,
      ["Known at", knownAt ?? "everything"],
      ...(scenario === null ? [] : [["Scenario", scenario] as const]),
      ["Ledger head", head],
      ...filters.map(([filter, value]) => [`Filter: ${filter}`, value] as const),
      ["Rows", shown.length === total ? counted(total, "row") : `${shown.length} of ${counted(total, "row")}`],
    ];
    const written: Written = { name, heads, rows: shown, facts };
    const content = format === "csv" ? new Blob([csvText(written)], { type: "text/csv;charset=utf-8" }) : await workbookOf(written);
    const parts = [bookId.value ?? "", name, ...dates.map(([, day]) => day), head.slice(0, HEAD_CHARACTERS)];
    return { name: `${parts.join("_")}.${format}`, content };
  };
  return (
    <Offer>
      {(saved) => FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class="text-button"
          aria-label={`${format.toUpperCase()} of ${what}`}
          onClick={() => {
            saved(() => write(format));
          }}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </Offer>
  );
}

/** The choice of formats, and what came of it where nothing did. */
function Offer({ children }: { readonly children: (saved: (made: () => Promise<NamedFile>) => void) => JSX.Element[] }): JSX.Element {
  const [fault, setFault] = useState("");
  const saved = (made: () => Promise<NamedFile>): void => {
    setFault("");
    made().then(save, (error: unknown) => {
      setFault(error instanceof Refused ? `${error.refusal.title}. ${error.refusal.advice}` : "The file could not be made: reload the page, then try again.");
    });
  };
  return (
    <p class="exports">
      <span class="exports-label">Save as</span> {children(saved)}
      <span role="status">{fault}</span>
    </p>
  );
}
