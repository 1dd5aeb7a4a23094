import { map, type Request } from 'ipplan/plan';
import { describe, expect, it } from 'vitest';
import type { Document } from '../src/document/document';
import { planned } from '../src/document/planned';
import { put } from '../src/planner/edit/edits';
import { fixesOf } from '../src/planner/edit/fixes';
import { markAt, marking } from '../src/planner/edit/marks';
import {
  around,
  join,
  movedTo,
  pinned,
  released,
  renameNetwork,
  renameSubnet,
  split,
} from '../src/planner/edit/placing';

const hosts = (addresses: number) => ({ service: 'hosts' as const, addresses });

const settled = (document: Document): Document => {
  const { lock, problems } = planned(document);
  expect(problems).toEqual([]);
  return { ...document, lock };
};

/** A /27 behind a /26, both in a lock. */
const start = (): Document =>
  settled({
    request: { networks: { hub: { space: '10.0.0.0/24', subnets: { a: hosts(20), b: hosts(40) } } } },
    lock: undefined,
  });

const where = (document: Document): Record<string, string> => {
  const networks = map(document.request, document.lock === undefined ? {} : { lock: document.lock }).networks;
  return Object.fromEntries(
    networks.flatMap(({ name, subnets }) => subnets.map((one) => [`${name}.${one.key}`, one.address_prefix])),
  );
};

it('starts as it is drawn on paper', () => {
  expect(where(start())).toEqual({ 'hub.a': '10.0.0.64/27', 'hub.b': '10.0.0.0/26' });
});

describe('moving to another network', () => {
  const two = (): Document => {
    const document = start();
    const request = put(document.request, ['networks', 'spoke'], { space: '10.1.0.0/24', subnets: { a: hosts(9) } });
    return settled({ ...document, request });
  };

  it('places it there, under a name that is free, and leaves nothing behind', () => {
    const noted = marking(two(), ['networks.hub.subnets.a'], 'note', 'mine');
    const moved = settled(movedTo(noted, 'hub', 'a', 'spoke'));
    expect(where(moved)).toEqual({
      'hub.b': '10.0.0.0/26',
      'spoke.a': '10.1.0.0/28',
      'spoke.a-2': '10.1.0.32/27',
    });
    expect(moved.lock).not.toContain('gone');
    expect(markAt(moved, 'networks.spoke.subnets.a-2')).toEqual({ note: 'mine' });
    expect(Object.keys(moved.marks ?? {})).toHaveLength(1);
  });

  it('does not take the old place along', () => {
    const fixed = pinned(two(), 'hub', 'a', '10.0.0.96/27');
    expect(where(settled(movedTo(fixed, 'hub', 'a', 'spoke')))['spoke.a-2']).toBe('10.1.0.32/27');
  });
});

describe('notes and colours', () => {
  it('follow names, and are gone when the last of them is', () => {
    const noted = marking(start(), ['networks.hub.subnets.a', 'networks.hub'], 'colour', 'green');
    const named = renameNetwork(renameSubnet(noted, 'hub', 'a', 'web'), 'hub', 'core');
    expect(named.marks).toEqual({
      'networks.core': { colour: 'green' },
      'networks.core.subnets.web': { colour: 'green' },
    });
    expect('marks' in marking(named, Object.keys(named.marks ?? {}), 'colour', undefined)).toBe(false);
  });
});

describe('renaming', () => {
  it('keeps the place of a subnet, twice over', () => {
    const once = settled(renameSubnet(start(), 'hub', 'a', 'web'));
    const twice = settled(renameSubnet(once, 'hub', 'web', 'front'));
    expect(where(twice)).toEqual({ 'hub.front': '10.0.0.64/27', 'hub.b': '10.0.0.0/26' });
    expect(twice.lock).not.toContain('gone');
  });
  it('keeps the places of a network', () => {
    const named = settled(renameNetwork(start(), 'hub', 'core'));
    expect(where(named)).toEqual({ 'core.a': '10.0.0.64/27', 'core.b': '10.0.0.0/26' });
    expect(named.lock).not.toContain('hub');
  });
});

describe('pinning', () => {
  it('moves what is locked elsewhere, and stays when it is unpinned', () => {
    const moved = settled(pinned(start(), 'hub', 'a', '10.0.0.224/27'));
    expect(where(moved)['hub.a']).toBe('10.0.0.224/27');
    expect(where(settled(pinned(moved, 'hub', 'a', undefined)))['hub.a']).toBe('10.0.0.224/27');
  });
  it('gives a tombstone back', () => {
    const without = settled({
      ...start(),
      request: put(start().request, ['networks', 'hub', 'subnets', 'b'], undefined),
    });
    expect(without.lock).toContain('gone');
    expect(settled(released(without, ['hub', 'b'])).lock).not.toContain('gone');
  });
});

