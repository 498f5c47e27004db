/** Checkpoints and proofs: nobody can change, take out or put in an event without its being seen. */
import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Faults } from "../../src/kernel/fault.ts";
import { fingerprint, holdAgainst, newKeys, prove, publicKeyIn, readCheckpoint, readProof, signed } from "../../src/store/checkpoint.ts";
import type { Checkpoint } from "../../src/store/checkpoint.ts";
import { sha256 } from "../../src/store/hash-chain.ts";
import { MemoryStore } from "../../src/store/memory-store.ts";
import { GrowingRoot, inclusionPath, rootByPath } from "../../src/store/merkle-tree.ts";
import { made, NOON, request } from "../contract/store-contract.ts";

const bytes = (...parts: readonly Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** The tree of RFC 9162 §2.1.1 as its definition reads. */
function definedRoot(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return bytes();
  if (leaves.length === 1) return bytes(Buffer.of(0), Buffer.from(leaves[0] ?? "", "hex"));
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return bytes(Buffer.of(1), definedRoot(leaves.slice(0, half)), definedRoot(leaves.slice(half)));
}

const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => sha256(String(index)));

describe("a Merkle tree", () => {
  it("has the root that RFC 9162 defines, and a path of at most log2 n hashes from each leaf to it", () => {
    for (let count = 0; count <= 70; count += 1) {
      const leaves = leavesOf(count);
      const tree = new GrowingRoot();
      for (const leaf of leaves) tree.add(leaf);
      expect(tree.root).toBe(definedRoot(leaves).toString("hex"));
      for (const [index, leaf] of leaves.entries()) {
        const path = inclusionPath(leaves, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
        expect(rootByPath(leaf, index, count, path)).toBe(tree.root);
      }
    }
  });

  it("has no path for another leaf, place or size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(39), fc.nat(39), fc.integer({ min: 1, max: 41 }), (count, at, elsewhere, size) => {
        const leaves = leavesOf(count);
        const index = at % count;
        const path = inclusionPath(leaves, index);
        const root = definedRoot(leaves).toString("hex");
        if (elsewhere !== index) expect(rootByPath(leaves[index] ?? "", elsewhere, count, path)).not.toBe(root);
        if (elsewhere % count !== index) expect(rootByPath(leaves[elsewhere % count] ?? "", index, count, path)).not.toBe(root);
        if (path.length > 0) expect(rootByPath(leaves[index] ?? "", index, count, path.slice(1))).not.toBe(root);
        expect(rootByPath(leaves[index] ?? "", size, size, path)).toBeUndefined();
      }),
      { seed: 20020930 },
    );
  });
});

const keys = newKeys();
const other = newKeys();

async function storeOf(...ids: readonly string[]): Promise<MemoryStore> {
  const store = new MemoryStore(NOON);
  for (const [index, id] of ids.entries()) await store.append(request("a book", index, [made(id, { amount: `${index}.00` })], `key of ${id}`));
  return store;
}

const ids = ["a", "b", "c", "d", "e"];
const signing = { file: "key.pem", now: new Date("2002-10-01T00:00:00Z") };

function codeOf(error: unknown): string {
  return error instanceof Faults ? (error.faults[0]?.code ?? "") : String(error);
}
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => "none", codeOf);
function refusedOf(work: () => unknown): string {
  try {
    work();
    return "none";
  } catch (error) {
    return codeOf(error);
  }
}

