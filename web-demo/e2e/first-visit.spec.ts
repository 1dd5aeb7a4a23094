// What people do who have never been here: a hub and two spokes from nothing. No message of a problem appears on the
// way, and a subnet takes at most four actions: the focus is where the next one goes.
import type { Locator, Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

/** How somebody acts: with a mouse or a finger, or with the keyboard alone. */
interface Hand {
  press: (page: Page, name: string) => Promise<void>;
  enter: (page: Page, field: Locator, text: string) => Promise<void>;
}

const pointer: Hand = {
  press: (page, name) => page.getByRole('button', { name, exact: true }).click(),
  enter: async (page, field, text) => {
    await field.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  },
};

/** How often Tab is pressed at most to get somewhere. */
const TABS = 60;

/** Goes there with Tab, or back with Shift and Tab where it lies behind. */
const goTo = async (page: Page, target: Locator): Promise<void> => {
  for (let tabs = 0; tabs <= TABS; tabs += 1) {
    // Asked before each step: the page may have put the focus somewhere else since the last one.
    const step = await target.evaluate((it) => {
      const from = document.activeElement ?? document.body;
      if (it === from) return undefined;
      const ahead = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
      return (from.compareDocumentPosition(it) & ahead) > 0 ? 'Tab' : 'Shift+Tab';
    });
    if (step === undefined) return;
    await page.keyboard.press(step);
  }
  throw new Error(`${target} is not reached with ${TABS} tabs`);
};

const keyboard: Hand = {
  press: async (page, name) => {
    await goTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  },
  enter: async (page, field, text) => {
    await goTo(page, field);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  },
};

/** The most that somebody has to do for a subnet: press a button, type, or press Enter. */
const ACTIONS = 4;

/** The first visit, with a count of what was done for each subnet. */
const visit = async (page: Page, hand: Hand): Promise<void> => {
  await open(page, '#/plan');
  await hand.press(page, 'Start with a network');
  const range = (name: string) => page.getByRole('textbox', { name: `Range of ${name}`, exact: true });
  const network = async (from: string, name: string): Promise<void> => {
    await hand.enter(page, page.getByRole('textbox', { name: `Name of ${from}`, exact: true }), name);
    await expect(page.getByText(/^! \d/)).toHaveCount(0);
  };
  /** A new subnet, with nothing else done for it than these actions. */
  const subnet = async (network: string, words: string, id: string): Promise<void> => {
    const actions = [
      () => hand.press(page, `Add a subnet to ${network}`),
      () => page.keyboard.type(words),
      () => page.keyboard.press('Enter'),
    ];
    expect(actions.length).toBeLessThanOrEqual(ACTIONS);
    for (const act of actions) await act();
    const name = page.getByRole('textbox', { name: `Name of ${id}`, exact: true });
    await expect(name).toHaveValue(id);
    // Where a finger points, the keyboard of the screen would cover the plan.
    if (!(await page.evaluate(() => matchMedia('(pointer: coarse)').matches))) await expect(name).toBeFocused();
    await expect(page.getByText(/^! \d/)).toHaveCount(0);
  };
  await network('network', 'hub');
  await subnet('hub', 'vpn gateway', 'vpn-gateway');
  await subnet('hub', 'azure firewall', 'azure-firewall');
  await subnet('hub', 'bastion', 'bastion');
  await expect(range('vpn-gateway')).toHaveValue(/\/27$/);
  await expect(range('bastion')).toHaveValue(/\/26$/);
  await hand.press(page, 'Add a network');
  await network('network', 'web');
  await expect(page.getByRole('textbox', { name: 'Space of web' })).toHaveValue('10.1.0.0/16');
  await subnet('web', 'app service', 'app-service');
  await hand.press(page, 'Add a network');
  await network('network', 'data');
  await subnet('data', 'kubernetes overlay', 'aks-overlay');
  // Larger, and smaller again: nobody has to release anything.
  const nodes = page
    .getByRole('complementary', { name: 'Details' })
    .getByRole('spinbutton', { name: 'Nodes', exact: true });
  for (const [count, length] of [
    ['200', '/24'],
    ['1', '/29'],
  ] as const) {
    await hand.enter(page, nodes, count);
    await expect(range('aks-overlay')).toHaveValue(new RegExp(`${length}$`));
  }
  await expect(page.getByText(/^! \d/)).toHaveCount(0);
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(page.getByRole('table').getByText('gone, not released')).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
};

test('a first visit, with the mouse or a finger', { tag: '@phone' }, async ({ page }) => visit(page, pointer));

test('a first visit, with the keyboard alone', async ({ page }) => visit(page, keyboard));
