import type { Problem, Request } from 'ipplan/plan';
import { expect, it } from 'vitest';
import {
  askedOf,
  byNames,
  joining,
  linksIn,
  problemsOfLink,
  recalled,
  relinking,
  saying,
  spokenLink,
  unlinking,
} from '../src/planner/edit/links';
import { renameNetwork, renameSubnet } from '../src/planner/edit/placing';

const request = {
  'client-pools': { staff: { at: '172.31.0.0/24', network: 'hub' } },
  networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'hosts', addresses: 3 } } } },
  links: [
    { hub: 'hub', spokes: ['app', 'data'], gateway: 'hub' },
    { access: ['staff', 'hub/web'], overlap: 'hub' },
    { 'regional-integration': 'app/web' },
  ],
} as unknown as Request;

it('reads a hub with its spokes as a peering, and one link as well as several', () => {
  expect(linksIn(request).map((one) => spokenLink(one))).toEqual([
    'hub peered with app, data',
    'staff has to reach hub/web',
    'App Service in app/web',
  ]);
  expect(linksIn({ links: { vpn: ['a', 'b'] } } as unknown as Request)).toEqual([
    { kind: 'vpn', key: 'vpn', ends: ['a', 'b'] },
  ]);
  expect(linksIn({})).toEqual([]);
  expect(spokenLink({ kind: 'peer', key: 'peer', ends: ['hub', 'a', 'b', 'c'] }, 1)).toBe(
    'hub peered with a and 2 more',
  );
});

it('changes a link, and keeps what else it says', () => {
  const ends = ['hub', 'app'];
  expect(relinking(request, 0, { kind: 'peer', ends }).links).toMatchObject([
    { hub: 'hub', spokes: ['app'], gateway: 'hub' },
    {},
    {},
  ]);
  expect(relinking(request, 1, { kind: 'vpn', ends }).links).toMatchObject([{}, { vpn: ends, overlap: 'hub' }, {}]);
  expect(saying(request, 2, 'region', 'westeurope').links).toMatchObject([
    {},
    {},
    { 'regional-integration': 'app/web', region: 'westeurope' },
  ]);
  // A VPN has no gateway that others use; what nobody knows is left for the package to tell.
  const strange = { links: { hub: 'hub', spokes: 'app', gateway: 'hub', overlap: 'nat', wrong: 1 } };
  expect(relinking(strange as unknown as Request, 0, { kind: 'vpn', ends }).links).toEqual([
    { vpn: ends, overlap: 'nat', wrong: 1 },
  ]);
  expect(linksIn(joining(request, ends)).at(-1)).toEqual({ kind: 'peer', key: 'peer', ends });
  expect(unlinking({ links: { peer: ends } } as unknown as Request, 0)).toEqual({});
});

it('asks for everything that a link of its kind can say, and one way to say which gateway is used', () => {
  const asked = (link: object) => askedOf({ links: [link] } as unknown as Request, 0).map(({ name }) => name);
  const ends = ['hub', 'app'];
  expect(asked({ vpn: ends })).toEqual(['overlap']);
  expect(asked({ peer: ends })).toEqual([
    'gateway',
    'gateway-transit',
    'remote-gateways',
    'forwarded-traffic',
    'subnets',
    'state',
    'overlap',
  ]);
  expect(asked({ peer: ends, gateway: 'hub' })).toEqual([
    'gateway',
    'forwarded-traffic',
    'subnets',
    'state',
    'overlap',
  ]);
  expect(asked({ peer: ends, 'remote-gateways': 'app' })).not.toContain('gateway');
  const of = ['plan', 'app', 'region', 'os', 'containers'];
  expect(asked({ 'regional-integration': 'hub/web' })).toEqual([...of, 'overlap']);
  expect(asked({ 'gateway-required-integration': 'staff' })).toEqual([...of, 'tier', 'overlap']);
  expect(asked({ 'instance-link': ends })).toEqual(['databases', 'next-gen', 'overlap']);
});

it('follows names, and leaves words alone', () => {
  const after = recalled(request, byNames(new Map([['hub', 'centre']])));
  expect(after.links).toEqual([
    { hub: 'centre', spokes: ['app', 'data'], gateway: 'centre' },
    { access: ['staff', 'centre/web'], overlap: 'hub' },
    { 'regional-integration': 'app/web' },
  ]);
  expect(after['client-pools']).toEqual({ staff: { at: '172.31.0.0/24', network: 'centre' } });
  // So does whatever gives another name.
  const document = { request, lock: undefined };
  expect(renameNetwork(document, 'hub', 'centre').request.links).toEqual(after.links);
  expect(linksIn(renameSubnet(document, 'hub', 'web', 'api').request)[1]?.ends).toEqual(['staff', 'hub/api']);
});

it('knows the problems of a link: its own, and two of its ends on the same addresses', () => {
  const problem = (code: string, place: string, also?: string[]) => ({ code, place, also, message: '', hints: [] });
  const all = [
    problem('link-end', 'links.1.access'),
    problem('linked-overlap', 'networks.app.space', ['networks.data.space']),
    problem('linked-overlap', 'networks.app.space', ['networks.other.space']),
    problem('link-end', 'links.10.peer'),
  ] as unknown as Problem[];
  const links = linksIn(request);
  expect(links.map((link, at) => problemsOfLink(all, at, link))).toEqual([[all[1]], [all[0]], []]);
});
