/** The tests that need ledger, hledger and beancount; `npm run test:differential` runs them. */
import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  test: { ...base.test, include: ['test/differential/**/*.test.ts'], exclude: [], testTimeout: 240_000 },
});
