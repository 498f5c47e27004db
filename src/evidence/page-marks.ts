/**
 * The page that each line of a text stands on, as the text itself numbers its pages.
 *
 * Pages are parted by `<PAGE>` marks or form feeds; a page's number is the line beside the mark that
 * holds nothing else, at the foot or at the head. A page that prints none is counted from the nearest
 * that do, if those agree.
 */

export interface Pages {
  /** The page of a line, from 1; undefined where it cannot be told. */
  of(line: number): number | undefined;
  /** How many pages there are, and of how many the number is printed. */
  readonly count: number;
  readonly numbered: number;
  /** The lines that hold nothing but the number of their page. */
  readonly numberLines: ReadonlySet<number>;
}

const MARK = /^\s*<PAGE>|\f/i;
const ALONE = /^\s*(?:page\s+)?[-–—]?\s*(\d{1,4})\s*[-–—]?\s*$/i;

/** Lines of one page, from 1, both ends included. */
interface Sheet {
  readonly first: number;
  readonly last: number;
}

interface Numbered {
  readonly line: number;
  readonly page: number;
}

export function pagesOf(lines: readonly string[]): Pages {
  const sheets = sheetsOf(lines);
  const [feet, heads] = [true, false].map((atFoot) => sheets.map((sheet) => numberOf(sheet, lines, atFoot))) as [(Numbered | undefined)[], (Numbered | undefined)[]];
  const printed = sheets.length < 2 ? [] : known(heads).length > known(feet).length ? heads : feet;
  const pages = sheets.map((_, index) => pageAt(index, printed));
  return {
    of: (line) => pages[sheets.findIndex(({ last }) => line <= last)],
    count: sheets.length,
    numbered: known(printed).length,
    numberLines: new Set(known(printed).map(({ line }) => line)),
  };
}

const known = (printed: readonly (Numbered | undefined)[]): Numbered[] => printed.filter((each) => each !== undefined);

/** A mark belongs to the page that it begins. */
function sheetsOf(lines: readonly string[]): Sheet[] {
  const starts = [1, ...lines.flatMap((line, index) => (MARK.test(line) && index > 0 ? [index + 1] : []))];
  return starts.map((first, index) => ({ first, last: (starts[index + 1] ?? lines.length + 1) - 1 }));
}

/** The number at the foot, or at the head, of a page. */
function numberOf({ first, last }: Sheet, lines: readonly string[], atFoot: boolean): Numbered | undefined {
  const ofSheet = lines.slice(first - 1, last).flatMap((text, index) => (text.trim() === "" || MARK.test(text) ? [] : [{ line: first + index, text }]));
  const edge = atFoot ? ofSheet.at(-1) : ofSheet[0];
  const page = edge === undefined ? undefined : ALONE.exec(edge.text)?.[1];
  return edge === undefined || page === undefined ? undefined : { line: edge.line, page: Number(page) };
}

/** The number printed on the page, or counted from the nearest printed ones before and after it. */
function pageAt(index: number, printed: readonly (Numbered | undefined)[]): number | undefined {
  const own = printed[index];
  if (own !== undefined) return own.page;
  const before = printed.findLastIndex((each, other) => other < index && each !== undefined);
  const after = printed.findIndex((each, other) => other > index && each !== undefined);
  const counted = [before, after].flatMap((from) => {
    const page = printed[from]?.page;
    return page === undefined ? [] : [page + index - from];
  });
  const page = counted[0];
  return page === undefined || page < 1 || counted.some((each) => each !== page) ? undefined : page;
}
