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
