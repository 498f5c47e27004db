// Installs the locked dependencies when they are missing or differ from package-lock.json.
// Plain Node, no dependencies. Writes to stderr only: stdout belongs to the command that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from './say.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stampFile = `${root}node_modules/.capital-ledger-lock`;

/** @param {string} reason */
const fail = (reason) => {
  say(reason);
  process.exit(1);
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

const lock = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');
const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : undefined;

if (installed !== lock) {
  const why = existsSync(`${root}node_modules`) ? 'do not match package-lock.json' : 'are missing';
  say(`dependencies ${why}; running npm ci`);
  // The log level is explicit because `npm run -s` would otherwise hide the reason of a failure.
  const npm = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.error) fail(`npm ci could not be started: ${npm.error.message}`);
  if (npm.status !== 0) fail(`npm ci failed with ${npm.signal ?? `exit code ${String(npm.status)}`}.`);
  writeFileSync(stampFile, `${lock}\n`);
}
