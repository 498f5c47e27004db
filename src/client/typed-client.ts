/** The client: hono's, with problems thrown. */
import { hc } from "hono/client";
import type { PickResponseByStatusCode } from "hono/client";
import type { CapitalLedgerService } from "../http/service.ts";
import { LedgerProblem } from "./ledger-problem.ts";
import { escapingParameters } from "./path-parameters.ts";

/** What the client answers; whatever else comes back is thrown. */
type Answered = PickResponseByStatusCode<CapitalLedgerService, 200 | 201>;

export type CapitalLedgerClient = ReturnType<typeof hc<Answered>>;

export interface ClientOptions {
  /** A bearer token, where the service demands one. */
  readonly token?: string;
  /** What asks, in the place of the `fetch` that the program has. */
  readonly fetch?: typeof fetch;
}

/**
 * The client of the service at `baseUrl`. A path is walked by its names, parameters in brackets:
 *
 *     const answer = await ledger.v1.books[":book"].balances.$get({ param: { book: "…" }, query: { asOf: "2002-Q3" } });
 *     const { balances } = await answer.json();
 *
 * Each call resolves to an answer, and throws `LedgerProblem` where the service has a problem instead.
 */
export function capitalLedgerClient(baseUrl: string, { token, fetch: ask = fetch }: ClientOptions = {}): CapitalLedgerClient {
  const answered: typeof fetch = async (input, init) => {
    const response = await ask(input, init);
    // Who sends If-None-Match has the answer already, and may hear that it still is the one.
    if (!response.ok && response.status !== 304) throw await LedgerProblem.of(response);
    return response;
  };
  return escapingParameters(hc<Answered>(baseUrl, { fetch: answered, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) }));
}
