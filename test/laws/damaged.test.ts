/** A book that somebody has damaged reads and answers, or is refused with its faults: it never fails inside. */
import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { balancesAnswer } from "../../src/answers/balances-answer.ts";
import { conversionAnswer } from "../../src/answers/conversion-answer.ts";
import { dilutionAnswer } from "../../src/answers/dilution-answer.ts";
import { effectAnswer } from "../../src/answers/effect-answer.ts";
import { eventAnswer, eventList } from "../../src/answers/event-answer.ts";
import { explainAnswer } from "../../src/answers/explain-answer.ts";
import { figuresAnswer } from "../../src/answers/figures-answer.ts";
import { findingsAnswer } from "../../src/answers/findings-answer.ts";
import { historyAnswer } from "../../src/answers/history-answer.ts";
import { interestAnswer } from "../../src/answers/interest-answer.ts";
import { measureAnswer, measureList } from "../../src/answers/measure-answer.ts";
import { reconciliationAnswer } from "../../src/answers/reconciliation-answer.ts";
import { registerAnswer } from "../../src/answers/register-answer.ts";
import { restatementAnswer } from "../../src/answers/restatement-answer.ts";
import { shareDaysAnswer } from "../../src/answers/share-days-answer.ts";
import { anyStatement } from "../../src/answers/statement-answer.ts";
import { stepsAnswer } from "../../src/answers/steps-answer.ts";
import { timelineAnswer } from "../../src/answers/timeline-answer.ts";
import { valuationAnswer } from "../../src/answers/valuation-answer.ts";
import { waterfallAnswer } from "../../src/answers/waterfall-answer.ts";
import { waterfallCurveAnswer } from "../../src/answers/waterfall-curve-answer.ts";
import { replayed } from "../../src/answers/replayed.ts";
import { writtenIn } from "../../src/book/written-book.ts";
import type { WrittenBook } from "../../src/book/written-book.ts";
import type { Written } from "../../src/book/written.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { checkedBook } from "../../src/library/open-book.ts";
import { choices, Draw } from "../generate/draw.ts";
import { runs, timeout, times } from "./runs.ts";

const LISTS = ["events", "reported", "documents", "rates", "prices"] as const;
const ODD = ["", "0", "-1", "1e9", "NaN", "9".repeat(40), "0.0000000001", "1900-01-01", "9999-12-31", "2002-02-30", "2002-Q3", "~", "true", "__proto__", "constructor", "cash", "common", "-", "a.b", "*", "1,000", "(5)"];

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Where something stands in a value: around it, and by which name. */
function standing(value: unknown): { readonly around: Node; readonly name: string }[] {
  return isNode(value) ? Object.keys(value).flatMap((name) => [{ around: value, name }, ...standing(value[name])]) : [];
}

function textsIn(value: unknown): string[] {
  return typeof value === "string" ? [value] : isNode(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Something left out, put twice, called otherwise, or another text in its place. */
function damaged({ value, ...rest }: Written, texts: readonly string[], draw: Draw): Written {
  const copy = structuredClone(value);
  const all = standing(copy);
  if (all.length === 0) return { ...rest, value: copy };
  const { around, name } = draw.one(all);
  const here = around[name];
  const how = draw.below(5);
  if (how === 0 && Array.isArray(around)) around.splice(Number(name), 1);
  else if (how === 0 || how === 1) Reflect.deleteProperty(around, name);
  if (how === 1) around[Array.isArray(around) ? String(around.length) : draw.one(texts)] = structuredClone(here);
  if (how === 2) around[name] = draw.one(ODD);
  if (how > 2) around[name] = draw.one(texts.filter((text) => typeof here === "string" && /^[\d.,-]+$/.test(text) === /^[\d.,-]+$/.test(here)).concat(ODD));
  return { ...rest, value: copy };
}

function damagedBook(whole: WrittenBook, draw: Draw): WrittenBook {
  const texts = [whole.definition, ...LISTS.flatMap((list) => whole[list])].flatMap((written) => textsIn(written?.value));
  let book = whole;
  for (let times = 1 + draw.below(3); times > 0; times -= 1) {
    const list = draw.one([...LISTS, "events", "events", "definition"] as const);
    if (list === "definition") {
      book = book.definition === undefined ? book : { ...book, definition: damaged(book.definition, texts, draw) };
      continue;
    }
    const at = book[list].length === 0 ? -1 : draw.below(book[list].length);
    const isLost = draw.once(8);
    book = { ...book, [list]: book[list].flatMap((each, index) => (index !== at ? [each] : isLost ? [] : [damaged(each, texts, draw)])) };
  }
  return book;
}

/** How many of its questions a damaged book answers; nil where it is refused as a whole. */
function answered(written: WrittenBook, draw: Draw): number {
  const ledger = answeredOrRefused(() => replayed(checkedBook(written)));
  if (ledger === undefined) return 0;
  const { measures } = measureList(ledger);
  const { events } = ledger.book;
  const asked: (() => unknown)[] = [
    ...["1990-01-01", "2099-01-01", undefined].map((asOf) => () => balancesAnswer(ledger, { asOf })),
    ...(["balance-sheet", "income", "cash-flow", "equity"] as const).map((statement) => () => anyStatement(ledger, statement, {})),
    ...(["shares", "warrants", "options", "notes", "debt"] as const).map((register) => () => registerAnswer(ledger, register, {})),
    ...[dilutionAnswer, conversionAnswer, interestAnswer, valuationAnswer, shareDaysAnswer].map((answer) => () => answer(ledger, {})),
    ...[reconciliationAnswer, restatementAnswer, findingsAnswer, figuresAnswer, timelineAnswer, eventList].map((answer) => () => answer(ledger, {})),
    () => waterfallAnswer(ledger, "5000000", {}),
    () => waterfallCurveAnswer(ledger, undefined, {}),
    () => stepsAnswer(ledger, { measures: draw.one(measures).id }),
    ...Array.from({ length: measures.length === 0 ? 0 : 4 }, () => draw.one(measures).id).flatMap((id) => [() => measureAnswer(ledger, id, {}), () => explainAnswer(ledger, id, { reported: true }), () => historyAnswer(ledger, id, { every: "quarter" })]),
    ...Array.from({ length: events.length === 0 ? 0 : 3 }, () => draw.one(events).event.id).flatMap((id) => [() => eventAnswer(ledger, id), () => effectAnswer(ledger, id)]),
  ];
  return asked.filter((ask) => answeredOrRefused(ask) !== undefined).length;
}

function answeredOrRefused<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Faults) return undefined;
    throw error;
  }
}

describe("a damaged book", () => {
  const embedded = [["tidewater-instruments", runs * 3], ["focus-enhancements", Math.ceil(runs / 20)]] as const;
  test.each(embedded)("reads and answers, or is refused: of %s", (id, count) => {
    const whole = writtenIn(fileURLToPath(new URL(`../../events/books/${id}`, import.meta.url)), []);
    let read = 0;
    const law = fc.property(choices, (drawn) => {
      const draw = new Draw(drawn);
      if (answered(damagedBook(whole, draw), draw) > 0) read += 1;
    });
    fc.assert(law, times(count));
    expect(read, "enough of them must be read to be asked").toBeGreaterThan(count / 10);
    expect(read, "enough of them must be damaged").toBeLessThan(count);
  }, timeout);
});
