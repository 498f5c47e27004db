/**
 * The engine without HTTP: a book is opened, replayed, and asked.
 *
 *     import { openBook, replayed, statementAnswer } from "capital-ledger";
 *
 *     const ledger = replayed(openBook("./my-company"), { knownAt: "2002-11-14" });
 *     const { rows } = statementAnswer(ledger, "balance-sheet", { asOf: "2002-Q3" });
 *
 * Answers are plain data, the same as the command line prints with `--json` and the service returns:
 * money and counts as decimal text. Whatever is wrong, with a book or with a question, is thrown as
 * `Faults`.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Book } from "./book/book.ts";
import { Library } from "./library/library.ts";
import { openBook as openFolder } from "./library/open-book.ts";

/** The books that come with the package. */
const EMBEDDED = fileURLToPath(new URL("../events/books", import.meta.url));

/**
 * Opens the book in a folder, or by its id one that comes with the package; what has a `/` or begins
 * with a `.` is a folder. Throws `Faults` with everything that is wrong with its files, each with file,
 * line and field.
 */
export function openBook(folderOrId: string): Book {
  return folderOrId.includes("/") || folderOrId.startsWith(".") ? openFolder(resolve(folderOrId)) : new Library(EMBEDDED).book(folderOrId);
}

export type { Book } from "./book/book.ts";
export { replayed } from "./answers/replayed.ts";
export type { Replaying } from "./answers/replayed.ts";
export type { Ledger } from "./ledger/ledger.ts";
export { readScenario, scenarioOf } from "./scenarios/read-scenario.ts";
export type { ReadScenario } from "./scenarios/read-scenario.ts";

// What is wrong.
export { faultLine, Faults } from "./kernel/fault.ts";
export type { Fault, FaultCode } from "./kernel/fault.ts";

// Questions, and their answers as data.
export type { Query } from "./answers/query.ts";
export type { FigureAnswer, Header } from "./answers/answer.ts";
export { balancesAnswer } from "./answers/balances-answer.ts";
export type { BalancesAnswer } from "./answers/balances-answer.ts";
export { anyStatement, statementAnswer } from "./answers/statement-answer.ts";
export type { EquityAnswer, StatementAnswer, StatementKind } from "./answers/statement-answer.ts";
export { registerAnswer } from "./answers/register-answer.ts";
export type { RegisterAnswer, RegisterKind } from "./answers/register-answer.ts";
export { measureAnswer, measureList } from "./answers/measure-answer.ts";
export type { MeasureAnswer, MeasureList } from "./answers/measure-answer.ts";
export { historyAnswer } from "./answers/history-answer.ts";
export type { HistoryAnswer, HistoryQuery } from "./answers/history-answer.ts";
export { explainAnswer } from "./answers/explain-answer.ts";
export type { ExplainAnswer, ExplainQuery } from "./answers/explain-answer.ts";
export { eventAnswer, eventList } from "./answers/event-answer.ts";
export type { EventAnswer, EventFilter, EventList } from "./answers/event-answer.ts";
export { conversionAnswer } from "./answers/conversion-answer.ts";
export type { ConversionAnswer } from "./answers/conversion-answer.ts";
export { dilutionAnswer } from "./answers/dilution-answer.ts";
export type { DilutionAnswer } from "./answers/dilution-answer.ts";
export { waterfallAnswer } from "./answers/waterfall-answer.ts";
export type { WaterfallAnswer } from "./answers/waterfall-answer.ts";
export { interestAnswer } from "./answers/interest-answer.ts";
export type { InterestAnswer } from "./answers/interest-answer.ts";
export { valuationAnswer } from "./answers/valuation-answer.ts";
export type { ValuationAnswer } from "./answers/valuation-answer.ts";
export { shareDaysAnswer } from "./answers/share-days-answer.ts";
export type { ShareDaysAnswer } from "./answers/share-days-answer.ts";

// What was reported, and what does not agree.
export { figuresAnswer } from "./answers/figures-answer.ts";
export type { FiguresAnswer } from "./answers/figures-answer.ts";
export { reconciliationAnswer } from "./answers/reconciliation-answer.ts";
export type { ReconciliationAnswer } from "./answers/reconciliation-answer.ts";
export { restatementAnswer } from "./answers/restatement-answer.ts";
export type { RestatementAnswer } from "./answers/restatement-answer.ts";
export { findingsAnswer } from "./answers/findings-answer.ts";
export type { FindingsAnswer } from "./answers/findings-answer.ts";

// What would be, and what became known: two ledgers side by side.
export { scenarioAnswer, scenarioList } from "./answers/scenario-answer.ts";
export type { ScenarioAnswer, ScenarioList } from "./answers/scenario-answer.ts";
export { compareAnswer } from "./answers/compare-answer.ts";
export type { CompareAnswer, Compared, CompareQuery } from "./answers/compare-answer.ts";
export { diffAnswer } from "./answers/diff-answer.ts";
export type { DiffAnswer } from "./answers/diff-answer.ts";

// Figures before they become text: exact ratios of integers, with their bounds.
export { measureOf } from "./measures/catalogue.ts";
export { figureOf } from "./measures/measure.ts";
export type { Measure, MeasuredFigure } from "./measures/measure.ts";
export { fractionText } from "./kernel/fraction.ts";
export type { Fraction } from "./kernel/fraction.ts";
export type { DateOrPeriod } from "./kernel/date-or-period.ts";
export { day, period } from "./kernel/day.ts";
export type { Day, Period } from "./kernel/day.ts";

// The same answers from a service.
export { capitalLedgerClient, follow, LedgerProblem } from "./client/client.ts";
export type { CapitalLedgerClient, ClientOptions, FollowedEvent, Following } from "./client/client.ts";
