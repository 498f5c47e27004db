/** Builds the page and says what it weighs: `npm run build:web`. */
import { buildPage } from "./build.ts";

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

const { folder, files, initialBytes, scriptBytes, styleBytes } = await buildPage();
console.log(`The page: ${files} files in ${folder}`);
console.log(`gzipped: initial JavaScript ${kilobytes(initialBytes)} of at most 100.0 kB, all JavaScript ${kilobytes(scriptBytes)}, styles ${kilobytes(styleBytes)}`);
