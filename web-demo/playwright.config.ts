import { defineConfig, devices } from '@playwright/test';

// Where the page is served while it is tested.
const port = process.env.PORT ?? '4173';
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: 'e2e',
  // One beside the other: each test has a browser context of its own, and the server only gives files.
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  // A busy machine takes three times as long.
  timeout: 90_000,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-domain-reliability',
        // Nothing but the page can be reached.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      ],
    },
  },
  // Everything once; what a phone lays out in another way, and what fingers do, there too. axe looks at both themes.
  projects: [
    { name: 'desktop', use: { ...desktop, colorScheme: 'light' } },
    { name: 'phone', grep: /@phone/, use: { ...devices['Pixel 7'], colorScheme: 'light' } },
  ],
  webServer: {
    command: 'npm run --silent preview',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
});
