// The links of an estate: a diagram that is walked over and chosen from, a list in words, and edits of both.
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const bring = async (page: Page, request: object): Promise<void> => {
  await open(page, '#/plan');
  const buffer = Buffer.from(JSON.stringify(request));
  await page.getByLabel('Files to open').setInputFiles({ name: 'estate.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Links', exact: true }).click();
};

const hub = {
  'client-pools': { developers: { at: '172.31.0.0/24', network: 'hub' } },
  sites: { office: '10.200.0.0/16' },
  networks: {
    hub: { space: '10.0.0.0/24', region: 'westeurope', subnets: { gateway: 'vpn-gateway' } },
    app: { space: '10.0.1.0/24', region: 'westeurope', subnets: { web: { service: 'app-service', instances: 10 } } },
    data: { space: '10.0.2.0/24', region: 'westeurope', subnets: {} },
    standby: { space: '10.1.0.0/24', region: 'northeurope', subnets: {} },
  },
  links: [
    { hub: 'hub', spokes: ['app', 'data'], gateway: 'hub' },
    { vpn: ['hub', 'office'] },
    { peer: ['hub', 'standby'] },
    { 'regional-integration': 'app/web', region: 'westeurope' },
    { access: ['developers', 'data'] },
  ],
};

const diagram = (page: Page) => page.getByRole('region', { name: 'Diagram' });
const part = (page: Page, name: string | RegExp) => diagram(page).getByRole('button', { name });
const details = (page: Page) => page.getByRole('complementary');

