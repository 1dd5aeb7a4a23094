import type { Locator, Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const start = async (page: Page): Promise<void> => {
  await open(page, '#/plan');
  await page.getByRole('button', { name: /See an example/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name of web' })).toHaveValue('web');
};

const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });
const look = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name: `Details of ${name}`, exact: true }).click();
const range = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name: `Range of ${name}`, exact: true });
/** The block of the map where the keyboard is. */
const here = (page: Page): Locator => page.locator('.map-here');

/** Types into a field, and leaves it. */
const fill = async (field: Locator, text: string): Promise<void> => {
  await field.fill(text);
  await field.press('Enter');
};

/** Searches for a service, and takes the one of that id. */
const choose = async (panel: Locator, service: string): Promise<void> => {
  await panel.getByRole('combobox', { name: /^Service|^What lives/ }).fill(service);
  await panel
    .getByRole('option')
    .filter({ has: panel.page().locator('small').getByText(service, { exact: true }) })
    .click();
};

/** Walks over the map with the arrow keys to a block. */
const walkTo = async (page: Page, name: RegExp): Promise<Locator> => {
  await here(page).focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 60 && !name.test((await here(page).textContent()) ?? ''); step += 1)
    await page.keyboard.press('ArrowRight');
  await expect(here(page)).toHaveText(name);
  return here(page);
};

/** The middle of a block of the map, on the screen. */
const middle = async (page: Page, name: RegExp): Promise<{ x: number; y: number }> => {
  const block = await walkTo(page, name);
  await page.locator('.map-scroll').scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  if (!box) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('an empty planner offers an example and a beginning', { tag: '@phone' }, async ({ page }) => {
  await open(page, '#/plan');
  await expect(page.getByRole('heading', { name: 'Nothing is planned yet' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: /See an example/ }).click();
  await expect(page.getByText('3 networks, 8 subnets')).toBeVisible();
  await expect(range(page, 'web')).toHaveValue('10.32.2.0/25');
  expect(await findings(page)).toEqual([]);
});

test('a network and its subnets are made and changed in the table, with the keyboard alone', async ({ page }) => {
  await open(page, '#/plan');
  await page.getByRole('button', { name: 'Start with a network' }).focus();
  await page.keyboard.press('Enter');
  await fill(page.getByRole('textbox', { name: 'Name of network' }), 'hub');
  await fill(details(page).getByRole('textbox', { name: 'Region' }), 'westeurope');
  await fill(page.getByRole('textbox', { name: 'Space of hub' }), '10.0.0.0/24, 10.9.0.0/24');
  await page.getByRole('button', { name: 'Add a subnet to hub' }).press('Enter');
  // The service comes first; until then the subnet waits, and nothing is wrong.
  await expect(page.getByText('No problems')).toBeVisible();
  await fill(page.getByRole('textbox', { name: 'Name of subnet' }), 'web');
  await choose(details(page), 'hosts');
  const amount = details(page).getByRole('spinbutton', { name: 'Addresses' });
  await fill(amount, '10');
  await expect(range(page, 'web')).toHaveValue('10.0.0.0/28');
  // 105 addresses outgrow the /28 that ten took, and the page says where it is now.
  await fill(amount, '100');
  await expect(range(page, 'web')).toHaveValue('10.0.0.0/25');
  // Frozen it has to stay.
  await page.getByRole('button', { name: 'Freeze all' }).press('Enter');
  await fill(amount, '200');
  await details(page).getByRole('button', { name: 'Release web and place it again' }).press('Enter');
  await expect(range(page, 'web')).toHaveValue('10.0.0.0/24');
  // A name that is taken is refused.
  await page.getByRole('button', { name: 'Add a subnet to hub' }).press('Enter');
  await fill(page.getByRole('textbox', { name: 'Name of subnet', exact: true }), 'web');
  await expect(page.getByText('web already exists.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of subnet', exact: true })).toHaveValue('subnet');
  // A pin typed into the table, and taken out again; a size is as good as a place.
  await choose(details(page), 'hosts');
  await fill(range(page, 'hosts'), '10.9.0.0/28');
  await expect(page.getByTitle('pinned: the request has its range')).toHaveCount(1);
  await fill(range(page, 'hosts'), '/26');
  await expect(page.getByTitle('pinned: the request has its range')).toHaveCount(0);
  await expect(range(page, 'hosts')).toHaveValue('10.9.0.0/26');
});

test('region and amount are changed in the table, where it is wide', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has them in the details');
  await start(page);
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: /^Region/ }).check();
  await page.getByText('Columns', { exact: true }).click();
  await fill(page.getByRole('textbox', { name: 'Region of hub' }), 'uksouth');
  await expect(page.getByRole('textbox', { name: 'Region of hub' })).toHaveValue('uksouth');
  await fill(page.getByRole('spinbutton', { name: /, of workers$/ }), '150');
  // 150 and 20% on top, of the 251 that Azure leaves of a /24.
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Name of workers' }) }),
  ).toContainText('180 of 251');
  // What was typed elsewhere and is not a number is shown here too.
  await look(page, 'workers');
  await fill(details(page).getByRole('spinbutton', { name: 'Addresses' }), 'many');
  await expect(page.getByRole('spinbutton', { name: /, of workers$/ })).toHaveValue('many');
});

