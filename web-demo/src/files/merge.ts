// Two documents as one: what comes in is added, under names that are free.
import type { Lock, Request } from 'ipplan/plan';
import type { Document, Marks } from '../document/document';
import { planned } from '../document/planned';
import { fresh, keepingOut, keepOuts, networkPath, placeOf } from '../planner/edit/edits';
import { byNames, listed, recalled } from '../planner/edit/links';

type Named = Readonly<Record<string, unknown>>;

/** Another name for everything that is called as something here is. */
const namesOf = (here: Named | undefined, there: Named | undefined): ReadonlyMap<string, string> => {
  const taken: Record<string, unknown> = { ...here };
  return new Map(
    Object.keys(there ?? {}).map((name) => {
      const free = fresh(taken, name);
      taken[free] = true;
      return [name, free];
    }),
  );
};

const renamed = (all: Named | undefined, names: ReadonlyMap<string, string>): Named =>
  Object.fromEntries(Object.entries(all ?? {}).map(([name, one]) => [names.get(name) ?? name, one]));

const both = (here: Named | undefined, there: Named): Named | undefined =>
  here === undefined && Object.keys(there).length === 0 ? undefined : { ...here, ...there };

const KEYS = ['networks', 'pools', 'sites', 'client-pools'] as const;

const locks = (here: string | undefined, there: string | undefined, names: ReadonlyMap<string, string>) => {
  if (there === undefined) return here;
  const { hash: _, networks, ...theirs } = JSON.parse(there) as Lock & { hash?: string };
  const ours = here === undefined ? undefined : (JSON.parse(here) as Lock & { hash?: string });
  const { hash: __, ...kept } = (ours ?? theirs) as { hash?: string };
  return JSON.stringify({ ...kept, networks: { ...ours?.networks, ...renamed(networks, names) } });
};

/** A document with all of another one in it. */
export const added = (here: Document, there: Document): Document => {
  const names = Object.fromEntries(KEYS.map((key) => [key, namesOf(here.request[key], there.request[key])]));
  const of = (key: (typeof KEYS)[number]) => names[key] ?? new Map<string, string>();
  const networks = Object.fromEntries(
    Object.entries(renamed(there.request.networks, of('networks'))).map(([name, one]) => {
      const { from } = one as { from?: string };
      return [name, from === undefined ? one : { ...(one as object), from: of('pools').get(from) ?? from }];
    }),
  );
  const all = new Map([...of('sites'), ...of('client-pools'), ...of('networks')]);
  const theirs = recalled(there.request, byNames(all));
  const links = [...listed(here.request.links), ...listed(theirs.links)];
  const parts = {
    networks: both(here.request.networks, networks),
    pools: both(here.request.pools, renamed(there.request.pools, of('pools'))),
    sites: both(here.request.sites, renamed(there.request.sites, of('sites'))),
    'client-pools': both(here.request['client-pools'], renamed(theirs['client-pools'], of('client-pools'))),
    links: links.length > 0 ? links : undefined,
  };
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  const request = { ...here.request, ...known } as Request;
  const lock = locks(here.lock, there.lock, of('networks'));
  const marks: Marks = Object.assign(
    { ...here.marks },
    ...[...of('networks')].map(([from, to]) =>
      marked(there.marks, placeOf(networkPath(from)), placeOf(networkPath(to))),
    ),
  );
  return {
    ...here,
    request: keepingOut(request, [...keepOuts(here.request), ...keepOuts(there.request)]),
    lock,
    ...(Object.keys(marks).length > 0 ? { marks } : {}),
  };
};

const marked = (marks: Marks = {}, from: string, to: string): Marks =>
  Object.fromEntries(
    Object.entries(marks)
      .filter(([place]) => place === from || place.startsWith(`${from}.`))
      .map(([place, mark]) => [to + place.slice(from.length), mark]),
  );

/** A document that keeps out of everything another one has. */
export const avoiding = (here: Document, there: Document): Document => {
  const networks = planned(there).map?.networks ?? [];
  const theirs = networks.flatMap(({ name, prefixes }) => prefixes.map((range) => ({ range, why: name })));
  const before = keepOuts(here.request);
  const isNew = ({ range }: { range: string }) => !before.some((one) => one.range === range);
  const all = [...before, ...[...theirs, ...keepOuts(there.request)].filter(isNew)];
  return { ...here, request: keepingOut(here.request, all) };
};
