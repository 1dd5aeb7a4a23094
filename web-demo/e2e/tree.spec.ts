// The tree of halves: blocks are split in two and joined again, by mouse, finger and keyboard.
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const start = async (page: Page): Promise<void> => {
  await open(page, '#/plan');
  await page.getByRole('button', { name: /See an example/ }).click();
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
};

const split = (page: Page, block: string) => page.getByRole('button', { name: `Split: ${block}`, exact: true });
const join = (page: Page, to: string, halves: string) =>
  page.getByRole('button', { name: `Join to ${to}: ${halves}`, exact: true });
const block = (page: Page, label: string) => page.getByRole('button', { name: `Details of ${label}`, exact: true });

test('a block is split in two, and two halves are joined', { tag: '@phone' }, async ({ page }) => {
  await start(page);
  expect(await findings(page)).toEqual([]);
  // 10 of 16 addresses are needed, so it cannot be two; what is said of it stands in its title.
  await expect(split(page, '10.0.0.160/28, resolver')).toHaveAttribute('title', 'more than half of it is needed');
  // The free half beside it makes it twice as large, and then it can be split.
  await join(page, '/27', '10.0.0.160/28 and 10.0.0.176/28').click();
  await split(page, '10.0.0.160/27, resolver').click();
  await expect(block(page, '10.0.0.160/28, resolver')).toBeVisible();
  await expect(block(page, '10.0.0.176/28, resolver-b')).toBeVisible();
  await join(page, '/27', '10.0.0.160/28 and 10.0.0.176/28').click();
  await expect(block(page, '10.0.0.160/27, resolver')).toBeVisible();
  await expect(page.getByText('No problems')).toBeVisible();
  // Halves of what is free are a matter of the view: nothing is planned for them.
  await split(page, '10.0.1.0/24, free').click();
  await block(page, '10.0.1.128/25, free').click();
  await expect(page.getByRole('button', { name: 'Put it at 10.0.1.128/29' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the details' }).click();
  await join(page, '/24', '10.0.1.0/25 and 10.0.1.128/25').click();
  await expect(block(page, '10.0.1.0/24, free')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a column stays where it is while rows are scrolled by', async ({ page }) => {
  await start(page);
  const place = () =>
    join(page, '/27', '10.0.0.160/28 and 10.0.0.176/28').evaluate((it) => it.getBoundingClientRect().x);
  const rooms = page.locator('.tree tr.room');
  // Below what is seen there is room for more, until enough was scrolled by.
  await expect(rooms).toHaveCount(1);
  const before = await place();
  await page.getByRole('region', { name: 'Blocks' }).evaluate((it) => it.scrollTo(0, 130));
  await expect(rooms).toHaveCount(0);
  expect(await place()).toBe(before);
});

test('what may not share a subnet is not joined, and the reason is said', async ({ page }) => {
  await open(page, '#/plan');
  const subnets = {
    web: { service: 'app-service', instances: 10, at: '10.0.0.0/27' },
    db: { service: 'sql-managed-instance', 'general-purpose': 1, at: '10.0.0.32/27' },
    one: { service: 'hosts', addresses: 5, at: '10.0.0.64/28' },
    two: { service: 'hosts', addresses: 6, at: '10.0.0.80/28' },
  };
  const request = JSON.stringify({ networks: { hub: { space: '10.0.0.0/24', subnets } } });
  const file = { name: 'hub.json', mimeType: 'application/json', buffer: Buffer.from(request) };
  await page.getByLabel('Files to open').setInputFiles(file);
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  const apart = join(page, '/26', '10.0.0.0/27 and 10.0.0.32/27');
  await expect(apart).toHaveAttribute('aria-disabled', 'true');
  await expect(apart).toHaveAttribute('title', 'app-service needs a subnet of its own');
  await block(page, '10.0.0.0/27, web').click();
  const named = page.getByRole('complementary').getByRole('button', { name: /^Join with/ });
  await expect(named).toBeDisabled();
  await expect(named).toHaveAttribute('title', 'app-service needs a subnet of its own');
  // Plain addresses have nothing against each other.
  await join(page, '/27', '10.0.0.64/28 and 10.0.0.80/28').click();
  await expect(block(page, '10.0.0.64/27, one')).toBeVisible();
  await expect(page.getByText('No problems')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('what is frozen is neither split nor joined', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'Freeze all' }).click();
  const joined = join(page, '/27', '10.0.0.160/28 and 10.0.0.176/28');
  await expect(joined).toHaveAttribute('aria-disabled', 'true');
  await joined.press('Enter');
  await expect(block(page, '10.0.0.160/28, resolver')).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('the arrow keys lead from block to block, and every name is changed where it stands', async ({ page }) => {
  await start(page);
  await split(page, '10.0.0.160/28, resolver').focus();
  await page.keyboard.press('ArrowDown');
  await expect(split(page, '10.0.0.176/28, free')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(split(page, '10.0.0.160/28, resolver')).toBeFocused();
  const name = page.getByRole('textbox', { name: 'Name of resolver', exact: true });
  await name.fill('dns');
  await name.press('Enter');
  await expect(block(page, '10.0.0.160/28, dns')).toBeVisible();
  await join(page, '/27', '10.0.0.160/28 and 10.0.0.176/28').press('Enter');
  await expect(block(page, '10.0.0.160/27, dns')).toBeVisible();
});

test('it is whole on the smallest screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await start(page);
  await expect(split(page, '10.0.0.160/28, resolver')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const table = page.getByRole('region', { name: 'Blocks' });
  expect(await table.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  expect(await findings(page)).toEqual([]);
});
