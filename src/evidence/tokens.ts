/**
 * The words, numbers and signs of a text: what is left of it when blanks, line breaks and hyphens
 * between words no longer count.
 */

export interface Token {
  /**
   * `code`: letters and digits in one, such as FS454 or 170th. `nil`: a dash that stands for nothing.
   * `rule`: a line drawn with dashes. `sign`: any other character.
   */
  readonly kind: "number" | "word" | "code" | "nil" | "rule" | "sign";
  /** Written one way: numbers without blanks, words in lower case, every dash for nil as `--`. */
  readonly text: string;
  /** As it stands in the text. */
  readonly written: string;
  /** The line on which it starts, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Whether the line breaks after it at a hyphen. */
  readonly cut: boolean;
}

/** A stray blank may stand after a comma where the next group cannot begin a number, or once before a comma. */
const NUMBER = /(?:\d{1,3}(?:(?:,| ,)\d{3}(?!\d)|,\s+0\d\d(?!\d))+|\d+)(?:\.\d+)?|(?<![\p{L}\d])\.\d+/uy;
const CODE = /\p{L}+\d[\p{L}\d]*|\d+(?:st|nd|rd|th|\p{L})(?!\p{L})[\p{L}\d]*/iuy;
const WORD = /\p{L}+(?:['’]\p{L}+)*/uy;
const DASHES = /[-–—=_]+/uy;
const LONGEST_NIL = 3;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) {
      if (character === "\n") line += 1;
      at += 1;
      continue;
    }
    const { kind, end } = readAt(text, at);
    if (kind !== undefined) {
      const own = text.slice(at, end);
      tokens.push({ kind, text: canonical(kind, own), written: own, line, start: at, end, cut: kind === "word" && /^[-–]\s*\n/.test(text.slice(end, end + 200)) });
    }
    line += text.slice(at, end).split("\n").length - 1;
    at = end;
  }
  return tokens;
}

function readAt(text: string, at: number): { readonly kind: Token["kind"] | undefined; readonly end: number } {
  for (const [kind, pattern] of [["code", CODE], ["number", NUMBER], ["word", WORD]] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { kind, end: at + found[0].length };
  }
  DASHES.lastIndex = at;
  const dashes = DASHES.exec(text)?.[0];
  return dashes === undefined ? { kind: "sign", end: at + 1 } : { kind: dashKind(dashes, text[at - 1] ?? " ", text[at + dashes.length] ?? " "), end: at + dashes.length };
}

/** A dash alone is nil; a long one is a rule; one between words only joins them; one before a number is its sign. */
function dashKind(dashes: string, before: string, after: string): Token["kind"] | undefined {
  if (dashes.length > LONGEST_NIL || /[=_]/.test(dashes)) return "rule";
  if (/[\s$(]/.test(before) && /[\s)]/.test(after)) return "nil";
  return /[\p{L}\d.)]/u.test(before) ? undefined : "sign";
}

function canonical(kind: Token["kind"], own: string): string {
  if (kind === "nil") return "--";
  if (kind === "number") return own.replaceAll(/\s/g, "");
  return own.toLowerCase().replaceAll("’", "'");
}

/** The numbers of a text, and codes such as 10b. */
export function numbersOf(text: string): string[] {
  return tokensOf(text).filter(isNumeric).map(({ written }) => written);
}

export function isNumeric({ kind }: Token): boolean {
  return kind === "number" || kind === "code";
}
