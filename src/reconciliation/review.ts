/** What checks may ask: the figures as printed, by concept and date, and what the ledger makes of them. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { DateOrPeriod } from "../kernel/date-or-period.ts";
import type { PrintedDate, SourceDocument } from "../book/source-document.ts";
import { compare, subtract } from "../kernel/fraction.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import { inLineOrder, inPrintOrder } from "../kernel/print-order.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { measuresOf } from "../measures/catalogue.ts";
import { figureOf } from "../measures/measure.ts";
import type { Measure, MeasuredFigure } from "../measures/measure.ts";
import { isPublished, published } from "./reconcile.ts";
import { gapBetween } from "./verdict.ts";
import type { Interval } from "./verdict.ts";

/** What is known of a concept: from the figures printed, or else from the ledger. */
export interface Known {
  readonly interval: Interval;
  /** The printing that it is taken from; absent where it is the ledger's. */
  readonly figure: ReportedFigure | undefined;
}

/** What the ledger makes of each concept does not change with what is printed, and is computed once. */
interface Memory {
  readonly measures: ReadonlyMap<string, Measure>;
  readonly answers: Map<string, MeasuredFigure>;
}

const memories = new WeakMap<Ledger, Memory>();

export class Review {
  readonly ledger: Ledger;
  /** In the order of print, so that findings are the same however the book's files list them. */
  readonly figures: readonly ReportedFigure[];
  readonly dates: readonly PrintedDate[];
  readonly documents: readonly SourceDocument[];
  readonly #memory: Memory;
  readonly #byContext: ReadonlyMap<string, ReportedFigure[]>;
  readonly #byConcept: ReadonlyMap<string, ReportedFigure[]>;

  constructor(ledger: Ledger, figures: readonly ReportedFigure[] = published(ledger)) {
    this.ledger = ledger;
    this.figures = inPrintOrder(figures);
    this.dates = inPrintOrder(ledger.book.dates.filter(({ evidence }) => isPublished(evidence.source, ledger)));
    this.documents = ledger.book.documents
      .filter(({ source }) => isPublished(source, ledger))
      .map((document) => ({ ...document, headings: inLineOrder(document.headings), references: inLineOrder(document.references) }));
    this.#memory = memories.get(ledger) ?? { measures: measuresOf(ledger), answers: new Map() };
    memories.set(ledger, this.#memory);
    this.#byContext = groupedBy(this.figures, ({ concept, when }) => keyOf(concept, when));
    this.#byConcept = groupedBy(this.figures, ({ concept }) => concept);
  }

  /** Every printing of a concept, in the order of print. */
  ofConcept(concept: string): readonly ReportedFigure[] {
    return this.#byConcept.get(concept) ?? [];
  }

  /** Every printing of a concept for one date or period. */
  printings(concept: string, when: DateOrPeriod): readonly ReportedFigure[] {
    return this.#byContext.get(keyOf(concept, when)) ?? [];
  }

  /** The printings of each concept and date or period, together. */
  contexts(): Iterable<readonly ReportedFigure[]> {
    return this.#byContext.values();
  }

  measure(concept: string): Measure | undefined {
    return this.#memory.measures.get(concept);
  }

  /** What the ledger makes of a concept; undefined where it has no such measure of a date, or of a period. */
  measured(concept: string, when: DateOrPeriod): MeasuredFigure | undefined {
    const measure = this.measure(concept);
    if (measure === undefined || (measure.kind === "instant") !== "at" in when) return undefined;
    const key = keyOf(concept, when);
    const answered = this.#memory.answers.get(key) ?? figureOf(measure, this.ledger, when);
    this.#memory.answers.set(key, answered);
    return answered;
  }

  /** What is known of a concept: its finest printing that the others bear out, or else what the ledger makes of it. */
  known(concept: string, when: DateOrPeriod): Known | undefined {
    const figure = this.best(this.printings(concept, when).filter(({ qualifier }) => qualifier === undefined || qualifier === "approximately"));
    if (figure !== undefined) return { interval: figure, figure };
    const measured = this.measured(concept, when);
    return measured === undefined || measured.status === "not-determinable" ? undefined : { interval: measured, figure: undefined };
  }

  /** Of several printings, the one that most others and the ledger agree with; the finest of those. */
  best(printings: readonly ReportedFigure[]): ReportedFigure | undefined {
    if (printings.length < 2) return printings[0];
    return printings
      .map((figure) => ({ figure, support: this.#support(figure, printings) }))
      .reduce((best, each) => (each.support > best.support || (each.support === best.support && isFiner(each.figure, best.figure)) ? each : best)).figure;
  }

  #support(figure: ReportedFigure, among: readonly ReportedFigure[]): number {
    const ledger = this.measured(figure.concept, figure.when);
    const borneOut = ledger !== undefined && ledger.status !== "not-determinable" && gapBetween(figure, ledger) === undefined;
    return among.filter((other) => gapBetween(figure, other) === undefined).length + (borneOut ? 1.5 : 0);
  }
}

function keyOf(concept: string, when: DateOrPeriod): string {
  return `${concept} ${dateOrPeriodText(when)}`;
}

/** Whether a figure leaves less open than another. */
function isFiner(a: Interval, b: Interval): boolean {
  return compare(subtract(a.high, a.low), subtract(b.high, b.low)) < 0;
}
