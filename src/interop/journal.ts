/**
 * What the exporters write: the movements of a ledger as it counts them, what is known of each
 * event, and the reported figures that are balances; the same for every program.
 */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { dateOrPeriodText } from "../kernel/date-or-period.ts";
import type { Day } from "../kernel/day.ts";
import { fraction, fractionText, multiply, subtract } from "../kernel/fraction.ts";
import type { Fraction } from "../kernel/fraction.ts";
import { quantityText } from "../kernel/quantity.ts";
import { isPrecise } from "../kernel/when.ts";
import type { Account, Chart } from "../ledger/chart.ts";
import { knownOn } from "../ledger/known-time.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Entry } from "../ledger/replay.ts";
import { published, reconcile } from "../reconciliation/reconcile.ts";
import type { Reconciled } from "../reconciliation/reconcile.ts";
import { isLimit } from "../reconciliation/verdict.ts";

/** Something known, under a name that every program reads as a tag. */
export type Note = readonly [name: string, value: string];

export interface Unit {
  readonly id: string;
  readonly scale: number;
  readonly title: string;
}

export interface Posting {
  readonly account: string;
  readonly unit: string;
  readonly quantity: bigint;
  readonly flow?: string | undefined;
}

export interface Transaction {
  readonly event: string;
  readonly day: Day;
  readonly summary: string;
  readonly notes: readonly Note[];
  readonly postings: readonly Posting[];
}

/** A printed figure that the ledger's own balance bears out: what stands in some accounts at the end of a day. */
export interface ReportedBalance {
  readonly day: Day;
  /** The accounts that it adds up, each with its sign; all of one unit. */
  readonly accounts: ReadonlyMap<string, 1n | -1n>;
  readonly unit: string;
  readonly quantity: bigint;
  /** How far a true balance may be from it: half the printed unit. */
  readonly within: Fraction;
  readonly notes: readonly Note[];
}

/** A printed figure that is not asserted, and why. */
export interface Remark {
  readonly notes: readonly Note[];
  readonly why: string;
}

export interface Journal {
  readonly title: string;
  readonly notes: readonly Note[];
  readonly currency: string;
  readonly units: readonly Unit[];
  readonly accounts: readonly Pick<Account, "id" | "class" | "name" | "unit">[];
  /** In the order in which they count. */
  readonly transactions: readonly Transaction[];
  /** By day. */
  readonly balances: readonly ReportedBalance[];
  readonly remarks: readonly Remark[];
}

export function journalOf(ledger: Ledger): Journal {
  const { chart, definition, book, knownAt } = ledger;
  const { balances, remarks } = figuresOf(ledger);
  return {
    title: definition.name,
    notes: [["book", definition.id], ["ledger-head", book.head], ...optional("known-at", knownAt), ...optional("scenario", book.scenario)],
    currency: chart.currency,
    units: unitsOf(chart),
    accounts: [...chart.accounts.values()],
    transactions: ledger.entries.map((entry) => transactionOf(entry, ledger)),
    balances,
    remarks,
  };
}

function transactionOf({ event, when, gradual, movements, disclosed }: Entry, ledger: Ledger): Transaction {
  const recorded = ledger.recorded(event.id);
  return {
    event: event.id,
    day: when.day,
    summary: event.summary,
    notes: [
      ["event", event.id],
      ["event-type", event.type],
      ["basis", event.basis],
      ...(event.plug ? [["plug", "true"] as const] : []),
      ...(recorded === undefined ? [] : [["known", knownOn(recorded, ledger.book)] as const]),
      ...(isPrecise(when) ? [] : [["window", `${when.first}..${when.last}`] as const]),
      ...(gradual ? [["gradual", "true"] as const] : []),
      ...optional("arithmetic", event.arithmetic),
      ...event.parties.map((party, index): Note => [`party-${index + 1}`, party]),
      ...disclosed.map(({ line, amount }, index): Note => [`discloses-${index + 1}`, `${line} ${quantityText(amount, ledger.chart.currencyScale)}`]),
      ...event.evidence.flatMap((each, index) => evidenceNotes(each, `-${index + 1}`)),
    ],
    postings: movements.map(({ account, unit, quantity, flow }) => ({ account, unit, quantity, flow })),
  };
}

function evidenceNotes({ source, page, lines, printed }: Entry["event"]["evidence"][number], numbered: string): Note[] {
  return [[`source${numbered}`, source], ...optional(`page${numbered}`, page), ...optional(`lines${numbered}`, lines), ...optional(`printed${numbered}`, printed?.join(" · "))];
}

function optional(name: string, value: string | undefined): Note[] {
  return value === undefined ? [] : [[name, value]];
}

/** The reported figures: those that are balances and as counted, to be asserted, and all others with the reason why not. */
function figuresOf(ledger: Ledger): Pick<Journal, "balances" | "remarks"> {
  const balances: ReportedBalance[] = [];
  const remarks: Remark[] = [];
  const measured = new Map(reconcile(ledger).map((each) => [each.figure, each]));
  for (const figure of published(ledger)) {
    const balance = balanceOf(figure, measured.get(figure), ledger);
    if (typeof balance === "string") remarks.push({ notes: figureNotes(figure), why: balance });
    else balances.push(balance);
  }
  return { balances: balances.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), remarks };
}

/** The figure as a balance that holds in this ledger, or why it is none. */
function balanceOf(figure: ReportedFigure, measured: Reconciled | undefined, ledger: Ledger): ReportedBalance | string {
  if ("over" in figure.when) return "it runs over a period";
  if (measured === undefined) return "the ledger has no such measure";
  const { made } = measured.measure;
  if (made.kind === "rule" || made.selection.size === 0) return "it is no sum of balances";
  if (isLimit(figure)) return "it is a limit";
  if (measured.ledger.status === "not-determinable") return "the ledger cannot determine it";
  if (!measured.asCounted) return `the ledger counts ${fractionText(measured.ledger.value, measured.measure.decimals)}`;
  const [unit, ...others] = new Set([...made.selection.keys()].map((account) => ledger.chart.resolve(account).unit));
  if (unit === undefined || others.length > 0) return "it adds up several units";
  const { n, d } = multiply(figure.value, fraction(10n ** BigInt(ledger.chart.scaleOf(unit))));
  if (n % d !== 0n) return "it has more decimals than its unit";
  return { day: figure.when.at, accounts: made.selection, unit, quantity: n / d, within: subtract(figure.high, figure.value), notes: figureNotes(figure) };
}

function figureNotes(figure: ReportedFigure): Note[] {
  const { evidence, id, concept, unit, precision, qualifier, when } = figure;
  return [["figure", id], ["concept", concept], ["at", dateOrPeriodText(when)], ["in", unit], ["precision", precision], ...optional("qualifier", qualifier), ...evidenceNotes(evidence, "")];
}

/** How far a balance may be from the figure in whole parts of its unit: nil where it leaves one balance open. */
export function partsWithin({ within: { n, d } }: ReportedBalance, scale: number): bigint {
  return (n * 10n ** BigInt(scale)) / d;
}

/** The units of a book, its currency first. */
export function unitsOf(chart: Chart): Unit[] {
  return [{ id: chart.currency, scale: chart.currencyScale, title: chart.currency }, ...[...chart.instruments.values()].map(({ id, scale, name }) => ({ id, scale, title: name }))];
}
