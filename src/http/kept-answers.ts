/** Answers as they were given, by their tags: what makes an answer what it is makes its tag, so none is ever out of date. */

/** How many bytes of answers are kept. */
const KEPT_BYTES = 128 * 2 ** 20;

export interface KeptAnswer {
  /** A short text goes out with its header in one piece; of a longer one the bytes are made once. Empty once it is gone. */
  body: string | Buffer<ArrayBuffer>;
  /** Of the body in UTF-8. */
  readonly bytes: number;
  /** What writes a text as it is in UTF-8: where all of it is ASCII, Latin 1 does, in a third of the memory. */
  readonly encoding: "latin1" | "utf8";
  readonly headers: Readonly<Record<string, string>>;
  /** Whether another took its place. */
  isGone: boolean;
  /** Whether it was asked for since it was last looked at for whether to keep it. */
  isAskedFor: boolean;
}

const SHORT = 2_048;

/** The answer as it is kept. */
export function keptAnswer(body: string, headers: KeptAnswer["headers"]): KeptAnswer {
  const bytes = Buffer.byteLength(body);
  return { body: bytes <= SHORT ? body : Buffer.from(body), bytes, encoding: bytes === body.length ? "latin1" : "utf8", headers, isGone: false, isAskedFor: false };
}

export class KeptAnswers {
  /** In the order in which they came, or were last spared. */
  readonly #kept = new Map<string, KeptAnswer>();
  #bytes = 0;

  get(tag: string): KeptAnswer | undefined {
    const answer = this.#kept.get(tag);
    if (answer !== undefined) answer.isAskedFor = true;
    return answer;
  }

  /** Keeps it in the place of the oldest that nobody asked for in the meantime; one that would take the place of many is not kept. */
  keep(tag: string, answer: KeptAnswer): void {
    if (answer.bytes > KEPT_BYTES / 32 || this.#kept.has(tag)) return;
    this.#kept.set(tag, answer);
    this.#bytes += answer.bytes;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      // A second chance, at the end of the queue: nothing has to be moved each time that one is asked for.
      if (old.isAskedFor) {
        old.isAskedFor = false;
        this.#kept.set(oldest, old);
      } else {
        this.#bytes -= old.bytes;
        old.isGone = true;
        old.body = "";
      }
    }
  }
}
