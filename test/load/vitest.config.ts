import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/load/*.load.ts'],
    globalSetup: ['src/setup/build.mjs'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
});
