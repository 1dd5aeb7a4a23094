// The columns of the table, and what each says of a row: for eyes, for the clipboard, to sort and to filter by.
import { bounds, type MapSubnet } from 'ipplan/plan';
import { store } from '../../document/store';
import { counted, many } from '../../ui/words';
import {
  get,
  isFields,
  keepOuts,
  networkPath,
  type Path,
  placeOf,
  prefixes,
  subnetPath,
  type Workload,
  workloads,
} from '../edit/edits';
import { inWords, plannedNetwork, plannedParts, plannedSubnet, takenInWords, takenOf } from '../edit/known';
import { type Outside, ROOTS } from '../edit/links';
import { markAt } from '../edit/marks';
import type { Row } from './rows';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** A description, for choosing columns. */
  readonly about: string;
  /** How wide it is, in rem; a part of what is left, without it. */
  readonly wide?: number;
  /** From how wide a table on it is shown by itself, in rem; never, without it. */
  readonly from?: number;
}

export type ColumnId =
  | 'name'
  | 'azure'
  | 'holds'
  | 'prefix'
  | 'usable'
  | 'mask'
  | 'ipv6'
  | 'needs'
  | 'free'
  | 'decided'
  | 'region'
  | 'note';

export const COLUMNS: readonly Column[] = [
  { id: 'name', title: 'Name', about: 'its name here', from: 0 },
  { id: 'azure', title: 'Name in Azure', about: 'as Azure requires it, such as GatewaySubnet', wide: 9, from: 62 },
  { id: 'holds', title: 'Holds', about: 'services with their inputs', from: 0 },
  { id: 'prefix', title: 'Prefix', about: 'its range', wide: 10.5, from: 0 },
  { id: 'usable', title: 'Usable', about: 'from the first usable address to the last', wide: 14, from: 80 },
  { id: 'mask', title: 'Mask', about: 'the subnet mask', wide: 8.5 },
  { id: 'ipv6', title: 'IPv6', about: 'its range of IPv6', wide: 10 },
  { id: 'needs', title: 'Needs', about: 'addresses that are needed, of those that are usable', wide: 6, from: 0 },
  { id: 'free', title: 'Free', about: 'usable addresses that nothing asked for', wide: 4.25, from: 0 },
  { id: 'decided', title: 'Decided by', about: 'what decided the size', wide: 6 },
  { id: 'region', title: 'Region', about: 'the region of the network', wide: 8, from: 92 },
  { id: 'note', title: 'Note', about: 'what you note of it', wide: 10, from: 104 },
];

const known = new Map<string, ReturnType<typeof bounds>>();

/** From where to where a network goes; the same ones are asked for again and again. */
export const boundsOf = (prefix: string): ReturnType<typeof bounds> => {
  const found = known.get(prefix);
  if (found) return found;
  if (known.size > 50_000) known.clear();
  const answer = bounds(prefix);
  known.set(prefix, answer);
  return answer;
};

/** The first usable address to the last; what another cloud keeps of a subnet is not said. */
export const usableOf = (subnet: MapSubnet, held: readonly Workload[]): string => {
  const { first, last, usable } = boundsOf(subnet.address_prefix);
  const platform = held.map((one) => one.platform ?? 'azure').find((one) => one !== 'azure');
  const range = platform === undefined ? usable : platform === 'none' ? { first, last } : null;
  return range ? `${range.first} – ${range.last}` : '';
};

/** Prefixes as one text. */
export const typed = (space: unknown): string => (Array.isArray(space) ? space.join(', ') : String(space ?? ''));

