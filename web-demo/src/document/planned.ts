import { type Draft, draft, drafting, IpplanError, type Map, type Problem, type SizeOfOne } from 'ipplan/plan';
import type { Document } from './document';

/** The plan of a document: everything that has a place, its lock, and why the rest has none. */
export interface Planned {
  /** None only where the document cannot be read at all. */
  readonly map: Map | undefined;
  readonly lock: string | undefined;
  readonly problems: readonly Problem[];
  /** The subnets that are not where they were before the edit. */
  readonly moved: Draft['moved'];
}

/** The code of a subnet without a service: nothing is wrong with it, it waits for one. */
const WAITING = 'no-service';

type Plan = (document: Document) => Planned;

const planBy =
  (by: typeof draft): Plan =>
  ({ request, lock, wishes }) => {
    const how = { ...(lock === undefined ? {} : { lock }), ...(wishes === undefined ? {} : { wishes }) };
    try {
      const { map, refused, moved, ...found } = by(request, how);
      const problems = (refused?.problems ?? []).filter(({ code }) => code !== WAITING);
      return { map, lock: found.lock, problems, moved };
    } catch (thrown) {
      if (!(thrown instanceof IpplanError)) throw thrown;
      return { map: undefined, lock, problems: thrown.problems, moved: [] };
    }
  };

/** Plans a document. Frozen subnets stay where they are; all others stay there if they can. */
export const planned: Plan = planBy(draft);

/** Plans documents one after the other, each an edit of the one before. */
export const planner = (): { plan: Plan; why: (network: string, subnet: string) => SizeOfOne | null } => {
  const drafts = drafting();
  return { plan: planBy((request, how) => drafts.next(request as Document['request'], how)), why: drafts.why };
};
