// The program as one file: made from its sources, and loaded as long as they are what it was made of.
// Plain Node, no dependencies: it runs before anything else does.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const folder = `${root}build/`;
const manifestFile = `${folder}manifest.json`;

/**
 * A file that the bundle was made of, as it was when it was read.
 * @typedef {{ path: string, size: number, modified: number, hash: string }} Input
 */

/** @param {string | Uint8Array} content */
export const hashOf = (content) => createHash('sha256').update(content).digest('hex');

/**
 * A file as it is: its content is read after its size and time, so that a change between the two shows later.
 * @param {string} path
 * @returns {Input & { content: Buffer }}
 */
export function inputAt(path) {
  const { size, mtimeMs: modified } = statSync(`${root}${path}`);
  const content = readFileSync(`${root}${path}`);
  return { path, size, modified, hash: hashOf(content), content };
}

/**
 * The bundle's text and hash; nothing where there is none, or where it is not what its sources say.
 * @returns {{ hash: string, text: string, file: string } | undefined}
 */
export function currentBundle() {
  try {
    const { hash, inputs } = manifest();
    const touched = inputs.filter(({ path, size, modified }) => {
      const now = statSync(`${root}${path}`);
      return now.size !== size || now.mtimeMs !== modified;
    });
    if (touched.length > 0) {
      // A checkout, or a saved file in which nothing changed.
      const again = new Map(touched.map(({ path }) => [path, inputAt(path)]));
      if (touched.some((input) => again.get(input.path)?.hash !== input.hash)) return undefined;
      keepManifest(hash, inputs.map((input) => again.get(input.path) ?? input));
    }
    const file = bundleFile(hash);
    const content = readFileSync(file);
    return hashOf(content) === hash ? { hash, text: content.toString('latin1'), file } : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {{ hash: string, inputs: Input[] }} */
function manifest() {
  /** @type {unknown} */
  const read = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return /** @type {{ hash: string, inputs: Input[] }} */ (read);
}

/** @param {string} hash */
const bundleFile = (hash) => `${folder}capledger-${hash.slice(0, 16)}.cjs`;

/**
 * Keeps a bundle, and takes away those before it.
 * @param {string} text
 * @param {Input[]} inputs
 */
export function keepBundle(text, inputs) {
  const hash = hashOf(text);
  put(bundleFile(hash), text);
  keepManifest(hash, inputs);
  const own = `capledger-${hash.slice(0, 16)}`;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('capledger-') && !name.startsWith(own)) rmSync(`${folder}${name}`, { force: true });
  }
}

/**
 * @param {string} hash
 * @param {Input[]} inputs
 */
function keepManifest(hash, inputs) {
  put(manifestFile, JSON.stringify({ hash, inputs: inputs.map(({ path, size, modified, hash: was }) => ({ path, size, modified, hash: was })) }));
}

/**
 * Whole or not at all, whoever else writes it at the same time.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
export function put(file, content) {
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, content);
    renameSync(own, file);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}
