/** A scenario as text and as fields at once: what is written in the one stands in the other, comments and order kept. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document, Node, Scalar } from "yaml";

export type Path = readonly (string | number)[];

export interface SyntaxFault {
  readonly line: number;
  readonly found: string;
}

/** As long as the service writes them. */
const LINE = 110;

function parsed(text: string): { readonly document: Document.Parsed; readonly lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { schema: "failsafe", lineCounter: lines, uniqueKeys: true }), lines };
}

/** What keeps the text from being read at all. */
export function syntaxFaults(text: string): readonly SyntaxFault[] {
  const { document, lines } = parsed(text);
  if (document.errors.length === 0 && !isMap(document.contents)) return [{ line: 1, found: "no fields" }];
  return document.errors.map(({ message, pos }) => ({ line: lines.linePos(pos[0]).line, found: message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "a fault" }));
}

/** The fields as they stand; undefined where the text cannot be read. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  return syntaxFaults(text).length > 0 ? undefined : (parsed(text).document.toJS({ maxAliasCount: 0 }) as Readonly<Record<string, unknown>>);
}

/** The text with a field otherwise; null takes it away, and with it lists and mappings that have nothing left. */
export function withField(text: string, path: Path, value: unknown): string {
  const { document } = parsed(text);
  if (value === null) remove(document, path);
  else {
    flowless(document, path);
    const node = document.getIn(path, true);
    if (isScalar(node) && typeof value === "string") retell(node, value);
    else document.setIn(path, quoted(document, value));
  }
  return document.toString({ lineWidth: LINE });
}

/** The same place, with its comment, in the plainest style that can say the text. */
function retell(node: Scalar, text: string): void {
  node.value = text;
  if (text === "") node.type = "QUOTE_DOUBLE";
  else delete node.type;
}

/** A new node, in which nothing is written as nothing between quotes: inside brackets it would vanish. */
function quoted(document: Document.Parsed, value: unknown): Node {
  const made = document.createNode(value);
  visit(made, {
    Scalar(_, scalar) {
      if (scalar.value === "") scalar.type = "QUOTE_DOUBLE";
    },
  });
  return made;
}

function remove(document: Document.Parsed, path: Path): void {
  document.deleteIn(path);
  const around = path.slice(0, -1);
  const node = around.length === 0 ? undefined : document.getIn(around, true);
  if ((isMap(node) || isSeq(node)) && node.items.length === 0) remove(document, around);
}

/** A long list inside brackets is hard to read: what grows gets a line of its own. */
function flowless(document: Document.Parsed, path: Path): void {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isSeq(parent) && parent.flow === true && last === parent.items.length) parent.flow = false;
  for (let length = 1; length < path.length; length += 1) {
    const at = path.slice(0, length);
    const node = document.getIn(at, true);
    if (node === undefined || node === null || (isScalar(node) && (node.value === "" || node.value === null))) document.setIn(at, document.createNode(typeof path[length] === "number" ? [] : {}));
  }
}

/** Where a new scenario begins. */
export const EMPTY = `id: what-if
title: What if
summary: Say in a sentence or two what is otherwise.
remove: []
`;
