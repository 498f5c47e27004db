/** Generated plain books: entries on known days and on days known by window, late ones, and corrections of any of them. */
import { fc } from "@fast-check/vitest";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayFromNumber } from "../../src/kernel/day.ts";
import { canonical } from "../../src/kernel/canonical-json.ts";

const DEFINITION = `
id: plain
name: Plain Company
currency: USD
inception: 2000-01-01
as-of: 2000-02-10
sources:
  report: { title: A report, published: 2000-01-25 }
accounts:
  cash: { class: asset, name: Cash, cash: true }
  receivables: { class: asset, name: Receivables }
  payables: { class: liability, name: Payables }
  capital: { class: equity, name: Capital }
  revenue: { class: income, name: Revenue }
  suspense: { class: clearing, name: Suspense }
  lost: { class: asset, name: Lost, opening: unknown }
roles:
  trade-debtors: receivables
`;

/** 2000-01-01. */
const FIRST = 10_957;

export type WrittenEvent = Readonly<Record<string, unknown>>;

const dayText = (offset: number): string => dayFromNumber(FIRST + offset);
const dayOffset = fc.integer({ min: 0, max: 40 });
const amount = fc.oneof(fc.integer({ min: -500_000, max: 500_000 }).map(BigInt), fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }));

const on = fc.oneof(
  { weight: 4, arbitrary: dayOffset.map(dayText) },
  { weight: 1, arbitrary: fc.tuple(dayOffset, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).map(([first, length, assumed]) => ({ within: `${dayText(first)}..${dayText(first + length)}`, ...(assumed > length ? {} : { assumed: dayText(first + assumed) }) })) },
);

const OTHERS = ["trade-debtors", "receivables", "payables", "capital", "revenue", "suspense", "lost"] as const;

function decimal(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const journalEntry = fc
  .record({ on, late: fc.option(dayOffset), legs: fc.array(fc.tuple(fc.constantFrom(...OTHERS), amount), { minLength: 1, maxLength: 3 }), basis: fc.constantFrom(undefined, undefined, "assumed", "inferred"), order: fc.option(fc.integer({ min: 1, max: 99 })), evidence: fc.boolean(), asDebit: fc.boolean() })
  .map(({ on: date, late, legs, basis, order, evidence, asDebit }): WrittenEvent => {
    const sum = legs.reduce((total, [, cents]) => total + cents, 0n);
    const leg = (account: string, cents: bigint, flow?: string): WrittenEvent => ({ account, ...(asDebit || cents > 0n ? { debit: decimal(cents) } : { credit: decimal(-cents) }), ...(flow === undefined ? {} : { flow }) });
    return {
      type: "journal-entry",
      on: date,
      summary: "Some entry, « noted »",
      ...(late === null ? {} : { known: dayText(late) }),
      ...(basis === undefined ? {} : { basis }),
      ...(order === null ? {} : { order: String(order) }),
      ...(evidence ? { evidence: [{ source: "report", page: "1" }] } : {}),
      legs: [...legs.map(([account, cents]) => leg(account, cents, "receivables")), leg("cash", -sum)],
    };
  });

interface Correcting {
  readonly kind: "voids" | "reverses";
  readonly which: readonly number[];
  readonly replacedBy: number | null;
  readonly on: number;
  readonly known: number | null;
}

const correcting: fc.Arbitrary<Correcting> = fc.record({ kind: fc.constantFrom("voids" as const, "reverses" as const), which: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 2 }), replacedBy: fc.option(fc.nat({ max: 30 }), { freq: 2 }), on: fc.integer({ min: 0, max: 60 }), known: fc.option(fc.integer({ min: 20, max: 70 })) });

/** Events with ids; corrections name earlier events, or each other. Some books are impossible, and say so. */
export const plainEvents: fc.Arbitrary<WrittenEvent[]> = fc.tuple(fc.array(journalEntry, { minLength: 1, maxLength: 12 }), fc.array(correcting, { maxLength: 4 })).map(([entries, corrections]) => {
  const events = entries.map((entry, at): WrittenEvent => ({ id: `e${String(at).padStart(2, "0")}`, ...entry }));
  for (const [at, { kind, which, replacedBy, on: day, known }] of corrections.entries()) {
    const idOf = (index: number): unknown => events[index % events.length]?.["id"];
    events.push({
      id: `x${String(at)}`,
      summary: "A correction",
      on: dayText(day),
      ...(known === null ? {} : { known: dayText(known) }),
      ...(kind === "voids" ? { type: "event-voided", voids: [...new Set(which.map(idOf))], ...(replacedBy === null ? {} : { "replaced-by": [idOf(replacedBy)] }) } : { type: "event-reversed", reverses: idOf(which[0] ?? 0) }),
    });
  }
  return events;
});

/** A folder with the book of these lines. */
export function folderOf(files: readonly string[], definition = DEFINITION): string {
  const folder = mkdtempSync(join(tmpdir(), "capital-ledger-plain-"));
  mkdirSync(join(folder, "events"));
  writeFileSync(join(folder, "book.yaml"), definition);
  files.forEach((text, at) => {
    writeFileSync(join(folder, "events", `${at}.jsonl`), text);
  });
  return folder;
}

export function linesOf(events: readonly WrittenEvent[]): string {
  return events.map((event) => `${canonical(event)}\n`).join("");
}