test('the table is filtered, sorted, copied, and changed for several subnets at once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(page);
  const names = () =>
    page
      .getByRole('textbox', { name: /^Name of/ })
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  // Those of a network in another order, and the network where it was or after its own name.
  const free = page.getByRole('button', { name: 'Free', exact: true });
  await free.click();
  expect(await names()).toEqual([
    ...['spokes', 'shop', 'web', 'data', 'batch', 'endpoints', 'workers'],
    ...['hub', 'resolver', 'gateway', 'firewall', 'bastion'],
  ]);
  await free.click();
  await expect(page.getByRole('columnheader', { name: 'Free' })).toHaveAttribute('aria-sort', 'descending');
  expect((await names()).slice(-3)).toEqual(['shop', 'data', 'web']);
  await free.click();
  await page.getByRole('searchbox', { name: 'Filter the table' }).fill('bastion');
  expect(await names()).toEqual(['hub', 'bastion']);
  await page.getByRole('searchbox', { name: 'Filter the table' }).fill('10.32.2 app');
  expect(await names()).toEqual(['shop', 'web']);
  await page.getByRole('button', { name: 'Copy table' }).click();
  await expect(page.getByText('Copied 2 rows.')).toBeVisible();
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const of = async (type: string) => (await item?.getType(type))?.text();
    return [await of('text/plain'), await of('text/html')];
  });
  expect(text).toContain('10 instances, 4 windows container apps\t10.32.2.0/25');
  expect(text).toContain('120 of 123\t3');
  expect(html).toMatch(/<tr><td>shop<\/td><td>web<\/td>/);
  await page.getByRole('searchbox', { name: 'Filter the table' }).fill('');
  // Two at once, of two networks, into a third.
  await page.getByRole('checkbox', { name: 'Tick bastion' }).check();
  await page.getByRole('checkbox', { name: 'Tick web' }).check();
  await page.getByRole('group', { name: 'Ticked subnets' }).getByLabel('Colour').selectOption('green');
  expect(await findings(page)).toEqual([]);
  await page.getByLabel('Move to a network').selectOption('batch');
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(page.locator('tr[data-colour=green]')).toHaveCount(2);
  expect((await names()).slice(-5)).toEqual(['batch', 'workers', 'endpoints', 'bastion', 'web']);
  await expect(page.getByRole('group', { name: 'Ticked subnets' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(range(page, 'web')).toHaveValue('10.32.2.0/25');
});

test('every name is whole on the smallest screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await start(page);
  for (const name of ['gateway', 'firewall', 'bastion', 'resolver']) {
    const field = page.getByRole('textbox', { name: `Name of ${name}`, exact: true });
    await field.scrollIntoViewIfNeeded();
    expect(await field.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    expect(await field.evaluate((it) => it.clientWidth)).toBeGreaterThan(100);
  }
  await expect(page.getByRole('row', { name: /gateway/ })).toContainText('VPN Gateway');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await findings(page)).toEqual([]);
});

