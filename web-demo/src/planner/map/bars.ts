// The map as bars: one for each prefix of a network or pool, with its blocks in the order of their addresses.
import type { Map, MapBlock, MapClientPool, MapNetwork, MapSubnet } from 'ipplan/plan';
import type { Colour } from '../../document/document';
import type { Selected } from '../edit/selection';
import { partAt } from './rows';

export type Kind = 'subnet' | 'clients' | 'site' | MapBlock['kind'];

/** One block: where it lies in its bar, as parts of it. */
export interface Block {
  readonly kind: Kind;
  readonly prefix: string;
  readonly start: number;
  readonly size: number;
  /** Its name; of a keep-out, why; of what is free, nothing. */
  readonly name: string;
  /** The subnet of the request that it is of. A service can need several, and their names begin with its own. */
  readonly owner: string;
  /** The facts about it, if it is a subnet. */
  readonly subnet: MapSubnet | undefined;
  /** Whether the request says where it is. */
  readonly pinned: boolean;
  /** The colour that somebody gave it. */
  readonly colour: Colour | undefined;
}

/** The parts of the request that the map needs. */
export interface Wanted {
  /** The subnet that a name of the plan comes from. */
  readonly owner: (network: string, key: string) => string;
  readonly isPinned: (network: string, subnet: string) => boolean;
  readonly colour: (network: string, subnet: string) => Colour | undefined;
  /** The ranges of sites, by their names. */
  readonly sites?: ReadonlyMap<string, readonly string[]>;
  /** Bars that were made before of networks that are the same, with the same colours. */
  readonly bars?: WeakMap<MapNetwork, readonly Bar[]>;
}

/** One prefix. */
export interface Bar {
  readonly of: 'network' | 'pool' | 'clients' | 'site';
  readonly name: string;
  /** The visible prefix: the whole, or the part that is used. */
  readonly prefix: string;
  /** The prefix that it is a part of. */
  readonly whole: string;
  /** The pool that a network is in. */
  readonly pool: string | null;
  readonly region: string | null;
  /** The network that it is a prefix of. */
  readonly network: MapNetwork | undefined;
  /** How many blocks of each length still fit. */
  readonly fits: MapNetwork['fits'];
  /** The blocks in a row. */
  readonly blocks: readonly Block[];
  /** The blocks under that row: room to grow, and keep-outs. */
  readonly under: readonly Block[];
}

const byStart = (a: Block, b: Block): number => a.start - b.start || b.size - a.size;

const block = ({ kind, address_prefix, of, start, size }: MapBlock): Block => ({
  kind,
  prefix: address_prefix,
  start,
  size,
  name: of ?? '',
  owner: of ?? '',
  subnet: undefined,
  pinned: false,
  colour: undefined,
});

const ofSubnet = (network: string, subnet: MapSubnet, wanted: Wanted): Block => {
  const { key: name, address_prefix: prefix, start, size } = subnet;
  const owner = wanted.owner(network, name);
  const [pinned, colour] = [wanted.isPinned(network, owner), wanted.colour(network, owner)];
  return { kind: 'subnet', prefix, start, size, name, owner, subnet, pinned, colour };
};

const isUnder = ({ kind }: { kind: Kind }): boolean => kind === 'reserve' || kind === 'avoid';

/** The things of one prefix out of those of all, each in its order. */
const within = <T extends { prefix: number }>(things: readonly T[], count: number): T[][] => {
  const lists: T[][] = Array.from({ length: count }, () => []);
  for (const thing of things) lists[thing.prefix]?.push(thing);
  return lists;
};

/** Every bar of a map: the networks, and the pools that they take their space from. */
export const barsOf = (map: Map, wanted: Wanted): readonly Bar[] => {
  const pools = map.pools.flatMap((pool) => {
    const blocks = within(pool.blocks, pool.prefixes.length);
    return pool.prefixes.map(
      (prefix, index): Bar => ({
        of: 'pool',
        name: pool.name,
        prefix,
        whole: prefix,
        pool: null,
        region: null,
        network: undefined,
        fits: pool.fits,
        ...layers((blocks[index] ?? []).map(block)),
      }),
    );
  });
  const networks = map.networks.flatMap((network) => {
    const known = wanted.bars?.get(network);
    if (known) return known;
    const blocks = within(network.blocks, network.prefixes.length);
    const subnets = within(network.subnets, network.prefixes.length);
    const bars = network.prefixes.map(
      (prefix, index): Bar => ({
        of: 'network',
        name: network.name,
        prefix,
        whole: prefix,
        pool: network.pool,
        region: network.region,
        network,
        fits: network.fits,
        ...layers([
          ...(subnets[index] ?? []).map((one) => ofSubnet(network.name, one, wanted)),
          ...(blocks[index] ?? []).map(block),
        ]),
      }),
    );
    wanted.bars?.set(network, bars);
    return bars;
  });
  return [...networks, ...(map.client_pools ?? []).map(clients), ...[...(wanted.sites ?? [])].flatMap(site), ...pools];
};

