// What people do who have never been here: a hub and two spokes from nothing. No message of a problem appears on the
// way, and a subnet takes at most four actions.
import type { Page } from '@playwright/test';
import { expect, findings, open, test } from './page';

/** How somebody acts: with a mouse, a finger, or the keyboard alone. */
interface Hand {
  press: (page: Page, name: string) => Promise<void>;
}

const pointer: Hand = {
  press: async (page, name) => page.getByRole('button', { name, exact: true }).click(),
};
const keyboard: Hand = {
  press: async (page, name) => page.getByRole('button', { name, exact: true }).press('Enter'),
};

/** The first visit, with a count of what was done for each subnet. */
const visit = async (page: Page, { press }: Hand): Promise<void> => {
  await open(page, '#/plan');
  await press(page, 'Start with a network');
  const range = (name: string) => page.getByRole('textbox', { name: `Range of ${name}`, exact: true });
  const network = async (from: string, name: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: `Name of ${from}`, exact: true });
    await field.fill(name);
    await field.press('Enter');
    await expect(page.getByText(/^! \d/)).toHaveCount(0);
  };
  /** A new subnet: the button, the words, and Enter. */
  const subnet = async (network: string, words: string, id: string): Promise<void> => {
    await press(page, `Add a subnet to ${network}`);
    await expect(page.getByRole('combobox', { name: 'What lives in it?' })).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: `Name of ${id}`, exact: true })).toHaveValue(id);
    await expect(page.getByText(/^! \d/)).toHaveCount(0);
  };
  await network('network', 'hub');
  await subnet('hub', 'vpn gateway', 'vpn-gateway');
  await subnet('hub', 'azure firewall', 'azure-firewall');
  await subnet('hub', 'bastion', 'bastion');
  await expect(range('vpn-gateway')).toHaveValue(/\/27$/);
  await expect(range('bastion')).toHaveValue(/\/26$/);
  await press(page, 'Add a network');
  await network('network', 'web');
  await expect(page.getByRole('textbox', { name: 'Space of web' })).toHaveValue('10.1.0.0/16');
  await subnet('web', 'app service', 'app-service');
  await press(page, 'Add a network');
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
    await nodes.fill(count);
    await nodes.press('Enter');
    await expect(range('aks-overlay')).toHaveValue(new RegExp(`${length}$`));
  }
  await expect(page.getByText(/^! \d/)).toHaveCount(0);
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(page.getByRole('table').getByText('gone, not released')).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
};

test('a first visit, with the mouse or a finger', { tag: '@phone' }, async ({ page }) => visit(page, pointer));

test('a first visit, with the keyboard alone', async ({ page }) => visit(page, keyboard));
