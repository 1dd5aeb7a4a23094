// What a first visit loads, and how soon it has its answer.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Page, test } from '@playwright/test';
import { median, row } from './row.ts';

const dist = new URL('../dist/', import.meta.url);

/** The kilobytes of a file as a good server sends it. */
const packed = (path: string): number => {
  const bytes = readFileSync(new URL(path, dist));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length / 1_000;
};

const all = (folder = ''): string[] =>
  readdirSync(new URL(folder, dist)).flatMap((name) => {
    const path = `${folder}${name}`;
    return statSync(new URL(path, dist)).isDirectory() ? all(`${path}/`) : [path];
  });

/** Whether a file is the module that reads files, or the code around it. */
const reads = (path: string): boolean => /\/(ipplan_bg-.*\.wasm|readers-.*\.js)$/.test(path);

const sum = (paths: Iterable<string>): number => [...paths].reduce((total, path) => total + packed(path), 0);

/** The milliseconds from the start of the navigation until the frame with the answer is drawn, by the browser's clock. */
const drawn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('renderTime' in entry) done(Number(entry.renderTime));
        });
        observer.observe({ type: 'element', buffered: true });
      }),
  );

test('the first load', async ({ browser, baseURL }) => {
  const times: number[] = [];
  const asked = new Set<string>();
  for (let turn = 0; turn < 7; turn += 1) {
    // A context of its own has nothing in its cache, and no worker that loads ahead.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname.slice(1);
      asked.add(path === '' ? 'index.html' : path);
    });
    await page.goto(baseURL ?? '');
    times.push(await drawn(page));
    await context.close();
  }
  row('first answer after a cold load', median(times), 300);
  row('the calculator, packed with brotli', sum(asked), 170, 'kB');
  // What reads files comes with the first of them.
  row('the page without its readers, packed with brotli', sum(all().filter((it) => !reads(it))), 650, 'kB');
  row('its readers, packed with brotli', sum(all().filter(reads)), 1_500, 'kB');
});
