// What joins networks, and what lies outside them, as edits of a request: plain data to plain data.
import type { LinkKey } from 'ipplan';
import type { MapLink, Problem, Request } from 'ipplan/plan';
import { get, isFields, pathOf, put } from './edits';

/** The parts of a request that have names, apart from networks. */
export type Outside = 'pool' | 'site' | 'client-pool';

/** Where it is. */
export const ROOTS = { pool: 'pools', site: 'sites', 'client-pool': 'client-pools' } as const;

type LinkKind = MapLink['kind'];

/** Each kind as what is said between its first end and the others. */
export const SPOKEN: Readonly<Record<LinkKind, string>> = {
  peer: 'peered with',
  vpn: 'VPN to',
  expressroute: 'ExpressRoute to',
  'point-to-site': 'point-to-site with',
  'virtual-wan': 'Virtual WAN with',
  'regional-integration': 'App Service in',
  'gateway-required-integration': 'App Service with',
  'failover-group': 'failover group with',
  'instance-link': 'instance link to',
  access: 'has to reach',
};

export const KINDS = Object.keys(SPOKEN) as readonly LinkKind[];

declare const __LINK_KEYS__: readonly LinkKey[];

/** The keys of links, as the package had them when this was built. */
const KEYS = __LINK_KEYS__;
const joins = ({ holds }: LinkKey): boolean => holds === 'ends' || holds === 'end';

/** What a link of a kind can say beside its ends. */
const sayable = (kind: LinkKind): readonly LinkKey[] => KEYS.filter((key) => !joins(key) && key.kinds.includes(kind));

/** The parts of a request that are one or several. */
export const listed = (one: unknown): readonly unknown[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]);

/** A link as a person reads it. A hub with its spokes is a peering. */
export interface Link {
  readonly kind: LinkKind;
  readonly ends: readonly string[];
  /** The key whose value are its ends: where problems of these are. */
  readonly key: string;
}

const linkOf = (link: unknown): Link => {
  const fields = isFields(link) ? link : {};
  const kind = KINDS.find((one) => one in fields) ?? 'peer';
  const key = 'hub' in fields ? 'hub' : kind;
  return { kind, key, ends: [...listed(fields[key]), ...listed(fields.spokes)].map(String) };
};

/** The links of a request, each at its number. */
export const linksIn = ({ links }: Request): readonly Link[] => listed(links).map(linkOf);

/** A link in words: `hub peered with app, data`; an integration of an app has one end. */
export const spokenLink = ({ kind, ends: [first = '', ...others] }: Link, most = Infinity): string => {
  const more = others.length > most ? ` and ${others.length - most} more` : '';
  return others.length === 0
    ? `${SPOKEN[kind]} ${first}`
    : `${first} ${SPOKEN[kind]} ${others.slice(0, most).join(', ')}${more}`;
};

/** The same request with other links. */
const linking = (request: Request, links: readonly unknown[]): Request =>
  put(request, ['links'], links.length > 0 ? links : undefined);

/** With one more link. */
export const joining = (request: Request, ends: readonly string[]): Request =>
  linking(request, [...listed(request.links), { peer: ends }]);

/** With another kind, or other ends, of a link; what else it says stays, if the kind can say it. */
export const relinking = (request: Request, index: number, { kind, ends }: Pick<Link, 'kind' | 'ends'>): Request => {
  const all = listed(request.links);
  const fields = isFields(all[index]) ? all[index] : {};
  const isHub = 'hub' in fields && kind === 'peer';
  // What only another kind can say is gone with that; what nobody knows stays, and is told of.
  const lost = KEYS.filter((key) => joins(key) || !key.kinds.includes(kind)).map(({ name }) => name);
  const said = Object.entries(fields).filter(([key]) => !lost.includes(key));
  const joined = isHub ? { hub: ends[0] ?? '', spokes: ends.slice(1) } : { [kind]: ends };
  return linking(request, all.with(index, { ...joined, ...Object.fromEntries(said) }));
};

/** Changes a key of a link other than its ends. */
export const saying = (request: Request, index: number, key: string, value: unknown): Request => {
  const all = listed(request.links);
  return linking(request, all.with(index, put(all[index], [key], value)));
};

/** One way to say which gateway is used, and the other, which says it of each side. */
const GATEWAY = 'gateway';
const SIDES = ['gateway-transit', 'remote-gateways'];

/** What is asked of a link beside its ends: all that it can say, and one way only to say which gateway is used. */
export const askedOf = (request: Request, index: number): readonly LinkKey[] => {
  const link = listed(request.links)[index];
  const said = (key: string) => get(link, [key]) !== undefined;
  const left = said(GATEWAY) ? SIDES : SIDES.some(said) ? [GATEWAY] : [];
  return sayable(linkOf(link).kind).filter(({ name }) => said(name) || !left.includes(name));
};

/** Without a link. */
export const unlinking = (request: Request, index: number): Request =>
  linking(
    request,
    listed(request.links).filter((_, at) => at !== index),
  );

/** Keys of a link whose values are not names. */
const WORDS = new Set(KEYS.filter((key) => !joins(key) && !key.holds.startsWith('name')).map(({ name }) => name));

const called = (part: unknown, named: (end: string) => string): unknown => {
  if (typeof part === 'string') return named(part);
  if (Array.isArray(part)) return part.map((one) => called(one, named));
  if (!isFields(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, WORDS.has(key) ? one : called(one, named)]));
};

/** The same where what links and client pools name has another name: `hub`, and in it `hub/web`. */
export const recalled = (request: Request, named: (end: string) => string): Request => {
  const { links, 'client-pools': pools = {} } = request;
  const linked = links === undefined ? request : { ...request, links: called(links, named) };
  return Object.keys(pools).reduce<Request>((changed, name) => {
    const path = ['client-pools', name, 'network'];
    const network = get(changed, path);
    return network === undefined ? changed : put(changed, path, named(String(network)));
  }, linked as Request);
};

/** Replaces the names in a map by others, with everything inside them. */
export const byNames =
  (names: ReadonlyMap<string, string>) =>
  (end: string): string => {
    const slash = end.indexOf('/');
    const [name, rest] = slash < 0 ? [end, ''] : [end.slice(0, slash), end.slice(slash)];
    return (names.get(name) ?? name) + rest;
  };

/** The networks that a problem is about. */
export const networksOf = ({ place, also = [] }: Problem): readonly string[] =>
  [place, ...also].flatMap((one) => {
    const [root, name = ''] = pathOf(one);
    return root === 'networks' ? [name] : [];
  });

/** The problems of a link: those at its place, and ranges of two of its ends that overlap. */
export const problemsOfLink = (problems: readonly Problem[], index: number, { ends }: Link): readonly Problem[] => {
  const place = `links.${index}`;
  const networks = new Set(ends.map((end) => end.split('/')[0]));
  return problems.filter(
    (one) =>
      one.place === place ||
      one.place.startsWith(`${place}.`) ||
      (one.code === 'linked-overlap' && networksOf(one).every((name) => networks.has(name))),
  );
};
