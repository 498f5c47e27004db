import { explainAnswer } from "../../answers/explain-answer.ts";
import type { ExplainAnswer, ExplainQuery } from "../../answers/explain-answer.ts";
import type { ExplainedEvent } from "../../answers/explained-event.ts";
import type { TieRow } from "../../answers/tie-answer.ts";
import { explainTables, placeOf, printedOf } from "../../tables/explain-tables.ts";
import { csvOf, figureText, print, reasonsOf, verdictText } from "../output.ts";
import type { OutputOptions } from "../output.ts";
import { ledgerOf } from "../session.ts";
import type { SessionOptions } from "../session.ts";
import { grouped, numbered } from "../table.ts";
import type { Row, Table } from "../table.ts";

/** Rows shown without --limit: more than a screen of them is for --json and --csv. */
const SHOWN = 40;

/** What moved a figure, or its rule with the inputs; with `reported`, what keeps it from the printed one. 1 where that does not tie. */
export function explain(id: string, options: SessionOptions & OutputOptions & ExplainQuery): number {
  const isForPeople = options.json !== true && options.csv !== true;
  const answer = explainAnswer(ledgerOf(options), id, isForPeople ? { limit: SHOWN, ...options } : options);
  print(options, { answer, tables: [answer.made.kind === "movements" ? movementsTable(answer, answer.made) : ruleTable(answer, answer.made), ...(answer.reported ?? []).map((row) => tieTable(answer, row))], csv: csvOf(explainTables(answer)) });
  return answer.reported?.some(({ verdict }) => verdict === "does-not-tie") === true ? 1 : 0;
}

type Made<Kind> = Extract<ExplainAnswer["made"], { readonly kind: Kind }>;
type Part = Made<"movements">["events"][number];

function titleOf(answer: ExplainAnswer): string {
  const when = answer.asOf ?? `${answer.from ?? ""} to ${answer.to ?? ""}`;
  return `${answer.book}: ${answer.measure} (${answer.label}), ${when}${answer.knownAt === null ? "" : `, as known on ${answer.knownAt}`}: ${figureText(answer)} ${answer.unit}`;
}

function movementsTable(answer: ExplainAnswer, made: Made<"movements">): Table {
  const { opening, total, shown, offset, before, after, events } = made;
  const rest = (count: number, where: string, amount: string): Row[] => (count === 0 ? [] : [["", `${numbered(count, "event")} ${where}`, signed(amount), "", "", ""]]);
  const causes = [...(opening?.anchors ?? []).flatMap((anchor) => causeLines(anchor, [])), ...events.flatMap((event) => causeLines(event, event.legs))];
  return {
    title: titleOf(answer),
    columns: [{ head: "Counts on" }, { head: "Event" }, { head: "Adds", align: "right" }, { head: "Figure", align: "right" }, { head: "Basis" }, { head: "Evidence" }],
    rows: [
      ...(opening === null ? [] : [[opening.at, opening.anchors.length === 0 ? "opening" : `opening, taken over by ${opening.anchors.map((anchor) => anchor.id).join(", ")}`, "", figureText(opening.figure), basesOf(opening.anchors), placesOf(opening.anchors)]]),
      ...rest(offset, "before those shown", before),
      ...events.map((event) => [event.on, event.id, amountText(event), event.running === null ? "not determinable" : grouped(event.running), basesOf([event]), placesOf([event])]),
      ...rest(total - offset - shown, "after those shown", after),
      ["", "the figure", "", figureText(answer), answer.status.replaceAll("-", " "), ""],
    ],
    notes: [`${shown} of ${numbered(total, "event")} shown${shown < total ? " (--limit and --offset show others; --json and --csv show all)" : ""}.`, ...events.flatMap(windowNote), ...reasonsOf([answer]), ...(causes.length === 0 ? [] : ["", "How each follows", ...causes])],
  };
}

const signed = (amount: string): string => (amount.startsWith("-") ? grouped(amount) : `+${grouped(amount)}`);

function amountText({ amount, low, high }: Part): string {
  return low === high ? signed(amount) : `${signed(amount)} (${signed(low)} … ${signed(high)})`;
}

function basesOf(events: readonly ExplainedEvent[]): string {
  return events.map(({ basis, plug }) => `${basis}${plug ? ", plug" : ""}`).join("; ");
}

function placesOf(events: readonly ExplainedEvent[]): string {
  return events.flatMap(({ evidence }) => evidence.map(placeOf)).join("; ");
}

function windowNote({ id, first, last, cutByOpening }: Part): string[] {
  return cutByOpening ? [`  · ${id} falls on some day from ${first} to ${last}: it may be in the opening instead`] : [];
}

