/** How many requests a minute each may make: a window that begins with the first, and begins anew when it has passed. */

const WINDOW_MILLISECONDS = 60_000;

/** How many are counted apart; beyond it the oldest window is forgotten. */
const MOST_COUNTED = 50_000;

export interface Count {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window begins anew. */
  readonly reset: number;
  readonly isExceeded: boolean;
}

interface Window {
  readonly ends: number;
  taken: number;
}

export class Rate {
  readonly #limit: number;
  readonly #clock: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(limit: number, clock: () => number = Date.now) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Counts one request of whoever `key` stands for. */
  take(key: string): Count {
    const now = this.#clock();
    const window = this.#window(key, now);
    window.taken += 1;
    return { limit: this.#limit, remaining: Math.max(0, this.#limit - window.taken), reset: Math.ceil((window.ends - now) / 1_000), isExceeded: window.taken > this.#limit };
  }

  /** Windows are kept in the order in which they end, since all are of one length. */
  #window(key: string, now: number): Window {
    const open = this.#windows.get(key);
    if (open !== undefined && open.ends > now) return open;
    this.#windows.delete(key);
    for (const [oldest, { ends }] of this.#windows) {
      if (ends > now && this.#windows.size < MOST_COUNTED) break;
      this.#windows.delete(oldest);
    }
    const begun = { ends: now + WINDOW_MILLISECONDS, taken: 0 };
    this.#windows.set(key, begun);
    return begun;
  }
}

/** The headers of draft-ietf-httpapi-ratelimit-headers. */
export function rateHeaders({ limit, remaining, reset }: Count): Readonly<Record<string, string>> {
  return { "ratelimit-policy": `"minute";q=${limit};w=${WINDOW_MILLISECONDS / 1_000}`, ratelimit: `"minute";r=${remaining};t=${reset}` };
}

/** An address as it is counted: of IPv6 the /64 that one subscriber has whole. */
export function countedAddress(address: string | undefined): string {
  if (address === undefined) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
