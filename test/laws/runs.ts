/** How often each law is held, from which seed, and for how long. */

/** LAWS_RUNS asks for more. */
export const runs = Number(process.env["LAWS_RUNS"] ?? 100);

/** The same books each time, so that a change is what fails; LAWS_SEED asks for others ("new" for ones never seen). The name of each test ends with it. */
const asked = process.env["LAWS_SEED"] ?? "20020930";
const seed = asked === "new" ? Date.now() % 2 ** 31 : Number(asked);

/** Milliseconds for one law; a failing one shrinks until then. */
const patience = 8000 * Math.max(1, runs / 100);

/** For vitest: time enough to report the counterexample. */
export const timeout = 2 * patience;

/** For fast-check: how often, and when to be content with the counterexample that was found so far. */
export function times(numRuns: number): { readonly numRuns: number; readonly seed: number; readonly interruptAfterTimeLimit: number } {
  return { numRuns, seed, interruptAfterTimeLimit: patience };
}
