/** The forms in which an answer is given, the one where nothing is said first. */

export const forms = ["json", "csv", "xlsx", "md", "ndjson"] as const;
export type Form = (typeof forms)[number];

export interface Medium {
  readonly type: string;
  /** As `Content-Type` has it. */
  readonly contentType: string;
  readonly extension: string;
}

/** RFC 8259, RFC 4180 and 7111, ECMA-376, RFC 7763; newline-delimited JSON has no registered type. */
export const media: Readonly<Record<Form, Medium>> = {
  json: { type: "application/json", contentType: "application/json", extension: "json" },
  csv: { type: "text/csv", contentType: "text/csv; charset=utf-8; header=present", extension: "csv" },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extension: "xlsx" },
  md: { type: "text/markdown", contentType: "text/markdown; charset=utf-8; variant=GFM", extension: "md" },
  ndjson: { type: "application/x-ndjson", contentType: "application/x-ndjson", extension: "ndjson" },
};
