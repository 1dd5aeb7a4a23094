import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/**
 * How many times slower the page is made, with its frames as late as on a busy machine: `SLOW=4 npm run e2e` finds
 * what holds only where nothing else runs.
 */
const SLOW = Number(process.env.SLOW ?? 1);

/** A page that may say nothing on its console, break nowhere, and ask no other host for anything. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url)) said.push(`asked ${url}`);
    });
    if (SLOW > 1) {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
      await page.addInitScript((late) => {
        const soon = window.requestAnimationFrame.bind(window);
        window.requestAnimationFrame = (then) => window.setTimeout(() => soon(then), late);
      }, SLOW * 20);
    }
    await use(page);
    expect(said).toEqual([]);
  },
});

/** Opens an address of the page, and waits until it is ready. */
export const open = async (page: Page, hash = ''): Promise<void> => {
  await page.goto(`./${hash}`);
  await page.locator('html[data-ready]').waitFor();
};

/** What axe finds, and what it finds of the colours of the dark theme. */
export const findings = async (page: Page) => {
  // There are no frames of others, for which it would open a page of its own each time.
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true);
  const light = await axe().analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe().withRules('color-contrast').analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
  );
};

export { expect };
