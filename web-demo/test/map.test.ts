import { map } from 'ipplan/plan';
import { describe, expect, it } from 'vitest';
import { barsOf, blockAt, lastBefore, openedAt } from '../src/planner/map/bars';
import {
  anchored,
  boxOf,
  layoutOf,
  mostFolds,
  readableFolds,
  type Screen,
  spotAt,
  zooms,
} from '../src/planner/map/layout';
import { linksOf, overlapsOf, spokenLinks, wiresOf } from '../src/planner/map/links';
import { partAt, rowPrefix } from '../src/planner/map/rows';
import { walked } from '../src/planner/map/walk';
import { rowsOf, windowOf } from '../src/planner/table/rows';

const hosts = (addresses: number, more = {}) => ({ service: 'hosts' as const, addresses, ...more });
const screen: Screen = { width: 400, row: 30, head: 20, gap: 10 };

const request = {
  networks: {
    hub: { space: '10.0.0.0/24', subnets: { a: hosts(20, { reserve: '/26' }), b: hosts(50) } },
    spoke: { space: '10.1.0.0/16', subnets: { c: hosts(200) } },
  },
};
/** a has the first /27 of a /26 that is kept for it, b the next /26, and c the first /24 of its /16. */
const wanted = { owner: (_: string, key: string) => key, isPinned: () => false, colour: () => undefined };
const bars = barsOf(map(request), wanted);
const [bars0] = bars as [(typeof bars)[number]];
const [hub, spoke] = bars;
if (!hub || !spoke) throw new Error('two bars');

describe('bars', () => {
  it('have their blocks in the order of their addresses', () => {
    expect(hub.blocks.map(({ kind, prefix }) => `${kind} ${prefix}`)).toEqual([
      'subnet 10.0.0.0/27',
      'subnet 10.0.0.64/26',
      'free 10.0.0.128/25',
    ]);
    expect(hub.under.map(({ kind, prefix }) => `${kind} ${prefix}`)).toEqual(['reserve 10.0.0.0/26']);
  });
  it('know what is at a point', () => {
    expect(blockAt(hub, 0)?.name).toBe('a');
    expect(blockAt(hub, 0.25)?.name).toBe('b');
    expect(blockAt(hub, 0.2)?.kind).toBe('reserve');
    expect(blockAt(hub, 0.99)?.kind).toBe('free');
    expect(blockAt(hub, 1)).toBeUndefined();
    expect(lastBefore(hub.blocks, -1)).toBe(-1);
  });
});

const none = () => 0;

describe('layout', () => {
  it('puts a bar of one row to scale', () => {
    const { bars: placed, height } = layoutOf(bars, screen, 0, none);
    expect(placed.map(({ top, bottom }) => [top, bottom])).toEqual([
      [0, 50],
      [60, 110],
    ]);
    expect(height).toBe(110);
    expect(boxOf(placed[0]!, screen, { start: 0.25, size: 0.125 })).toEqual({ x: 100, y: 20, width: 50, height: 30 });
  });
  it('folds a bar into rows, and every block is one rectangle', () => {
    const [placed] = layoutOf(bars, screen, 2, none).bars;
    expect(placed!.rows).toBe(4);
    expect(boxOf(placed!, screen, { start: 0.25, size: 0.125 })).toEqual({ x: 0, y: 50, width: 200, height: 30 });
    expect(boxOf(placed!, screen, { start: 0.5, size: 0.5 })).toEqual({ x: 0, y: 80, width: 400, height: 60 });
  });
  it('finds what is under a point', () => {
    const layout = layoutOf(bars, screen, 2, none);
    expect(spotAt(layout, 200, 51)).toEqual({ index: 0, point: 0.375 });
    expect(spotAt(layout, 200, 5)).toBeUndefined();
    expect(spotAt(layout, -1, 51)).toBeUndefined();
  });
  it('folds until a typical subnet can be read', () => {
    // A /24 of a /16 is under 2 of 400 pixels: after 4 folds, the most, it is 25.
    expect(readableFolds(spoke, 400)).toBe(4);
    // 100 pixels of 400 are enough.
    expect(readableFolds(hub, 400)).toBe(0);
  });
  it('goes from a /8 to a /29', () => {
    const [wide] = barsOf(map({ networks: { all: { space: '10.0.0.0/8' } } }), wanted);
    // 21 halvings; 400 pixels have room for 8 blocks of 36, which are 3 of them.
    expect(mostFolds(wide!, 400)).toBe(18);
    const { least, most } = zooms([wide!], screen, none);
    expect([least, most]).toEqual([0, 18]);
    const layout = layoutOf([wide!], screen, most, none);
    expect(boxOf(layout.bars[0]!, screen, { start: 0, size: 2 ** -21 }).width).toBe(50);
  });
  it('keeps a spot as far down as it was', () => {
    const [before, after] = [layoutOf(bars, screen, 1, none), layoutOf(bars, screen, 2, none)];
    const spot = { index: 1, point: 0.6 };
    // From the second of 2 rows, 155 down, to the third of 4 rows, 245 down.
    expect(anchored(before, after, spot, 40)).toBe(245 - (155 - 40));
  });
});

