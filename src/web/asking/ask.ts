/**
 * Asks the service. Answers are kept in memory by their address, until the book's head changes, and
 * by the browser, so that what has been seen opens without a network. With a token nothing is kept
 * on disk.
 */
import type { Problem } from "../../http/problem.ts";
import type { Question } from "./answers.ts";
import { Refused, refusalOf, unreachable } from "./refused.ts";
import { token } from "./token.ts";

/** So many answers are kept in memory, the latest asked for. */
const MOST = 300;

/** The cache of what has been seen. */
const SEEN = "answers";

const answers = new Map<string, unknown>();

type Asking = Omit<Question<unknown>, "answer">;

/** The name of what is asked: its address, and what is posted to it. */
export function nameOf({ url, body }: Asking): string {
  return body === undefined ? url : `${url} ${body}`;
}

/** The answer that is kept, if any: at once. */
export function kept(question: Asking): unknown {
  const name = nameOf(question);
  const answer = answers.get(name);
  if (answer !== undefined) keep(name, answer);
  return answer;
}

/** Throws `Refused` where there is none, and an `AbortError` where nobody waits for it any more. */
export async function ask(question: Asking, cancelled?: AbortSignal): Promise<unknown> {
  const known = kept(question);
  if (known !== undefined) return known;
  const response = await responseOf(question, cancelled);
  const body: unknown = await response.json();
  if (!response.ok) throw new Refused(refusalOf(body as Problem));
  keep(nameOf(question), body);
  return body;
}

/** The answer of this moment, whatever is kept; undefined where there is none. */
export async function latest(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { headers: headers() });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets all answers: the book has changed. */
export function forget(): void {
  answers.clear();
}

function keep(name: string, answer: unknown): void {
  answers.delete(name);
  answers.set(name, answer);
  const oldest = answers.size > MOST ? answers.keys().next().value : undefined;
  if (oldest !== undefined) answers.delete(oldest);
}

async function responseOf({ url, body }: Asking, cancelled: AbortSignal | undefined): Promise<Response> {
  try {
    const response = await fetch(url, { ...(cancelled === undefined ? {} : { signal: cancelled }), ...(body === undefined ? { headers: headers() } : { method: "POST", body, headers: { ...headers(), "content-type": "application/yaml" } }) });
    if (response.ok && body === undefined && token.value === null) void seen(url, response.clone());
    return response;
  } catch (error) {
    if (cancelled?.aborted === true) throw error;
    const before = await storage()?.match(url);
    if (before === undefined) throw new Refused(unreachable);
    return before;
  }
}

function headers(): Record<string, string> {
  return { accept: "application/json", ...(token.value === null ? {} : { authorization: `Bearer ${token.value}` }) };
}

async function seen(url: string, response: Response): Promise<void> {
  try {
    await (await storage()?.open(SEEN))?.put(url, response);
  } catch {
    // A disk that is full, or a browser that keeps nothing: the page works as before, only not offline.
  }
}

/** Browsers have it in secure contexts only: https, and this machine. */
function storage(): CacheStorage | undefined {
  return (globalThis as { readonly caches?: CacheStorage }).caches;
}
