/** Asks the service. Answers are kept in memory by the names of their questions, until the book's head changes. */
import { LedgerProblem } from "../../client/ledger-problem.ts";
import type { Question } from "./answers.ts";
import { Refused, nameless, refusalOf } from "./refused.ts";

/** So many answers are kept in memory, the latest asked for. */
const MOST = 300;

const answers = new Map<string, unknown>();

/** The answer that is kept, if any: at once. */
export function kept<Answer>({ name }: Question<Answer>): Answer | undefined {
  const answer = answers.get(name) as Answer | undefined;
  if (answer !== undefined) keep(name, answer);
  return answer;
}

/** Throws `Refused` where there is none, and an `AbortError` where nobody waits for it any more. */
export async function ask<Answer>(question: Question<Answer>, cancelled?: AbortSignal): Promise<Answer> {
  const known = kept(question);
  if (known !== undefined) return known;
  try {
    const answer = await question.ask(cancelled);
    keep(question.name, answer);
    return answer;
  } catch (error) {
    if (error instanceof LedgerProblem) throw new Refused(refusalOf(error));
    // The client takes no name that would lead elsewhere.
    if (error instanceof TypeError) throw new Refused({ ...nameless, detail: error.message });
    throw error;
  }
}

/** The answer of this moment, whatever is kept; undefined where there is none. */
export async function latest<Answer>(question: Question<Answer>): Promise<Answer | undefined> {
  try {
    return await question.ask();
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
