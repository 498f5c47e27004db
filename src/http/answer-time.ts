/** How long an answer may wait for something else. What is being computed is not interrupted: it ends first. */
import type { Env, MiddlewareHandler } from "hono";
import { problemResponse } from "./problem.ts";

/** RFC 9110 §15.6.4. */
export function answeredWithin(seconds: number): MiddlewareHandler<Env> {
  return async (context, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<true>((resolve) => {
      timer = setTimeout(resolve, seconds * 1_000, true);
    });
    const isLate = await Promise.race([next(), late]);
    clearTimeout(timer);
    if (isLate === true) context.res = problemResponse(context, { code: "answer-late", status: 503, detail: `found no answer within ${seconds} s; expected one sooner: ask for less, or later` }, { "retry-after": String(Math.ceil(seconds)) });
  };
}