/** Longer texts of fields and terms are cut. */
const LONGEST = 240;

/** Rule, fields, terms, arithmetic and evidence of one event, each on a line. */
function causeLines({ id, type, summary, rule, fields, asked, arithmetic, evidence }: ExplainedEvent, legs: Part["legs"]): string[] {
  const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}… (--json shows all)` : text);
  const lines = [
    ["rule", rule],
    ["moves", legs.map(({ account, quantity, unit, flow }) => `${account} ${grouped(quantity)} ${unit}${flow === null ? "" : ` (${flow})`}`).join(", ")],
    ["fields", cut(Object.entries(fields).map(([name, value]) => `${name} ${plainText(value)}`).join(", "))],
    ["before it", cut(asked.map(({ of, term, value }) => `${of} ${term ?? "balance"} ${grouped(value)}`).join(", "))],
    ["arithmetic", arithmetic ?? ""],
    ["evidence", printedOf(evidence)],
  ] as const;
  return [`  ${id} (${type}): ${summary}`, ...lines.flatMap(([name, text]) => (text === "" ? [] : [`    ${name}: ${text}`]))];
}

/** A field as written, without the marks of its notation. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join("; ");
  if (typeof value === "object" && value !== null) return `(${Object.entries(value).map(([name, inner]) => `${name} ${plainText(inner)}`).join(", ")})`;
  return typeof value === "string" ? grouped(value) : String(value);
}

/** The command that explains an input in turn; with its dates where they are others than the answer's. */
function explainedBy(answer: ExplainAnswer, { measure, asOf, from, to, event }: Made<"rule">["inputs"][number]): string {
  if (measure === null) return event === null ? "" : `events ${event}`;
  const isSame = asOf === answer.asOf && from === (answer.from ?? null) && to === (answer.to ?? null);
  return `explain ${measure}${isSame ? "" : asOf === null ? ` --from ${from ?? ""} --to ${to ?? ""}` : ` --as-of ${asOf}`}`;
}

const SIGNS: Readonly<Record<Made<"rule">["inputs"][number]["enters"], string>> = { plus: "+", minus: "−", times: "×", over: "÷", beside: "" };

function ruleTable(answer: ExplainAnswer, { rule, total, shown, inputs }: Made<"rule">): Table {
  return {
    title: `${titleOf(answer)}\nRule: ${rule}`,
    columns: [{ head: "" }, { head: "Value", align: "right" }, { head: "Unit" }, { head: "Explained by" }, { head: "Input" }],
    rows: inputs.map((input) => [SIGNS[input.enters], input.figure === null ? (input.text ?? "") : figureText(input.figure), input.figure?.unit ?? "", explainedBy(answer, input), input.label]),
    notes: [`${shown} of ${numbered(total, "input")} shown; \`explain\` takes the dates of this answer where it shows none.${inputs.some(({ enters }) => enters === "beside") ? " What has no sign stands beside: the rule tells how it enters." : ""}`, ...reasonsOf([answer])],
  };
}

function tieTable({ measure, unit }: ExplainAnswer, row: TieRow): Table {
  const { printed, value, low, high, difference, verdict, asCounted, correction, page, lines, slips, absorbing, ways, rests } = row;
  return {
    title: `${measure} as printed: ${printed}, which stands for ${grouped(low)} to ${grouped(high)} ${unit} (p. ${page ?? "?"}, l. ${lines ?? "?"})`,
    columns: [{ head: "The printed figure" }, { head: "" }],
    rows: [
      ["Printed", grouped(value)],
      ["Difference", difference === null ? "not determinable" : signed(difference)],
      ["Verdict", verdict === "not-determinable" && asCounted ? "not determinable; ties as counted" : verdictText(verdict)],
      ["Least correction of the ledger", correction === null ? (asCounted ? "none" : "not determinable") : signed(correction)],
      ...slips.map((slip) => ["A slip in the printing", slip]),
      ...absorbing.map((each) => [`Left open by ${each.event}`, `${each.why}: ${each.low === null || each.high === null ? `would have to add ${signed(each.needed ?? "")}` : `${signed(each.low)} to ${signed(each.high)}${each.suffices ? ", which suffices" : ""}`}`]),
      ...ways.map(({ event, how, to, figure }) => [`Ties with ${event}`, `${how.replaceAll("-", " ")}${to === null ? "" : ` to ${grouped(to)}`}: ${grouped(figure)}`]),
    ],
    notes: correction === null ? [] : [`${numbered(rests.total, "event")} behind the figure, ${rests.tried} tried one by one: moved in its window, left out, two digits of what it adds exchanged. ${ways.length} of these changes tie, all shown.`],
  };
}