/** A range that is one block, outside of every network. */
const alone = (kind: 'clients' | 'site', name: string, prefix: string, pool: string | null): Bar => ({
  of: kind,
  name,
  prefix,
  whole: prefix,
  pool,
  region: null,
  network: undefined,
  fits: {},
  blocks: [{ ...block({ kind: 'more', address_prefix: prefix, of: name, prefix: 0, start: 0, size: 1 }), kind }],
  under: [],
});

/** A site on-premises: its ranges, which the plan only avoids. */
const site = ([name, ranges]: readonly [string, readonly string[]]): readonly Bar[] =>
  ranges.map((range) => alone('site', name, range, null));

/** The address pool of a point-to-site connection. */
const clients = ({ name, address_prefix, network }: MapClientPool): Bar =>
  alone('clients', name, address_prefix, network);

/** A part of a bar as a bar of its own is less than this of it. */
const SMALL = 1 / 8;
/** How much of it is shown at least, in sizes of its largest block. */
const AROUND = 4;

/**
 * A bar that begins with what is used: where that is a small part of it, the smallest network around all of it, with
 * some room. The rest is free, and comes back with `whole`.
 */
export const openedAt = (bar: Bar): Bar => {
  const used = [...bar.blocks.filter(({ kind }) => kind !== 'free'), ...bar.under];
  if (bar.of !== 'network' || used.length === 0) return bar;
  let [from, to, largest] = [1, 0, 0];
  for (const { start, size } of used) {
    from = Math.min(from, start);
    to = Math.max(to, start + size);
    largest = Math.max(largest, size);
  }
  // Halves are halved as long as all of it is in one of them, and there is room around it.
  let [start, size] = [0, 1];
  while (size / 2 >= largest * AROUND) {
    const middle = start + size / 2;
    if (to > middle && from < middle) break;
    size /= 2;
    if (from >= middle) start = middle;
  }
  if (size > SMALL) return bar;
  const inside = (one: Block): boolean => one.start >= start && one.start + one.size <= start + size;
  const moved = (one: Block): Block => ({ ...one, start: (one.start - start) / size, size: one.size / size });
  return {
    ...bar,
    prefix: partAt(bar.prefix, 1, size, start).prefix,
    blocks: bar.blocks.filter(inside).map(moved),
    under: bar.under.filter(inside).map(moved),
  };
};

const layers = (all: Block[]): Pick<Bar, 'blocks' | 'under'> => ({
  blocks: all.filter((one) => !isUnder(one)).sort(byStart),
  under: all.filter(isUnder).sort(byStart),
});

/** The last block that starts at a point or before it; -1 where all start after it. */
export const lastBefore = (blocks: readonly Block[], point: number): number => {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? Infinity) <= point) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const holds = (block: Block | undefined, point: number): boolean =>
  block !== undefined && block.start <= point && point < block.start + block.size;

/** The block at a point of a bar. */
export const blockAt = (bar: Bar, point: number): Block | undefined => {
  const top = bar.blocks[lastBefore(bar.blocks, point)];
  return holds(top, point) ? top : bar.under.findLast((one) => holds(one, point));
};

/** The selection that one of its blocks stands for on the rest of the page. */
export const selectedOf = (bar: Bar, block: Block): Selected | undefined => {
  if (block.kind === 'network') return { kind: 'network', network: block.name };
  if (bar.of !== 'network') return { kind: bar.of === 'clients' ? 'client-pool' : bar.of, name: bar.name };
  const network = bar.name;
  switch (block.kind) {
    case 'subnet':
    case 'more':
    case 'reserve':
      return { kind: 'subnet', network, name: block.owner };
    case 'gone':
      return { kind: 'gone', network, name: block.name };
    case 'free':
      return { kind: 'free', network, prefix: block.prefix };
    default:
      return undefined;
  }
};
