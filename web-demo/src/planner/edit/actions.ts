// What a person does, as edits of the document that is open.
import type { Request } from 'ipplan';
import { createSignal } from 'solid-js';
import type { Document, Mark } from '../../document/document';
import { planned } from '../../document/planned';
import { store } from '../../document/store';
import {
  answering,
  type Fields,
  fresh,
  get,
  isFields,
  keepingOut,
  keepOuts,
  networkPath,
  type Path,
  placeOf,
  put,
  rename,
  subnetPath,
  type Workload,
} from './edits';
import { serviceOf, started } from './known';
import { byNames, joining, listed, type Outside, ROOTS, recalled, unlinking } from './links';
import { marking, remarked } from './marks';
import { movedTo, released, renameNetwork, renameSubnet } from './placing';
import { goTo, leave, select, selected } from './selection';

/** A subnet by its names. */
export type Named = readonly [network: string, subnet: string];

/** Without these subnets; what was frozen of them keeps its place until it is released. */
const removed = (document: Document, ...names: readonly Named[]): Document => {
  let left = document;
  for (const name of names) {
    const path = subnetPath(...name);
    left = remarked({ ...left, request: put(left.request, path, undefined) }, placeOf(path), undefined);
  }
  return left;
};

const [said, setSaid] = createSignal('');

/** The refused edit, and why. */
export { said };

/** Sets a value of the request; takes it out, where nothing is given. */
export const set = (path: Path, value: unknown): void => {
  setSaid('');
  store.edit((request) => put(request, path, value === '' ? undefined : value));
};

const request = () => store.document().request;

/** The range from which new networks are taken, each as large as those of `ipplan init`. */
const PRIVATE = '10.0.0.0/8';
const SIZE = '/16';

/** The first space of that size that nothing here has. */
const freeSpace = (): string => {
  const [wanted, pool] = ['new', 'all'];
  const networks = { ...request().networks, [wanted]: { from: pool, 'prefix-length': SIZE } };
  const found = planned({ request: { ...request(), networks, pools: { [pool]: PRIVATE } }, lock: undefined });
  return found.map?.networks.find(({ name }) => name === wanted)?.prefixes[0] ?? '10.0.0.0/16';
};

export const addNetwork = (): void => {
  const pools = Object.keys(request().pools ?? {});
  const network = fresh(request().networks, 'network');
  const [pool] = pools;
  set(
    ['networks', network],
    pool === undefined ? { space: freeSpace(), subnets: {} } : { from: pool, 'prefix-length': '/24', subnets: {} },
  );
  goTo({ kind: 'network', network });
};

export const addPool = (): void => {
  const pool = fresh(request().pools, 'pool');
  set(['pools', pool], '10.32.0.0/16');
  goTo({ kind: 'pool', name: pool });
};

export const addSite = (): void => {
  const site = fresh(request().sites, 'site');
  set(['sites', site], '192.168.0.0/16');
  goTo({ kind: 'site', name: site });
};

/** The network that is looked at, or else the first. */
const lookedAt = (): string | undefined => {
  const looked = selected();
  const networks = Object.keys(request().networks ?? {});
  return looked && 'network' in looked && networks.includes(looked.network) ? looked.network : networks[0];
};

/** Addresses for clients that dial in to a network; they lie outside every network. */
export const addClientPool = (): void => {
  const pools = request()['client-pools'];
  const pool = fresh(pools, 'clients');
  const ranges = Object.values(pools ?? {}).map((one) => get(one, ['at']));
  const free = Array.from({ length: 256 }, (_, third) => `172.31.${third}.0/24`).find((one) => !ranges.includes(one));
  const network = lookedAt();
  set(['client-pools', pool], { at: free, ...(network === undefined ? {} : { network }) });
  goTo({ kind: 'client-pool', name: pool });
};

/** The ends of a new link: a network, and the next network, site or client pool. */
export const ends = (): readonly string[] => {
  const first = lookedAt();
  const networks = Object.keys(request().networks ?? {});
  const outside = [request().sites, request()['client-pools']].flatMap((some) => Object.keys(some ?? {}));
  const all = [...networks, ...outside].filter((name) => name !== first);
  return first === undefined ? [] : [first, ...all.slice(0, 1)];
};

export const addLink = (): void => {
  const index = listed(request().links).length;
  setSaid('');
  store.edit((before) => joining(before, ends()));
  goTo({ kind: 'link', index });
};

export const removeLink = (index: number): void => {
  setSaid('');
  store.edit((before) => unlinking(before, index));
  leave();
};

export const addKeepOut = (): void => {
  const list = keepOuts(request());
  setSaid('');
  store.edit((before) => keepingOut(before, [...list, { range: '192.168.0.0/16', why: 'on-premises' }]));
  goTo({ kind: 'keep-out', index: list.length });
};

/** A new subnet; without anything it waits for its service. */
export const addSubnet = (network: string, subnet: Fields = {}, wanted = 'subnet'): void => {
  const name = fresh(get(request(), ['networks', network, 'subnets']), wanted);
  set(subnetPath(network, name), subnet);
  const it = { kind: 'subnet', network, name } as const;
  // The box that asks for a service takes the focus itself.
  if (Object.keys(subnet).length === 0) select(it);
  else goTo(it);
};

/** The name that a new subnet has until its service is chosen. */
const UNNAMED = /^subnet(-\d+)?$/;

/** Gives a subnet without a workload one: if it has no name of its own, it is named after the service. */
export const startWith = (network: string, name: string, service: string): void => {
  const id = UNNAMED.test(name) ? fresh(get(request(), ['networks', network, 'subnets']), service) : name;
  setSaid('');
  store.edit((before) => {
    const holding = put(before, subnetPath(network, name), { ...started(service), ...ownOf(before, network, name) });
    return id === name ? holding : rename(holding, subnetPath(network, name), id);
  });
  goTo({ kind: 'subnet', network, name: id });
};

