/** What each field of each answer means: for the description of the service, from the comments above the fields. */
import { fieldsOf } from "../http/description/fields.ts";
import type { Meanings } from "../http/description/fields.ts";
import { answerWord } from "./answer-words.ts";
import type { HttpDescription } from "./http-page.ts";
import type { FieldComments, SourceComments } from "./source-comments.ts";

export interface AnswerFields {
  readonly meanings: Meanings;
  /** Where neither a comment nor plain words explain a field. */
  readonly unexplained: readonly string[];
}

export function answerFields(source: SourceComments, { components }: HttpDescription): AnswerFields {
  const named = source.named();
  const unexplained: string[] = [];
  const meanings = Object.entries(components.schemas).flatMap(([name, schema]) => {
    const comments = named.get(name);
    if (comments === undefined) return [];
    const words = fieldsOf(schema).map(({ path }): [string, string] => {
      const word = meaningOf(name, path, comments);
      if (word === undefined) unexplained.push([name, ...path].join("."));
      return [path.join("."), word ?? ""];
    });
    return [[name, Object.fromEntries(words)] as const];
  });
  return { meanings: Object.fromEntries(meanings), unexplained };
}

function meaningOf(name: string, path: readonly string[], comments: FieldComments): string | undefined {
  let inside: FieldComments | undefined = comments;
  for (const step of path.slice(0, -1)) inside = inside?.get(step)?.inside;
  const comment = inside?.get(path.at(-1) ?? "");
  return comment?.own ?? answerWord([name, ...path].join(".")) ?? comment?.constant;
}
