/** The text of a source as it was read: its fingerprint, lines, pages and tokens. */
import { createHash } from "node:crypto";
import { groupedBy } from "../kernel/grouped-by.ts";
import { datedTokens } from "./dates-in-text.ts";
import { pagesOf } from "./page-marks.ts";
import type { Pages } from "./page-marks.ts";
import { tokensOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export interface SourceText {
  readonly sha256: string;
  readonly lines: readonly string[];
  readonly pages: Pages;
  readonly tokens: readonly Token[];
  /** The places of each token by its text; of a word that the line breaks, by the whole word too. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The tokens that are parts of a calendar date. */
  readonly dated: ReadonlySet<number>;
}

/** Bytes that are no UTF-8 are read as Latin-1. */
export function readSource(bytes: Uint8Array): SourceText {
  const lines = decode(bytes).split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  const tokens = tokensOf(lines.join("\n"));
  return { sha256: createHash("sha256").update(bytes).digest("hex"), lines, pages: pagesOf(lines), tokens, places: placesOf(tokens), dated: datedTokens(tokens) };
}

function placesOf(tokens: readonly Token[]): Map<string, number[]> {
  const texts = tokens.flatMap(({ text, cut }, at) => [{ text, at }, ...(cut ? [{ text: text + (tokens[at + 1]?.text ?? ""), at }] : [])]);
  return new Map([...groupedBy(texts, ({ text }) => text)].map(([text, same]) => [text, same.map(({ at }) => at)]));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

/** Line numbers of `707-709, 715`, from 1. */
export function lineNumbers(lines: string): number[] {
  return lines.split(",").flatMap((run) => {
    const [first = 0, last = first] = run.split("-").map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  });
}

/** What stands on lines, in one line. */
export function quoted({ lines }: SourceText, numbers: readonly number[]): string {
  const text = numbers.map((number) => lines[number - 1] ?? "").join(" ").replaceAll(/\s+/g, " ").trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const LONGEST = 160;
