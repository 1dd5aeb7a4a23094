import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

/** The same browser and the same server as the tests; one project, for speed is not a matter of themes. */
export default defineConfig({
  ...tests,
  testDir: '.',
  testMatch: '*.bench.ts',
  // What is timed is alone.
  workers: 1,
  reporter: 'line',
  timeout: 240_000,
  projects: [{ name: 'bench', use: { viewport: { width: 1280, height: 800 } } }],
});
