/**
 * The headers by which a browser keeps a page to itself, and the one place where a page may be
 * given more room than the rest: `RELAXED`.
 */
import type { Env, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const SELF = ["'self'"];
const NONE = ["'none'"];

const strict = { defaultSrc: NONE, scriptSrc: SELF, styleSrc: SELF, imgSrc: ["'self'", "data:"], fontSrc: SELF, connectSrc: SELF, baseUri: NONE, formAction: NONE, frameAncestors: NONE, objectSrc: NONE };

/** The interactive reference writes its styles into the page; its scripts come from here like any other. */
const RELAXED = { path: "/docs", contentSecurityPolicy: { ...strict, styleSrc: ["'self'", "'unsafe-inline'"] } };

/** Only browsers and plug-ins that are no more ever heeded these. */
const FORGOTTEN = { xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false, xDnsPrefetchControl: false };

/** The service speaks no TLS itself, so it promises no transport security: whoever stands in front of it does. */
const headers: Parameters<typeof secureHeaders>[0] = { strictTransportSecurity: false, ...FORGOTTEN, permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] } };

export function securityHeaders(): MiddlewareHandler<Env> {
  const usual = secureHeaders({ ...headers, contentSecurityPolicy: strict });
  const relaxed = secureHeaders({ ...headers, contentSecurityPolicy: RELAXED.contentSecurityPolicy });
  return (context, next) => (context.req.path === RELAXED.path || context.req.path.startsWith(`${RELAXED.path}/`) ? relaxed : usual)(context, next);
}
