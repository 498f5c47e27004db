/**
 * The headers by which a browser keeps a page to itself; the one place where a page may be given
 * more room than the rest: `RELAXED`; and the few that mean anything for answers: `DATA`.
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
const every: Parameters<typeof secureHeaders>[0] = { strictTransportSecurity: false, ...FORGOTTEN };

const headers: Parameters<typeof secureHeaders>[0] = { ...every, permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] } };

/**
 * Answers are no pages: they load nothing, stand in no frame, and what else a browser may be told of a
 * page has no meaning for them. (OWASP REST Security Cheat Sheet, Security Headers.)
 */
const DATA = { path: "/v1", headers: { ...every, contentSecurityPolicy: { defaultSrc: NONE, frameAncestors: NONE }, crossOriginOpenerPolicy: false, originAgentCluster: false, referrerPolicy: false, xFrameOptions: false } };

export function securityHeaders(): MiddlewareHandler<Env> {
  const usual = secureHeaders({ ...headers, contentSecurityPolicy: strict });
  const relaxed = secureHeaders({ ...headers, contentSecurityPolicy: RELAXED.contentSecurityPolicy });
  const data = secureHeaders(DATA.headers);
  return (context, next) => {
    const { path } = context.req;
    if (isUnder(DATA.path, path)) return data(context, next);
    return (isUnder(RELAXED.path, path) ? relaxed : usual)(context, next);
  };
}

function isUnder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
