/**
 * Checkpoints: a signed statement of what a book's history was, which anyone may keep and hold
 * the store against later; and proofs that one event is part of it.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { z } from "zod";
import { refuse } from "../kernel/fault.ts";
import { canonical, GENESIS, hashOf } from "./hash-chain.ts";
import { GrowingRoot, inclusionPath, rootByPath } from "./merkle-tree.ts";
import type { EventStore, StoredEvent } from "./store.ts";
import { verifiedEvents } from "./verify.ts";

const hexHash = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal digits");
const base64 = z.base64("text in base64");

const checkpointSchema = z.strictObject({
  format: z.literal("capital-ledger checkpoint 1"),
  book: z.string().min(1),
  /** How many events it covers. */
  version: z.int().positive(),
  /** The hash of the last of them, to which all earlier ones are linked. */
  headHash: hexHash,
  /** The root of the Merkle tree of their hashes (RFC 9162). */
  rootHash: hexHash,
  /** When the last of them was recorded. */
  recordedUntil: z.string(),
  /** When it was signed. */
  signedAt: z.string(),
  /** The Ed25519 key that it is signed with (SPKI, DER). */
  publicKey: base64,
  /** Over the canonical JSON of all of the above. */
  signature: base64,
});
export type Checkpoint = z.output<typeof checkpointSchema>;

const eventSchema = z.strictObject({
  book: z.string(),
  version: z.int().positive(),
  position: z.int().positive(),
  eventId: z.string(),
  type: z.string(),
  schemaVersion: z.int().positive(),
  effectiveOn: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  payload: z.string(),
  previousHash: hexHash,
  hash: hexHash,
});

const proofSchema = z.strictObject({
  format: z.literal("capital-ledger proof 1"),
  event: eventSchema,
  /** How many events the tree has, and the hashes that lead from the event to its root. */
  size: z.int().positive(),
  path: z.array(hexHash),
});
export type Proof = z.output<typeof proofSchema>;

/** A new Ed25519 key pair, as PEM. */
export function newKeys(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() };
}

/** What a public key is told by: the SHA-256 of its SPKI. */
export function fingerprint(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex");
}

/** A public key in PEM as checkpoints have it. */
export function publicKeyIn(pem: string, file: string): string {
  try {
    return createPublicKey(pem).export({ type: "spki", format: "der" }).toString("base64");
  } catch {
    throw refuse("file-unreadable", "no public key", "an Ed25519 key in PEM", { file });
  }
}

/** Signs what a book's history is, up to its head or to the end of a day of recording. */
export async function signed(store: EventStore, book: string, privatePem: string, { file, until, now }: { readonly file: string; readonly until?: string | undefined; readonly now: Date }): Promise<Checkpoint> {
  const key = privateKeyIn(privatePem, file);
  const history = await historyOf(store, book, (event) => until === undefined || event.recordedAt.slice(0, 10) <= until);
  if (history.last === undefined) throw refuse("book-unknown", until === undefined ? `no events of book "${book}"` : `no events of book "${book}" recorded by ${until}`, "a book of the store with events to sign", { subject: book });
  const { version, hash: headHash, recordedAt: recordedUntil } = history.last;
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  const unsigned = { format: "capital-ledger checkpoint 1", book, version, headHash, rootHash: history.root, recordedUntil, signedAt: now.toISOString(), publicKey } as const;
  return { ...unsigned, signature: sign(null, Buffer.from(canonical(unsigned)), key).toString("base64") };
}

function privateKeyIn(pem: string, file: string): ReturnType<typeof createPrivateKey> {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Told below.
  }
  throw refuse("file-unreadable", "no Ed25519 private key", "a private key in PEM, as `store checkpoint --new-key` makes one", { file });
}

