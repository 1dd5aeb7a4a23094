import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

const HUB = `networks:
  hub:
    space: 10.0.0.0/22
    subnets:
      web: { service: hosts, addresses: 20 }
      data: { service: hosts, addresses: 100 }
`;

const LOCK = JSON.stringify({
  version: 1,
  networks: { hub: { space: ['10.0.0.0/22'], subnets: { web: { at: '10.0.2.0/27' } } } },
});

type Given = { name: string; text: string };

/** Chooses files, as the button does. */
const choose = (page: Page, ...files: Given[]) =>
  page
    .getByLabel('Files to open')
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })),
    );

/** Drops files onto the page. */
const drop = async (page: Page, ...files: Given[]) => {
  const data = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', type, { dataTransfer: data });
};

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

const message = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** What the document says, as the dialog to take it away shows it. */
const written = async (page: Page, format: string, group = 'The request') => {
  await page.getByRole('button', { name: 'Export' }).click();
  await page
    .getByRole('group', { name: group })
    .getByRole('radio', { name: new RegExp(`^${format}`) })
    .check();
  const text = await page.getByLabel('Preview').textContent();
  await page.keyboard.press('Escape');
  return text ?? '';
};

test('a request is opened by button, by drop and by paste, and each can be undone', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await expect(message(page, 'Opened net.yaml.')).toBeVisible();
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');

  await drop(page, { name: 'two.yaml', text: HUB.replace('10.0.0.0/22', '10.8.0.0/22') });
  await expect(message(page, 'Opened two.yaml.')).toBeVisible();
  expect(await written(page, 'YAML')).toContain('10.8.0.0/22');

  await paste(page, HUB.replace('10.0.0.0/22', '10.9.0.0/22'));
  await expect(message(page, 'Opened the pasted text.')).toBeVisible();
  expect(await written(page, 'YAML')).toContain('10.9.0.0/22');

  await message(page, 'Opened').getByRole('button', { name: 'Undo' }).click();
  expect(await written(page, 'YAML')).toContain('10.8.0.0/22');
  await page.keyboard.press('Control+z');
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');
  await page.keyboard.press('Control+Shift+z');
  expect(await written(page, 'YAML')).toContain('10.8.0.0/22');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  expect(await written(page, 'YAML')).toContain('10.8.0.0/22');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');
});

test('a request and its lock are one document: what was placed stays', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB }, { name: 'net.lock.json', text: LOCK });
  await expect(message(page, 'Opened net.yaml and net.lock.json.')).toBeVisible();
  expect(await written(page, 'Lock', 'The plan')).toMatch(/"web": \{ "at": "10\.0\.2\.0\/27" \}/);
});

test('a lock alone holds what is open in its place', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await choose(page, { name: 'net.lock.json', text: LOCK });
  await expect(message(page, 'is now the lock of the open document')).toBeVisible();
  expect(await written(page, 'Lock', 'The plan')).toContain('10.0.2.0/27');
});

test('what cannot be read is shown with its row, and nothing that was open is lost', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await choose(page, { name: 'wrong.yaml', text: 'networks:\n  hub: {\n' });
  const unread = page.getByRole('region', { name: 'Import errors' });
  await expect(unread).toContainText('wrong.yaml');
  expect(await findings(page)).toEqual([]);
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');
  await unread.getByRole('button', { name: 'Dismiss' }).click();
  await expect(unread).toBeHidden();
});

test('files that are given while others are read are opened after them', async ({ page }) => {
  await open(page, '#/plan');
  // The first file comes from a slow drive.
  await page.evaluate(() => {
    const read = File.prototype.arrayBuffer;
    File.prototype.arrayBuffer = async function () {
      if (this.name === 'first.yaml') await new Promise((come) => addEventListener('slow-drive', come, { once: true }));
      return read.call(this);
    };
  });
  await choose(page, { name: 'first.yaml', text: HUB });
  await choose(page, { name: 'wrong.yaml', text: 'networks:\n  hub: {\n' });
  await drop(page, { name: 'last.txt', text: '10.9.0.0/24\n' });
  await page.evaluate(() => dispatchEvent(new Event('slow-drive')));
  await expect(message(page, 'Opened last.txt.')).toBeVisible();
  expect(await written(page, 'YAML')).toContain('10.9.0.0/24');
  await page.keyboard.press('Control+z');
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');
});

