/** How often a plain book answers and takes appends within one process, as JSON: what the benchmark asks of ours beside whole processes. */
import { readPlainBook } from "../../src/columns/read-plain-book.ts";
import { drawing } from "./drawing.ts";

const [folder = ""] = process.argv.slice(2);
const read = await readPlainBook(folder);
if (read === undefined) throw new Error(`${folder} is no plain book`);
const { columns, chart, definition } = read.book;

const DAYS = 7305;
const last = Date.parse(definition["as-of"]) / 86_400_000;
const draw = drawing(20020930);
const someDay = (): number => last - draw(DAYS);
const row = new BigInt64Array(chart.accounts.length);
/** What was read of the rows, so that nobody may leave the reading out. */
let seen = 0n;

/** The best of some runs: what else the machine does is no cost of the program. */
function perSecond(count: number, once: (at: number) => void): number {
  let best = 0;
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    for (let at = 0; at < count; at += 1) once(at);
    best = Math.max(best, (1000 * count) / (performance.now() - start));
  }
  return best;
}

const days = Int32Array.from({ length: 2 ** 16 }, someDay);
const knowns = Int32Array.from({ length: 2 ** 16 }, someDay);
const atDates = perSecond(200_000, (at) => {
  columns.into(row, days[at % days.length] ?? 0);
  seen += row[at % row.length] ?? 0n;
});
const asKnown = perSecond(50_000, (at) => {
  columns.into(row, days[at % days.length] ?? 0, knowns[(7 * at) % knowns.length]);
  seen += row[at % row.length] ?? 0n;
});
// An entry of two legs, of some day of the past, known from the day after the last on; then every balance at some date.
const appends = perSecond(2_000, (at) => {
  const day = days[at % days.length] ?? 0;
  columns.append(day, last + 1, at % row.length, 100n);
  columns.append(day, last + 1, (at + 1) % row.length, -100n);
  columns.into(row, days[(3 * at) % days.length] ?? 0, last + 1);
  seen += row[at % row.length] ?? 0n;
});
process.stdout.write(`${JSON.stringify({ atDates, asKnown, appends, entries: read.book.events, resident: process.resourceUsage().maxRSS / 1024, seen: seen.toString() })}\n`);
