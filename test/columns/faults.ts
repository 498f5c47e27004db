/** What was refused, by code. */
import { Faults } from "../../src/kernel/fault.ts";

export function faultCodes(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof Faults) return error.faults.map(({ code }) => code);
    throw error;
  }
}