describe('rows', () => {
  it('are named by halving', () => {
    expect(rowPrefix('10.0.0.0/16', 4, 0)).toBe('10.0.0.0/20');
    expect(rowPrefix('10.0.0.0/16', 4, 5)).toBe('10.0.80.0/20');
    expect(rowPrefix('fd00::/56', 1, 1)).toBe('fd00:0:0:80::/57');
  });
  it('have parts of every size', () => {
    expect(partAt('10.0.0.128/25', 0.5, 0.125, 0.6)).toEqual({ prefix: '10.0.0.192/27', start: 0.25 });
    expect(partAt('10.0.0.128/25', 0.5, 0.5, 0.6)).toEqual({ prefix: '10.0.0.128/25', start: 0 });
  });
});

describe('walking', () => {
  const layout = layoutOf(bars, screen, 2, none);
  const at = (bar: number, block: number) => ({ index: bar, bar: bars[bar]!, block: bars[bar]!.blocks[block]! });
  const to = (from: ReturnType<typeof at>, key: string) => walked(layout, from, key)?.block.prefix;
  it('goes along the addresses, over what is kept too', () => {
    expect(to(at(0, 0), 'ArrowRight')).toBe('10.0.0.64/26');
    expect(to(at(0, 0), 'ArrowLeft')).toBe('10.0.0.0/26');
    expect(to(at(0, 2), 'ArrowRight')).toBe('10.1.0.0/24');
    expect(to({ ...at(0, 0), block: hub.under[0]! }, 'ArrowLeft')).toBeUndefined();
  });
  it('goes up and down by rows', () => {
    expect(to(at(0, 0), 'ArrowDown')).toBe('10.0.0.64/26');
    expect(to(at(0, 1), 'ArrowUp')).toBe('10.0.0.0/26');
    // From the middle of a row of /26 to that of a row of /18.
    expect(to(at(0, 2), 'ArrowDown')).toBe('10.1.32.0/19');
  });
  it('goes to the ends', () => {
    expect(to(at(0, 0), 'End')).toBe('10.0.0.128/25');
    expect(to(at(0, 2), 'Home')).toBe('10.0.0.0/26');
    expect(to(at(0, 0), 'PageDown')).toBe('10.1.0.0/24');
  });
});

describe('the table', () => {
  it('has a row for everything, and for what is gone', () => {
    const rows = rowsOf({ avoid: ['10.9.0.0/16'], pools: { p: '10.8.0.0/16' }, ...request }, map(request));
    expect(rows.map(({ kind }) => kind)).toEqual([
      'keep-out',
      'pool',
      'network',
      'subnet',
      'subnet',
      'network',
      'subnet',
    ]);
  });
  it('makes what is seen, and a little more', () => {
    expect(windowOf(4_400, 440, 44, 10_000, 6)).toEqual({ first: 94, last: 116 });
    expect(windowOf(0, 440, 44, 3, 6)).toEqual({ first: 0, last: 3 });
  });
});

