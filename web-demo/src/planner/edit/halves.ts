// Whether a subnet can be split in two, and what it can be joined with. Nothing that is frozen is lost by either.
import type { MapSubnet, Request } from 'ipplan/plan';
import { planned } from '../../document/planned';
import { store } from '../../document/store';
import { get, subnetPath, type Workload, workloads } from './edits';
import { plannedNetwork, plannedSubnet } from './known';
import { around } from './placing';

/** Two halves that can be one. */
export interface Joint {
  readonly whole: string;
  /** The subnet in the other half; none where it is free. */
  readonly other: string | undefined;
}

const FROZEN = 'frozen: unfreeze the plan first';

const isFrozen = ({ pinned }: MapSubnet): boolean => pinned === 'locked';

/** Why a subnet cannot be split; empty where it can. */
export const noSplit = (network: string, name: string): string => {
  const it = plannedSubnet(network, name);
  if (it === undefined) return 'it has no place';
  if (isFrozen(it)) return FROZEN;
  if (it.decided_by === 'minimum') return 'Azure accepts no smaller one for what lives in it';
  const held = workloads(get(store.document().request, subnetPath(network, name)));
  return held.length > 1 || it.need * 2 <= it.need + it.spare ? '' : 'more than half of it is needed';
};

/** The questions about services in one subnet so far, with their answers, each from a plan of nothing else. */
const asked = new Map<string, string>();

/** Why services cannot share a subnet, in the package's own words; empty where they can. */
const noCompany = (holds: readonly Workload[]): string => {
  const key = JSON.stringify(holds);
  const known = asked.get(key);
  if (known !== undefined) return known;
  const networks = { both: { space: '10.0.0.0/8', subnets: { both: { holds } } } };
  const { problems } = planned({ request: { networks } as Request, lock: undefined });
  const why = problems.find(({ code }) => code === 'must-be-alone')?.message ?? '';
  if (asked.size > 1_000) asked.clear();
  asked.set(key, why);
  return why;
};

/** The block that a subnet can be joined with, or why there is none. */
export const jointOf = (network: string, name: string): Joint | string => {
  const [me, all] = [plannedSubnet(network, name), plannedNetwork(network)];
  const beside = me && around(me.address_prefix);
  if (!me || !all || !beside) return 'it has no place';
  if (isFrozen(me)) return FROZEN;
  const { whole, other } = beside;
  const there = all.subnets.find(({ address_prefix }) => address_prefix === other);
  if (there?.key.includes('/')) return `the other half is a part of ${there.key.slice(0, there.key.lastIndexOf('/'))}`;
  if (there) {
    if (isFrozen(there)) return `${there.key} is ${FROZEN}`;
    const { request } = store.document();
    const held = [name, there.key].flatMap((key) => workloads(get(request, subnetPath(network, key))));
    return noCompany(held) || { whole, other: there.key };
  }
  const isFree = all.blocks.some(({ kind, address_prefix }) => kind === 'free' && address_prefix === other);
  return isFree ? { whole, other: undefined } : 'the other half is taken';
};
