// Makes the bundle: every source and every package that is plain JavaScript, in one file.
import { existsSync, mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { folder, inputAt, keepBundle, root } from './bundle.mjs';

/** @typedef {import('./bundle.mjs').Input} Input */

/** Databases bring code that is no JavaScript, or look for some; only commands of a store load them. */
const APART = ['better-sqlite3', 'pg'];

/** What decides, beside the sources themselves, what becomes of them. */
const BESIDE = ['package.json', 'package-lock.json', 'tsconfig.json', 'src/setup/make-bundle.mjs'];

/** The packages' own files are known by the lock file, and by npm's record of what is installed. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Makes the bundle and keeps it; throws where that cannot be. */
export async function makeBundle() {
  const { build } = await import('esbuild');
  const inputs = [...BESIDE, INSTALLED].filter((path) => existsSync(`${root}${path}`)).map((path) => inputAt(path));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: APART,
    // Inside a script that is compiled by hand, `import()` would need a loader of its own.
    supported: { 'dynamic-import': false },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: '(function (require, module, exports, sourceUrl) {' },
    footer: { js: '})' },
    plugins: [{
      name: 'sources',
      setup(making) {
        making.onLoad({ filter: /\.(?:ts|json)$/ }, ({ path }) => source(relative(root, path), inputs));
      },
    }],
  });
  mkdirSync(folder, { recursive: true });
  keepBundle(outputFiles[0]?.text ?? '', inputs);
}

/**
 * One of our sources, noted as it was when it was read; it goes on finding what lies beside it.
 * @param {string} path
 * @param {Input[]} inputs
 * @returns {import('esbuild').OnLoadResult | undefined} nothing of a package's files, which are loaded as they are
 */
function source(path, inputs) {
  if (/^(?:\.\.|node_modules)/.test(path)) return undefined;
  const { content, ...input } = inputAt(path);
  inputs.push(input);
  const contents = content.toString('utf8').replaceAll('import.meta.url', `sourceUrl(${JSON.stringify(path)})`);
  return contents.includes('import.meta') ? { errors: [{ text: 'only import.meta.url is known to the bundle' }] } : { contents, loader: path.endsWith('.ts') ? 'ts' : 'json' };
}
