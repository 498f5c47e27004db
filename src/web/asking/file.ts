/** An answer as a file, under the name that the service gives it, and how a file comes to the reader. */
import { LedgerProblem } from "../../client/ledger-problem.ts";
import { Refused, refusalOf, unreachable } from "./refused.ts";
import { tokenHeader } from "./token.ts";

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Throws `Refused` where there is none. */
export async function fileOf(url: string): Promise<NamedFile> {
  const response = await answered(url);
  if (!response.ok) throw new Refused(refusalOf(await LedgerProblem.of(response)));
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
    return await fetch(url, { headers: tokenHeader() });
  } catch {
    throw new Refused(unreachable);
  }
}
