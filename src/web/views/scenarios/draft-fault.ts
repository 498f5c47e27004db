/** What is wrong with the scenario that is being written, and where. */
export interface DraftFault {
  readonly line: number | null;
  /** Where the field stands, `replace.0.with.gross`; null where it is the whole. */
  readonly field: string | null;
  readonly text: string;
}
