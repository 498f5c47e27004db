/**
 * Faults: what is wrong with some input, told so that its owner can mend it.
 *
 * A reader or a check collects faults and goes on, so that one run names them all;
 * only the outermost door throws them, together, as `Faults`.
 */

/** Where a fault stands. Every part is optional because not every input is a file. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** JSON Pointer (RFC 6901) to the field inside the file, or to the nearest around it. */
  readonly pointer?: string;
  /** The id of the event, instrument or figure at fault. */
  readonly subject?: string;
  /** The instrument that the subject is about. */
  readonly instrument?: string;
  /** Path of the field inside the subject, e.g. `investor-warrants.strike`. */
  readonly field?: string;
  /** The value at fault, by which the field that holds it is found. */
  readonly about?: unknown;
  /** Path inside book.yaml, for whoever knows the lines of that file. */
  readonly path?: readonly PropertyKey[];
}

/** One thing that is wrong: a stable code, where it is, what was found, what was expected. */
export interface Fault extends Place {
  readonly code: FaultCode;
  readonly severity: "error" | "warning";
  readonly found: string;
  readonly expected: string;
}

/** The stable codes, each explained in docs/reference/faults.md. */
export type FaultCode =
  | "account-unknown"
  | "anchor-unbalanced"
  | "book-unknown"
  | "authorised-exceeded"
  | "balance-unknown"
  | "cash-flow-unclassified"
  | "chain-broken"
  | "checkpoint-broken"
  | "configuration-invalid"
  | "correction-impossible"
  | "date-impossible"
  | "dependants-remain"
  | "entry-unbalanced"
  | "event-changed"
  | "event-unknown"
  | "evidence-absent"
  | "evidence-beyond"
  | "evidence-hash"
  | "evidence-page"
  | "evidence-taken"
  | "export-impossible"
  | "field-invalid"
  | "figure-unknown"
  | "file-changed"
  | "file-unreadable"
  | "finding-unknown"
  | "flow-unknown"
  | "head-unknown"
  | "head-went-back"
  | "id-duplicate"
  | "image-broken"
  | "import-invalid"
  | "instrument-not-yet-issued"
  | "instrument-unknown"
  | "instrument-wrong-kind"
  | "json-syntax"
  | "key-conflict"
  | "layout-incomplete"
  | "measure-unknown"
  | "outcome-unknown"
  | "outstanding-exceeded"
  | "precision-exceeded"
  | "query-invalid"
  | "range-exceeded"
  | "rate-unknown"
  | "result-mismatch"
  | "source-unknown"
  | "register-unknown"
  | "statement-unknown"
  | "store-exists"
  | "store-unreadable"
  | "store-unwritable"
  | "terms-missing"
  | "token-unknown"
  | "scenario-unknown"
  | "unit-unknown"
  | "version-conflict"
  | "yaml-syntax";

/** `file:line subject (instrument) · field: found …; expected … [code]`, with the parts that are known. */
export function faultLine(fault: Fault): string {
  const place = fault.file === undefined ? "" : `${fault.file}${fault.line === undefined ? "" : `:${fault.line}`}`;
  const about = fault.subject === undefined || fault.instrument === undefined || fault.instrument === fault.subject ? fault.subject : `${fault.subject} (${fault.instrument})`;
  const subject = [about, fault.field].filter((part) => part !== undefined && part !== "").join(" · ");
  const head = [place, subject].filter((part) => part !== "").join("  ");
  return `${fault.severity}: ${head === "" ? "" : `${head}: `}found ${fault.found}; expected ${fault.expected} [${fault.code}]`;
}

/** Thrown once, at the door, with everything that is wrong. */
export class Faults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join("\n"));
    this.name = "Faults";
    this.faults = faults;
  }
}

/** Makes an `error` fault that is thrown at once; the catcher adds the place it knows. */
export function refuse(code: FaultCode, found: string, expected: string, place: Place = {}): Faults {
  return new Faults([{ code, severity: "error", found, expected, ...place }]);
}
