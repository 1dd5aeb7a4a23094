import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, open, test } from './page';

/** Waits until a worker has everything. */
const kept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A host that serves the built page under a path, and can have another version of it, or be gone. */
const host = async () => {
  let alter = (text: string) => text;
  let gone = false;
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    asked.push(path);
    try {
      if (gone || !path.startsWith('/some/where/')) throw new Error('gone');
      const name = path.slice('/some/where/'.length) || 'index.html';
      const file = await readFile(`dist/${name}`);
      response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
      response.end(name === 'sw.js' ? alter(file.toString()) : file);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    page: `http://127.0.0.1:${port}/some/where/`,
    asked,
    update: (by: (text: string) => string) => {
      alter = by;
    },
    go: () => {
      gone = true;
    },
    close: () => server.close(),
  };
};

test('once loaded, both views work offline', async ({ page, context }) => {
  await open(page);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Planner' }).click();
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  await context.setOffline(false);
});

test('it works under any path, also when its host is gone', async ({ browser }) => {
  const there = await host();
  const page = await browser.newPage();
  await page.goto(there.page);
  await kept(page);
  there.go();
  await page.goto(`${there.page}?from=elsewhere#/plan`);
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  expect(there.asked.filter((path) => !path.startsWith('/some/where/'))).toEqual([]);
  await page.close();
  there.close();
});

test('a new version is offered, and only then loaded, in every tab', async ({ browser }) => {
  const there = await host();
  const context = await browser.newContext();
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto(there.page);
  await kept(page);
  await page.reload();
  await other.goto(`${there.page}#/plan`);
  there.update((text) => text.replace(/(\$\{ours\})[0-9a-f]{16}/, '$10000000000000001'));
  const asked = there.asked.length;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const offer = page.getByText('A new version is available.');
  await expect(offer).toBeVisible();
  const files = await readFile('dist/sw.js', 'utf8');
  // All of it was fetched, the page itself as well.
  expect(new Set(there.asked.slice(asked)).size).toBe(files.match(/sha256-/g)!.length + 1);
  await page.reload();
  await expect(offer).toBeVisible();
  const loads = Promise.all([page.waitForEvent('load'), other.waitForEvent('load')]);
  await page.getByRole('button', { name: 'Load it' }).click();
  await loads;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offer).toBeHidden();
  const caches = await page.evaluate(() => window.caches.keys());
  expect(caches).toEqual([`ipplan ${there.page} 0000000000000001`]);
  await context.close();
  there.close();
});

test('a version whose files do not belong together is not taken', async ({ browser }) => {
  const there = await host();
  const page = await browser.newPage();
  await page.goto(there.page);
  await kept(page);
  await page.reload();
  there.update((text) =>
    text.replace(/(\$\{ours\})[0-9a-f]{16}/, '$10000000000000002').replace(/(index.html`,`sha256-)...../, '$1AAAAA'),
  );
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const next = registration?.installing;
    if (next)
      await new Promise((done) => {
        next.onstatechange = () => next.state !== 'installing' && done(null);
      });
    return { next: next?.state, waiting: registration?.waiting ?? null };
  });
  expect(state).toEqual({ next: 'redundant', waiting: null });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('A new version is available.')).toBeHidden();
  await page.close();
  there.close();
});
