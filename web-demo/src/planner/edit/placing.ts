// Edits that move what was placed: they change the request and give back what the lock held of it.
import { halves, type Lock, release, whole } from 'ipplan/plan';
import type { Document } from '../../document/document';
import {
  type Fields,
  fresh,
  get,
  holding,
  isFields,
  networkPath,
  placeOf,
  put,
  rename,
  subnetPath,
  workloads,
} from './edits';
import { byNames, recalled } from './links';
import { remarked } from './marks';

const parsed = (lock: string | undefined): Lock | undefined =>
  lock === undefined ? undefined : (JSON.parse(lock) as Lock);

const locked = (document: Document): Lock | undefined => parsed(document.lock);

/** The same with both locks changed: what is frozen, and the wishes. */
const inBoth = (document: Document, change: (lock: Lock) => object): Document => {
  const changed = (text: string | undefined): string | undefined => {
    const lock = parsed(text);
    const after = lock && change(lock);
    return after === lock ? text : JSON.stringify(after);
  };
  const [lock, wishes] = [changed(document.lock), changed(document.wishes)];
  return { ...document, lock, ...(wishes === undefined ? {} : { wishes }) };
};

/** Without the places of these subnets and networks: they are placed again. */
export const released = (document: Document, ...names: (readonly [string, string?])[]): Document =>
  inBoth(document, (lock) => {
    const known = names.flatMap(([network, subnet]) => {
      const pools = network === 'client-pools' ? lock['client-pools'] : undefined;
      const subnets = Object.keys(pools ?? lock.networks[network]?.subnets ?? {});
      if (subnet === undefined) return network in lock.networks ? [`${network}/`] : [];
      return subnets.filter((key) => isOf(key, subnet)).map((key) => `${network}/${key}`);
    });
    return known.length === 0 ? lock : release(lock, known);
  });

/** Whether a name in a lock is a subnet, or one of the several that its service needs. */
const isOf = (key: string, subnet: string): boolean => key === subnet || key.startsWith(`${subnet}/`);

/** Another name for a subnet. A lock that knows the old one keeps its place. */
export const renameSubnet = (document: Document, network: string, from: string, to: string): Document => {
  const path = subnetPath(network, from);
  const known = locked(document)?.networks[network]?.subnets ?? {};
  const before = get(document.request, [...path, 'was']) ?? from;
  const was = Object.keys(known).some((key) => isOf(key, from)) ? from : before;
  // What is not frozen never had another name.
  const frozen = Object.keys(known).some((key) => isOf(key, was as string));
  const noted = put(document.request, [...path, 'was'], was === to || !frozen ? undefined : was);
  const wishes = parsed(document.wishes);
  const there = wishes?.networks[network];
  const wished = there && {
    ...wishes,
    networks: {
      ...wishes.networks,
      [network]: { ...there, subnets: renamedKeys(there.subnets, from, to) },
    },
  };
  const [old, now] = [`${network}/${from}`, `${network}/${to}`];
  const request = recalled(rename(noted, path, to), (end) => (end === old ? now : end));
  const named = { ...document, request, ...(wished ? { wishes: unhashed(wished) } : {}) };
  return remarked(named, placeOf(path), placeOf(subnetPath(network, to)));
};

