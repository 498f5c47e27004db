/**
 * What the client of the service asks with: under the token of this tab, and without a network answered
 * from what was seen before. With a token nothing is kept on disk.
 */
import { Refused, unreachable } from "./refused.ts";
import { token, tokenHeader } from "./token.ts";

/** The cache of what has been seen. */
const SEEN = "answers";

/** Throws `Refused` where nothing answers, and an `AbortError` where nobody waits for it any more. */
export const heard: typeof fetch = async (input, init = {}) => {
  try {
    const response = await fetch(input, { ...init, headers: { accept: "application/json", ...Object.fromEntries(new Headers(init.headers)), ...tokenHeader() } });
    if (response.ok && init.method === "GET" && token.value === null) void seen(input, response.clone());
    return response;
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    const before = await storage()?.match(input);
    if (before === undefined) throw new Refused(unreachable);
    return before;
  }
};

async function seen(input: RequestInfo | URL, response: Response): Promise<void> {
  try {
    await (await storage()?.open(SEEN))?.put(input, response);
  } catch {
    // A disk that is full, or a browser that keeps nothing: the page works as before, only not offline.
  }
}

/** Browsers have it in secure contexts only: https, and this machine. */
function storage(): CacheStorage | undefined {
  return (globalThis as { readonly caches?: CacheStorage }).caches;
}