test('what is removed keeps its place until it is released', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'Freeze all' }).click();
  await look(page, 'web');
  await details(page).getByRole('button', { name: 'Remove web' }).click();
  await expect(details(page)).toContainText('10.32.2.0/25');
  await expect(page.getByRole('button', { name: 'Release web' }).first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await walkTo(page, /^web, 10\.32\.2\.0\/25, no longer wanted/);
  await details(page).getByRole('button', { name: 'Release web' }).click();
  await expect(page.getByRole('button', { name: 'Release web' })).toHaveCount(0);
});

test('a new name keeps the place', async ({ page }) => {
  await start(page);
  await fill(page.getByRole('textbox', { name: 'Name of web' }), 'front');
  await expect(range(page, 'front')).toHaveValue('10.32.2.0/25');
  await fill(page.getByRole('textbox', { name: 'Name of shop' }), 'store');
  await expect(range(page, 'front')).toHaveValue('10.32.2.0/25');
  await expect(page.getByRole('button', { name: /^Release/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of web' })).toBeVisible();
});

test('pools and keep-outs are made, changed, used and removed', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'Add a pool' }).click();
  await fill(page.getByRole('textbox', { name: 'Space of the pool pool' }), '10.128.0.0/16');
  await fill(page.getByRole('textbox', { name: 'Name of the pool pool' }), 'company');
  await page.getByRole('button', { name: 'Add a keep-out' }).click();
  await fill(page.getByRole('textbox', { name: 'Range of the keep-out 2' }), '10.128.0.0/17');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a network' }).click();
  await details(page).getByRole('combobox', { name: 'Space' }).selectOption('company');
  await fill(details(page).getByRole('textbox', { name: 'Prefix length' }), '/23');
  // Behind the keep-out, which has the first half of the pool.
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Name of network', exact: true }) }),
  ).toContainText('10.128.128.0/23');
  await details(page).getByRole('button', { name: 'Remove network' }).click();
  await look(page, 'company');
  await details(page).getByRole('button', { name: 'Remove company' }).click();
  await look(page, 'the keep-out 10.128.0.0/17');
  await details(page).getByRole('button', { name: 'Remove this keep-out' }).click();
  await expect(page.getByRole('textbox', { name: 'Range of the keep-out 2' })).toHaveCount(0);
});

test('the details of a subnet change everything of it, and show the sum', { tag: '@phone' }, async ({ page }) => {
  await start(page);
  await look(page, 'resolver');
  const panel = details(page);
  await expect(panel.getByRole('region', { name: 'Why this size' })).toContainText('20% of 4, rounded up');
  expect(await findings(page)).toEqual([]);
  await choose(panel, 'virtual-machines');
  await expect(
    page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Name of resolver' }) }),
  ).toContainText('Virtual machines');
  await panel.getByRole('button', { name: 'Add another service' }).click();
  await expect(panel.getByRole('combobox', { name: /^Service/ })).toHaveCount(2);
  await panel.getByRole('button', { name: 'Remove virtual-machines' }).click();
  await expect(panel.getByRole('combobox', { name: 'Service' })).toHaveValue('Plain addresses');
  await fill(panel.getByRole('textbox', { name: 'Headroom' }), '0%');
  await panel.getByRole('combobox', { name: 'Fit' }).selectOption('advised');
  await fill(panel.getByRole('textbox', { name: 'Group' }), 'core');
  await fill(panel.getByRole('textbox', { name: 'Prefix length' }), '/28');
  await expect(panel.getByRole('region', { name: 'Why this size' })).toContainText('need6');
  await expect(panel.getByRole('region', { name: 'Why this size' })).not.toContainText('20%');
});

