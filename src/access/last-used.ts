/**
 * When each token was last used: kept beside the tokens by the service, written from time to time,
 * so that no request waits for a disk and the service never writes the file of tokens itself.
 */
import { existsSync } from "node:fs";
import { z } from "zod";
import { jsonIn } from "./json-file.ts";
import { locked, replaced } from "./locked.ts";

const fileSchema = z.record(z.string(), z.iso.datetime());

/** `<tokens>.used`, beside the file of tokens. */
export function lastUsedFile(tokensFile: string): string {
  return `${tokensFile}.used`;
}

/** When each token was last used, by its id; of a file that is not there or not whole, nothing. */
export function readLastUsed(tokensFile: string): ReadonlyMap<string, string> {
  const file = lastUsedFile(tokensFile);
  const read = fileSchema.safeParse(existsSync(file) ? jsonIn(file) : {});
  return new Map(Object.entries(read.data ?? {}));
}

export class LastUsed {
  readonly #tokensFile: string;
  #used = new Map<string, number>();

  constructor(tokensFile: string) {
    this.#tokensFile = tokensFile;
  }

  note(id: string, now: number): void {
    this.#used.set(id, now);
  }

  /** Writes what was noted since, beside what other processes have written; keeps it in mind where it cannot. */
  async keep(): Promise<void> {
    if (this.#used.size === 0) return;
    const noted = this.#used;
    this.#used = new Map();
    try {
      await this.#write(noted);
    } catch (error) {
      this.#used = new Map([...noted, ...this.#used]);
      throw error;
    }
  }

  async #write(noted: ReadonlyMap<string, number>): Promise<void> {
    await locked(lastUsedFile(this.#tokensFile), () => {
      const known = new Map(readLastUsed(this.#tokensFile));
      for (const [id, now] of noted) {
        const used = new Date(now).toISOString();
        if (used > (known.get(id) ?? "")) known.set(id, used);
      }
      replaced(lastUsedFile(this.#tokensFile), `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
    });
  }
}
