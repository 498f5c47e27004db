/** Calendar dates among the tokens of a text, however they are spread over lines. */
import type { Token } from "./tokens.ts";

/** With a capital: “may 30” is no date. */
const MONTH = /^(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)$/;

/** What a date may be written as: M month, D day, Y year, the words between them, or three numbers in one. */
const FORMS: readonly (readonly string[])[] = [
  ["M", "D", ",", "Y"],
  ["M", "D", "Y"],
  ["M", ",", "Y"],
  ["M", "of", "Y"],
  ["M", "Y"],
  ["M", "D"],
  ["D", "M", ",", "Y"],
  ["D", "M", "Y"],
];

/** The places of the tokens that are days, months and years of a date: `September 30, 2002`, `May 2000`, `2002-09-30`, `9/30/02`. */
export function datedTokens(tokens: readonly Token[]): Set<number> {
  const dated = new Set<number>();
  for (let at = 0; at < tokens.length; ) {
    const length = FORMS.find((form) => form.every((part, index) => fits(tokens[at + index], part)))?.length ?? numericDate(tokens, at);
    for (let index = at; index < at + length; index += 1) dated.add(index);
    at += Math.max(1, length);
  }
  return dated;
}

function fits(token: Token | undefined, part: string): boolean {
  if (token === undefined) return false;
  if (part === "M") return token.kind === "word" && MONTH.test(token.written);
  if (part === "D") return token.kind === "number" && /^(?:0?[1-9]|[12]\d|3[01])$/.test(token.text);
  if (part === "Y") return token.kind === "number" && /^(?:19|20)\d{2}$/.test(token.text);
  return token.text === part;
}

/** How many tokens a date in digits takes up: 2002-09-30, 9/30/2002; none where there is none. */
function numericDate(tokens: readonly Token[], at: number): number {
  const [a, b, c, d, e] = tokens.slice(at, at + 5);
  const touch = (left: Token | undefined, right: Token | undefined, gap: number): boolean => left !== undefined && right !== undefined && right.start - left.end === gap;
  // The hyphens between the parts are no tokens.
  if (fits(a, "Y") && fits(b, "D") && fits(c, "D") && touch(a, b, 1) && touch(b, c, 1)) return 3;
  const isSlashed = b?.text === "/" && d?.text === "/" && fits(a, "D") && fits(c, "D") && e?.kind === "number" && /^(?:\d{2}|\d{4})$/.test(e.text);
  return isSlashed && touch(a, e, (b.end - b.start) + (d.end - d.start) + (c === undefined ? 0 : c.end - c.start)) ? 5 : 0;
}
