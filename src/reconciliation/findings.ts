/** All findings of a book: every check run, what has one cause told once, what the book accepts marked. */
import type { ReportedFigure } from "../book/reported-figure.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import { checks } from "./checks/index.ts";
import { findingClasses } from "./finding.ts";
import type { Check, Finding } from "./finding.ts";
import type { Review } from "./review.ts";
import { gapBetween } from "./verdict.ts";
import { amountText, nameOf } from "./wording.ts";

/** A finding with its stable id: the check that made it and what it is about. */
export interface Found extends Finding {
  readonly id: string;
  readonly check: Check;
  /** Further checks that the same cause fails. */
  readonly also: readonly string[];
  /** Why the book accepts it; undefined where it is open. */
  readonly accepted: string | undefined;
}

export function findingsOf(review: Review, by: readonly Check[] = checks): Found[] {
  const raised = by.flatMap((check) => check.find(review).map((each): Raised => ({ ...each, check, also: [] })));
  const { accepts } = review.ledger.definition;
  const named = withIds(ofOneFigure(byCause(raised, review))).map((each): Found => ({ ...each, accepted: accepts.find(({ finding }) => finding === each.id)?.reason }));
  return named.sort((a, b) => findingClasses.indexOf(a.class) - findingClasses.indexOf(b.class));
}

type Raised = Finding & Pick<Found, "check" | "also">;

/** What is wrong with one figure, or with one that is printed the same elsewhere, is told once: as an error before as rounding. */
function ofOneFigure(raised: readonly Raised[]): Raised[] {
  const keyOf = (each: Raised): unknown => {
    const [figure] = each.figures;
    return figure === undefined || !["error", "rounding"].includes(each.class) ? each : `${nameOf(figure)} ${amountText(figure.value)}`;
  };
  return [...groupedBy(raised, keyOf).values()].flatMap((same) => {
    const [main, ...others] = same.sort((a, b) => findingClasses.indexOf(a.class) - findingClasses.indexOf(b.class));
    return main === undefined ? [] : [others.length === 0 ? main : together(main, others)];
  });
}

/** Ids are of what is found, not of its order; further findings of one check about one thing are numbered. */
function withIds(raised: readonly Raised[]): (Raised & Pick<Found, "id">)[] {
  const groups = groupedBy(raised, ({ check, about }) => `${check.code}.${about.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-").replaceAll(/^-|-$/g, "")}`);
  return [...groups].flatMap(([id, same]) => same.map((each, index) => ({ ...each, id: index === 0 ? id : `${id}.${index + 1}` })));
}

/**
 * Errors that one wrong figure explains become one: the figure that most of them name, unless the
 * ledger bears it out. Each error goes to one cause; what only one error names stays as it is.
 */
function byCause(raised: readonly Raised[], review: Review): Raised[] {
  const errors = new Set(raised.filter((each) => each.class === "error" && each.figures.length > 0));
  const merged = new Map<Raised, Raised | undefined>();
  for (let cause = commonest(errors, review); cause !== undefined; cause = commonest(errors, review)) {
    const [figure, named] = cause;
    const main = named.find(({ figures }) => figures[0] === figure) ?? named[0];
    if (main === undefined) break;
    const others = named.filter((each) => each !== main);
    for (const each of others) merged.set(each, undefined);
    merged.set(main, together(main, others));
    for (const each of named) errors.delete(each);
  }
  return raised.flatMap((each) => (merged.has(each) ? (merged.get(each) ?? []) : [each]));
}

/** The figure that most errors name, and those errors: two or more, or nothing. */
function commonest(errors: ReadonlySet<Raised>, review: Review): readonly [ReportedFigure, Raised[]] | undefined {
  const naming = groupedBy([...errors].flatMap((each) => [...new Set(each.figures)].map((figure) => ({ figure, each }))), ({ figure }) => figure);
  const suspects = [...naming].filter(([figure, named]) => named.length > 1 && named.some(({ each }) => each.figures[0] === figure) && !isBorneOut(figure, review));
  const [most] = suspects.sort(([, a], [, b]) => b.length - a.length);
  return most === undefined ? undefined : [most[0], most[1].map(({ each }) => each)];
}

function isBorneOut(figure: ReportedFigure, review: Review): boolean {
  const measured = review.measured(figure.concept, figure.when);
  return measured !== undefined && measured.status !== "not-determinable" && gapBetween(figure, measured) === undefined;
}

function together(main: Raised, others: readonly Raised[]): Raised {
  const union = <Value>(of: (each: Raised) => readonly Value[]): Value[] => [...new Set([main, ...others].flatMap(of))];
  return {
    ...main,
    also: [...new Set([main, ...others].flatMap(({ also, check }) => [check.code, ...also]))].filter((code) => code !== main.check.code),
    figures: union(({ figures }) => figures),
    evidence: union(({ evidence }) => evidence),
    events: union(({ events }) => events),
    measures: union(({ measures }) => measures),
    arithmetic: [...new Set([...main.arithmetic, ...others.flatMap((other) => [`also (${other.check.code}): ${other.summary}`, ...other.arithmetic])])],
  };
}
