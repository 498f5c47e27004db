/** What stands before every route, as the description tells it: who may ask, and how a request is refused before a route sees it. */
import { BEARER, needs } from "../needs.ts";
import { PROBLEM_JSON } from "../problem.ts";
import { METHODS } from "./document.ts";
import type { Description, Item } from "./document.ts";

const SCHEME = {
  type: "http",
  scheme: "bearer",
  description: "A token of `capledger token create`, or a JWT of the configured issuer; its scopes are read, append and admin. A service on a loopback address may be configured to demand none.",
} as const;

const problem = (description: string) => ({ description, content: { [PROBLEM_JSON]: { schema: { $ref: "#/components/schemas/Problem" } } } });

/** Of a service that demands tokens. */
const DEMANDED = {
  401: problem("No token was sent, or none that is in force."),
  403: problem("The token has not the scope that the route needs, or a page of an origin that is not listed asks."),
};

/** Of any service. */
const LIMITED = {
  408: problem("The request was not sent in time."),
  414: problem("The target is too long."),
  421: problem("The `Host` is no name of this service."),
  431: problem("The header is too large."), 429: problem("Too many requests within a minute; `Retry-After` says when the next may come."), 500: problem("The service failed in a way that nobody foresaw."), 503: problem("There was no answer in time.") };

/** The description with the scheme of tokens, and with the statuses that no route answers by itself. */
export function withAccess(described: Description): Description {
  const paths = Object.fromEntries(Object.entries(described.paths ?? {}).map(([path, item]) => [path, withStatuses(item)]));
  return { ...described, security: needs("read"), paths, components: { ...described.components, securitySchemes: { [BEARER]: SCHEME } } };
}

function withStatuses(item: Item): Item {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, { ...operation, responses: { ...LIMITED, ...DEMANDED, ...operation.responses } }] as const];
  });
  return { ...item, ...Object.fromEntries(operations) };
}
