import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const request = (space: string) =>
  JSON.stringify({ networks: { hub: { space, subnets: { web: { service: 'hosts', addresses: 20 } } } } });

const choose = async (page: Page, name: string, text: string) => {
  await page.getByLabel('Files to open').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) });
  await expect(page.getByText(`Opened ${name}.`)).toBeVisible();
};

const holds = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('group', { name: 'The request' }).getByRole('radio', { name: 'YAML' }).check();
  await expect(page.getByLabel('Preview')).toContainText(text);
  await page.keyboard.press('Escape');
};

const saved = (page: Page) => expect(page.getByText('Saved in this browser')).toBeVisible();

const link = async (page: Page) => {
  await page.getByRole('button', { name: 'Share …' }).click();
  const field = page.getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/#\/plan\/./);
  const value = await field.inputValue();
  await page.keyboard.press('Escape');
  return value.slice(value.indexOf('#'));
};

test('a document is there after a reload, and a new one can be begun', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, 'net.json', request('10.0.0.0/22'));
  await saved(page);
  await page.reload();
  await holds(page, '10.0.0.0/22');
  await page.getByRole('button', { name: 'New' }).click();
  await expect(page.getByRole('button', { name: 'New' })).toBeDisabled();
  await page.keyboard.press('Control+z');
  await holds(page, '10.0.0.0/22');
});

test('a change is kept although the page is left at once', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, 'net.json', request('10.0.0.0/22'));
  await page.reload();
  await holds(page, '10.0.0.0/22');
});

test('several documents are kept, named, copied, opened and removed', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, 'one.json', request('10.1.0.0/22'));
  await saved(page);
  await choose(page, 'two.json', request('10.2.0.0/22'));
  await page.getByRole('textbox', { name: 'Document name' }).fill('Second');
  await page.getByRole('textbox', { name: 'Document name' }).press('Enter');
  await saved(page);
  await page.getByRole('button', { name: 'Documents …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Documents in this browser' });
  await expect(dialog.getByRole('listitem')).toHaveText([/^Second1 network, 1 subnet,.*open now/, /^one1 network/]);
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Open one' }).click();
  await holds(page, '10.1.0.0/22');
  await page.getByRole('button', { name: 'Documents …' }).click();
  await dialog.getByRole('button', { name: 'Copy Second' }).click();
  await holds(page, '10.2.0.0/22');
  await expect(page.getByRole('textbox', { name: 'Document name' })).toHaveValue('Second (copy)');
  await page.getByRole('button', { name: 'Documents …' }).click();
  await dialog.getByRole('button', { name: 'Remove one' }).click();
  await dialog.getByRole('button', { name: 'Really remove one' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([/^Second \(copy\)/, /^Second/]);
  await page.keyboard.press('Escape');
  // This tab comes back to what it had.
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Document name' })).toHaveValue('Second (copy)');
});

test('two tabs show one document, and neither writes over the other', async ({ page, context }) => {
  await open(page, '#/plan');
  await choose(page, 'one.json', request('10.1.0.0/22'));
  await saved(page);
  const other = await context.newPage();
  await open(other, '#/plan');
  await holds(other, '10.1.0.0/22');
  const space = (of: Page) => of.getByRole('textbox', { name: 'Space of hub' });
  await space(other).fill('10.2.0.0/22');
  await space(other).press('Enter');
  await saved(other);
  // The first has no change of its own, so it follows.
  await expect(space(page)).toHaveValue('10.2.0.0/22');
});

test('a link holds everything, and opening one loses nothing', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, 'theirs.json', request('10.1.0.0/22'));
  const theirs = await link(page);
  await choose(page, 'mine.json', request('10.2.0.0/22'));
  await saved(page);

  await page.goto(`./${theirs}`);
  await holds(page, '10.1.0.0/22');
  const notice = page.getByRole('status').filter({ hasText: 'Opened the document of the link' });
  await expect(notice).toBeVisible();
  await expect(page.getByText('From a link: saved in this browser when you change it')).toBeVisible();
  // A changed copy stands beside the own document.
  await page.getByRole('textbox', { name: 'Space of hub' }).fill('10.1.4.0/22');
  await page.getByRole('textbox', { name: 'Space of hub' }).press('Enter');
  await saved(page);
  await page.getByRole('button', { name: 'Documents …' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
  await page.getByRole('dialog').getByRole('button', { name: 'Open mine' }).click();
  await holds(page, '10.2.0.0/22');
  await saved(page);
  // Looking at a link changes nothing that is kept.
  await page.goto('about:blank');
  await open(page, '#/plan');
  await holds(page, '10.2.0.0/22');

  await page.goto('about:blank');
  await open(page, theirs);
  await notice.getByRole('button', { name: 'Back to mine' }).click();
  await holds(page, '10.2.0.0/22');
  expect(new URL(page.url()).hash).toBe('#/plan');
});

test('a link that cannot be read says so, and what was open stays', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, 'mine.json', request('10.2.0.0/22'));
  const good = await link(page);
  await saved(page);
  await page.goto(`./${good.slice(0, -6)}`);
  await expect(page.getByRole('status').filter({ hasText: 'This link cannot be read' })).toBeVisible();
  await holds(page, '10.2.0.0/22');
});

test('links that were made stay readable', async ({ page }) => {
  const links = JSON.parse(await readFile('test/links.json', 'utf8'));
  // One of each version that holds a plan: a pool, and a network.
  for (const [about, text] of [
    ['a landing zone of three networks, with its lock', '10.32.0.0/16'],
    ['a plan with its lock, a note and a colour', '10.40.0.0/22'],
  ]) {
    const { payload } = links.find((it: { about: string }) => it.about === about);
    await open(page, `#/plan/${payload}`);
    await holds(page, text ?? '');
  }
});

test('a long link warns, and is copied by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/plan');
  const subnets = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `subnet-${(at * 7919) % 10_007}`,
      { service: 'hosts', addresses: 1 + ((at * 31) % 50) },
    ]),
  );
  await choose(page, 'long.json', JSON.stringify({ networks: { hub: { space: '10.0.0.0/16', subnets } } }));
  await page.getByRole('button', { name: 'Share …' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share as a link' });
  await expect(dialog).toContainText('That is more than 2,000');
  await expect(dialog).toContainText('opens on this machine only');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Copy link' }).press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await expect(dialog).toContainText(`${copied.length.toLocaleString('en')} characters`);
});
