import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const linted = ['**/*.ts', '**/*.tsx', '**/*.mjs'];
const product = ['src', 'events/catalogue', 'projections'];
const columns = ['src/columns'];
const money = ['src/kernel', 'src/ledger', 'src/columns', 'src/measures', 'src/reconciliation', 'events', 'projections'];

/** @param {string[]} folders */
const filesIn = (folders) => folders.flatMap((folder) => [`${folder}/**/*.ts`, `${folder}/**/*.tsx`, `${folder}/**/*.mjs`]);

/** @param {number} max */
const atMost = (max) => ({ max, skipBlankLines: true, skipComments: true });

export default defineConfig(
  globalIgnores(['coverage/', 'dist/', '**/*.js', '**/*.cjs']),
  {
    files: linted,
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // The compiler checks undefined names, in .mjs files too.
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          // Covers bigint as well.
          allowNumber: true,
          allowAny: false,
          allowArray: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowRegExp: false,
        },
      ],
    },
  },
  {
    files: filesIn(['src/cli', 'src/page']),
    rules: { 'no-console': 'off' },
  },
  {
    files: filesIn(['src/web']),
    rules: {
      // What an element does when it is clicked reads best on one line.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: filesIn(product),
    rules: {
      'max-lines': ['error', atMost(300)],
      'max-lines-per-function': ['error', atMost(60)],
    },
  },
  {
    files: filesIn(['test']),
    rules: { 'max-lines-per-function': ['error', atMost(300)] },
  },
  {
    // Indexes of columns are within their bounds by construction, and `?? 0n` makes sums of 64-bit integers six times slower.
    files: filesIn(columns),
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: filesIn(money),
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Identifier[name="parseFloat"]',
          message: 'Amounts are exact: parse them as decimals, never as floats.',
        },
      ],
    },
  },
);
