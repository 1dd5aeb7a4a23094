import type { Request } from 'ipplan/plan';
import { describe, expect, it } from 'vitest';
import {
  answering,
  answerOf,
  fresh,
  holding,
  keepingOut,
  keepOuts,
  ownerOf,
  pathOf,
  prefixes,
  put,
  rename,
  workloads,
} from '../src/planner/edit/edits';

const request = {
  networks: {
    hub: {
      space: ['10.0.0.0/24', '10.1.0.0/24'],
      subnets: { gateway: 'vpn-gateway', web: { service: 'hosts', addresses: 8 } },
    },
    'hub.two': { space: '10.2.0.0/24', subnets: { 'a.b': { service: 'hosts', addresses: 3 } } },
  },
} as unknown as Request;

describe('put', () => {
  it('changes one value, and shares all others', () => {
    const after = put(request, ['networks', 'hub', 'subnets', 'web', 'addresses'], 9);
    expect(after.networks?.hub?.subnets?.web).toEqual({ service: 'hosts', addresses: 9 });
    expect(after.networks?.['hub.two']).toBe(request.networks?.['hub.two']);
    expect(request.networks?.hub?.subnets?.web).toEqual({ service: 'hosts', addresses: 8 });
  });
  it('spells out a subnet of one word', () => {
    const after = put(request, ['networks', 'hub', 'subnets', 'gateway', 'at'], '10.0.0.0/27');
    expect(after.networks?.hub?.subnets?.gateway).toEqual({ service: 'vpn-gateway', at: '10.0.0.0/27' });
  });
  it('takes a key out, and an item of a list', () => {
    const after = put(
      put(request, ['networks', 'hub', 'subnets', 'web'], undefined),
      ['networks', 'hub', 'space', '0'],
      undefined,
    );
    expect(after.networks?.hub).toEqual({ space: ['10.1.0.0/24'], subnets: { gateway: 'vpn-gateway' } });
  });
  it('makes what is not there yet', () => {
    expect(put({} as Request, ['networks', 'a', 'space'], '10.0.0.0/8')).toEqual({
      networks: { a: { space: '10.0.0.0/8' } },
    });
  });
});

it('renames in place', () => {
  const after = rename(request, ['networks', 'hub'], 'core');
  expect(Object.keys(after.networks ?? {})).toEqual(['core', 'hub.two']);
});

it('finds a name that is free', () => {
  expect(fresh({ web: 1, 'web-2': 1 }, 'web')).toBe('web-3');
  expect(fresh(undefined, 'web')).toBe('web');
});

it('reads prefixes as they are typed', () => {
  expect(prefixes('')).toBeUndefined();
  expect(prefixes(' 10.0.0.0/8 ')).toBe('10.0.0.0/8');
  expect(prefixes('10.0.0.0/8, fd00::/56')).toEqual(['10.0.0.0/8', 'fd00::/56']);
});

describe('workloads', () => {
  it('are what a subnet holds, without what is its own', () => {
    expect(workloads('bastion')).toEqual([{ service: 'bastion' }]);
    expect(workloads({ service: 'hosts', addresses: 3, at: '10.0.0.0/28' })).toEqual([
      { service: 'hosts', addresses: 3 },
    ]);
    expect(workloads({ holds: ['bastion', { service: 'hosts', addresses: 3 }] })).toHaveLength(2);
    expect(workloads(undefined)).toEqual([]);
  });
  it('go back into a subnet that keeps its own', () => {
    const one = { service: 'hosts', addresses: 4 };
    expect(holding({ service: 'bastion', at: '10.0.0.0/26' }, [one])).toEqual({ ...one, at: '10.0.0.0/26' });
    expect(holding('bastion', [one, { service: 'bastion' }])).toEqual({ holds: [one, { service: 'bastion' }] });
  });
});

describe('answers to inputs', () => {
  const nodes = { name: 'nodes', aliases: ['instances'], kind: 'count' } as const;
  const windows = { name: 'windows', aliases: [], kind: 'switch' } as const;
  const aks = { service: 'aks', instances: 3, sku: 'a' };
  it('are found by every name of the input', () => {
    expect(answerOf(aks, nodes)).toBe('3');
    expect(answerOf(aks, windows)).toBe('');
    expect(answerOf({ service: 'aks', windows: false }, windows)).toBe('false');
  });
  it('are given by its own name, as what they are', () => {
    expect(answering(aks, nodes, '4')).toEqual({ service: 'aks', sku: 'a', nodes: 4 });
    expect(answering(aks, windows, 'true')).toEqual({ ...aks, windows: true });
    expect(answering(aks, windows, 'false')).toEqual({ ...aks, windows: false });
    expect(answering(aks, { name: 'sku', aliases: [], kind: 'choice' }, '7')).toEqual({ ...aks, sku: '7' });
  });
  it('stay as they were typed where they are not a number, so that they can be mended', () => {
    expect(answering(aks, nodes, '1e3')).toEqual({ service: 'aks', sku: 'a', nodes: '1e3' });
  });
  it('go away where nothing is said', () => {
    expect(answering(aks, nodes, undefined)).toEqual({ service: 'aks', sku: 'a' });
  });
});

it('spells keep-outs out, and leaves no empty list', () => {
  expect(keepOuts({ avoid: '10.0.0.0/8' })).toEqual([{ range: '10.0.0.0/8' }]);
  expect(keepingOut({ avoid: '10.0.0.0/8' }, [])).toEqual({});
});

it('reads places along what there is, for names may have dots', () => {
  expect(pathOf('networks.hub.subnets.web.addresses')).toEqual(['networks', 'hub', 'subnets', 'web', 'addresses']);
  expect(pathOf('networks."hub.two".subnets."a.b".service')).toEqual([
    'networks',
    'hub.two',
    'subnets',
    'a.b',
    'service',
  ]);
  expect(pathOf('networks.gone.region')).toEqual(['networks', 'gone', 'region']);
});

it('knows whose a subnet is that a service needs beside others', () => {
  const two = {
    networks: { hub: { space: '10.0.0.0/24', subnets: { fw: 'azure-firewall', 'a/b': 'bastion' } } },
  } as unknown as Request;
  expect(ownerOf(two, 'hub', 'fw/management')).toBe('fw');
  expect(ownerOf(two, 'hub', 'a/b')).toBe('a/b');
  expect(ownerOf(two, 'hub', 'gone/x')).toBe('gone/x');
});
