/** Who asks: what they may do, and to which books. */

/** Each stands for itself alone: `admin` does not append. */
export const scopes = ["read", "append", "admin"] as const;
export type Scope = (typeof scopes)[number];

export interface Principal {
  /** Names who asks in logs and records: the id of a token, or the subject of a JWT. Never a secret. */
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
  /** The ids of the books that may be reached; all of them where absent. */
  readonly books?: ReadonlySet<string>;
}

/** Who asks a service that demands no token: anybody, for anything. */
export const anybody: Principal = { id: "anybody", scopes: new Set(scopes) };

export function mayReach({ books }: Principal, book: string): boolean {
  return books?.has(book) ?? true;
}

/** Who asks a service that demands tokens without one: only what is open to everybody is for them. */
export const nobody: Principal = { id: "nobody", scopes: new Set(), books: new Set() };
