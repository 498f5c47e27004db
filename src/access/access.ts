/** Whom a service lets in: by the tokens of a file, by signed tokens, or by both. */
import { LastUsed } from "./last-used.ts";
import type { Principal } from "./principal.ts";
import { SignedTokens } from "./signed-tokens.ts";
import type { Issuer } from "./signed-tokens.ts";
import { looksIssued, tokenOf } from "./token.ts";
import type { Token } from "./token.ts";
import { readTokens } from "./token-file.ts";
import { Watched } from "./watched.ts";

/** How often what was used is written down. */
const KEEP_MILLISECONDS = 30_000;

export interface Doors {
  /** The path of a file of tokens. */
  readonly tokens?: string | undefined;
  readonly issuer?: Issuer | undefined;
  /** Told when the tokens cannot be read, or what was used not written; nobody is let in by what cannot be read. */
  readonly onFailure: (error: unknown) => void;
}

export class Access {
  readonly #tokens: Watched<ReadonlyMap<string, Token>> | undefined;
  readonly #signed: SignedTokens | undefined;
  readonly #lastUsed: LastUsed | undefined;
  readonly #onFailure: Doors["onFailure"];
  readonly #timer: NodeJS.Timeout;

  /** Throws `Faults` where a file cannot be read. */
  constructor({ tokens, issuer, onFailure }: Doors) {
    this.#onFailure = onFailure;
    if (tokens !== undefined) {
      this.#tokens = new Watched(tokens, readTokens);
      this.#tokens.get();
      this.#lastUsed = new LastUsed(tokens);
    }
    this.#signed = issuer === undefined ? undefined : new SignedTokens(issuer);
    this.#timer = setInterval(() => void this.#keep(), KEEP_MILLISECONDS);
    this.#timer.unref();
  }

  /** Who holds the token; nobody where it is not in force. */
  async principal(text: string): Promise<Principal | undefined> {
    try {
      return looksIssued(text) ? this.#issued(text) : await this.#signed?.principal(text);
    } catch (error) {
      this.#onFailure(error);
      return undefined;
    }
  }

  /** Writes down when tokens were last used, and no more after that. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#keep();
  }

  #issued(text: string): Principal | undefined {
    const now = new Date();
    const token = this.#tokens === undefined ? undefined : tokenOf(text, this.#tokens.get(), now);
    if (token === undefined) return undefined;
    this.#lastUsed?.note(token.id, now.getTime());
    return { id: token.id, scopes: new Set(token.scopes), ...(token.books === null ? {} : { books: new Set(token.books) }) };
  }

  async #keep(): Promise<void> {
    try {
      await this.#lastUsed?.keep();
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