/** A checkpoint as a file has it, its signature good; by the named key where one is. */
export function readCheckpoint(text: string, file: string, trusted?: string): Checkpoint {
  const checkpoint = parsed(checkpointSchema, text, file, "checkpoint");
  const { signature, ...unsigned } = checkpoint;
  if (trusted !== undefined && trusted !== checkpoint.publicKey) throw refuse("checkpoint-broken", `a checkpoint by key ${fingerprint(checkpoint.publicKey)}`, `one by ${fingerprint(trusted)}, the key that is trusted`, { file });
  if (!isSigned(unsigned, signature)) throw refuse("checkpoint-broken", "a signature that is not of what the checkpoint says", "a checkpoint as it was signed", { file });
  return checkpoint;
}

function isSigned(unsigned: Omit<Checkpoint, "signature">, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(unsigned.publicKey, "base64"), type: "spki", format: "der" });
    return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(canonical(unsigned)), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** Whether a store's history, up to where a checkpoint was signed, is what was signed. Throws `checkpoint-broken` where it is not. */
export async function holdAgainst(store: EventStore, { book, version, headHash, rootHash }: Checkpoint): Promise<void> {
  const history = await historyOf(store, book, (event) => event.version <= version);
  const found = history.last?.version ?? 0;
  if (found < version) throw refuse("checkpoint-broken", `${found} events of ${book}`, `the ${version} that the checkpoint covers`, { subject: book });
  if (history.last?.hash !== headHash || history.root !== rootHash) throw refuse("checkpoint-broken", `hash ${history.last?.hash ?? GENESIS} at version ${version} of ${book}`, `${headHash}, which was signed`, { subject: book });
}

/** The proof that an event is part of what a checkpoint covers. */
export async function prove(store: EventStore, { book, version, rootHash }: Checkpoint, eventId: string): Promise<Proof> {
  const hashes: string[] = [];
  let proved: StoredEvent | undefined;
  for await (const event of verifiedEvents(store, book)) {
    if (event.version > version) break;
    hashes.push(event.hash);
    if (event.eventId === eventId) proved = event;
  }
  if (proved === undefined) throw refuse("event-unknown", `event "${eventId}"`, `an event among the first ${version} of ${book}, which the checkpoint covers`, { subject: eventId });
  const path = inclusionPath(hashes, proved.version - 1);
  if (rootByPath(proved.hash, proved.version - 1, hashes.length, path) !== rootHash) throw refuse("checkpoint-broken", `other events of ${book} than were signed`, "the history that the checkpoint covers", { subject: book });
  return { format: "capital-ledger proof 1", event: proved, size: hashes.length, path };
}

/** The event that a proof proves to be part of what a checkpoint covers; needs no store. */
export function readProof(text: string, file: string, { book, version, rootHash }: Checkpoint): StoredEvent {
  const { event, size, path } = parsed(proofSchema, text, file, "proof");
  const about = { file, subject: event.eventId };
  if (event.book !== book || size !== version) throw refuse("checkpoint-broken", `a proof of ${size} events of ${event.book}`, `one of ${version} events of ${book}, which the checkpoint covers`, about);
  if (hashOf(event) !== event.hash) throw refuse("checkpoint-broken", "an event that is not what its hash is of", "the event as it was appended", about);
  if (rootByPath(event.hash, event.version - 1, size, path) !== rootHash) throw refuse("checkpoint-broken", "hashes that do not lead to the root that was signed", "the proof as `store prove` made it", about);
  return event;
}

async function historyOf(store: EventStore, book: string, isCovered: (event: StoredEvent) => boolean): Promise<{ readonly last: StoredEvent | undefined; readonly root: string }> {
  const tree = new GrowingRoot();
  let last: StoredEvent | undefined;
  for await (const event of verifiedEvents(store, book)) {
    if (!isCovered(event)) break;
    tree.add(event.hash);
    last = event;
  }
  return { last, root: tree.root };
}

function parsed<Read>(schema: z.ZodType<Read>, text: string, file: string, what: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("file-unreadable", "no JSON", `a ${what} as \`store\` writes it`, { file });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw refuse("file-unreadable", `a ${what} with ${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? ""}`, `a ${what} as \`store\` writes it`, { file });
}
