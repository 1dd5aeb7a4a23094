// How long the package takes in the browser, called as a program calls it.
import { readFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { estate } from './estate.ts';
import { median, row } from './row.ts';

const HOST = 'http://package.localhost/';
// What a bundler takes of `imports` in the package.
const IMPORTS = Object.fromEntries(['ipplan', 'plan', 'size'].map((name) => [`#${name}`, `/${name}.file.js`]));
const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
const TYPES: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm' };

test.beforeEach(async ({ page }) => {
  // The built package, as a server would give it.
  await page.route(`${HOST}**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: PAGE });
    const file = new URL(`../../wasm/dist${path}`, import.meta.url);
    return route.fulfill({ contentType: TYPES[path.split('.').at(-1) ?? ''] ?? '', body: await readFile(file) });
  });
  await page.goto(HOST);
});

test('a size', async ({ page }) => {
  const times = await page.evaluate(async (module) => {
    const { size } = await import(module);
    const times: number[] = [];
    for (let instances = 1; instances <= 300; instances += 1) {
      const start = performance.now();
      size({ service: 'app-service', instances: (instances % 30) + 1, 'windows-container-apps': 4 });
      times.push(performance.now() - start);
    }
    return times;
  }, `${HOST}size.js`);
  row('size, a call', median(times), 2);
});

for (const [subnets, frame] of [
  [1_000, 16],
  [10_000, 100],
  [100_000, 1_000],
] as const) {
  test(`a plan of ${subnets} subnets`, async ({ page }) => {
    const times = await page.evaluate(
      async ({ module, request }) => {
        const { map, write } = await import(module);
        const times: number[] = [];
        let lock: string = write(request, 'lock');
        for (let turn = 0; turn < 15; turn += 1) {
          const first = Object.values(request.networks ?? {})[0] as { subnets: Record<string, unknown> };
          first.subnets[`new-${turn}`] = { service: 'hosts', addresses: 3 };
          const start = performance.now();
          map(request, { lock });
          lock = write(request, 'lock', { lock });
          times.push(performance.now() - start);
        }
        return times;
      },
      { module: `${HOST}index.js`, request: estate(subnets) },
    );
    row(`plan of ${subnets} subnets around its lock, map and lock`, median(times), frame);
  });
}