test('settings hold for all subnets, and an old edition is answered', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'For all subnets' }).click();
  const panel = details(page);
  await fill(panel.getByRole('textbox', { name: 'Headroom' }), '0%');
  await panel.getByRole('combobox', { name: 'Fit' }).selectOption('advised');
  await fill(panel.getByRole('textbox', { name: 'Edition' }), '2010-01');
  await expect(panel.locator('.wrong')).toContainText('2010-01-31');
  expect(await findings(page)).toEqual([]);
  await fill(panel.getByRole('textbox', { name: 'Edition' }), '');
  await expect(panel.locator('.wrong')).toHaveCount(0);
});

test('the keyboard walks over the map, reads, opens and zooms', async ({ page }) => {
  await start(page);
  await walkTo(page, /^workers, 10\.32\.0\.0\/24, subnet of batch, hosts, needs 245/);
  await expect(page.getByRole('tooltip')).toContainText('needs 240 of 251, 11 free');
  await page.keyboard.press('ArrowRight');
  await expect(here(page)).toHaveText(/10\.32\.1\.0\/27, room for endpoints to grow/);
  await page.keyboard.press('PageDown');
  await expect(here(page)).toHaveText(/^bastion, 10\.0\.0\.0\/26/);
  await page.keyboard.press('End');
  await expect(here(page)).toHaveText(/^10\.0\.1\.0\/24, free in hub/);
  expect(await findings(page)).toEqual([]);
  const size = async (): Promise<number> => {
    const box = await here(page).boundingBox();
    return (box?.width ?? 0) * (box?.height ?? 0);
  };
  const before = await size();
  await page.keyboard.press('+');
  // Folded once more it is twice as large, wide or high.
  await expect.poll(async () => (await size()) / before).toBeGreaterThan(1.8);
  await page.keyboard.press('0');
  await expect.poll(async () => (await size()) / before).toBeLessThan(1.2);
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('Free block');
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveCount(0);
});

test('a free block takes a subnet, whole or in half', { tag: '@phone' }, async ({ page }) => {
  await start(page);
  await walkTo(page, /^10\.0\.1\.0\/24, free/);
  await page.keyboard.press('Enter');
  const panel = details(page);
  await panel.getByRole('button', { name: 'Second half, 10.0.1.128/25' }).click();
  await panel.getByRole('button', { name: 'First half, 10.0.1.128/26' }).click();
  await panel.getByRole('button', { name: 'Whole 10.0.1.128/25' }).click();
  expect(await findings(page)).toEqual([]);
  await panel.getByRole('textbox', { name: 'Name' }).fill('front');
  await choose(panel, 'app-service');
  // One instance needs a /28, so that is what is taken of the block.
  await panel.getByRole('button', { name: 'Put it at 10.0.1.128/28' }).click();
  await expect(range(page, 'front')).toHaveValue('10.0.1.128/28');
  await walkTo(page, /^front, 10\.0\.1\.128\/28, .*pinned/);
  // What is there already moves into a free block as well.
  await walkTo(page, /^10\.0\.1\.0\/25, free/);
  await page.keyboard.press('Enter');
  await panel.getByRole('combobox', { name: 'Or move a subnet here' }).selectOption('resolver');
  await expect(range(page, 'resolver')).toHaveValue('10.0.1.0/28');
});

test('subnets are pinned, split, joined and given room', async ({ page }) => {
  await start(page);
  await look(page, 'bastion');
  const panel = details(page);
  await panel.getByRole('button', { name: 'Pin here' }).click();
  await expect(panel.getByRole('textbox', { name: 'At' })).toHaveValue('10.0.0.0/26');
  await panel.getByRole('button', { name: 'Unpin' }).click();
  await expect(panel.getByRole('textbox', { name: 'At' })).toHaveValue('');
  // 10 of 16 addresses are needed, so it cannot be halved; the other half of it is free.
  await look(page, 'resolver');
  await expect(panel.getByRole('button', { name: 'Split' })).toBeDisabled();
  await panel.getByRole('button', { name: 'Reserve a /27' }).click();
  await expect(panel.getByRole('textbox', { name: 'Reserve' })).toHaveValue('/27');
  await walkTo(page, /10\.0\.0\.160\/27, room for resolver to grow/);
  await fill(panel.getByRole('textbox', { name: 'Reserve' }), '');
  await panel.getByRole('button', { name: 'Join with the free half' }).click();
  await expect(range(page, 'resolver')).toHaveValue('10.0.0.160/27');
  await panel.getByRole('button', { name: 'Split' }).click();
  await expect(range(page, 'resolver')).toHaveValue('10.0.0.160/28');
  await expect(range(page, 'resolver-b')).toHaveValue('10.0.0.176/28');
  await panel.getByRole('button', { name: 'Join with resolver-b' }).click();
  await expect(range(page, 'resolver')).toHaveValue('10.0.0.160/27');
  await expect(range(page, 'resolver-b')).toHaveCount(0);
});

