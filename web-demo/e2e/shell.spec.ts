import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

test('both views open, and axe finds nothing', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How big must this subnet be?');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Planner' }).click();
  await expect(page.getByRole('link', { name: 'Planner' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a planner that does not arrive says so, and can be asked for again', async ({ page }) => {
  await page.route('**/assets/workspace-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("cut off")' }),
  );
  await open(page, '#/plan');
  await expect(page.getByRole('alert')).toContainText('The planner could not be loaded.');
  expect(await findings(page)).toEqual([]);
  await page.unroute('**/assets/workspace-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan');
});

test('a link to a view that does not exist says so, and shows the calculator', async ({ page }) => {
  await open(page, '#/planer');
  await expect(page.getByRole('status').filter({ hasText: '#/planer' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How big must this subnet be?');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Planner' }).click();
  await expect(page.getByRole('status').filter({ hasText: '#/planer' })).toHaveCount(0);
});

/** The colours of what is drawn on the map, the most frequent first. */
const drawn = (page: Page): Promise<string[]> =>
  page
    .locator('.map canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas, 0, 0);
      const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
        if (data[at + 3] === 255) counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
    });

test('every view and every dialog can be read in high contrast', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Help' }).click();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Planner', exact: true }).click();
  await page.getByRole('button', { name: /^See an example/ }).click();
  for (const view of ['Table', 'Tree', 'Links']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    expect(await findings(page)).toEqual([]);
  }
  for (const dialog of ['Export …', 'Share …', 'Compare …', 'Documents …']) {
    await page.getByRole('button', { name: dialog, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  // The map is drawn with the colours of the system, which are not those of the page.
  const [forced, accent] = [
    await drawn(page),
    await page.evaluate(() => {
      document.body.style.color = 'var(--accent)';
      return getComputedStyle(document.body).color;
    }),
  ];
  expect(forced).toContain(accent);
  await page.emulateMedia({ forcedColors: 'none' });
  await expect.poll(async () => (await drawn(page)).includes(accent)).toBe(false);
});

test('the planner is whole on paper, with its notices and without its buttons', async ({ page }) => {
  await open(page, '#/plan');
  await page.getByRole('button', { name: /^See an example/ }).click();
  // A real print: the page hears of it, and unfolds what nobody can open on paper.
  await page.pdf({ format: 'A4' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  await expect(page.getByRole('button', { name: 'Add a network' })).toBeHidden();
  const rows = page.getByRole('table').getByRole('row');
  expect(await rows.count()).toBeGreaterThan(8);
  const notices = page.locator('.findings li');
  expect(await notices.count()).toBeGreaterThan(0);
  await expect(notices.first()).toBeVisible();
  // Nothing is cut off at the side of a sheet of A4.
  await page.setViewportSize({ width: 794, height: 1123 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
});
