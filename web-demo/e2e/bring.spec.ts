// What people have, and where it goes: into the plan, as a new one, or out of its way.
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

/** What the Azure CLI says of a network; one of its subnets names no range. */
const VNETS = JSON.stringify([
  {
    name: 'hub',
    location: 'westeurope',
    addressSpace: { addressPrefixes: ['10.8.0.0/22'] },
    subnets: [
      { name: 'AzureBastionSubnet', addressPrefix: '10.8.0.0/27' },
      { name: 'web', addressPrefix: '10.8.1.0/24' },
    ],
  },
]);

const range = (page: Page, name: string) => page.getByRole('textbox', { name: `Range of ${name}`, exact: true });

test('what is pasted on the calculator is opened, added to the plan, or kept out of', async ({ page }) => {
  await open(page);
  await paste(page, VNETS);
  await expect(page).toHaveTitle('ipplan: plan Azure networks');
  await expect(range(page, 'web')).toHaveValue('10.8.1.0/24');
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText(/1 network, 2 subnets, \d+ findings?/);
  await read.locator('summary').click();
  await expect(read).toContainText('/26');
  expect(await findings(page)).toEqual([]);
  // The same again beside it: under another name.
  await paste(page, VNETS.replaceAll('10.8.', '10.9.'));
  await page.getByRole('button', { name: 'Add to my plan' }).click();
  await expect(page.getByRole('textbox', { name: 'Space of hub-2' })).toHaveValue('10.9.0.0/22');
  await expect(page.getByRole('textbox', { name: 'Space of hub', exact: true })).toHaveValue('10.8.0.0/22');
  await paste(page, '10.99.0.0/16 # the old office');
  await page.getByRole('button', { name: 'Keep out of it' }).click();
  await expect(page.getByRole('textbox', { name: 'Range of the keep-out 1' })).toHaveValue('10.99.0.0/16');
  await expect(page.getByRole('textbox', { name: 'Space of hub-2' })).toHaveValue('10.9.0.0/22');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: 'Space of hub-2' })).toHaveCount(0);
});

test('several files are opened as one, with what each of them was', async ({ page }) => {
  await open(page, '#/plan');
  const spoke = VNETS.replaceAll('10.8.', '10.9.').replace('"hub"', '"spoke"');
  const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByLabel('Files to open').setInputFiles([file('one.json', VNETS), file('two.json', spoke)]);
  await expect(page.getByRole('status').filter({ hasText: 'Opened one.json and two.json.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Space of hub' })).toHaveValue('10.8.0.0/22');
  await expect(page.getByRole('textbox', { name: 'Space of spoke' })).toHaveValue('10.9.0.0/22');
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText('one.json');
  await expect(read).toContainText('two.json');
  expect(await findings(page)).toEqual([]);
  // One undo takes both away.
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: 'Space of hub' })).toHaveCount(0);
});

test('the calculator puts what it sized into the plan', async ({ page }) => {
  await open(page, '#/size?service=app-service&instances=10&headroom=20%25');
  await page.getByRole('button', { name: 'Put this into the plan' }).click();
  // Ten, as many again while it scales, 20% on top, and five of Azure: 29.
  await expect(range(page, 'app-service')).toHaveValue('10.0.0.0/27');
  await page.goBack();
  await page.getByRole('button', { name: 'Put this into the plan' }).click();
  await expect(range(page, 'app-service-2')).toHaveValue('10.0.0.32/27');
  await expect(page.getByText('No problems')).toBeVisible();
});

test('help is one click away, with the version and the source', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'Help' }).click();
  await expect(page).toHaveTitle('ipplan: help');
  await expect(page.getByText(/Version \d+\.\d+\.\d+/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Source and documentation' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
