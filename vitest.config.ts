import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Errors outside a test: a file that does not load, a failing suite hook. */
function errorsAround(module: TestModule): number {
  const suites = [...module.children.allSuites()];
  return suites.reduce((count, suite) => count + suite.errors().length, module.errors().length);
}

/** Ends the run with one line that is easy to read, for people and scripts. */
const tally: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: (typeof states)[number]): number => states.filter((each) => each === state).length;
    const outside = modules.reduce((sum, module) => sum + errorsAround(module), unhandledErrors.length);
    process.stdout.write(
      `${count('passed')} passed, ${count('failed') + outside} failed, ${count('skipped')} skipped\n`,
    );
  },
};

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/setup/build.mjs'],
    // Tests read books anew, and leave the reader's own folder alone; those of images name one.
    env: { CAPLEDGER_CACHE: '' },
    exclude: ['test/differential/**'],
    // Every processor, also where there are but two.
    maxWorkers: '100%',
    // Files share what they import: to load it anew for each of them took as long as to run them.
    isolate: false,
    testTimeout: 30_000,
    reporters: ['default', tally],
  },
});
