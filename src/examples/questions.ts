/** What the example book is asked, for each operation of the description: by its id, in the order in which they are asked. */

interface Question {
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  /** What is sent along. */
  readonly body?: unknown;
  /** What names a write, where it is to be kept. */
  readonly key?: string;
}

const BOOK = "/v1/books/example";
const AT = "asOf=2024-12-31";

const asking = (operation: string, path: string): Question => ({ operation, method: "GET", path });
const ofBook = (operation: string, path: string): Question => asking(operation, `${BOOK}${path}`);

const reading: readonly Question[] = [
  asking("getHealth", "/healthz"),
  asking("getReadiness", "/readyz"),
  asking("listBooks", "/v1/books"),
  ofBook("getBook", ""),
  ofBook("getBalances", `/balances?${AT}`),
  ofBook("getStatement", `/statements/balance-sheet?${AT}`),
  ofBook("getRegister", `/registers/warrants?${AT}`),
  ofBook("listMeasures", "/measures"),
  ofBook("getMeasure", `/measures/cash?${AT}`),
  ofBook("explainMeasure", `/measures/cash/explain?${AT}`),
  ofBook("getMeasureHistory", "/measures/cash/history?from=2024-01-01&to=2024-12-31&every=quarter"),
  ofBook("getDiff", `/diff?knownAtFrom=2024-03-31&knownAt=2024-04-30&${AT}`),
  ofBook("getChanges", `/changes?asOfFrom=2024-06-30&${AT}`),
  ofBook("listEvents", "/events?limit=2"),
  ofBook("getEvent", "/events/founding"),
  ofBook("getEffect", "/events/founding/effect"),
  ofBook("getTimeline", "/timeline"),
  ofBook("getSteps", "/steps?measures=cash,stockholders-equity"),
  ofBook("getReconciliation", "/reconciliation"),
  ofBook("getRestatement", "/reconciliation/as-first-reported"),
  ofBook("listFigures", "/figures"),
  ofBook("listFindings", "/findings?class=error"),
  ofBook("getInterest", "/interest?from=2024-01-01&to=2024-12-31"),
  ofBook("getValuations", `/valuations?${AT}`),
  ofBook("getShareDays", "/share-days?from=2024-01-01&to=2024-12-31"),
  ofBook("getConversion", `/conversion?${AT}`),
  ofBook("getDilution", `/dilution?${AT}`),
  ofBook("getWaterfall", `/waterfall?exit=1000000&${AT}`),
  ofBook("getWaterfallCurve", `/waterfall/curve?upTo=1000000&${AT}`),
  ofBook("listScenarios", "/scenarios"),
  ofBook("runScenario", `/scenarios/dearer?${AT}`),
  ofBook("getScenarioSource", "/scenarios/dearer/source"),
  ofBook("getScenarioMeasure", `/scenarios/dearer/measures/cash?${AT}`),
  ofBook("compareScenarios", `/compare?scenarios=dearer&measures=cash&${AT}`),
];

const cheaper = { id: "cheaper", title: "A cheaper founding", summary: "The founders pay 0.05 a share.", replace: [{ event: "founding", with: { gross: "50000" } }] };
const placement = { id: "placement", type: "private-placement", on: "2024-11-15", summary: "A second closing.", class: "common", shares: "50000", gross: "100000.00" };
const figures = { id: "loans", title: "Note on loans, in dollars", section: "notes", source: "annual-2024", page: "7", unit: "USD", columns: [{ at: "2024-12-31" }], rows: [{ concept: "notes.principal", line: "21", printed: ["200,000"] }] };

const posting: readonly Question[] = [
  { operation: "runPostedScenario", method: "POST", path: `${BOOK}/scenarios/run?${AT}`, body: cheaper },
  { operation: "comparePostedScenarios", method: "POST", path: `${BOOK}/compare?measures=cash&${AT}`, body: [cheaper] },
];

/** Each is tried first, and then kept. */
const writing: readonly Question[] = [
  { operation: "appendEvents", method: "POST", path: `${BOOK}/events`, body: [placement] },
  { operation: "stateFigures", method: "POST", path: `${BOOK}/figures`, body: [figures] },
  { operation: "putScenario", method: "PUT", path: `${BOOK}/scenarios/cheaper`, body: cheaper },
];

export const questions: readonly Question[] = [...reading, ...posting, ...writing.flatMap((write) => [{ ...write, path: `${write.path}?dryRun=true` }, { ...write, key: `example ${write.operation}` }])];

/** A request that is refused, so that there is an example of each problem that a request can bring about by itself. */
interface RefusedQuestion extends Omit<Question, "operation"> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a service is asked that lets in only who has a token; with one that may only read where the headers hold none. */
  readonly guarded?: "without a token" | "with a token to read";
}

const events = `${BOOK}/events`;
const OTHER_HEAD = `"${"0".repeat(64)}"`;
const misspelt = { ...placement, id: "another", shares: "fifty thousand" };

/** Asked after all that is written. */
export const refusedQuestions: readonly RefusedQuestion[] = [
  { status: 400, method: "GET", path: `${BOOK}/balances?asOf=2024-02-30` },
  { status: 401, method: "GET", path: `${BOOK}/balances`, guarded: "without a token" },
  { status: 403, method: "POST", path: events, body: [placement], guarded: "with a token to read" },
  { status: 404, method: "GET", path: "/v1/books/another/balances" },
  { status: 406, method: "GET", path: `${BOOK}/balances`, headers: { accept: "image/png" } },
  { status: 409, method: "POST", path: events, body: [{ ...placement, id: "another" }], headers: { "if-match": "*", "idempotency-key": "example appendEvents" } },
  { status: 412, method: "POST", path: events, body: [placement], headers: { "if-match": OTHER_HEAD, "idempotency-key": "another" } },
  { status: 413, method: "POST", path: `${BOOK}/scenarios/run`, body: { ...cheaper, summary: "The founders pay less. ".repeat(3000) } },
  { status: 415, method: "POST", path: events, body: [placement], headers: { "content-type": "text/plain" } },
  { status: 422, method: "POST", path: events, body: [misspelt], headers: { "if-match": "*", "idempotency-key": "another" } },
  { status: 428, method: "POST", path: events, body: [placement], headers: { "idempotency-key": "another" } },
];