test('a folder is refused in words, and the next file is opened', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await expect(message(page, 'Opened net.yaml.')).toBeVisible();
  // What a browser does with a dropped folder: a file that nobody can read.
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
  });
  await drop(page, { name: 'folder', text: '' });
  await expect(message(page, 'folder could not be read. It is a folder, or')).toBeVisible();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page
    .getByLabel('File to compare with')
    .setInputFiles({ name: 'gone.yaml', mimeType: 'text/yaml', buffer: Buffer.from('') });
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('gone.yaml could not be read.');
  await page.keyboard.press('Escape');
  expect(await written(page, 'YAML')).toContain('10.0.0.0/22');
});

test('bad rows of a list are shown as they stand, and mended there', { tag: '@phone' }, async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'used.txt', text: '10.0.0.0/22\n10.0.1.0/24 # the shop\n10.0.2/24\n10.0.3.7/24\n' });
  const unread = page.getByRole('region', { name: 'Import errors' });
  await expect(unread.getByRole('heading')).toHaveText('used.txt: 2 places could not be read; the rest is open');
  expect(await written(page, 'YAML')).toContain('10.0.1.0/24');
  expect(await findings(page)).toEqual([]);
  await expect(unread.getByLabel('Line 3, column 1 of used.txt')).toHaveValue('10.0.2/24');
  await unread.getByLabel('Line 3, column 1').fill('10.0.2.0/24');
  await unread.getByLabel('Line 4, column 1').fill('10.0.3.0/24');
  // A field undoes its own text.
  await page.keyboard.press('Control+z');
  expect(await written(page, 'YAML')).toContain('10.0.1.0/24');
  await unread.getByLabel('Line 4, column 1').fill('10.0.3.0/24');
  await page.keyboard.press('Enter');
  await expect(unread).toBeHidden();
  const text = await written(page, 'YAML');
  for (const network of ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24']) expect(text).toContain(network);
});

test('a plan that was taken away comes back, with everything where it was', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB }, { name: 'net.lock.json', text: LOCK });
  const plan = await written(page, 'JSON', 'The plan');
  await page.getByRole('button', { name: 'New' }).click();
  await choose(page, { name: 'net.plan.json', text: plan });
  await expect(message(page, 'Opened net.plan.json.')).toBeVisible();
  const lock = await written(page, 'Lock', 'The plan');
  expect(lock).toContain('10.0.2.0/27');
});

test('what was said of opening goes with the next change: its undo would be another', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await expect(message(page, 'Opened net.yaml.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(message(page, 'Opened net.yaml.')).toBeHidden();
});

test('problems are listed, and each leads to its field, or to the nearest around it', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, {
    name: 'net.json',
    text: JSON.stringify({
      networks: {
        hub: {
          space: '10.0.0.0/28',
          subnets: {
            web: { service: 'hosts', addresses: 20 },
          },
        },
      },
    }),
  });
  const summary = page.getByText('1 problem');
  await expect(summary).toBeVisible();
  await page.locator('summary', { hasText: '1 problem' }).press('Enter');
  expect(await findings(page)).toEqual([]);
  const jump = page.getByRole('button', { name: 'hub', exact: true }).first();
  const place = 'networks.hub';
  // Fields as any part of the page may have them: one around the place, then the place itself.
  const field = (name: string) =>
    page.evaluate((name) => {
      const input = document.createElement('input');
      input.setAttribute('aria-label', `field ${name}`);
      input.dataset.place = name;
      document.querySelector('main')?.append(input);
    }, name);
  await page.evaluate(() => {
    for (const it of document.querySelectorAll('[data-place]')) it.removeAttribute('data-place');
  });
  await field('networks');
  await jump.click();
  await expect(page.getByLabel('field networks', { exact: true })).toBeFocused();
  await field(place);
  await jump.press('Enter');
  await expect(page.getByLabel(`field ${place}`, { exact: true })).toBeFocused();
});

test('notices are listed with their pages', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, {
    name: 'net.yaml',
    text: 'networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      gateway: vpn-gateway\n',
  });
  await page.locator('summary', { hasText: 'No problems' }).click();
  await expect(page.getByRole('button', { name: 'hub/gateway' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /\d{4}-\d{2}-\d{2}$/ }).first()).toHaveAttribute('href', /^https:/);
  expect(await findings(page)).toEqual([]);
});

