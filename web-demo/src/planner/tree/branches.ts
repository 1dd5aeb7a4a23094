// A network as a tree: every prefix is halved until each part is one block. Its leaves are what is seen.
import { halves, type MapNetwork } from 'ipplan/plan';

type LeafKind = 'subnet' | 'free' | 'gone' | 'avoid' | 'kept';

/** A part of a network that is one thing. */
export interface Leaf {
  readonly network: string;
  readonly prefix: string;
  /** How often its network was halved for it. */
  readonly depth: number;
  readonly kind: LeafKind;
  /** The subnet, by its key; of what is kept, what for. */
  readonly name: string;
  /** The other half of what it is a half of, and the whole; none of a whole network. */
  readonly whole: string | undefined;
  readonly other: string | undefined;
  /** Whether it is the first of two leaves that are the halves of one. */
  readonly first: boolean;
}

/** A row: what a network begins with, or a part of it. */
export type Row = { readonly kind: 'network'; readonly network: string; readonly prefix: string } | Leaf;

/** How one of a free block in halves is called in the set of those. */
export const dividedKey = (network: string, prefix: string): string => `${network} ${prefix}`;

type Thing = Pick<Leaf, 'kind' | 'name'>;
type Placed = MapNetwork['subnets'][number] | MapNetwork['blocks'][number];

/** A part of a prefix that is looked at, with what lies in it or around it. */
interface Part {
  readonly prefix: string;
  readonly start: number;
  readonly size: number;
  readonly depth: number;
  readonly whole?: string;
  readonly other?: string;
  readonly near: readonly Placed[];
  /** The whole that it is a half of, where that is shown in halves. */
  readonly half?: Thing;
}

/** The things at the prefixes of a network, by prefix. */
const thingsOf = ({ subnets, blocks }: MapNetwork): ReadonlyMap<string, Thing> => {
  const things = new Map<string, Thing>();
  for (const { kind, address_prefix, of } of blocks) {
    if (kind === 'free' || kind === 'gone' || kind === 'avoid') things.set(address_prefix, { kind, name: of ?? '' });
    if (kind === 'more') things.set(address_prefix, { kind: 'subnet', name: of ?? '' });
  }
  for (const { key, address_prefix } of subnets) things.set(address_prefix, { kind: 'subnet', name: key });
  return things;
};

const isIn = (one: Placed, { start, size }: Part): boolean => one.start < start + size && start < one.start + one.size;

/** A part that no block has exactly: room that is kept for something, or in a range that is avoided. */
const keptIn = ({ near }: Part): Thing => {
  const around = near.find((one): one is MapNetwork['blocks'][number] => 'kind' in one);
  return around?.kind === 'avoid' ? { kind: 'avoid', name: around.of ?? '' } : { kind: 'kept', name: around?.of ?? '' };
};

/** The rows of a network. A free block that is in the set is shown in halves. */
export const rowsOf = (network: MapNetwork, divided: ReadonlySet<string>): readonly Row[] => {
  const things = thingsOf(network);
  const leaves: Leaf[] = [];
  /** Adds the leaves of a part; whether it is one itself. */
  const walk = (part: Part): boolean => {
    const { prefix, start, size, depth, whole, other } = part;
    const near = part.near.filter((one) => isIn(one, part));
    const thing = things.get(prefix) ?? part.half;
    const isWhole = thing !== undefined && !(thing.kind === 'free' && divided.has(dividedKey(network.name, prefix)));
    const isEmpty = thing === undefined && near.every((one) => one.size >= size);
    const [a, b] = isWhole || isEmpty ? [] : halves(prefix);
    if (a === undefined || b === undefined) {
      const what = thing ?? keptIn({ ...part, near });
      leaves.push({ network: network.name, prefix, depth, ...what, whole, other, first: false });
      return true;
    }
    const at = leaves.length;
    const half = { size: size / 2, depth: depth + 1, whole: prefix, near, ...(thing ? { half: thing } : {}) };
    const one = walk({ ...half, prefix: a, start, other: b });
    const two = walk({ ...half, prefix: b, start: start + size / 2, other: a });
    const first = leaves[at];
    if (one && two && first) leaves[at] = { ...first, first: true };
    return false;
  };
  return network.prefixes.flatMap((prefix, index): Row[] => {
    leaves.length = 0;
    const near = [...network.subnets, ...network.blocks].filter((one) => one.prefix === index);
    walk({ prefix, start: 0, size: 1, depth: 0, near });
    return [{ kind: 'network', network: network.name, prefix }, ...leaves];
  });
};