test('problems are marked, and their hints are one click away', { tag: '@phone' }, async ({ page }) => {
  await start(page);
  await look(page, 'hub');
  await fill(page.getByRole('textbox', { name: 'Space of hub' }), '10.0.0.5/23');
  await expect(page.getByRole('textbox', { name: 'Space of hub' })).toHaveAttribute('aria-invalid', 'true');
  // One problem does not blank the rest.
  await expect(range(page, 'workers')).toHaveValue('10.32.0.0/24');
  expect(await findings(page)).toEqual([]);
  await details(page).getByRole('button', { name: 'Use 10.0.0.0/23' }).click();
  await expect(page.getByRole('textbox', { name: 'Space of hub' })).toHaveValue('10.0.0.0/23');
  await expect(page.getByText('No problems')).toBeVisible();
  await page.getByRole('button', { name: 'Freeze all' }).click();
  // The same from the list of problems, which leads to the field too.
  await look(page, 'resolver');
  await fill(details(page).getByRole('spinbutton', { name: 'Addresses' }), '20');
  await page.getByText('1 problem').click();
  await page.getByRole('button', { name: 'hub/resolver' }).click();
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('hub · resolver');
  await page.locator('.findings').getByRole('button', { name: 'Release resolver and place it again' }).click();
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(range(page, 'resolver')).toHaveValue('10.0.0.160/27');
  // What is not a number stays as it was typed, and is reported next to it.
  const addresses = details(page).getByRole('spinbutton', { name: 'Addresses' });
  await fill(addresses, 'many');
  await expect(addresses).toHaveValue('many');
  await expect(addresses).toHaveAttribute('aria-invalid', 'true');
  await expect(details(page)).toContainText('has to be a whole number');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(addresses).toHaveValue('20');
  // One more is one edit, and Escape takes back what was only typed.
  await details(page).getByRole('button', { name: 'More: Addresses' }).click();
  await addresses.press('ArrowUp');
  await expect(addresses).toHaveValue('22');
  await addresses.fill('900');
  await addresses.press('Escape');
  await expect(addresses).toHaveValue('22');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(addresses).toHaveValue('21');
});

test('what still fits is counted as the plan changes', async ({ page }) => {
  await start(page);
  await look(page, 'hub');
  const fits = details(page).getByRole('region', { name: 'What still fits' });
  await expect(fits.getByRole('listitem').filter({ hasText: '/24' })).toHaveText('/24 1');
  await details(page).getByRole('button', { name: '10.0.1.0/24' }).click();
  // One address needs a /29: three whole /26 are left beside it, and one that was there before.
  await details(page).getByRole('button', { name: 'Put it at 10.0.1.0/29' }).click();
  await look(page, 'hub');
  await expect(fits.getByRole('listitem').filter({ hasText: '/24' })).toHaveCount(0);
  await expect(fits.getByRole('listitem').filter({ hasText: '/26' })).toHaveText('/26 4');
});

