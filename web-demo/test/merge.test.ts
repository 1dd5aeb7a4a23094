import { expect, it } from 'vitest';
import type { Document } from '../src/document/document';
import { planned } from '../src/document/planned';
import { added, avoiding } from '../src/files/merge';

const web = { service: 'hosts', addresses: 20 } as const;

const mine: Document = {
  request: { networks: { hub: { space: '10.0.0.0/24', subnets: { web } } }, avoid: '10.64.0.0/16' },
  lock: undefined,
  marks: { 'networks.hub': { note: 'mine' } },
};
const theirs: Document = {
  request: {
    pools: { all: '10.8.0.0/16' },
    networks: { hub: { from: 'all', 'prefix-length': '/24', subnets: { web } }, app: { space: '10.9.0.0/24' } },
    sites: { office: '192.168.0.0/16' },
    links: [{ hub: 'hub', spokes: ['app'] }, { vpn: ['hub', 'office'] }],
    avoid: [{ range: '10.65.0.0/16', why: 'old' }],
  },
  lock: JSON.stringify({
    version: 1,
    networks: { hub: { space: ['10.8.3.0/24'], subnets: { web: { at: '10.8.3.64/27' } } } },
  }),
  marks: { 'networks.hub.subnets.web': { colour: 'green' } },
};

it('adds everything under names that are free, wherever they are said', () => {
  const both = added(mine, theirs);
  expect(Object.keys(both.request.networks ?? {})).toEqual(['hub', 'hub-2', 'app']);
  expect(both.request.links).toEqual([{ hub: 'hub-2', spokes: ['app'] }, { vpn: ['hub-2', 'office'] }]);
  expect(both.request.avoid).toEqual([{ range: '10.64.0.0/16' }, { range: '10.65.0.0/16', why: 'old' }]);
  expect(both.marks).toEqual({
    'networks.hub': { note: 'mine' },
    'networks.hub-2.subnets.web': { colour: 'green' },
  });
  // What their lock has stays where it is, under its new name.
  const { map, problems } = planned(both);
  const places = map?.networks.map(({ name, subnets }) => [name, ...subnets.map((one) => one.address_prefix)]);
  expect(places).toEqual([['app'], ['hub', '10.0.0.0/27'], ['hub-2', '10.8.3.64/27']]);
  // The hub needs a gateway for its VPN: that is theirs to say, and nothing else is wrong.
  expect(problems.map(({ code }) => code)).toEqual(planned(theirs).problems.map(({ code }) => code));
});

it('keeps a pool under another name together with its networks', () => {
  const pooled: Document = { request: { pools: { all: '10.0.0.0/16' } }, lock: undefined };
  const both = added(pooled, { ...theirs, lock: undefined });
  expect(both.request.networks?.hub).toMatchObject({ from: 'all-2' });
  expect(both.request.pools).toEqual({ all: '10.0.0.0/16', 'all-2': '10.8.0.0/16' });
});

it('keeps out of all networks of another document, each once', () => {
  const out = avoiding(avoiding(mine, { ...theirs, lock: undefined }), { ...theirs, lock: undefined });
  expect(out.request.avoid).toEqual([
    { range: '10.64.0.0/16' },
    { range: '10.9.0.0/24', why: 'app' },
    { range: '10.8.0.0/24', why: 'hub' },
    { range: '10.65.0.0/16', why: 'old' },
  ]);
  expect(out.request.networks).toBe(mine.request.networks);
});
