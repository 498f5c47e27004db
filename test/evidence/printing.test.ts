/** Where a printed text stands, whatever a typesetter did to it, and where it only seems to. */
import { describe, expect, it } from "vitest";
import { phrases, printings } from "../../src/evidence/printing.ts";
import { readSource } from "../../src/evidence/source-text.ts";

/** How often the figure is printed on all lines of the text. */
function times(text: string, printed: string): number {
  const source = readSource(Buffer.from(text));
  return printings(source, printed, source.lines.map((_, index) => index + 1)).length;
}

describe("a figure is found", () => {
  it.each([
    ["between runs of blanks of a justified line", "for  an  aggregate  of   1,234   shares", "1,234"],
    ["with its $ far to the left", "Cash             $        720", "$720"],
    ["with its $ at the end of the line above", "a fee of $\n   4,000 was paid", "$4,000"],
    ["in parentheses with blanks inside", "Net loss      $ ( 0.04 )", "$ (0.04)"],
    ["with $ and parentheses apart", "Net loss      $  (1,544)", "$(1,544)"],
    ["with a percent sign apart", "a share of 12.5 % of sales", "12.5%"],
    ["with a stray blank after a comma", "losses of $4,710,  000, and", "$4,710,000"],
    ["with a stray blank before a comma", "losses of $4 ,710 in all", "$4,710"],
    ["with a group on the next line", "there were 36,158,\n   269 shares", "36,158, 269"],
    ["with a leading point", "par value $.01; authorised", "$.01"],
    ["right after an abbreviation", "statement No.142 of", "142"],
    ["at the end of a sentence", "of $4,000. The rest", "$4,000"],
    ["before the hyphen of a compound", "a 30-day average", "30"],
    ["as a dash for nil", "Contract revenues       --        693", "--"],
    ["as a long dash for nil", "Contract revenues       —        693", "--"],
    ["as a dash for nil after a $", "Contract revenues       $--        693", "--"],
    ["as a word", "over three years", "three"],
    ["as a word at the start of a sentence", "Three years later", "three"],
    ["as a word of two parts on two lines", "within twenty-\n   four months", "twenty-four"],
    ["as a word of two parts with a blank", "within twenty four months", "twenty-four"],
    ["as a word that the line breaks", "for thir-\n   teen weeks", "thirteen"],
    ["as a date on two lines, between blanks", "As of September\n    30,   2002 there", "September 30, 2002"],
    ["in figures after the same in words", "for ten (10) days", "10"],
  ])("%s", (_, text, printed) => {
    expect(times(text, printed)).toBe(1);
  });
});

describe("a figure is not found", () => {
  it.each([
    ["inside a longer number", "1,354 and 354,000", "354"],
    ["where the number goes on after a point", "0.875", "0.87"],
    ["where a stray blank cuts the number", "losses of $4,710,  000", "$4,710"],
    ["in parentheses, when it is printed without", "Interest      (57)", "57"],
    ["in parentheses after a $, when it is printed without", "Interest     $ (57)", "57"],
    ["after a minus, when it is printed without", "Interest      -57", "57"],
    ["without parentheses, when it is printed with", "Interest      57", "(57)"],
    ["without a $, when it is printed with", "Cash      720", "$720"],
    ["with its digits in another order", "Cash      702", "720"],
    ["as a rule under a column", "  --------", "--"],
    ["as a hyphen between words", "year-end", "-"],
    ["inside a code of letters and digits", "the FS454 chip", "454"],
    ["inside an ordinal", "the 170th district", "170"],
    ["inside a longer word", "tenants", "ten"],
    ["spread over two columns", "1       2", "12"],
  ])("%s", (_, text, printed) => {
    expect(times(text, printed)).toBe(0);
  });

  it("on lines that are not cited", () => {
    const source = readSource(Buffer.from("1,234\n\n1,234"));
    expect([[1], [2], [3], [1, 3]].map((lines) => printings(source, "1,234", lines).length)).toEqual([1, 0, 1, 2]);
    // A text may not begin on one line that is cited and end on one that is not.
    const broken = readSource(Buffer.from("September\n30, 2002"));
    expect([[1], [2], [1, 2]].map((lines) => printings(broken, "September 30, 2002", lines).length)).toEqual([0, 0, 1]);
  });
});

describe("words are found", () => {
  it.each([
    ["in any case", "NOTES TO STATEMENTS", "Notes to Statements", 1],
    ["whatever signs are between them", 'see "Smith  Bros.,\n  Inc."', "Smith Bros, Inc.", 1],
    ["with either apostrophe", "Stockholders’ Equity", "Stockholders' Equity", 1],
    ["not in another order", "Equity of Stockholders", "Stockholders Equity", 0],
    ["not with a word between", "Stockholders and Equity", "Stockholders Equity", 0],
  ])("%s", (_, text, words, count) => {
    const source = readSource(Buffer.from(text));
    expect(phrases(source, words, [1, 2])).toHaveLength(count);
  });
});
