/**
 * Where a printed text stands on given lines, whatever a typesetter did between its parts: blanks,
 * line breaks, hyphens that join words, a `$` apart from its number.
 */
import { isNumberWord } from "../book/reported-figure.ts";
import type { SourceText } from "./source-text.ts";
import { tokensOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** The tokens of one printing, by their places in the source; both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The places on these lines at which the text is printed whole and, for a figure, with its sign: 57 is not printed by 1,057 or by (57). */
export function printings(text: SourceText, printed: string, lines: readonly number[], { signed = true } = {}): Span[] {
  const wanted = tokensOf(printed);
  const isBare = signed && !/[(-]/.test(printed);
  return spansOf(text, wanted, lines, matches).filter((span) => !isBare || !isNegated(text.tokens, span));
}

/** The places at which these words stand in this order, whatever signs are between them. */
export function phrases(text: SourceText, phrase: string, lines: readonly number[]): Span[] {
  const wanted = tokensOf(phrase).filter(isSpoken);
  return spansOf(text, wanted, lines, (at, token) => isSpoken(at) && matches(at, token), (token) => !isSpoken(token));
}

const isSpoken = ({ kind }: Token): boolean => kind === "word" || kind === "number" || kind === "code";

function matches(at: Token, wanted: Token): boolean {
  return at.kind === wanted.kind && at.text === wanted.text;
}

type Matches = (at: Token, wanted: Token) => boolean;

function spansOf({ tokens, places }: SourceText, wanted: readonly Token[], lines: readonly number[], match: Matches, skip: (token: Token) => boolean = () => false): Span[] {
  const isCited = new Set(lines);
  const starts = places.get(wanted[0]?.text ?? "") ?? [];
  return starts.flatMap((first): Span[] => {
    const last = endOf(tokens, first, wanted, (at, part) => isCited.has(at.line) && match(at, part), skip);
    return last === undefined ? [] : [{ first, last }];
  });
}

/** The place of the last token of a printing that begins at `first`; undefined where none does. */
function endOf(tokens: readonly Token[], first: number, wanted: readonly Token[], match: Matches, skip: (token: Token) => boolean): number | undefined {
  let at = first;
  for (const part of wanted) {
    for (let token = tokens[at]; at > first && token !== undefined && skip(token); token = tokens[at]) at += 1;
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined) return undefined;
    if (match(token, part)) at += 1;
    // A word that the line breaks: negoti-ated.
    else if (token.cut && next !== undefined && match({ ...token, text: token.text + next.text }, part)) at += 2;
    else return undefined;
  }
  return wanted.length === 0 ? undefined : at - 1;
}

/** Whether a minus stands before it or parentheses around it; words may repeat themselves so: ten (10). */
function isNegated(tokens: readonly Token[], { first, last }: Span): boolean {
  const before = tokens[first - 1];
  if (before?.text === "-" && before.kind === "sign") return true;
  const opens = before?.text === "$" ? first - 2 : first - 1;
  const closes = tokens[last + 1]?.text === "%" ? last + 2 : last + 1;
  if (tokens[opens]?.text !== "(" || tokens[closes]?.text !== ")") return false;
  const said = tokens[opens - 1];
  return said?.kind !== "word" || !isNumberWord(said.text);
}