describe('the used part of a network', () => {
  const opened = (space: string, subnets: object) => {
    const [bar] = barsOf(map({ networks: { hub: { space, subnets } } } as Parameters<typeof map>[0]), wanted);
    return bar && openedAt(bar);
  };
  const web = (addresses: number) => ({ service: 'hosts', addresses });

  it('is shown by itself where it is small, with room around it and the same blocks in it', () => {
    const bar = opened('10.0.0.0/16', { web: web(20), api: web(20) });
    // Two /27 in a /25.
    expect(bar).toMatchObject({ prefix: '10.0.0.0/25', whole: '10.0.0.0/16' });
    expect(bar?.blocks.map(({ prefix, start, size }) => [prefix, start, size])).toEqual([
      ['10.0.0.0/27', 0, 0.25],
      ['10.0.0.32/27', 0.25, 0.25],
      ['10.0.0.64/26', 0.5, 0.5],
    ]);
  });

  it('is all of it where subnets lie at both ends, or use much', () => {
    expect(
      opened('10.0.0.0/16', { web: { ...web(20), at: '10.0.0.0/27' }, end: { ...web(20), at: '10.0.255.0/27' } })
        ?.prefix,
    ).toBe('10.0.0.0/16');
    expect(opened('10.0.0.0/24', { web: web(20) })?.prefix).toBe('10.0.0.0/24');
    expect(opened('10.0.0.0/16', {})?.prefix).toBe('10.0.0.0/16');
  });

  it('is found wherever it lies', () => {
    const bar = opened('10.0.0.0/16', { end: { ...web(20), at: '10.0.255.224/27' } });
    expect(bar?.prefix).toBe('10.0.255.128/25');
    expect(bar?.blocks.at(-1)).toMatchObject({ prefix: '10.0.255.224/27', start: 0.75, size: 0.25 });
  });

  it('makes a /64 of a /48 large enough to be read', () => {
    const request = {
      networks: { hub: { space: ['10.0.0.0/24', 'fd00::/48'], subnets: { web: { ...web(20), ipv6: true } } } },
    };
    const [, six] = barsOf(map(request as Parameters<typeof map>[0]), wanted).map(openedAt);
    expect(six).toMatchObject({ prefix: 'fd00::/62', whole: 'fd00::/48' });
    expect(six?.blocks[0]).toMatchObject({ kind: 'more', prefix: 'fd00::/64', start: 0, size: 0.25 });
  });
});

it('draws the ranges of sites beside the networks, one block each', () => {
  const request = { networks: { hub: { space: '10.0.0.0/24' } } };
  const bars = barsOf(map(request), { ...wanted, sites: new Map([['office', ['10.200.0.0/16', '192.168.0.0/16']]]) });
  const sites = bars.filter(({ of }) => of === 'site');
  expect(sites.map(({ name, prefix, blocks }) => [name, prefix, blocks.map(({ kind }) => kind)])).toEqual([
    ['office', '10.200.0.0/16', ['site']],
    ['office', '192.168.0.0/16', ['site']],
  ]);
});

describe('links', () => {
  const joined = linksOf([
    { kind: 'peer', ends: ['hub', 'app', 'data'] },
    { kind: 'vpn', ends: ['hub', 'office'] },
    { kind: 'failover-group', ends: ['app/sql', 'data/sql'] },
  ]);

  it('are told from both ends, the hub first', () => {
    expect(spokenLinks(joined, 'hub')).toBe('peered with app, data · VPN to office');
    expect(spokenLinks(joined, 'data')).toBe('peered with hub · failover group with app');
    expect(spokenLinks(joined, 'alone')).toBe('');
  });

  it('are lines between heads, of which none lies on another while there are lanes', () => {
    const bars = ['hub', 'app', 'data'].map((name, at) => ({
      bar: { ...bars0, name },
      ...{ top: at * 100, folds: 0, rows: 1, bottom: at * 100 + 60 },
    }));
    expect(wiresOf(joined, bars, 20)).toEqual([
      { top: 10, bottom: 110, lane: 0, dashed: false },
      { top: 110, bottom: 210, lane: 0, dashed: true },
      { top: 10, bottom: 210, lane: 1, dashed: false },
    ]);
  });
});

it('names what lies in the ranges of a network, from both sides', () => {
  const problem = { code: 'overlapping', message: '', place: 'networks.b.space', also: ['networks.a.space'] } as const;
  expect([...overlapsOf([{ ...problem, also: [...problem.also], hints: [], source: null }])]).toEqual([
    ['b', ['a']],
    ['a', ['b']],
  ]);
});
