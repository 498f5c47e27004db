// `npm run build`: makes the bundle where it is not what its sources say. Tests that start the program begin with it.
import { fileURLToPath } from 'node:url';
import { bundleAnew } from './bundle-anew.mjs';
import { currentBundle } from './bundle.mjs';

/** Makes it where need be; throws where it cannot be made. */
export default async function build() {
  if (currentBundle() === undefined && (await bundleAnew()) === undefined) throw new Error('the program could not be bundled');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
