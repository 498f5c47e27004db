/** Movements as another program gives them back: read, and held against the book's accounts and units. */
import { isDay } from "../kernel/day.ts";
import type { Day } from "../kernel/day.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault, Place } from "../kernel/fault.ts";
import { atScale, Exact, quantityText } from "../kernel/quantity.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Posting } from "./journal.ts";
import type { Names } from "./names.ts";

/** One movement, with the event that made it. */
export interface PlainMovement extends Posting {
  readonly event: string;
  readonly day: Day;
}

/** One posting as it stands in a file, in the words of the program. */
export interface WrittenPosting {
  readonly place: Place;
  readonly event: string;
  readonly date: string;
  readonly account: string;
  readonly commodity: string;
  readonly quantity: string;
  readonly flow: string;
}

/** The movements of the ledger itself, in the same form. */
export function movementsOf({ entries }: Ledger): PlainMovement[] {
  return entries.flatMap(({ event, when, movements }) => movements.map(({ account, unit, quantity, flow }) => movement(event.id, when.day, account, unit, quantity, flow)));
}

function movement(event: string, day: Day, account: string, unit: string, quantity: bigint, flow: string | undefined): PlainMovement {
  return { event, day, account, unit, quantity, ...(flow === undefined ? {} : { flow }) };
}

/** The postings as movements of the book's accounts and units, or `Faults` with all that is wrong with them. */
export function read(postings: readonly WrittenPosting[], names: Names): PlainMovement[] {
  const faults: Fault[] = [];
  const wrong = (place: Place, found: string, expected: string): void => void faults.push({ code: "import-invalid", severity: "error", ...place, found, expected });
  const movements = postings.flatMap((posting) => readOne(posting, names, wrong));
  if (faults.length === 0) for (const { place, found } of unbalanced(postings, movements, names)) wrong(place, found, "movements of an event that sum to nil in each unit: the file may be cut off");
  if (faults.length > 0) throw new Faults(faults);
  return movements;
}

function readOne(posting: WrittenPosting, names: Names, wrong: (place: Place, found: string, expected: string) => void): PlainMovement[] {
  const { place, event, flow } = posting;
  const date = posting.date.replaceAll("/", "-");
  const account = names.accountNamed(posting.account);
  const unit = names.unitNamed(posting.commodity);
  const quantity = unit === undefined ? undefined : quantityOf(posting.quantity, unit, names);
  if (event === "") wrong(place, "a movement without an event", "the event's id, as the export writes it");
  if (!isDay(date)) wrong(place, `date "${posting.date}"`, "a date of the calendar");
  if (account === undefined) wrong(place, `account "${posting.account}"`, "an account of the book, by its exported name");
  if (unit === undefined) wrong(place, `commodity "${posting.commodity}"`, "a unit of the book, by its exported name");
  else if (typeof quantity === "string") wrong(place, `quantity "${posting.quantity}"`, quantity);
  else if (account !== undefined && names.unitOf(account) !== unit) wrong(place, `${unit} in ${account}`, `${names.unitOf(account) ?? "nothing"}, the unit of that account`);
  return event === "" || !isDay(date) || account === undefined || unit === undefined || typeof quantity !== "bigint" ? [] : [movement(event, date, account, unit, quantity, flow === "" ? undefined : flow)];
}

/** The quantity at the unit's scale, or what would be one. */
function quantityOf(text: string, unit: string, names: Names): bigint | string {
  const scale = names.scale(unit);
  if (!/^-?\d+(?:\.\d*)?$/.test(text)) return "a plain decimal number";
  try {
    return atScale(new Exact(text), scale, unit);
  } catch (error) {
    if (error instanceof Faults) return error.faults[0]?.expected ?? "a quantity";
    throw error;
  }
}

function unbalanced(postings: readonly WrittenPosting[], movements: readonly PlainMovement[], names: Names): { readonly place: Place; readonly found: string }[] {
  const sums = new Map<string, { event: string; unit: string; sum: bigint; place: Place }>();
  for (const [index, { event, unit, quantity }] of movements.entries()) {
    const key = `${event} ${unit}`;
    sums.set(key, { event, unit, sum: (sums.get(key)?.sum ?? 0n) + quantity, place: postings[index]?.place ?? {} });
  }
  return [...sums.values()].flatMap(({ event, unit, sum, place }) => (sum === 0n ? [] : [{ place, found: `movements of ${event} that sum to ${quantityText(sum, names.scale(unit))} ${unit}` }]));
}
