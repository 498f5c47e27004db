// What `import "capital-ledger"` and `import "capital-ledger/client"` load, in dist: plain JavaScript, and
// its types beside it. Packing makes it; the packages that it needs are installed as dependencies.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { root } from './bundle.mjs';

const folder = `${root}dist`;
rmSync(folder, { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts', 'src/client/client.ts'],
  outdir: folder,
  outbase: 'src',
  bundle: true,
  // What both have is in a file of its own: one class of problems, whichever door it is imported by.
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', `${root}src/setup/tsconfig.library.json`], { stdio: ['ignore', 2, 2] });
process.exitCode = status ?? 1;
