/** Merkle trees of event hashes, as RFC 9162 §2.1 has them: one root for all, and a short proof that one is among them. */
import { createHash } from "node:crypto";

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

function hashOfLeaf(eventHash: string): Buffer {
  return createHash("sha256").update(LEAF).update(Buffer.from(eventHash, "hex")).digest();
}

function hashOfNode(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(NODE).update(left).update(right).digest();
}

/** The root over hashes that come one after another; it holds only one subtree of each height. */
export class GrowingRoot {
  /** Roots of whole subtrees, the largest first, each with its height. */
  readonly #subtrees: { readonly height: number; readonly root: Buffer }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(eventHash: string): void {
    let grown = { height: 0, root: hashOfLeaf(eventHash) };
    for (let last = this.#subtrees.at(-1); last?.height === grown.height; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      grown = { height: grown.height + 1, root: hashOfNode(last.root, grown.root) };
    }
    this.#subtrees.push(grown);
    this.#size += 1;
  }

  /** The root of all that were added; of none, the hash of nothing. */
  get root(): string {
    const [last, ...larger] = [...this.#subtrees].reverse();
    if (last === undefined) return createHash("sha256").digest("hex");
    return larger.reduce((right, { root }) => hashOfNode(root, right), last.root).toString("hex");
  }
}

/** The siblings that lead from one hash to the root of all, the nearest first. */
export function inclusionPath(eventHashes: readonly string[], index: number): string[] {
  return pathIn(eventHashes.map(hashOfLeaf), index).map((sibling) => sibling.toString("hex"));
}

function pathIn(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const half = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half ? [...pathIn(left, index), rootOf(right)] : [...pathIn(right, index - half), rootOf(left)];
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const half = largestPowerBelow(leaves.length);
  return hashOfNode(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The root that a path leads to, from the hash at an index of so many; nothing where the path is not of that length (RFC 9162 §2.1.3.2). */
export function rootByPath(eventHash: string, index: number, size: number, path: readonly string[]): string | undefined {
  if (index < 0 || index >= size) return undefined;
  let [at, last] = [index, size - 1];
  let root = hashOfLeaf(eventHash);
  for (const text of path) {
    if (last === 0) return undefined;
    const sibling = Buffer.from(text, "hex");
    if (at % 2 === 1 || at === last) {
      root = hashOfNode(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = hashOfNode(root, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root.toString("hex") : undefined;
}
