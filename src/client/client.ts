/**
 * A typed client of the service, for programs and for browsers. Of the service it imports types only:
 * what each route takes and answers is what the routes themselves declare.
 */
export { follow } from "./follow.ts";
export type { FollowedEvent, Following } from "./follow.ts";
export { LedgerProblem } from "./ledger-problem.ts";
export { capitalLedgerClient } from "./typed-client.ts";
export type { CapitalLedgerClient, ClientOptions } from "./typed-client.ts";
