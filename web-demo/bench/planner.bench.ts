// How long the planner takes for an edit, with everything that the page does for it, and for a frame while it pans.
import { expect, type Page, test } from '@playwright/test';
import { estate } from './estate.ts';
import { median, row } from './row.ts';

/** Opens the planner with so many subnets. */
const load = async (page: Page, subnets: number): Promise<void> => {
  await page.goto('./#/plan');
  const buffer = Buffer.from(JSON.stringify(estate(subnets)));
  await page.getByLabel('Files to open').setInputFiles({ name: 'estate.json', mimeType: 'application/json', buffer });
  await expect(page.getByText(`${subnets.toLocaleString('en')} subnets`).first()).toBeVisible({ timeout: 30_000 });
};

/** Types into the table, and waits each time until everything that was asked of the page is done. */
const edits = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const times: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const input = document.querySelector<HTMLInputElement>('.planner-table input[inputmode=numeric]');
      if (!input) throw new Error('no field');
      input.value = String(input.value === '3' ? 2 : 3);
      const start = performance.now();
      input.dispatchEvent(new Event('change', { bubbles: true }));
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 100));
    }
    return times;
  });

/** The yardstick: the same rows, sorted by name as text, with nothing else. */
const sorts = (page: Page, request: unknown): Promise<number[]> =>
  page.evaluate((request) => {
    const { networks } = request as { networks: Record<string, { subnets: Record<string, object> }> };
    const rows = Object.entries(networks).flatMap(([network, { subnets }]) =>
      Object.keys(subnets).map((name, index) => ({ key: `${name} ${network}`, index })),
    );
    return Array.from({ length: 15 }, () => {
      const start = performance.now();
      [...rows].sort((a, b) => a.key.localeCompare(b.key));
      return performance.now() - start;
    });
  }, request);

/** The milliseconds between the frames of a map that is panned. */
const pan = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const map = document.querySelector('.map-scroll');
    if (!map) throw new Error('no map');
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const times: number[] = [];
    let last = await frame();
    for (let turn = 0; turn < 120; turn += 1) {
      map.scrollTop += 37;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  });

for (const [subnets, most] of [
  [1_000, 16],
  [10_000, 100],
] as const) {
  test(`an edit of ${subnets} subnets`, async ({ page }) => {
    await load(page, subnets);
    // A draft: nothing is frozen, so all of it may move.
    row(`edit of ${subnets} subnets in the planner, all of it`, median(await edits(page)), most);
    row(`a sort of the same ${subnets} rows, in the same run`, median(await sorts(page, estate(subnets))), most);
  });
}

test('panning over 10000 subnets', async ({ page }) => {
  await load(page, 10_000);
  const times = (await pan(page)).sort((a, b) => a - b);
  // 60 frames a second, and the part of a millisecond that clocks are off.
  row('pan over 10000 subnets, 95 of 100 frames', times[Math.floor(times.length * 0.95)] ?? NaN, 17);
});
