import { expect, it } from 'vitest';
import { arranged } from '../src/planner/table/arranged';
import type { Row } from '../src/planner/table/rows';

const subnet = (network: string, name: string): Row => ({ kind: 'subnet', network, name });
const rows: readonly Row[] = [
  { kind: 'pool', name: 'company' },
  { kind: 'network', network: 'hub' },
  subnet('hub', 'web-10'),
  { kind: 'part', network: 'hub', name: 'web-10', key: 'web-10/a' },
  subnet('hub', 'web-9'),
  { kind: 'network', network: 'apps' },
  subnet('apps', 'api'),
];
const named = (some: readonly Row[]): string[] =>
  some.map((row) =>
    row.kind === 'part' ? row.key : 'name' in row ? row.name : 'network' in row ? row.network : row.kind,
  );
const key = (row: Row): string => ('name' in row ? row.name : 'network' in row ? row.network : '');

it('sorts numbers in names as numbers, each subnet in its network, and parts behind theirs', () => {
  expect(named(arranged(rows, { key }))).toEqual(['company', 'apps', 'api', 'hub', 'web-9', 'web-10', 'web-10/a']);
  expect(named(arranged(rows, { key, down: true }))).toEqual([
    'company',
    'hub',
    'web-10',
    'web-10/a',
    'web-9',
    'apps',
    'api',
  ]);
});

it('shows a network for the sake of one subnet, and all subnets of a network that is meant itself', () => {
  const having = (text: string) => (row: Row) => named([row]).join().includes(text);
  expect(named(arranged(rows, { shown: having('web-9') }))).toEqual(['hub', 'web-9']);
  expect(named(arranged(rows, { shown: having('/a') }))).toEqual(['hub', 'web-10', 'web-10/a']);
  expect(named(arranged(rows, { shown: having('apps') }))).toEqual(['apps', 'api']);
  expect(arranged(rows, { shown: having('nothing') })).toEqual([]);
});

it('is the very same list, where nothing is asked of it', () => {
  expect(arranged(rows, {})).toBe(rows);
});
