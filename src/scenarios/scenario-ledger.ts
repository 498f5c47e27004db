/** The ledger of a book under scenarios; a scenario that contradicts itself says which of its changes breaks what. */
import { changeLists } from "../../events/scenario.ts";
import type { Book } from "../book/book.ts";
import type { Day } from "../kernel/day.ts";
import { Faults } from "../kernel/fault.ts";
import type { Fault } from "../kernel/fault.ts";
import { Ledger } from "../ledger/ledger.ts";
import type { Spread } from "../ledger/ledger.ts";
import { overlay } from "./overlay.ts";
import { parsedScenario } from "./read-scenario.ts";
import type { ReadScenario } from "./read-scenario.ts";

export interface Asked {
  readonly knownAt?: Day | undefined;
  readonly spread?: Spread | undefined;
}

/** The ledger of a book with scenarios laid over it; a contradiction is a fault at the line of the change that makes it. */
export function scenarioLedger(book: Book, stack: readonly ReadScenario[], { knownAt, spread = "at-end" }: Asked = {}): Ledger {
  const laid = overlay(book, stack);
  const days = [knownAt, ...stack.map(({ scenario }) => scenario["known-at"])].filter((day) => day !== undefined).sort();
  try {
    return new Ledger(laid, { knownAt: days[0], spread });
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    throw new Faults(error.faults.map((fault) => located(fault, book, stack)));
  }
}

/** A fault of the book under a scenario, at the change without which it would not be; at the top scenario where no one change makes it. */
function located(fault: Fault, book: Book, stack: readonly ReadScenario[]): Fault {
  const top = stack.at(-1);
  const isOwn = stack.some(({ place }) => fault.file !== undefined && place([]).file === fault.file);
  if (top === undefined || isOwn) return fault;
  for (const [level, read] of stack.entries()) {
    for (const path of changesOf(read)) {
      const without = stack.with(level, withoutChange(read, path));
      if (!faultsWith(book, without).some(({ subject, code }) => subject === fault.subject && code === fault.code)) return contradiction(fault, read, path);
    }
  }
  return contradiction(fault, top, []);
}

function faultsWith(book: Book, stack: readonly ReadScenario[]): readonly Fault[] {
  try {
    new Ledger(overlay(book, stack), { canReorder: false });
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults;
    throw error;
  }
}

type Change = readonly [list: (typeof changeLists)[number], index: number];

/** Where each change of a scenario stands in its file. */
function changesOf({ scenario }: ReadScenario): Change[] {
  return changeLists.flatMap((list) => scenario[list].map((_, index) => [list, index] as const));
}

function withoutChange(read: ReadScenario, [list, index]: Change): ReadScenario {
  const written = { ...(read.written as Readonly<Record<string, readonly unknown[]>>) };
  return parsedScenario({ ...written, [list]: (written[list] ?? []).toSpliced(index, 1) }, read.place);
}

/** A fault of an event or a term, told at the change of the scenario that makes it. */
function contradiction({ code, subject, found, expected }: Fault, { scenario, place }: ReadScenario, path: readonly PropertyKey[]): Fault {
  const change = path.map(String).join(".");
  const about = subject ?? "the book";
  return { code, severity: "error", ...place(path), subject: scenario.id, ...(change === "" ? {} : { field: change }), found: `${about} contradicted: ${found}`, expected: `${expected}, or a change of ${about} too` };
}
