#!/usr/bin/env node
// Runs the bundle, which is made first where the sources are not what it was made of; or else the sources.
import { currentBundle } from '../setup/bundle.mjs';
import { loadBundle } from '../setup/load-bundle.mjs';

const args = process.argv.slice(2);
const bundle = currentBundle() ?? (await (await import('../setup/bundle-anew.mjs')).bundleAnew());
if (bundle === undefined) {
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./main.ts');
  process.exitCode = await run(args);
} else {
  const [command] = /^[a-z-]+/.exec(args.join(' ')) ?? ['capledger'];
  const { program, keepCode } = loadBundle(bundle, command);
  process.exitCode = await program.run(args, bundle.hash);
  if (process.exitCode < 2) keepCode();
}
