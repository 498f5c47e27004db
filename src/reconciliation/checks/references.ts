import type { Evidence } from "../../../events/envelope.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { finding } from "../finding.ts";
import type { Check, Finding } from "../finding.ts";
import type { Review } from "../review.ts";
import { placeText } from "../wording.ts";

type Document = Review["documents"][number];

export const references: Check = {
  code: "references",
  reads: "events",
  rule: "A note, item, heading or document that a source cites is there, once, and by that title.",
  rests: "the source's own headings and lists",
  find: ({ documents }) => documents.flatMap((document) => [...missing(document), ...repeated(document), ...misnamed(document)]),
};

const at = (source: string, line: string): Evidence => ({ source, lines: line });

/** Labels that one kind of heading of the document bears, such as every note; what it lists none of cannot be looked up. */
function isListed({ headings }: Document, label: string): boolean {
  const kind = kindOf(label);
  return headings.some((heading) => kindOf(heading.label) === kind);
}

function kindOf(label: string): string {
  return label.split(/\s+/)[0]?.toLowerCase() ?? "";
}

function missing(document: Document): Finding[] {
  const labels = new Set(document.headings.map(({ label }) => label));
  const absent = document.references.filter(({ to }) => !labels.has(to) && isListed(document, to));
  return [...groupedBy(absent, ({ to }) => to)].map(([to, cited]) =>
    finding({
      about: `${document.source} ${to}`,
      class: "error",
      confidence: "certain",
      summary: `${to} is cited, but the source has none`,
      evidence: cited.map(({ line }) => at(document.source, line)),
      arithmetic: [...cited.map(({ line }) => `cited at ${placeText(at(document.source, line))}`), `there are ${[...labels].filter((label) => kindOf(label) === kindOf(to)).join(", ")}`],
    }),
  );
}

function repeated(document: Document): Finding[] {
  return [...groupedBy(document.headings, ({ label }) => label)].flatMap(([label, same]) => {
    const titles = new Set(same.map(({ title }) => title ?? ""));
    if (same.length < 2 || titles.size < 2) return [];
    return [
      finding({
        about: `${document.source} ${label} twice`,
        class: "ambiguity",
        confidence: "certain",
        summary: `${label} heads ${same.length} different parts: ${[...titles].join("; ")}`,
        evidence: same.map(({ line }) => at(document.source, line)),
        arithmetic: same.map(({ line, title }) => `${label}${title === undefined ? "" : `, ${title}`} at ${placeText(at(document.source, line))}`),
      }),
    ];
  });
}

const words = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, " ").trim();

function misnamed(document: Document): Finding[] {
  return document.references.flatMap((reference) => {
    const { to, title, line } = reference;
    const headed = document.headings.filter(({ label }) => label === to);
    if (title === undefined || headed.length === 0 || headed.some((heading) => heading.title === undefined || words(heading.title) === words(title))) return [];
    return [
      finding({
        about: `${document.source} ${to} l. ${line}`,
        class: "error",
        confidence: "likely",
        summary: `${to} is cited as "${title}"; its heading is "${headed.map((heading) => heading.title ?? "").join('", "')}"`,
        evidence: [at(document.source, line), ...headed.map((heading) => at(document.source, heading.line))],
        arithmetic: [`cited at ${placeText(at(document.source, line))}; headed at ${headed.map((heading) => placeText(at(document.source, heading.line))).join(", ")}`],
      }),
    ];
  });
}