describe('halves', () => {
  it('split a subnet and join it again', () => {
    const small = settled({
      ...start(),
      request: put(start().request, ['networks', 'hub', 'subnets', 'b', 'addresses'], 20),
    });
    const two = settled(split(small, 'hub', 'b', '10.0.0.0/26'));
    expect(where(two)).toEqual({ 'hub.a': '10.0.0.64/27', 'hub.b': '10.0.0.0/27', 'hub.b-b': '10.0.0.32/27' });
    const one = settled(join(two, 'hub', 'b', '10.0.0.0/26', 'b-b'));
    expect(where(one)).toEqual({ 'hub.a': '10.0.0.64/27', 'hub.b': '10.0.0.0/26' });
    expect(one.request.networks?.hub?.subnets?.b).toMatchObject({ holds: [hosts(20), hosts(20)] });
  });
  it('know their other half', () => {
    expect(around('10.0.0.64/26')).toEqual({ whole: '10.0.0.0/25', other: '10.0.0.0/26' });
  });
});

describe('fixes', () => {
  const fixed = (request: object, label: string): Document => {
    const document = { request: request as Request, lock: undefined };
    const hints = planned(document).problems.flatMap((problem) => problem.hints);
    const all = hints.flatMap((hint) => fixesOf(document.request, hint));
    const found = all.find((fix) => fix.label === label);
    expect(all.map((fix) => fix.label)).toContain(label);
    return settled(found!.apply(document));
  };
  const hub = (subnet: object, more: object = {}) => ({
    networks: { hub: { space: '10.0.0.0/24', ...more, subnets: { a: subnet } } },
  });
  it('correct an address', () => {
    expect(where(fixed(hub(hosts(3), { space: '10.0.0.5/24' }), 'Use 10.0.0.0/24'))).toEqual({
      'hub.a': '10.0.0.0/29',
    });
  });
  it('correct a service, a key and a pool', () => {
    fixed(hub({ service: 'hots', addresses: 3 }), 'Use hosts');
    expect(fixed(hub({ service: 'hosts', adresses: 3 }), 'Call it addresses').request).toEqual(hub(hosts(3)));
    fixed(
      { pools: { spokes: '10.0.0.0/16' }, networks: { hub: { from: 'spoke', subnets: { a: hosts(3) } } } },
      'Use spokes',
    );
  });
  it('correct a keep-out that stands alone', () => {
    fixed(
      { avoid: { range: '10.0.0.5/8', why: 'theirs' }, ...hub(hosts(3), { space: '192.168.0.0/24' }) },
      'Use 10.0.0.0/8',
    );
  });
  it('correct a size and a place', () => {
    expect(where(fixed(hub({ ...hosts(20), at: '10.0.0.64/29' }), 'Place it again'))).toEqual({
      'hub.a': '10.0.0.0/27',
    });
    expect(where(fixed(hub({ ...hosts(20), at: '10.9.0.0/27' }), 'Place it again'))).toEqual({
      'hub.a': '10.0.0.0/27',
    });
    expect(where(fixed(hub({ ...hosts(20), 'prefix-length': '/29' }), 'Use /27'))).toEqual({ 'hub.a': '10.0.0.0/27' });
  });
  it('leave one of two out', () => {
    fixed(
      { pools: { p: '10.0.0.0/16' }, networks: { hub: { from: 'p', space: '10.9.0.0/24', subnets: { a: hosts(3) } } } },
      'Leave out from',
    );
    const twice = hub({ ...hosts(3), at: '10.0.0.16/28', 'prefix-length': '/27' });
    expect(where(fixed(twice, 'Leave out prefix-length'))).toEqual({ 'hub.a': '10.0.0.16/28' });
    expect(where(fixed(twice, 'Leave out at'))).toEqual({ 'hub.a': '10.0.0.0/27' });
  });
  it('give a network a pool', () => {
    const lost = { pools: { spokes: '10.0.0.0/16' }, networks: { hub: { subnets: { a: hosts(3) } } } };
    expect(where(fixed(lost, 'Use spokes'))).toEqual({ 'hub.a': '10.0.0.0/29' });
  });
  it('place what outgrew its block again', () => {
    const grown = { ...start(), request: put(start().request, ['networks', 'hub', 'subnets', 'a', 'addresses'], 100) };
    const [problem] = planned(grown).problems;
    const fixes = problem?.hints.flatMap((hint) => fixesOf(grown.request, hint)) ?? [];
    expect(fixes.map(({ label }) => label)).toEqual(['Release a and place it again']);
    expect(where(settled(fixes[0]!.apply(grown)))).toEqual({ 'hub.a': '10.0.0.128/25', 'hub.b': '10.0.0.0/26' });
  });
});

it('renames and releases all subnets of a service that needs several', () => {
  const two = settled({
    request: { networks: { hub: { space: '10.0.0.0/24', subnets: { fw: 'azure-firewall' } } } },
    lock: undefined,
  });
  expect(Object.keys(where(two))).toEqual(['hub.fw/firewall', 'hub.fw/management']);
  const named = settled(renameSubnet(two, 'hub', 'fw', 'wall'));
  expect(Object.values(where(named))).toEqual(Object.values(where(two)));
  expect(named.lock).not.toContain('gone');
  expect(released(named, ['hub', 'wall']).lock).not.toContain('wall');
});
