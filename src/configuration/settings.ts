/** Every setting of the service, each declared once: environment, file, help, example and reference come from here. */
import { z } from "zod";
import { existing, listOf, optional, settled, wholeNumber } from "./setting.ts";
import type { Setting } from "./setting.ts";

/** Signatures that need a public key to check: a shared secret has no place in a file of public keys. */
const algorithms = ["EdDSA", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"] as const;
const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

const ORIGIN = "an origin such as https://figures.example.com";
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, ORIGIN);
const STORE = "a path to a store, or the URL of its server";
const HOST = "a host name such as ledger.example.com, without a port";
const hostName = z.string().regex(/^(?:[\w.-]+|\[[\da-f:.]+\])$/i, HOST);
const httpUrl = z.string().refine((text) => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ""), "a URL that begins with http:// or https://");
const HEADERS = "name=value with commas between them, percent-encoded";
const oneOf = <const Value extends string>(values: readonly Value[]) => z.enum(values, { error: `one of ${values.join(", ")}` });

export const settings = {
  host: settled(z.string().min(1, "an address to listen on"), { variable: "CAPLEDGER_HOST", fallback: "127.0.0.1", meaning: "The address to listen on. Any but a loopback one needs `tokens` or `jwks`." }),
  port: settled(wholeNumber(0, 65_535), { variable: "CAPLEDGER_PORT", fallback: "8787", meaning: "The port to listen on; 0 takes any that is free." }),
  books: optional(existing, { variable: "CAPLEDGER_BOOKS", example: "/srv/books", meaning: "The folder of books, one folder each; the embedded ones when absent." }),
  store: optional(z.string().min(1, STORE), { variable: "CAPLEDGER_STORE", example: "/srv/ledger.db", meaning: "The store of books, in place of a folder: a path to its file, or postgres://user@host:port/database, several with commas between them. It is read when the service starts." }),
  tokens: optional(existing, { variable: "CAPLEDGER_TOKENS", example: "/etc/capledger/tokens.json", meaning: "The file of tokens that `capledger token` keeps. With it every request for a book needs one." }),
  jwks: optional(existing, { variable: "CAPLEDGER_JWKS", example: "/etc/capledger/jwks.json", meaning: "A JSON Web Key Set of public keys. With it, signed tokens (JWT) are taken too." }),
  "jwt-issuer": optional(z.string().min(1, "an issuer"), { variable: "CAPLEDGER_JWT_ISSUER", example: "https://login.example.com", meaning: "The `iss` that a JWT must have." }),
  "jwt-audience": optional(z.string().min(1, "an audience"), { variable: "CAPLEDGER_JWT_AUDIENCE", example: "capital-ledger", meaning: "The `aud` that a JWT must have." }),
  "jwt-algorithms": settled(listOf(oneOf(algorithms)), { variable: "CAPLEDGER_JWT_ALGORITHMS", fallback: "EdDSA,ES256", meaning: "The algorithms by which a JWT may be signed." }),
  hosts: optional(listOf(hostName), { variable: "CAPLEDGER_HOSTS", example: "ledger.example.com", meaning: "Names that the `Host` header may have. On a loopback address its own names are always taken, and others only when listed; on any other address all are taken unless some are listed." }),
  origins: optional(listOf(origin), { variable: "CAPLEDGER_ORIGINS", example: "https://figures.example.com", meaning: "Origins whose pages may ask across sites (CORS); none when absent." }),
  rate: settled(wholeNumber(0, 1_000_000), { variable: "CAPLEDGER_RATE", fallback: "6000", meaning: "Requests a minute for each token, or for each address where there is none; 0 counts none." }),
  connections: settled(wholeNumber(1, 1_000_000), { variable: "CAPLEDGER_CONNECTIONS", fallback: "4096", meaning: "Connections at once; one more is let go unanswered." }),
  "body-bytes": settled(wholeNumber(1_024, 67_108_864), { variable: "CAPLEDGER_BODY_BYTES", fallback: "1048576", meaning: "The largest body that any request may have; posted scenarios have a lower limit of their own." }),
  "receive-seconds": settled(wholeNumber(1, 3_600), { variable: "CAPLEDGER_RECEIVE_SECONDS", fallback: "30", meaning: "How long a client may take to send a request; its header, a third of that." }),
  "answer-seconds": settled(wholeNumber(1, 3_600), { variable: "CAPLEDGER_ANSWER_SECONDS", fallback: "30", meaning: "How long an answer may wait for something else before 503 is answered." }),
  "grace-seconds": settled(wholeNumber(0, 3_600), { variable: "CAPLEDGER_GRACE_SECONDS", fallback: "10", meaning: "How long requests under way may take to end once the service is told to stop." }),
  log: settled(oneOf(logLevels), { variable: "CAPLEDGER_LOG", fallback: "info", meaning: "The least severe lines that the log shows: one of debug, info, warn, error, silent." }),
  "traces-endpoint": optional(httpUrl, { variable: "OTEL_EXPORTER_OTLP_ENDPOINT", example: "http://127.0.0.1:4318", meaning: "Where traces go, by OTLP over HTTP; nowhere when absent." }),
  "traces-headers": optional(z.string().regex(/^[^=,]+=[^,]*(?:,[^=,]+=[^,]*)*$/, HEADERS).refine(isPercentEncoded, HEADERS), { variable: "OTEL_EXPORTER_OTLP_HEADERS", example: "authorization=Bearer%20abc", meaning: "Headers that go with the traces, such as the key of the collector.", secret: true }),
} satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;

type ValueOf<Of> = Of extends Setting<infer Schema, infer Fallback> ? z.output<Schema> | (Fallback extends string ? never : undefined) : never;

export type Configuration = { readonly [Name in SettingName]: ValueOf<(typeof settings)[Name]> };

export const settingNames = Object.keys(settings) as SettingName[];

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
