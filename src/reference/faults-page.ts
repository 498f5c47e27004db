/** docs/reference/faults.md */
import { faultMeanings, serviceMeanings } from "./fault-meanings.ts";
import { code, fenced, page } from "./markdown.ts";

const EXAMPLE = 'error: my-book/events/2024.yaml:12  second-grant · options: found "ten"; expected a decimal number such as 145000, 145,000 or 0.75 [field-invalid]';

export function faultsPage(): string {
  return page("Faults", [
    "What is wrong with a book or a question is told as faults: the file, line and field, what was found there and what was expected, and a code in brackets that never changes. All faults are told at once, and a book that has any error is not loaded; a warning is printed and the book is used as it is.",
    fenced("text", EXAMPLE),
    "Over HTTP a problem carries the same code in its `code` member; [some codes](#over-http-only) are those of the service alone.",
    "## Codes",
    ...sections(faultMeanings),
    "## Over HTTP only",
    ...sections(serviceMeanings),
  ]);
}

function sections(meanings: Readonly<Record<string, string>>): string[] {
  return Object.entries(meanings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, meaning]) => [`### ${code(name)}`, meaning]);
}
