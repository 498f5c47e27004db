// Makes the bundle where it is missing or its sources have changed, and says so.
import { currentBundle } from './bundle.mjs';
import { makeBundle } from './make-bundle.mjs';
import { say } from './say.mjs';

/** The new bundle; nothing where none can be made, and the program has to run from its sources. */
export async function bundleAnew() {
  say('the program changed; bundling it');
  try {
    await makeBundle();
    return currentBundle();
  } catch (error) {
    say(`no bundle: ${error instanceof Error ? error.message : String(error)}; running from the sources, which takes longer`);
    return undefined;
  }
}
