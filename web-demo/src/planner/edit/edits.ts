// Edits of a request: plain data to plain data, and what an edit does not touch stays the very same value.
import type { Request } from 'ipplan/plan';

/** Where something is in a request, such as `networks`, `hub`, `subnets`, `web`, `at`. */
export type Path = readonly string[];

/** An object of a request, with any keys. */
export type Fields = Readonly<Record<string, unknown>>;

/** A service with its inputs. */
export interface Workload {
  readonly service: string;
  readonly [input: string]: unknown;
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A subnet or a workload that is one word is a service without anything else. */
const spelledOut = (value: unknown): Fields =>
  isFields(value) ? value : typeof value === 'string' ? { service: value } : {};

/** The value at a path. */
export const get = (from: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : isFields(value) ? value[key] : undefined),
    from,
  );

/** The same with another value at a path; without it, where the value is undefined. */
export const put = <T>(from: T, path: Path, value: unknown): T => {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  if (Array.isArray(from)) {
    const inner = put(from[Number(key)], rest, value);
    const at = Number(key);
    return (inner === undefined ? from.filter((_, index) => index !== at) : from.with(at, inner)) as T;
  }
  const fields = spelledOut(from);
  const inner = put(fields[key], rest, value);
  if (inner !== undefined) return { ...fields, [key]: inner } as T;
  const { [key]: _, ...left } = fields;
  return left as T;
};

/** The same with another name for what is at a path, in its old place. */
export const rename = (request: Request, path: Path, to: string): Request => {
  const around = path.slice(0, -1);
  const from = path.at(-1);
  const entries = Object.entries(spelledOut(get(request, around)));
  return put(request, around, Object.fromEntries(entries.map(([key, value]) => [key === from ? to : key, value])));
};

/** A name that nothing here has yet: `web`, `web-2`, `web-3`. */
export const fresh = (taken: unknown, wanted: string): string => {
  const names = spelledOut(taken);
  let name = wanted;
  for (let count = 2; name in names; count += 1) name = `${wanted}-${count}`;
  return name;
};

/** Prefixes as they are typed: `10.0.0.0/16, fd00::/56`. Nothing typed is nothing. */
export const prefixes = (typed: string): string | string[] | undefined => {
  const list = typed.split(/[\s,;]+/).filter(Boolean);
  return list.length > 1 ? list : list[0];
};

/** The keys of a subnet that are not inputs of its service. */
const OWN = ['at', 'prefix-length', 'group', 'reserve', 'fit', 'headroom', 'ipv6', 'was', 'default-outbound'];

/** The workloads of a subnet. */
export const workloads = (subnet: unknown): readonly Workload[] => {
  const fields = spelledOut(subnet);
  if (Array.isArray(fields.holds)) return fields.holds.map((held) => spelledOut(held) as Workload);
  const inputs = Object.entries(fields).filter(([key]) => !OWN.includes(key));
  return 'service' in fields ? [Object.fromEntries(inputs) as unknown as Workload] : [];
};

/** A subnet in which something else lives; it keeps what is its own. */
export const holding = (subnet: unknown, held: readonly Workload[]): Fields => {
  const own = Object.entries(spelledOut(subnet)).filter(([key]) => OWN.includes(key));
  const [only] = held;
  return { ...(held.length === 1 && only ? only : { holds: held }), ...Object.fromEntries(own) };
};

/** The part of an input that matters for its value. */
interface Asked {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: 'count' | 'switch' | 'choice' | 'cidr';
}

/** The value that a workload gives an input, under any of its names; empty if it gives none. */
export const answerOf = (workload: Workload | undefined, { name, aliases }: Asked): string =>
  String([name, ...aliases].map((key) => workload?.[key]).find((value) => value !== undefined) ?? '');

/** A workload that says something else to an input, and nothing where that is undefined. */
export const answering = (workload: Workload, { name, aliases, kind }: Asked, text: string | undefined): Workload => {
  const others = Object.entries(workload).filter(([key]) => key !== name && !aliases.includes(key));
  // What is not a number stays as it was typed, and the package says so.
  const value =
    kind === 'switch' ? text === 'true' : kind === 'count' && /^\d+$/.test(text ?? '') ? Number(text) : text;
  return { ...Object.fromEntries(others), service: workload.service, ...(text === undefined ? {} : { [name]: value }) };
};

/** A range that nothing may be placed in. */
interface KeepOut {
  readonly range: string;
  readonly why?: string | number;
}

/** The keep-outs of a request, each spelled out. */
export const keepOuts = (request: Request): readonly KeepOut[] => {
  const { avoid = [] } = request;
  return (Array.isArray(avoid) ? avoid : [avoid]).map((one) => (typeof one === 'string' ? { range: one } : one));
};

/** With these keep-outs. */
export const keepingOut = (request: Request, list: readonly KeepOut[]): Request =>
  put(request, ['avoid'], list.length > 0 ? list : undefined);

/** Where a network, a pool, or a subnet is in a request. */
export const networkPath = (network: string): Path => ['networks', network];
export const subnetPath = (network: string, subnet: string): Path => ['networks', network, 'subnets', subnet];

/** The subnet of the request that a name of the plan comes from. Where a service needs several, they begin with it. */
export const ownerOf = (request: Request, network: string, key: string): string => {
  const subnets = spelledOut(get(request, ['networks', network, 'subnets']));
  const base = key.slice(0, Math.max(0, key.lastIndexOf('/')));
  return key in subnets || !(base in subnets) ? key : base;
};

/** The path that a place means. Names with dots are in quotes. */
export const pathOf = (place: string): Path => {
  const steps = place.match(/"(?:[^"\\]|\\.)*"|[^.]+/g) ?? [];
  return steps.map((step) => (step.startsWith('"') ? step.slice(1, -1).replace(/\\(.)/g, '$1') : step));
};

/** The place that a path is called in problems. */
export const placeOf = (path: Path): string =>
  path.map((step) => (step === '' || /[."\\]/.test(step) ? `"${step.replace(/["\\]/g, '\\$&')}"` : step)).join('.');

/** A place in words: `hub/web, addresses` for `networks.hub.subnets.web.addresses`. */
export const spokenPlace = (place: string): string => {
  const [root = '', name = '', inner, ...rest] = pathOf(place);
  const below = (of: string, keys: readonly string[]) => [of, ...keys].join(', ');
  if (root === 'networks' && inner === 'subnets')
    return below([name, rest[0]].filter(Boolean).join('/'), rest.slice(1));
  if (root === 'networks') return below(name, inner === undefined ? [] : [inner, ...rest]);
  if (root === 'pools' || root === 'sites' || root === 'client-pools')
    return `${root.slice(0, -1).replace('-', ' ')} ${name}`;
  if (root === 'links') return `link ${(Number(name) || 0) + 1}`;
  if (root === 'avoid') return `keep-out ${(Number(name) || 0) + 1}`;
  return place;
};
