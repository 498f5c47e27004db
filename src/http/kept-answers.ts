/** Answers as they were given, by their tags: what makes an answer what it is makes its tag, so none is ever out of date. */

/** How many bytes of answers are kept. */
const KEPT_BYTES = 128 * 2 ** 20;

export interface KeptAnswer {
  /** A short text goes out with its header in one piece; of a longer one the bytes are made once. */
  readonly body: string | Buffer<ArrayBuffer>;
  /** Of the body in UTF-8. */
  readonly bytes: number;
  readonly headers: Readonly<Record<string, string>>;
}

const SHORT = 2_048;

/** The answer as it is kept. */
export function keptAnswer(body: string, headers: KeptAnswer["headers"]): KeptAnswer {
  const bytes = Buffer.byteLength(body);
  return { body: bytes <= SHORT ? body : Buffer.from(body), bytes, headers };
}

export class KeptAnswers {
  /** The least recently asked for first. */
  readonly #kept = new Map<string, KeptAnswer>();
  #bytes = 0;

  get(tag: string): KeptAnswer | undefined {
    const answer = this.#kept.get(tag);
    if (answer === undefined) return undefined;
    this.#kept.delete(tag);
    this.#kept.set(tag, answer);
    return answer;
  }

  /** Keeps it in the place of those that were asked for longest ago; one that would take the place of many is not kept. */
  keep(tag: string, answer: KeptAnswer): void {
    if (answer.bytes > KEPT_BYTES / 32 || this.#kept.has(tag)) return;
    this.#kept.set(tag, answer);
    this.#bytes += answer.bytes;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
