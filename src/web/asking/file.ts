/** An answer as a file, under the name that the service gives it, and how a file comes to the reader. */
import type { Problem } from "../../http/problem.ts";
import { Refused, refusalOf, unreachable } from "./refused.ts";
import { token } from "./token.ts";

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Throws `Refused` where there is none. */
export async function fileOf(url: string): Promise<NamedFile> {
  const response = await answered(url);
  if (!response.ok) throw new Refused(refusalOf((await response.json()) as Problem));
  const [, name = "answer"] = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name, content: await response.blob() };
}

export function save({ name, content }: NamedFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

async function answered(url: string): Promise<Response> {
  try {
    return await fetch(url, token.value === null ? {} : { headers: { authorization: `Bearer ${token.value}` } });
  } catch {
    throw new Refused(unreachable);
  }
}