test('every format is shown, copied and saved under its name', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await page.getByRole('button', { name: 'Export' }).click();
  expect(await findings(page)).toEqual([]);
  const expected: [string, string, string, string][] = [
    ['The plan', 'Text', 'net.txt', 'hub'],
    ['The plan', 'Markdown', 'net.md', '## hub'],
    ['The plan', 'CSV', 'net.plan.csv', 'network,region'],
    ['The plan', 'JSON', 'net.plan.json', '"edition"'],
    ['The plan', 'YAML', 'net.plan.yaml', 'edition:'],
    ['The plan', 'SVG', 'net.svg', '<svg'],
    ['The plan', 'Lock', 'net.lock.json', '"version": 1'],
    ['The request', 'YAML', 'net.yaml', 'networks:'],
    ['The request', 'TOML', 'net.toml', '[networks.hub]'],
    ['The request', 'JSON', 'net.json', '"networks"'],
    ['The request', 'CSV', 'net.csv', 'network,'],
  ];
  for (const [group, format, name, holds] of expected) {
    await page
      .getByRole('group', { name: group })
      .getByRole('radio', { name: new RegExp(`^${format}`) })
      .check();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${name}` }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(name);
    const text = await readFile((await file.path())!, 'utf8');
    expect(text).toContain(holds);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(message(page, 'Copied.')).toBeVisible();
    expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')).toBe(
      text.replaceAll('\r\n', '\n'),
    );
    if (format !== 'SVG')
      await expect(page.getByLabel('Preview')).toHaveText(text.replaceAll('\r\n', '\n'), { useInnerText: false });
  }
});

test('the plan is saved as a workbook, which is opened again', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('radio', { name: 'Excel' }).check();
  await expect(page.getByLabel('Preview')).toHaveText(/^A workbook has no preview here/);
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeDisabled();
  expect(await findings(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download net.xlsx' }).click();
  const path = await (await saved).path();
  expect((await readFile(path!)).subarray(0, 2).toString()).toBe('PK');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const buffer = await readFile(path!);
  await page.getByLabel('Files to open').setInputFiles({ name: 'net.xlsx', mimeType: 'application/zip', buffer });
  await expect(page.getByRole('textbox', { name: 'Name of web' })).toBeVisible();
});

test('the map is saved as a picture, with something on it', async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'net.yaml', text: HUB });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('radio', { name: 'SVG' }).check();
  await expect(page.getByRole('img', { name: 'The address map' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as PNG' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('net.png');
  const bytes = await readFile((await file.path())!);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  // Twice the 960 points of the drawing.
  expect(bytes.readUInt32BE(16)).toBe(1920);
  const colours = await page.evaluate(async (base64) => {
    const image = new Image();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    image.src = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) seen.add(data.subarray(at, at + 3).join());
    return [...seen];
  }, bytes.toString('base64'));
  // The page and the subnets in the colours of the style inside the drawing.
  expect(colours).toContain('255,255,255');
  expect(colours).toContain('211,227,244');
});

test('the two versions of a document are compared', { tag: '@phone' }, async ({ page }) => {
  await open(page, '#/plan');
  await choose(page, { name: 'before.yaml', text: HUB });
  await choose(page, {
    name: 'after.yaml',
    text: HUB.replace('data: { service: hosts, addresses: 100 }', 'big: { service: hosts, addresses: 200 }'),
  });
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await expect(dialog).toContainText('No changes.');
  await dialog.getByLabel('The document now, against').selectOption('before.yaml');
  const table = dialog.getByRole('table');
  await expect(table.getByRole('row', { name: /data freed/ })).toContainText('10.0.0.0/25');
  await expect(table.getByRole('row', { name: /big added/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /web moved/ })).toBeVisible();
  await expect(dialog).toContainText('1 placed subnet would move.');
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('File to compare with').setInputFiles({
    name: 'third.yaml',
    mimeType: '',
    buffer: Buffer.from(HUB.replace('addresses: 100', 'addresses: 10')),
  });
  await expect(table.getByRole('row', { name: /data freed/ })).toBeVisible();
  await dialog.getByLabel('The document now, against').selectOption('1 change ago');
  await expect(table.getByRole('row', { name: /big added/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compare' })).toBeFocused();
});
