import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Some run npm, the compiler and a bundler.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: 'test/generate.ts',
  },
});
