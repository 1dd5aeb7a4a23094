// The files of formats/tests/field through the npm package: the very JSON that the command gives.
import { readdirSync, readFileSync } from 'node:fs';

import { audit, existing, IpplanError, read } from 'ipplan';
import { expect, test } from 'vitest';

const field = new URL('../../formats/tests/field/', import.meta.url);

const expected = (name: string, command: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../tests/existing/${name}.${command}.json`, import.meta.url), 'utf8'));

/** What files say exists, or what is wrong with them. */
const found = (files: { name: string; text: string }[]): unknown => {
  try {
    return existing(files);
  } catch (error) {
    if (error instanceof IpplanError) return { problems: error.problems };
    throw error;
  }
};

test.each(readdirSync(field))('%s', (name) => {
  const folder = new URL(`${name}/`, field);
  const files = readdirSync(folder).map((file) => ({
    name: file,
    text: readFileSync(new URL(file, folder), 'utf8'),
  }));
  expect(found(files)).toEqual(expected(name, 'show'));
  expect(audit(files)).toEqual(expected(name, 'check'));
});

test('a workbook', () => {
  const text = new Uint8Array(readFileSync(new URL('../../formats/tests/workbooks/plan.xlsx', import.meta.url)));
  const { networks, files } = existing({ name: 'plan.xlsx', text });
  expect(networks.map(({ name, space }) => `${name} ${space}`)).toEqual([
    'vnet-hub 10.0.0.0/22',
    'gone 10.9.0.0/24',
    '10-8-0-0-24 10.8.0.0/24',
    '10-8-1-0-25 10.8.1.0/25',
  ]);
  expect(files[0]?.unread[0]?.place).toBe('Plan!E6');
  expect(Object.keys(read(text, 'plan.xlsx').request.networks?.['vnet-hub']?.subnets ?? {})).toContain('snet-web');
  expect(audit([{ name: 'plan.xlsx', text }, '10.9.0.0/25']).files).toHaveLength(2);
});