/** How to answer, which a subnet says for itself. */
const HOW = ['fit', 'headroom'] as const;

/** Puts a service as it was sized into a network: the one that is looked at, the first, or a new one. */
export const putSized = ({ service = 'hosts', ...asked }: Readonly<Record<string, string>>): void => {
  if (lookedAt() === undefined) addNetwork();
  const network = lookedAt() ?? 'network';
  const inputs = serviceOf(service)?.inputs ?? [];
  const workload = inputs.reduce<Workload>(
    (held, input) => (asked[input.name] === undefined ? held : answering(held, input, asked[input.name])),
    { service },
  );
  const own = HOW.flatMap((key) => (asked[key] === undefined ? [] : [[key, asked[key]] as const]));
  addSubnet(network, { ...workload, ...Object.fromEntries(own) }, service);
};

const ownOf = (request: Request, network: string, name: string): Fields => {
  const own = get(request, subnetPath(network, name));
  return isFields(own) ? own : {};
};

export const removeSubnet = (network: string, name: string): void => {
  setSaid('');
  store.change((document) => removed(document, [network, name]));
  const { blocks = [] } = store.view().map?.networks.find((it) => it.name === network) ?? {};
  const stays = blocks.some(({ kind, of }) => kind === 'gone' && of === name);
  goTo(stays ? { kind: 'gone', network, name } : { kind: 'network', network });
};

export const removeNetwork = (network: string): void => {
  setSaid('');
  store.change((document) => {
    const free = released(document, [network]);
    const without = { ...free, request: put(free.request, networkPath(network), undefined) };
    return remarked(without, placeOf(networkPath(network)), undefined);
  });
  leave();
};

/** Removes a pool, a site or a client pool. */
export const removeOutside = (kind: Outside, name: string): void => {
  const root = ROOTS[kind];
  setSaid('');
  store.edit((before) => {
    const without = put(before, [root, name], undefined);
    return Object.keys(without[root] ?? {}).length > 0 ? without : put(without, [root], undefined);
  });
  leave();
};

export const setKeepOut = (index: number, key: 'range' | 'why', value: string): void => {
  setSaid('');
  const list = keepOuts(request());
  const one = list[index];
  if (one) store.edit((before) => keepingOut(before, list.with(index, put(one, [key], value || undefined))));
};

export const removeKeepOut = (index: number): void => {
  setSaid('');
  store.edit((before) =>
    keepingOut(
      before,
      keepOuts(before).filter((_, at) => at !== index),
    ),
  );
  leave();
};

const taken = (around: Path, to: string): boolean => {
  const free = to !== '' && get(request(), [...around, to]) === undefined;
  setSaid(free ? '' : to === '' ? 'A name cannot be empty.' : `${to} already exists.`);
  return !free;
};

/** Another name for a subnet; `false` where it cannot have it. */
export const nameSubnet = (network: string, from: string, to: string): boolean => {
  if (taken(['networks', network, 'subnets'], to)) return false;
  const looked = selected();
  store.change((document) => renameSubnet(document, network, from, to));
  if (looked?.kind === 'subnet' && looked.network === network && looked.name === from) select({ ...looked, name: to });
  return true;
};

/** Another name for a network; `false` where it cannot have it. */
export const nameNetwork = (from: string, to: string): boolean => {
  if (taken(['networks'], to)) return false;
  const looked = selected();
  store.change((document) => renameNetwork(document, from, to));
  if (looked && 'network' in looked && looked.network === from) select({ ...looked, network: to });
  return true;
};

/** Another name for a pool, a site or a client pool, there and in what names it; `false` where it cannot have it. */
export const nameOutside = (kind: Outside, from: string, to: string): boolean => {
  const root = ROOTS[kind];
  if (taken([root], to)) return false;
  store.edit((before) => {
    const named = rename(before, [root, from], to);
    if (kind !== 'pool') return recalled(named, byNames(new Map([[from, to]])));
    const users = Object.keys(named.networks ?? {}).filter((name) => get(named, ['networks', name, 'from']) === from);
    return users.reduce((changed, name) => put(changed, ['networks', name, 'from'], to), named);
  });
  const looked = selected();
  if (looked?.kind === kind && looked.name === from) select({ kind, name: to });
  return true;
};

/** Sets a note or a colour of some networks and subnets; takes it away, where nothing is given. */
export const setMark = <K extends keyof Mark>(places: readonly string[], key: K, value: Mark[K] | undefined): void => {
  setSaid('');
  store.change((document) => marking(document, places, key, value));
};

/** Removes several subnets in one step. */
export const removeSubnets = (names: readonly Named[]): void => {
  setSaid('');
  store.change((document) => removed(document, ...names));
  leave();
};

/** Moves subnets to another network in one step. */
export const moveSubnets = (names: readonly Named[], to: string): void => {
  setSaid('');
  store.change((document) => names.reduce((moved, [network, subnet]) => movedTo(moved, network, subnet, to), document));
  const [only] = names;
  const there = get(request(), [...networkPath(to), 'subnets']);
  const last = isFields(there) ? Object.keys(there).at(-1) : undefined;
  select(
    names.length === 1 && only && last ? { kind: 'subnet', network: to, name: last } : { kind: 'network', network: to },
  );
};

/** Gives the places of these subnets or networks back. */
export const release = (...names: (readonly [string, string?])[]): void => {
  setSaid('');
  store.change((document) => released(document, ...names));
};
