/** Checkpoints and proofs: what was signed, and what follows from it. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { refuse } from "../../kernel/fault.ts";
import { dated } from "../../answers/query.ts";
import { fingerprint, holdAgainst, newKeys, prove, publicKeyIn, readCheckpoint, readProof, signed } from "../../store/checkpoint.ts";
import type { Checkpoint } from "../../store/checkpoint.ts";
import { write } from "../output.ts";
import { withStore } from "./store.ts";
import type { StoreOptions } from "./store.ts";

interface CheckpointOptions extends StoreOptions {
  readonly book: string;
  readonly key: string;
  readonly newKey?: boolean;
  readonly until?: string;
  readonly output?: string;
}

/** Signs what a book's history is, for whoever wants to hold the store against it later. */
export async function checkpointStore({ store: address, book, key, newKey, until, output }: CheckpointOptions): Promise<number> {
  if (newKey === true) makeKey(key);
  const checkpoint = await withStore(address, (store) => signed(store, book, textOf(key), { file: key, until: until === undefined ? undefined : dated("until", until, {}).last, now: new Date() }));
  put(`${JSON.stringify(checkpoint, null, 2)}\n`, output);
  if (output !== undefined) write(`${output}: ${book} up to version ${checkpoint.version}, recorded until ${checkpoint.recordedUntil}, signed by key ${fingerprint(checkpoint.publicKey)}.`);
  return 0;
}

/** A new private key, for its owner alone, with its public key beside it. */
function makeKey(file: string): void {
  if (existsSync(file)) throw refuse("store-exists", file, "a path where there is no key yet, or no --new-key");
  const { privateKey, publicKey } = newKeys();
  writeFileSync(file, privateKey, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  writeFileSync(`${file}.pub`, publicKey);
  process.stderr.write(`${file}: a new Ed25519 key; its public key is ${file}.pub.\n`);
}

interface TrustOptions {
  readonly checkpoint: string;
  readonly publicKey?: string;
}

/** The checkpoint of a file, signed by the key that is trusted where one is named. */
function trusted({ checkpoint, publicKey }: TrustOptions): Checkpoint {
  return readCheckpoint(textOf(checkpoint), checkpoint, publicKey === undefined ? undefined : publicKeyIn(textOf(publicKey), publicKey));
}

function byWhom({ publicKey: key, signedAt }: Checkpoint, { publicKey }: TrustOptions): string {
  return `signed at ${signedAt} by key ${fingerprint(key)}${publicKey === undefined ? ", which nothing says to trust: name it with --public-key" : ""}`;
}

/** Whether a store's history is what a checkpoint was signed of. */
export async function holdCheckpoint({ store: address, ...trust }: StoreOptions & TrustOptions): Promise<number> {
  const checkpoint = trusted(trust);
  await withStore(address, (store) => holdAgainst(store, checkpoint));
  write(`${checkpoint.book}: its ${checkpoint.version} events recorded until ${checkpoint.recordedUntil} are those that were ${byWhom(checkpoint, trust)}.`);
  return 0;
}

/** Proves that an event is part of what a checkpoint covers. */
export async function proveEvent(event: string, { store: address, output, ...trust }: StoreOptions & TrustOptions & { readonly output?: string }): Promise<number> {
  const checkpoint = trusted(trust);
  const proof = await withStore(address, (store) => prove(store, checkpoint, event));
  put(`${JSON.stringify(proof, null, 2)}\n`, output);
  if (output !== undefined) write(`${output}: ${event} is event ${proof.event.version} of the ${proof.size} that the checkpoint covers; the path to its root has ${proof.path.length} hashes (${proof.path.length * 32} bytes).`);
  return 0;
}

/** Checks a proof against its checkpoint; needs no store. */
export function checkProof(file: string, trust: TrustOptions): number {
  const checkpoint = trusted(trust);
  const event = readProof(textOf(file), file, checkpoint);
  write(`${event.book}: ${event.eventId} (${event.type}${event.effectiveOn === "" ? "" : ` of ${event.effectiveOn}`}, recorded at ${event.recordedAt} by ${event.recordedBy}) is event ${event.version} of the ${checkpoint.version} that were ${byWhom(checkpoint, trust)}.`);
  write(event.payload);
  return 0;
}

function put(text: string, output: string | undefined): void {
  if (output === undefined) process.stdout.write(text);
  else writeFileSync(output, text);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw refuse("file-unreadable", error instanceof Error ? error.message : String(error), "a readable file", { file });
  }
}
