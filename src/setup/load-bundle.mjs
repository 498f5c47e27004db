// Loads the bundle with what was compiled of it before: V8's code for it, kept beside it for each command.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { hashOf, put, root } from './bundle.mjs';

/** @typedef {import('../cli/main.ts')} Program */

/**
 * The program in the bundle, and what keeps its compiled code once a command has run.
 * @param {{ hash: string, text: string, file: string }} bundle
 * @param {string} command what names the code that is kept
 * @returns {{ program: Program, keepCode: () => void }}
 */
export function loadBundle({ text, file }, command) {
  const codeFile = `${file.replace(/\.cjs$/, '')}-${process.arch}-${process.versions.v8}-${command}.code`;
  const cachedData = checkedCode(codeFile);
  const script = new Script(text, { filename: file, cachedData });
  const module = { exports: {} };
  /** @param {string} path */
  const sourceUrl = (path) => new URL(path, `file://${root}`).href;
  defined(script)(createRequire(`${root}package.json`), module, module.exports, sourceUrl);
  const keepCode = () => {
    if (cachedData !== undefined && script.cachedDataRejected !== true) return;
    const code = script.createCachedData();
    try {
      put(codeFile, Buffer.concat([Buffer.from(hashOf(code), 'hex'), code]));
    } catch {
      // Where nothing can be written it is compiled anew each time.
    }
  };
  return { program: /** @type {Program} */ (module.exports), keepCode };
}

/**
 * @param {Script} script
 * @returns {(...parts: unknown[]) => void}
 */
function defined(script) {
  /** @type {unknown} */
  const define = script.runInThisContext();
  return /** @type {(...parts: unknown[]) => void} */ (define);
}

/**
 * V8 does not look whether its code is what it wrote: the file begins with its hash.
 * @param {string} file
 */
function checkedCode(file) {
  try {
    const content = readFileSync(file);
    const code = content.subarray(32);
    return hashOf(code) === content.subarray(0, 32).toString('hex') ? code : undefined;
  } catch {
    return undefined;
  }
}
