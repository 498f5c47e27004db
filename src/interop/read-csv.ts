/** The CSV that ledger, hledger and bean-query print of an exported book, as movements. */
import { csvRows, headedRows } from "./csv-rows.ts";
import { refuse } from "../kernel/fault.ts";
import type { Place } from "../kernel/fault.ts";
import { Exact } from "../kernel/quantity.ts";
import type { WrittenPosting } from "./plain-movement.ts";

/** `ledger --empty csv`: no head; the event is the code, a posting's own tag comes first in its note. */
export function readLedgerCsv(text: string, file: string): WrittenPosting[] {
  return csvRows(text, file, '\\"').map(({ line, fields }) => {
    const [date = "", event = "", , account = "", commodity = "", quantity = "", , note = ""] = fields;
    if (fields.length !== 8) throw refuse("import-invalid", `${fields.length} fields`, "8, as `ledger csv` writes them", { file, line });
    return { place: { file, line }, event, date, account, commodity, quantity, flow: flowIn(note) };
  });
}

/** `hledger print -O csv`; movements of nothing that only carry an assertion have no code. */
export function readHledgerCsv(text: string, file: string): WrittenPosting[] {
  const rows = headedRows(csvRows(text, file, '""'), file, ["date", "code", "account", "amount", "commodity", "description", "posting-comment"]);
  return rows.flatMap(({ line, field }) => {
    if (isAssertion(field("code"), field("description"), field("amount"))) return [];
    return [{ place: { file, line }, event: field("code"), date: field("date"), account: field("account"), commodity: field("commodity"), quantity: field("amount"), flow: flowIn(field("posting-comment")) }];
  });
}

/** The query that the export names, as CSV; bean-query pads the fields to columns, and says of no rows that they are none. */
export function readBeancountCsv(text: string, file: string): WrittenPosting[] {
  if (text.trim() === "(empty)") return [];
  return headedRows(csvRows(text, file, '""'), file, ["date", "event", "account", "number", "currency", "flow"]).map(({ line, field }) => ({
    place: { file, line }, event: field("event"), date: field("date"), account: field("account"), commodity: field("currency"), quantity: everyDigitOf(field("number"), { file, line }), flow: field("flow"),
  }));
}

/** The number in `Decimal('0E-7')`. One without is refused: bean-query may have rounded it. */
function everyDigitOf(text: string, place: Place): string {
  const [, number] = /^Decimal\('(-?\d+(?:\.\d+)?(?:E[-+]\d+)?)'\)$/.exec(text) ?? [];
  if (number === undefined) throw refuse("import-invalid", `number "${text}"`, "str(number), as the export's query asks: bean-query rounds others", place);
  return new Exact(number).toFixed();
}

export function isAssertion(code: string, description: string, quantity: string): boolean {
  return code === "" && description === "as reported" && /^-?0+(?:\.0*)?$/.test(quantity);
}

/** The class of cash flow: the tag that the note begins with. */
export function flowIn(note: string): string {
  return /^\s*flow: (\S+)/.exec(note)?.[1] ?? "";
}