describe("a checkpoint", () => {
  it("is good for the history that it was signed of, however much came since", async () => {
    const store = await storeOf(...ids);
    const checkpoint = await signed(store, "a book", keys.privateKey, signing);
    expect(checkpoint).toMatchObject({ book: "a book", version: 5, recordedUntil: NOON().toISOString(), signedAt: "2002-10-01T00:00:00.000Z" });
    await store.append(request("a book", 5, [made("f")]));
    await holdAgainst(store, readCheckpoint(JSON.stringify(checkpoint), "checkpoint.json", publicKeyIn(keys.publicKey, "key.pub")));
  });

  it("covers what was recorded until a day", async () => {
    let day = "2002-09-01";
    const store = new MemoryStore(() => new Date(`${day}T23:59:59Z`));
    for (const [index, id] of ids.entries()) {
      day = `2002-09-0${index + 1}`;
      await store.append(request("a book", index, [made(id)]));
    }
    expect(await signed(store, "a book", keys.privateKey, { ...signing, until: "2002-09-03" })).toMatchObject({ version: 3, recordedUntil: "2002-09-03T23:59:59.000Z" });
    expect(await refusal(signed(store, "a book", keys.privateKey, { ...signing, until: "2002-08-31" }))).toBe("book-unknown");
  });

  it.each([
    ["an event changed", ["a", "b", "x", "d", "e"]],
    ["an event taken out", ["a", "b", "d", "e", "f"]],
    ["the last events lost", ["a", "b", "c"]],
    ["two events exchanged", ["a", "c", "b", "d", "e"]],
    ["another history", ["v", "w", "x", "y", "z", "u"]],
  ])("tells of %s, even where the chain itself is whole", async (_, changed) => {
    const checkpoint = await signed(await storeOf(...ids), "a book", keys.privateKey, signing);
    expect(await refusal(holdAgainst(await storeOf(...changed), checkpoint))).toBe("checkpoint-broken");
    await holdAgainst(await storeOf(...ids, "f"), checkpoint);
  });

  it("is refused when any of its fields is another than was signed, or by another key than is trusted", async () => {
    const checkpoint = await signed(await storeOf(...ids), "a book", keys.privateKey, signing);
    const forged: Partial<Checkpoint>[] = [{ version: 4 }, { book: "b" }, { headHash: "0".repeat(64) }, { rootHash: "0".repeat(64) }, { signedAt: "2001-10-01T00:00:00.000Z" }, { recordedUntil: "" }, { signature: Buffer.alloc(64).toString("base64") }, { publicKey: publicKeyIn(other.publicKey, "other") }];
    for (const fields of forged) expect(refusedOf(() => readCheckpoint(JSON.stringify({ ...checkpoint, ...fields }), "c.json"))).toBe("checkpoint-broken");
    expect(refusedOf(() => readCheckpoint(JSON.stringify(checkpoint), "c.json", publicKeyIn(other.publicKey, "other")))).toBe("checkpoint-broken");
    for (const text of ["", "{}", "[]", JSON.stringify({ ...checkpoint, more: 1 }), JSON.stringify({ ...checkpoint, version: "5" })]) expect(refusedOf(() => readCheckpoint(text, "c.json"))).toBe("file-unreadable");
    expect(fingerprint(checkpoint.publicKey)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("needs an Ed25519 key, and a book with events", async () => {
    const store = await storeOf(...ids);
    expect(await refusal(signed(store, "a book", "no key", signing))).toBe("file-unreadable");
    expect(await refusal(signed(store, "no book", keys.privateKey, signing))).toBe("book-unknown");
    expect(refusedOf(() => publicKeyIn("no key", "key.pub"))).toBe("file-unreadable");
  });
});

describe("a proof", () => {
  it("shows that an event is part of what was signed, in a few hundred bytes and without the store", async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `event ${index}`);
    const store = await storeOf(...many);
    const checkpoint = await signed(store, "a book", keys.privateKey, signing);
    for (const id of ["event 0", "event 511", "event 512", "event 999"]) {
      const proof = await prove(store, checkpoint, id);
      expect(proof.path.length * 32).toBeLessThanOrEqual(320);
      expect(readProof(JSON.stringify(proof), "proof.json", checkpoint)).toMatchObject({ eventId: id, payload: proof.event.payload });
    }
  });

  it("is refused when the event, the path or the checkpoint is another", async () => {
    const store = await storeOf(...ids);
    const checkpoint = await signed(store, "a book", keys.privateKey, signing);
    const proof = await prove(store, checkpoint, "c");
    const refused = (changed: unknown, of = checkpoint): string => refusedOf(() => readProof(JSON.stringify(changed), "proof.json", of));
    expect(refused({ ...proof, event: { ...proof.event, payload: '{"amount":"99.00"}' } })).toBe("checkpoint-broken");
    expect(refused({ ...proof, event: { ...proof.event, effectiveOn: "2002-09-29" } })).toBe("checkpoint-broken");
    expect(refused({ ...proof, path: [...proof.path].reverse() })).toBe("checkpoint-broken");
    expect(refused({ ...proof, path: proof.path.slice(1) })).toBe("checkpoint-broken");
    expect(refused({ ...proof, event: (await prove(store, checkpoint, "d")).event })).toBe("checkpoint-broken");
    expect(refused(proof, await signed(await storeOf("v", "w", "x", "y", "z"), "a book", keys.privateKey, signing))).toBe("checkpoint-broken");
    expect(refused(proof, await signed(await storeOf(...ids, "f"), "a book", keys.privateKey, signing))).toBe("checkpoint-broken");
    expect(refused({ ...proof, path: undefined })).toBe("file-unreadable");
    expect(await refusal(prove(store, checkpoint, "nope"))).toBe("event-unknown");
    expect(await refusal(prove(await storeOf("v", "w", "c", "y", "z"), checkpoint, "c"))).toBe("checkpoint-broken");
  });
});