test('the hub stands between its spokes, and what is chosen shows its details', { tag: '@phone' }, async ({ page }) => {
  await bring(page, hub);
  const [box, left, right] = await Promise.all(
    ['network hub,', 'network app,', 'network data,'].map((name) => part(page, new RegExp(`^${name}`)).boundingBox()),
  );
  expect(left?.x).toBeLessThan(box?.x ?? 0);
  expect(box?.x).toBeLessThan(right?.x ?? 0);
  await expect(diagram(page).getByText('westeurope')).toBeVisible();
  await expect(diagram(page).getByText('northeurope')).toBeAttached();
  expect(await findings(page)).toEqual([]);
  // A box by a click, and a link by its line.
  await part(page, /^network app, 10\.0\.1\.0\/24/).click();
  await expect(details(page).getByRole('heading', { name: 'app', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Close the details' }).click();
  await page.getByRole('listitem').getByRole('button', { name: 'hub VPN to office' }).click();
  await expect(details(page).getByLabel('Other ends')).toHaveValue('office');
  await expect(part(page, 'hub VPN to office')).toHaveAttribute('aria-pressed', 'true');
  expect(await findings(page)).toEqual([]);
});

test('the details tell what links demand, and what is reached', { tag: '@phone' }, async ({ page }) => {
  await bring(page, hub);
  await part(page, /^network app, 10\.0\.1\.0\/24/).click();
  const more = details(page).getByText('Links and reach');
  await more.press('Enter');
  const line = (text: string | RegExp) => details(page).getByRole('listitem').filter({ hasText: text });
  await expect(line(/^office through hub \(peer, vpn\)/)).toContainText('`app` uses remote gateways');
  await expect(line('a peering with `hub` that uses its gateway').last()).toBeVisible();
  await details(page)
    .getByText(/^Does not reach \d others?$/)
    .press('Enter');
  await expect(line(/^standby: both are peered with `hub`, and peering is not transitive/)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a line is hit by the mouse', async ({ page }) => {
  await bring(page, hub);
  const line = diagram(page).locator('path.hit').first();
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  if (!box) throw new Error('no line');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(details(page).getByLabel('Other ends')).toHaveValue('app, data');
});

test('the keyboard walks over the diagram', async ({ page }) => {
  await bring(page, hub);
  const first = diagram(page).locator('[tabindex="0"]');
  await expect(first).toHaveCount(1);
  await first.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(details(page).getByText('developers has to reach data')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: 'standby', exact: true })).toBeHidden();
  await expect(diagram(page).locator('[aria-pressed="true"]')).toHaveCount(1);
  await expect(diagram(page).locator('[aria-pressed="true"]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(diagram(page).locator('[aria-pressed="true"]')).toHaveCount(0);
});

test('what is wrong is marked, and mended in the details', async ({ page }) => {
  await bring(page, {
    networks: {
      aa: { space: '10.0.0.0/24' },
      bb: { space: '10.0.0.0/24' },
      cc: { space: '10.0.2.0/24' },
      dd: { space: '10.0.3.0/24' },
    },
    links: [{ peer: ['aa', 'cc', 'bb'] }, { peer: ['bb', 'cc'] }, { peer: ['cc', 'nowhere'] }],
  });
  await expect(part(page, 'aa peered with cc, bb, 1 problem')).toBeAttached();
  // Of its lines only the one to what overlaps.
  await expect(diagram(page).locator('[data-link="0"]:not(.hit)')).toHaveClass([/^peer$/, /faulty/]);
  await expect(part(page, /^network bb, .*, \d problems?$/)).toHaveClass(/faulty/);
  await expect(part(page, 'bb peered with cc')).not.toHaveClass(/faulty/);
  await expect(part(page, /^network aa, .*, \d problems?$/)).toHaveClass(/faulty/);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('listitem').getByRole('button', { name: 'cc peered with nowhere' }).click();
  await details(page).getByLabel('Other ends').fill('dd');
  await details(page).getByLabel('Other ends').press('Enter');
  await page.getByRole('listitem').getByRole('button', { name: 'cc peered with dd' }).click();
  await details(page).getByRole('button', { name: 'bb', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('listitem').getByRole('button', { name: 'aa peered with cc, bb' }).click();
  await details(page).getByRole('button', { name: 'bb', exact: true }).click();
  await details(page).getByLabel('Prefixes').fill('10.0.1.0/24');
  await details(page).getByLabel('Prefixes').press('Enter');
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(diagram(page).locator('.faulty')).toHaveCount(0);
});

test('a link and a site are added, renamed and removed', async ({ page }) => {
  await bring(page, { networks: { hub: { space: '10.0.0.0/24' } } });
  await expect(page.getByText(/^No links yet\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a link' })).toBeDisabled();
  await page.getByRole('button', { name: 'Add a site' }).click();
  await details(page).getByLabel('Name', { exact: true }).fill('office');
  await details(page).getByLabel('Name', { exact: true }).press('Enter');
  await details(page).getByLabel('Prefixes').fill('192.168.0.0/24, 192.168.8.0/24');
  await details(page).getByLabel('Prefixes').press('Enter');
  await page.getByRole('button', { name: 'Add a link' }).click();
  await details(page).getByLabel('Kind').selectOption('VPN to');
  await expect(part(page, 'hub VPN to office')).toBeAttached();
  // Links follow the names of what they join.
  await details(page).getByRole('button', { name: 'office', exact: true }).click();
  await details(page).getByLabel('Name', { exact: true }).fill('factory');
  await details(page).getByLabel('Name', { exact: true }).press('Enter');
  await expect(part(page, 'hub VPN to factory')).toBeAttached();
  await expect(part(page, 'site factory, 192.168.0.0/24, 192.168.8.0/24')).toBeAttached();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByLabel('Space of the site factory')).toHaveValue('192.168.0.0/24, 192.168.8.0/24');
  await page.getByRole('button', { name: 'Details of factory' }).click();
  await page.getByRole('button', { name: 'Links', exact: true }).click();
  await page.getByRole('listitem').getByRole('button', { name: 'hub VPN to factory' }).click();
  await details(page).getByRole('button', { name: 'Remove this link' }).click();
  await expect(page.getByText(/^No links yet\./)).toBeVisible();
  await part(page, /^site factory/).click();
  await details(page).getByRole('button', { name: 'Remove factory' }).click();
  await expect(part(page, /^site/)).toHaveCount(0);
});

test('an estate of 200 spokes is whole on the smallest screen, on paper and in high contrast', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const spokes = Array.from({ length: 200 }, (_, index) => `spoke-${index}`);
  const networks = Object.fromEntries(
    ['hub', ...spokes].map((name, index) => [name, { space: `10.${index}.0.0/24`, region: 'westeurope' }]),
  );
  await bring(page, { networks, links: [{ hub: 'hub', spokes }] });
  await expect(part(page, 'hub peered with spoke-0, spoke-1, spoke-2, spoke-3 and 196 more')).toBeAttached();
  await expect(part(page, /^network /)).toHaveCount(201);
  await expect(diagram(page).locator('.faulty')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  const height = await diagram(page).evaluate((it) => it.scrollHeight - it.clientHeight);
  expect(height).toBe(0);
});

test('everything that a link and a client pool can say is asked for', async ({ page }) => {
  await bring(page, {
    networks: {
      hub: { space: '10.0.0.0/24', subnets: { gateway: 'vpn-gateway' } },
      app: { space: '10.0.1.0/24', subnets: { web: { service: 'app-service', instances: 3 }, jobs: 'hosts' } },
    },
    links: [{ peer: ['hub', 'app'] }],
  });
  const field = (name: string) => details(page).getByLabel(name, { exact: true });
  const type = async (name: string, text: string) => {
    await field(name).fill(text);
    await field(name).press('Enter');
  };
  await page.getByRole('listitem').getByRole('button', { name: 'hub peered with app' }).click();
  // A peering of subnets; of the two ways to say whose gateway is used, the other one goes.
  await type('Subnets', 'hub/gateway, app/web');
  await type('Gateway', 'hub');
  await expect(field('Remote gateways')).toBeHidden();
  await field('State').selectOption('disconnected');
  // A client pool that is as large as App Service needs it, and the app that uses it.
  await page.getByRole('button', { name: 'Add a client pool' }).click();
  await type('Name', 'staff');
  await field('Network').selectOption('hub');
  await field('Sized for').click();
  await field('Sized for').fill('gateway-required');
  await field('Sized for').press('Enter');
  await expect(field('Instances')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not sized for a service' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a link' }).click();
  await field('Kind').selectOption('App Service with');
  await type('End', 'staff');
  await expect(field('Other ends')).toBeHidden();
  await type('Plan', 'asp-web');
  await type('Tier', 'P1v3');
  await field('Containers').check();
  await expect(part(page, 'App Service with staff')).toBeAttached();
  // What only that kind can say is gone with it.
  await field('Kind').selectOption('instance link to');
  await expect(field('Tier')).toBeHidden();
  await type('Other ends', 'app/jobs');
  await type('Databases', '2');
  await field('Next gen').check();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('group', { name: 'The request' }).getByRole('radio', { name: 'JSON' }).check();
  const { links, 'client-pools': pools } = JSON.parse((await page.getByLabel('Preview').textContent()) ?? '');
  expect(links).toEqual([
    {
      peer: ['hub', 'app'],
      subnets: ['hub/gateway', 'app/web'],
      'gateway-transit': 'hub',
      'remote-gateways': 'app',
      state: 'disconnected',
    },
    { 'instance-link': ['staff', 'app/jobs'], databases: 2, 'next-gen': true },
  ]);
  expect(pools).toMatchObject({ staff: { service: 'gateway-required-integration', network: 'hub' } });
});