const renamedKeys = <T>(subnets: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> =>
  Object.fromEntries(
    Object.entries(subnets).map(([key, value]) => [isOf(key, from) ? to + key.slice(from.length) : key, value]),
  );

/** A lock that was changed: its hash is no longer that of what it holds. */
const unhashed = ({ hash: _, ...rest }: object & { hash?: string }): string => JSON.stringify(rest);

/** Another name for a network. A lock knows networks by name alone, so it is renamed there as well. */
export const renameNetwork = (document: Document, from: string, to: string): Document =>
  inBoth(
    remarked(
      {
        ...document,
        request: recalled(rename(document.request, networkPath(from), to), byNames(new Map([[from, to]]))),
      },
      placeOf(networkPath(from)),
      placeOf(networkPath(to)),
    ),
    (lock) => {
      const { [from]: known, ...others } = lock.networks;
      if (!known || to in lock.networks) return lock;
      const { hash: _, ...changed } = { ...lock, networks: { ...others, [to]: known } };
      return changed;
    },
  );

/**
 * Moves a subnet to another network, where it gets a new place; it gets another name if its own is taken there. Its
 * place in the old network is released.
 */
export const movedTo = (document: Document, from: string, subnet: string, to: string): Document => {
  const own = get(document.request, subnetPath(from, subnet));
  if (own === undefined || from === to) return document;
  const free = released(document, [from, subnet]);
  const { at: _, was: __, ...kept } = isFields(own) ? own : { service: own };
  const path = subnetPath(to, fresh(get(free.request, [...networkPath(to), 'subnets']), subnet));
  const request = put(put(free.request, subnetPath(from, subnet), undefined), path, kept);
  return remarked({ ...free, request }, placeOf(subnetPath(from, subnet)), placeOf(path));
};

/** A size such as `/26`. */
const SIZE = /^\/\d{1,3}$/;

/** The text typed as the place of a subnet: a place that it must have from now on, or only a size. */
export const placedBy = (document: Document, network: string, subnet: string, typed: string): Document => {
  const path = subnetPath(network, subnet);
  if (!SIZE.test(typed)) return pinned(document, network, subnet, typed || undefined);
  const free = pinned(document, network, subnet, undefined);
  return { ...free, request: put(free.request, [...path, 'prefix-length'], typed) };
};

/** The first part of a block that has a size; the block itself, where it is no larger. */
export const firstOf = (block: string, length: number): string => {
  let at = block;
  while (Number(at.slice(at.indexOf('/') + 1)) < length) at = halves(at)[0] ?? block;
  return at;
};

/** A subnet that has to be at a network from now on; where the planner puts it, without one. */
export const pinned = (document: Document, network: string, subnet: string, at: string | undefined): Document => {
  const lock = locked(document)?.networks[network]?.subnets[subnet]?.at;
  const free = at === undefined || at === lock ? document : released(document, [network, subnet]);
  return { ...free, request: put(free.request, [...subnetPath(network, subnet), 'at'], at) };
};

/** Two subnets in the halves of one. Several services are divided; a single one is in both. */
export const split = (document: Document, network: string, subnet: string, at: string): Document => {
  const [first, second] = halves(at);
  if (first === undefined || second === undefined) return document;
  const free = released(document, [network, subnet]);
  const subnets = get(free.request, ['networks', network, 'subnets']);
  const path = subnetPath(network, subnet);
  const before = get(free.request, path);
  const held = workloads(before);
  const middle = Math.ceil(held.length / 2);
  const [stay, go] = held.length > 1 ? [held.slice(0, middle), held.slice(middle)] : [held, held];
  const without = (fields: Fields): Fields => {
    const { was: _, reserve: __, 'prefix-length': ___, ...left } = fields;
    return left;
  };
  const one = { ...without(holding(before, stay)), at: first };
  const two = { ...without(holding(before, go)), at: second };
  const named = subnetPath(network, fresh(subnets, `${subnet}-b`));
  return { ...free, request: put(put(free.request, path, one), named, two) };
};

/** The network twice as large around one, and its other half. */
export const around = (at: string): { whole: string; other: string } | undefined => {
  const parent = whole(at);
  const other = parent === undefined ? undefined : halves(parent).find((half) => half !== at);
  return parent === undefined || other === undefined ? undefined : { whole: parent, other };
};

/** One subnet in the place of two halves, with what lives in both; or one that takes its free other half. */
export const join = (
  document: Document,
  network: string,
  subnet: string,
  at: string,
  other: string | undefined,
): Document => {
  const path = subnetPath(network, subnet);
  const gone = other === undefined ? [] : [[network, other] as const];
  const free = released(document, [network, subnet], ...gone);
  const before = get(free.request, path);
  const theirs = other === undefined ? [] : workloads(get(free.request, subnetPath(network, other)));
  const { 'prefix-length': _, ...joined } = holding(before, [...workloads(before), ...theirs]);
  const one = put(free.request, path, { ...joined, at });
  return { ...free, request: other === undefined ? one : put(one, subnetPath(network, other), undefined) };
};
