import { expect, findings, open, test } from './page';

test('both views open, and axe finds nothing', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How big must this subnet be?');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Planner' }).click();
  await expect(page.getByRole('link', { name: 'Planner' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
