import { ask, planning } from './boundary.js';
import { locked, type Planning, text, why as whyOf } from './plans.js';
import type { Draft } from './types/draft.js';
import type { MapNetwork } from './types/map.js';
import type { Request } from './types/request.js';
import type { SizeOfOne } from './types/size.js';

/** The lock and the wishes that a draft is made around. */
type Around = Pick<Planning, 'lock' | 'wishes'>;

/** Drafts of one request that changes, made by {@link drafting}. */
export interface Drafting {
  /**
   * The draft of the request now. A network that is the very same object as in the request before counts as unchanged,
   * and in the answer it is the very same object if it looks the same.
   *
   * @throws {@link IpplanError} when the lock or the wishes cannot be read.
   */
  next: (request: Request, how?: Around) => Draft;
  /** How big a subnet of the last draft must be, and why; `null` where there is no such subnet. */
  why: (network: string, subnet: string) => SizeOfOne | null;
}

/** The answer of a module: the parts that are new since the draft before. */
interface Changes {
  number: number;
  map: Omit<Draft['map'], 'notices'> & { notices: Draft['map']['notices'] | null };
  networks: string[];
  refused: Draft['refused'];
  moved: Draft['moved'];
}

/** A draft, with its number and its networks by name. */
interface Numbered {
  number: number;
  draft: Draft;
  networks: ReadonlyMap<string, MapNetwork>;
}

/** The last draft, with what it was made of and by. */
interface Last extends Numbered {
  by: unknown;
  request: Request;
  around: Around;
  lock: string | undefined;
}

/** The draft that an answer comes to: a line of JSON with what is new since the one before, and the text of a lock. */
const drafted = (answer: string, before?: Numbered): Numbered => {
  const end = answer.indexOf('\n');
  const { number, map, networks: names, refused, moved }: Changes = JSON.parse(answer.slice(0, end));
  const known = new Map(before?.networks);
  for (const network of map.networks) known.set(network.name, network);
  const all = names.flatMap((name) => known.get(name) ?? []);
  const notices = map.notices ?? before?.draft.map.notices ?? [];
  return {
    number,
    draft: { map: { ...map, networks: all, notices }, lock: answer.slice(end + 1), refused, moved },
    networks: new Map(all.map((network) => [network.name, network])),
  };
};

/** The drafts of a module since one of its own. Its number comes from here, and never from a program that asks. */
const after =
  (by: ReturnType<typeof planning>, since: number) =>
  (text: string, same: string[], lock: string | undefined, wishes: string | undefined): string =>
    by.draft(since, text, same, lock, wishes);

const networksOf = (request: Request): Readonly<Record<string, unknown>> => request.networks ?? {};

/** Whether two requests are the same but for their networks. */
const alike = (a: Request, b: Request): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Request>;
  return [...keys].every((key) => key === 'networks' || a[key] === b[key]);
};

/** The request with the networks alone that are not the same as before, and the names of those that are. */
const changesOf = (request: Request, before: Request): { changed: Request; same: string[] } => {
  const [now, then] = [networksOf(request), networksOf(before)];
  const same = Object.keys(now).filter((name) => now[name] === then[name]);
  const kept = new Set(same);
  const networks = Object.fromEntries(Object.entries(now).filter(([name]) => !kept.has(name)));
  return { changed: { ...request, networks } as Request, same };
};

/**
 * A plan of networks that are not built yet: everything that can be placed, why the rest cannot, and what moved since
 * the draft before it. Everything in the lock stays where it is. Everything else is sized and placed again, and stays
 * where the earlier draft had it if its size is the same and everything fits.
 *
 * ```ts
 * const of = (addresses: number): Request => ({
 *   networks: { hub: { space: '10.0.0.0/24', subnets: { web: { service: 'hosts', addresses } } } },
 * });
 * const before = draft(of(10));
 * draft(of(100), { wishes: before.lock }).moved[0]?.to; // '10.0.0.0/25'
 * ```
 *
 * @throws {@link IpplanError} when the lock or the wishes cannot be read.
 */
export const draft = (request: Request | string, how: Around = {}): Draft =>
  drafted(ask(after(planning(), 0), text(request), [], locked(how) ?? '', how.wishes ?? '')).draft;

/**
 * Makes drafts of a request that changes repeatedly, as `draft` does, in a fraction of the time: unchanged parts are
 * neither read nor returned again. Requests must be values that are never changed themselves.
 *
 * ```ts
 * const spoke = { space: '10.1.0.0/24' };
 * const hub = (service: 'bastion' | 'vpn-gateway') => ({ space: '10.0.0.0/24', subnets: { jump: service } });
 * const drafts = drafting();
 * const before = drafts.next({ networks: { hub: hub('bastion'), spoke } });
 * const after = drafts.next({ networks: { hub: hub('vpn-gateway'), spoke } }, { wishes: before.lock });
 * after.map.networks[1] === before.map.networks[1]; // true
 * drafts.why('hub', 'jump')?.prefix_length; // 27
 * ```
 */
export const drafting = (): Drafting => {
  let last: Last | undefined;
  const next = (request: Request, around: Around = {}): Draft => {
    const [by, lock, before] = [planning(), locked(around), last];
    last = undefined;
    const isNext = before !== undefined && before.by === by && alike(request, before.request);
    let answer = '';
    if (isNext) {
      const { changed, same } = changesOf(request, before.request);
      const frozen = lock === before.lock ? undefined : (lock ?? '');
      const wishes = around.wishes === before.draft.lock ? undefined : (around.wishes ?? '');
      answer = ask(after(by, before.number), text(changed), same, frozen, wishes);
    }
    const found =
      answer === ''
        ? drafted(ask(after(by, 0), text(request), [], lock ?? '', around.wishes ?? ''))
        : drafted(answer, before);
    last = { ...found, by, request, around, lock };
    return found.draft;
  };
  const why = (network: string, subnet: string): SizeOfOne | null => {
    if (last === undefined) return null;
    const [by, number] = [planning(), last.number];
    const ofDraft = (network: string, subnet: string): string => by.whyInDraft(number, network, subnet);
    const found = last.by === by ? ask(ofDraft, network, subnet) : '';
    const how = { wishes: last.around.wishes ?? '', ...(last.lock === undefined ? {} : { lock: last.lock }) };
    return found === '' ? whyOf(last.request, network, subnet, how) : JSON.parse(found);
  };
  return { next, why };
};