test('a service that needs two subnets shows both', async ({ page }) => {
  await start(page);
  await look(page, 'batch');
  await details(page).getByRole('button', { name: '10.32.1.128/25' }).click();
  await choose(details(page), 'azure-firewall');
  await details(page).getByRole('textbox', { name: 'Name' }).fill('wall');
  await details(page).getByRole('button', { name: 'Add its subnets' }).click();
  await expect(page.getByRole('row', { name: /wall\/management/ })).toContainText('/26');
  await expect(details(page).getByRole('region', { name: 'Why this size: wall/management' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('a network of both families gives a subnet its /64', async ({ page }) => {
  await start(page);
  await fill(page.getByRole('textbox', { name: 'Space of hub' }), '10.0.0.0/23, fd00::/56');
  await look(page, 'resolver');
  await details(page).getByRole('checkbox', { name: 'IPv6' }).check();
  await expect(details(page)).toContainText('fd00::/64');
});

test.describe('with fingers', () => {
  test.skip(({ isMobile }) => !isMobile, 'a desktop has none');

  test('a tap opens a block, and two fingers zoom around it', { tag: '@phone' }, async ({ page }) => {
    await start(page);
    const at = await middle(page, /^web/);
    await here(page).blur();
    await page.touchscreen.tap(at.x, at.y);
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('shop · web');
    await page.getByRole('button', { name: 'Close the details' }).click();
    const wide = (await walkTo(page, /^web/)).boundingBox();
    await page.locator('.map-scroll').evaluate((map, { x, y }) => {
      const touch = (type: string, apart: number) => {
        const touches = [-1, 1].map(
          (side, identifier) => new Touch({ identifier, target: map, clientX: x + side * apart, clientY: y }),
        );
        map.dispatchEvent(
          new TouchEvent(type, {
            touches,
            targetTouches: touches,
            changedTouches: touches,
            bubbles: true,
            cancelable: true,
          }),
        );
      };
      touch('touchstart', 20);
      for (let apart = 20; apart <= 40; apart += 5) touch('touchmove', apart);
    }, at);
    // Half of the network was the whole width; now it is all of a row.
    await expect
      .poll(async () => (await here(page).boundingBox())?.width)
      .toBeGreaterThan(((await wide)?.width ?? 0) * 1.8);
  });
});

test.describe('with a mouse', () => {
  test.skip(({ isMobile }) => isMobile, 'a phone has none');

  test('the map shows what is under the pointer, and opens it', async ({ page }) => {
    await start(page);
    const at = await middle(page, /^gateway/);
    await here(page).blur();
    await page.mouse.move(at.x, at.y);
    await expect(page.getByRole('tooltip')).toContainText('GatewaySubnet');
    await expect(page.getByRole('tooltip')).toContainText('the minimum');
    expect(await findings(page)).toEqual([]);
    await page.mouse.click(at.x, at.y);
    await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('hub · gateway');
    await expect(here(page)).toBeFocused();
  });

  test('a subnet is dragged into a free block', async ({ page }) => {
    await start(page);
    const to = await middle(page, /^10\.0\.1\.0\/24, free/);
    const from = await middle(page, /^firewall/);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 20, to.y, { steps: 4 });
    await page.mouse.up();
    // The part of the block that is under the pointer: the second quarter.
    await expect(range(page, 'firewall')).toHaveValue('10.0.1.64/26');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(range(page, 'firewall')).toHaveValue('10.0.0.64/26');
  });

  test('the wheel zooms around the pointer, and a drag pans', async ({ page }) => {
    await start(page);
    const at = await middle(page, /^10\.32\.2\.192\/26, free/);
    const spoken = await here(page).textContent();
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    const scroller = page.locator('.map-scroll');
    await expect.poll(() => scroller.evaluate((it) => it.scrollTop)).toBeGreaterThan(0);
    // The block is as far down as it was, whatever was above it.
    await expect(here(page)).toHaveText(spoken ?? '');
    const box = await here(page).boundingBox();
    expect(Math.abs((box?.y ?? 0) - at.y)).toBeLessThan(70);
    const before = await scroller.evaluate((it) => it.scrollTop);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y + 60, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => scroller.evaluate((it) => it.scrollTop)).toBe(before - 60);
    await page.getByRole('button', { name: 'Fit' }).click();
  });
});
