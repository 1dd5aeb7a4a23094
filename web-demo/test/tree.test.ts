import { draft, type Request } from 'ipplan/plan';
import { describe, expect, it } from 'vitest';
import { dividedKey, type Leaf, rowsOf } from '../src/planner/tree/branches';

const leavesOf = (request: object, divided: readonly string[] = []): Leaf[] =>
  draft(request as Request).map.networks.flatMap((network) =>
    rowsOf(network, new Set(divided)).filter((row): row is Leaf => row.kind !== 'network'),
  );

const shown = (leaves: readonly Leaf[]) =>
  leaves.map(({ prefix, depth, kind, name, first }) => [prefix, depth, kind, name, first]);

const hub = (subnets: object, more: object = {}) => ({ networks: { hub: { space: '10.0.0.0/24', subnets } }, ...more });
const hosts = (addresses: number, more: object = {}) => ({ service: 'hosts', addresses, ...more });

describe('the tree of a network', () => {
  it('is halved until each part is one block, and knows which two are halves of one', () => {
    expect(shown(leavesOf(hub({ a: hosts(20), b: hosts(40) })))).toEqual([
      ['10.0.0.0/26', 2, 'subnet', 'b', false],
      ['10.0.0.64/27', 3, 'subnet', 'a', true],
      ['10.0.0.96/27', 3, 'free', '', false],
      ['10.0.0.128/25', 1, 'free', '', false],
    ]);
    expect(shown(leavesOf(hub({})))).toEqual([['10.0.0.0/24', 0, 'free', '', false]]);
  });

  it('covers every address of a network once, whatever is in it', () => {
    const subnets = { a: hosts(20, { reserve: '/26' }), b: hosts(3), c: hosts(60), f: 'azure-firewall' };
    const leaves = leavesOf(hub(subnets, { avoid: [{ range: '10.0.0.192/27', why: 'old' }] }));
    const sizes = leaves.map(({ prefix }) => 2 ** (32 - Number(prefix.split('/')[1])));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(256);
    const starts = leaves.map(({ prefix }) => Number(prefix.split('.')[3]?.split('/')[0]));
    for (const [at, start] of starts.entries())
      expect(start).toBe(sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
    expect(leaves.filter(({ kind }) => kind === 'avoid').map(({ prefix, name }) => [prefix, name])).toEqual([
      ['10.0.0.192/27', 'old'],
    ]);
    expect(leaves.filter(({ kind }) => kind === 'kept').map(({ name }) => name)).toEqual(['a']);
  });

  it('shows a free block in halves, as often as asked', () => {
    const whole = leavesOf(hub({ a: hosts(100) }));
    expect(shown(whole).at(-1)).toEqual(['10.0.0.128/25', 1, 'free', '', false]);
    const keys = ['10.0.0.128/25', '10.0.0.128/26'].map((prefix) => dividedKey('hub', prefix));
    expect(shown(leavesOf(hub({ a: hosts(100) }), keys)).slice(1)).toEqual([
      ['10.0.0.128/27', 3, 'free', '', true],
      ['10.0.0.160/27', 3, 'free', '', false],
      ['10.0.0.192/26', 2, 'free', '', false],
    ]);
    // A subnet is not shown in halves, whatever was asked before it was there.
    expect(leavesOf(hub({ a: hosts(100) }), [dividedKey('hub', '10.0.0.0/25')])).toEqual(whole);
  });

  it('halves every prefix of a network, of both families', () => {
    const request = {
      networks: { hub: { space: ['10.0.0.0/28', 'fd00::/62'], subnets: { web: hosts(3, { ipv6: true }) } } },
    };
    expect(shown(leavesOf(request))).toEqual([
      ['10.0.0.0/29', 1, 'subnet', 'web', true],
      ['10.0.0.8/29', 1, 'free', '', false],
      ['fd00::/64', 2, 'subnet', 'web', true],
      ['fd00:0:0:1::/64', 2, 'free', '', false],
      ['fd00:0:0:2::/63', 1, 'free', '', false],
    ]);
  });
});
