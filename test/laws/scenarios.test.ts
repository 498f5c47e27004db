/** Scenarios stand beside the book: what they change is theirs, and nothing of the book's. */
import { describe, expect } from "vitest";
import type { Book } from "../../src/book/book.ts";
import { headOf } from "../../src/book/book.ts";
import { plusDays } from "../../src/kernel/day.ts";
import type { Day } from "../../src/kernel/day.ts";
import { Faults } from "../../src/kernel/fault.ts";
import { knownOn } from "../../src/ledger/known-time.ts";
import { Ledger } from "../../src/ledger/ledger.ts";
import { replayKnown } from "../../src/ledger/replay.ts";
import { overlay } from "../../src/scenarios/overlay.ts";
import { readScenario } from "../../src/scenarios/read-scenario.ts";
import type { ReadScenario } from "../../src/scenarios/read-scenario.ts";
import { scenarioLedger } from "../../src/scenarios/scenario-ledger.ts";
import { scenarioAt, pointsOf, sweep } from "../../src/scenarios/sweep.ts";
import type { Draw } from "../generate/draw.ts";
import type { Written } from "../generate/written.ts";
import { accountsOf, anyDay, forAnyBook, ledgerOf, only } from "./any-book.ts";
import { corrected, isGood, withMore } from "./corrected.ts";

function scenario(changes: Written): ReadScenario {
  return readScenario(JSON.stringify({ id: "what-if", title: "what if", summary: "made up", ...changes }), "what-if.yaml");
}

/** Every balance on some days, and every instrument's terms, as a ledger answers them. */
function answers(ledger: Ledger, days: readonly Day[]): unknown {
  return {
    balances: days.map((day) => accountsOf(ledger).map((account) => [account, ledger.balance(only(account), day)])),
    terms: [...ledger.chart.instruments.keys()].map((id) => ledger.terms.history(id).map(({ from, terms }) => [from, terms])),
  };
}

/** The ledger, or undefined where the scenario contradicts itself. */
function ifGood(make: () => Ledger): Ledger | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Faults) return undefined;
    throw error;
  }
}

const days = (book: Book, draw: Draw): Day[] => [anyDay(book, draw), anyDay(book, draw)];

/** An event that the scenario may change: no correction, and none that a correction names. */
function anyEvent(book: Book, draw: Draw) {
  const named = new Set(book.events.flatMap(({ event, type }) => (type.corrects === undefined ? [] : [...type.corrects(event).voids, ...type.corrects(event).replacedBy])));
  const free = book.events.filter(({ event, type }) => type.corrects === undefined && event.type !== "event-reversed" && !named.has(event.id));
  return free.length === 0 ? undefined : draw.one(free);
}

describe("a scenario", () => {
  forAnyBook("leaves the book's head and events as they are, and has a head of its own", (book, draw) => {
    const target = anyEvent(book, draw);
    if (target === undefined) return;
    const before = { head: book.head, own: headOf("definition", book.events), events: [...book.events] };
    const laid = overlay(book, [scenario({ remove: [target.event.id] })]);
    ifGood(() => new Ledger(laid));
    expect({ head: book.head, own: headOf("definition", book.events), events: book.events }).toEqual(before);
    expect(laid.head).not.toBe(book.head);
    expect(overlay(book, [scenario({ remove: [target.event.id] })]).head, "the same changes make the same head").toBe(laid.head);
  });

  forAnyBook("that removes an event, and one over it that adds the event again, make the book", (given, draw) => {
    const book = corrected(given, draw);
    const target = anyEvent(book, draw);
    if (target === undefined) return;
    const known = target.event.known === undefined ? {} : { known: target.event.known };
    const stack = [scenario({ remove: [target.event.id] }), scenario({ add: [{ ...(target.written as Written), ...known, basis: target.event.basis }] })];
    const asked = days(book, draw);
    const knownAt = draw.once(2) ? anyDay(book, draw) : undefined;
    expect(answers(scenarioLedger(book, stack, { knownAt }), asked)).toEqual(answers(new Ledger(book, { knownAt }), asked));
  });

  forAnyBook("that moves an event to its own date, or replaces a field by itself, changes nothing", (book, draw) => {
    const target = anyEvent(book, draw);
    if (target === undefined) return;
    const written = target.written as Written;
    const same = draw.once(2) ? { move: [{ event: target.event.id, on: written["on"] }] } : { replace: [{ event: target.event.id, with: { on: written["on"] } }] };
    const asked = days(book, draw);
    expect(answers(scenarioLedger(book, [scenario(same)]), asked)).toEqual(answers(ledgerOf(book), asked));
  });

  forAnyBook("that removes an event answers as the book does once the event is voided", (book, draw) => {
    const target = anyEvent(book, draw);
    if (target === undefined) return;
    const on = plusDays(book.events.map((recorded) => knownOn(recorded, book)).sort().at(-1) ?? ("2000-01-01" as Day), 1);
    const voided = withMore(book, [{ id: "voided", type: "event-voided", on, voids: [target.event.id], summary: "made up" }]);
    const under = ifGood(() => scenarioLedger(book, [scenario({ remove: [target.event.id] })]));
    expect(under !== undefined, "good together, or neither").toBe(isGood(voided));
    const asked = days(book, draw);
    if (under !== undefined) expect(answers(under, asked)).toEqual(answers(new Ledger(voided), asked));
  });

  forAnyBook("that branches from what was known on a day, and changes nothing, answers as the book does by then", (given, draw) => {
    const book = corrected(given, draw);
    const knownAt = anyDay(book, draw);
    // Where events known by then rest on what was not, the scenario leaves these out wholly, and may lack what rests on them.
    if (replayKnown(book, knownAt).gaps.size > 0) return;
    const asked = days(book, draw);
    expect(answers(scenarioLedger(book, [scenario({ "known-at": knownAt })]), asked)).toEqual(answers(new Ledger(book, { knownAt }), asked));
  });

  forAnyBook("swept gives the same figures point by point as all together", (book, draw) => {
    const plain = [...ledgerOf(book).chart.accounts.values()].filter(({ id, cash, class: kind }) => id in book.definition.accounts && !cash && ["asset", "liability", "equity"].includes(kind));
    type Plain = (typeof plain)[number];
    const partners = (of: Plain): Plain[] => plain.filter((account) => account !== of && account.opening === of.opening && account.class === of.class);
    const from = draw.one(plain.filter((account) => partners(account).length > 0));
    const to = draw.one(partners(from));
    const added = { id: "moved-by-scenario", type: "reclassification", on: anyDay(book, draw), summary: "made up", from: from.id, to: to.id, amount: "1" };
    const swept = scenario({ add: [added], parameters: [{ name: "first", from: "1", to: "3", step: "1", sets: [{ field: "add.0.amount", to: "first * 10" }] }, { name: "second", from: "0", to: "4", step: "2", sets: [{ field: "add.0.amount", to: "first * 10 + second", decimals: "0" }] }] });
    const day = anyDay(book, draw);
    const figures = (ledger: Ledger | Faults | undefined): unknown => (ledger === undefined || ledger instanceof Faults ? "contradicted" : [from, to].map(({ id }) => ledger.balance(only(id), day)));
    const together = [...sweep(book, [swept], {})].map(({ at }) => figures(at));
    const alone = [...pointsOf(swept)].map((point) => figures(ifGood(() => scenarioLedger(book, [scenarioAt(swept, point)]))));
    expect(together).toHaveLength(9);
    expect(together).toEqual(alone);
  });
});
