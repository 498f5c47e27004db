/** Parameters of a path as one segment of it each: whatever a name holds, it leads to no other route. */

type Call = (...asked: unknown[]) => unknown;

/**
 * The client with the parameters of each call escaped (RFC 3986 §3.3), which it does not do itself.
 * A call throws `TypeError` where one is empty, or is a step in a path and no name.
 */
export function escapingParameters<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get: (target, name): unknown => {
      const inner: unknown = Reflect.get(target, name);
      return typeof inner === "function" ? escapingParameters(inner) : inner;
    },
    apply: (target, self, [asked, ...options]: unknown[]): unknown => Reflect.apply(target as Call, self, [escaped(asked), ...options]),
  });
}

function escaped(asked: unknown): unknown {
  if (typeof asked !== "object" || asked === null || !("param" in asked)) return asked;
  const segments = Object.entries(asked.param as Readonly<Record<string, string>>).map(([name, value]) => [name, segment(name, value)] as const);
  return { ...asked, param: Object.fromEntries(segments) };
}

function segment(name: string, value: string): string {
  if (["", ".", ".."].includes(value)) throw new TypeError(`found "${value}" for :${name}; expected a name`);
  return encodeURIComponent(value);
}
