/** How a scenario that contradicts itself says what breaks. */
import type { Fault } from "../kernel/fault.ts";
import type { ReadScenario } from "./read-scenario.ts";

/** A fault of an event or a term, told at the change of the scenario that makes it. */
export function errorFault({ code, subject, found, expected }: Fault, { scenario, place }: ReadScenario, path: readonly PropertyKey[]): Fault {
  const change = path.map(String).join(".");
  const about = subject === undefined ? "the book" : subject;
  return { code, severity: "error", ...place(path), subject: scenario.id, ...(change === "" ? {} : { field: change }), found: `${about} contradicted: ${found}`, expected: `${expected}, or a change of ${about} too` };
}
