/** Which book a request is about, and as it stood when: settled before any route answers, so that no answer mixes two heads. */
import type { Context, Env, MiddlewareHandler } from "hono";
import { mayReach } from "../access/principal.ts";
import type { Principal } from "../access/principal.ts";
import type { Book } from "../book/book.ts";
import type { PlainBook } from "../columns/plain-book.ts";
import { Faults, refuse } from "../kernel/fault.ts";
import type { Ledgers } from "./ledgers.ts";
import { cursorIn } from "./cursor.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** The book of the path; set before any route about a book answers. */
    standing: Standing;
  }
}

interface Standing {
  readonly id: string;
  readonly head: string;
  /** Whether the request names the head that it asks. */
  readonly isPinned: boolean;
  readonly book: () => Book;
  readonly plain: PlainBook | undefined;
}

/** The book that the request is about, as it stands or as it stood at the head that is asked for. */
export function bookOf(context: Context<Env>): Book {
  return context.get("standing").book();
}

/** The same book in columns, where it is a plain one. */
export function plainBookOf(context: Context<Env>): PlainBook | undefined {
  return context.get("standing").plain;
}

/** Its head. */
export function headOfBook(context: Context<Env>): string {
  return context.get("standing").head;
}

/** Its id. */
export function idOfBook(context: Context<Env>): string {
  return context.get("standing").id;
}

/** Whether the request names the head that it asks. */
export function isPinned(context: Context<Env>): boolean {
  return context.get("standing").isPinned;
}

/**
 * Lets a token of some books reach those and no other. A book that there is not and one that it may
 * not reach are answered by the same steps and in the same words.
 */
export function standing(ledgers: Ledgers): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { principal } = context.var;
    const id = context.req.param("book") ?? "";
    const head = askedHead(context);
    if (!mayReach(principal, id)) throw unreachable(principal, id, ledgers);
    try {
      context.set("standing", { id, isPinned: head !== undefined, ...(await ledgers.standing(id, head)) });
    } catch (error) {
      const isUnknown = error instanceof Faults && error.faults.some(({ code }) => code === "book-unknown");
      throw isUnknown && principal.books !== undefined ? unreachable(principal, id, ledgers) : error;
    }
    await next();
  };
}

function askedHead(context: Context<Env>): string | undefined {
  const { head, cursor } = context.req.query();
  const following = cursorIn(cursor)?.head;
  if (head !== undefined && following !== undefined && head !== following) throw refuse("query-invalid", "a cursor of another head", "a cursor of that head, or no head: a cursor has its own", { field: "cursor" });
  return head ?? following;
}

function unreachable(principal: Principal, asked: string, ledgers: Ledgers): Faults {
  const reachable = ledgers.ids().filter((id) => mayReach(principal, id));
  return refuse("book-unknown", `book "${asked}"`, `one of ${reachable.join(", ") || "the books that the token reaches (there are none)"}`);
}