const ofSubnet = (network: string, key: string, name: string, id: ColumnId): string => {
  const wanted = get(store.document().request, subnetPath(network, name));
  const subnet = plannedSubnet(network, key);
  const held = workloads(wanted);
  const parts = key === name ? plannedParts(network, name) : [];
  switch (id) {
    case 'name':
      return key;
    case 'azure':
      return subnet?.name ?? '';
    case 'holds':
      return held.length > 0
        ? held.map(inWords).join('; ')
        : isFields(wanted) && (wanted.at ?? wanted['prefix-length']) !== undefined
          ? 'not known'
          : 'choose a service';
    case 'prefix':
      return parts.length > 0 ? `${parts.length} subnets` : (subnet?.address_prefix ?? '');
    case 'usable':
      return subnet ? usableOf(subnet, held) : '';
    case 'mask':
      return subnet ? (boundsOf(subnet.address_prefix).mask ?? '') : '';
    case 'ipv6':
      return subnet?.ipv6 ?? '';
    case 'needs':
      return subnet ? takenInWords(subnet) : '';
    case 'free':
      return subnet ? counted(subnet.spare) : '';
    case 'decided':
      return subnet?.decided_by ?? '';
    case 'region':
      return '';
    case 'note':
      return markAt(store.document(), placeOf(subnetPath(network, name))).note ?? '';
  }
};

const ofNetwork = (network: string, id: ColumnId): string => {
  const planned = plannedNetwork(network);
  switch (id) {
    case 'name':
    case 'azure':
      return id === 'name' ? network : '';
    case 'holds':
      return planned ? many(planned.subnets.length, 'subnet') : '';
    case 'prefix':
      return (
        planned?.prefixes.join(', ') ??
        typed(prefixes(typed(get(store.document().request, [...networkPath(network), 'space']))))
      );
    case 'needs':
      return planned ? `${counted(Number(planned.addresses) - Number(planned.free))} used` : '';
    case 'free':
      return planned ? counted(planned.free) : '';
    case 'region':
      return String(get(store.document().request, [...networkPath(network), 'region']) ?? '');
    case 'note':
      return markAt(store.document(), placeOf(networkPath(network))).note ?? '';
    default:
      return '';
  }
};

/** The path to the ranges of a pool, a site or a client pool, which has them at a key of its own. */
export const rangesPath = (kind: Outside, name: string): Path => [
  ROOTS[kind],
  name,
  ...(kind === 'client-pool' ? ['at'] : []),
];

export const rangesOf = (kind: Outside, name: string): unknown => get(store.document().request, rangesPath(kind, name));

/** The text of a column in a row. */
export const textOf = (row: Row, id: ColumnId): string => {
  switch (row.kind) {
    case 'subnet':
      return ofSubnet(row.network, row.name, row.name, id);
    case 'part':
      return ofSubnet(row.network, row.key, row.name, id);
    case 'network':
      return ofNetwork(row.network, id);
    case 'pool':
    case 'site':
    case 'client-pool': {
      const { kind, name } = row;
      return { name, holds: kind.replace('-', ' '), prefix: typed(rangesOf(kind, name)) }[id as 'name'] ?? '';
    }
    case 'gone':
      return { name: row.name, holds: 'gone, not released', prefix: row.prefix }[id as 'name'] ?? '';
    case 'keep-out': {
      const one = keepOuts(store.document().request)[row.index];
      return { name: String(one?.why ?? ''), holds: 'keep-out', prefix: one?.range ?? '' }[id as 'name'] ?? '';
    }
  }
};

/** The key by which networks and subnets are sorted: places by address, numbers by value, and the rest as text. */
export const keyOf = (row: Row, id: ColumnId): number | string => {
  if (row.kind === 'network') {
    const network = plannedNetwork(row.network);
    return id === 'free' ? Number(network?.free ?? -1) : id === 'needs' ? (network?.used ?? -1) : textOf(row, id);
  }
  const subnet =
    row.kind === 'subnet'
      ? (plannedSubnet(row.network, row.name) ?? plannedParts(row.network, row.name)[0])
      : undefined;
  switch (id) {
    case 'prefix':
    case 'usable':
      return subnet ? subnet.prefix + subnet.start : Infinity;
    case 'mask':
      return subnet ? Number(subnet.address_prefix.split('/')[1]) : Infinity;
    case 'needs':
      return subnet ? takenOf(subnet) : -1;
    case 'free':
      return subnet?.spare ?? -1;
    default:
      return textOf(row, id);
  }
};
