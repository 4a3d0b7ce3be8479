import { defineConfig } from 'vitest/config';

/** A net for a test that never ends, and no measure: on a busy machine the same test takes many times as long. Milliseconds. */
const net = 180_000;

export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', ['junit', { outputFile: 'test-report/junit.xml' }]] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: net,
          hookTimeout: net,
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/browser/**', 'tests/mermaid/**'],
          setupFiles: ['tests/seed.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/seed.ts'],
          testTimeout: net,
          hookTimeout: net,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/mermaid/*.test.ts'],
          globalSetup: 'tests/browser/setup.ts',
          setupFiles: ['tests/seed.ts'],
          fileParallelism: false,
          testTimeout: net,
          hookTimeout: net,
        },
      },
    ],
  },
});
