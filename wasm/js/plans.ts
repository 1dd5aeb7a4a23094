import { ask, planning } from './boundary.js';
import { wrongType } from './problems.js';
import { flat, type SizeQuestion } from './sizes.js';
import type { Diff } from './types/diff.js';
import type { Explain } from './types/explain.js';
import type { Lock } from './types/lock.js';
import type { Map } from './types/map.js';
import type { Plan } from './types/plan.js';
import type { Repack } from './types/repack.js';
import type { Request } from './types/request.js';
import type { SizeOfOne } from './types/size.js';

/** The languages of request files. */
export type Syntax = 'yaml' | 'toml' | 'json' | 'csv';

/** The formats of a plan that are text. `lock` is the lock file. */
export type TextFormat =
  | 'json'
  | 'text'
  | 'yaml'
  | 'csv'
  | 'markdown'
  | 'svg'
  | 'lock'
  | 'terraform'
  | 'bicep'
  | 'arm'
  | 'tfvars'
  | 'locals'
  | 'avm'
  | 'avm-bicep'
  | 'az'
  | 'mermaid';

/** The formats of a plan. `xlsx` is a workbook, which is bytes instead of text. */
export type Format = TextFormat | 'xlsx';

/** One of the formats that something can be written in. */
export interface Written<Name extends string> {
  /** The name by which to request it. */
  name: Name;
  /** The name for people. */
  title: string;
  /** The purpose, in a few words. */
  about: string;
  /** The ending of the names of its files, such as `.lock.json`. */
  ending: string;
  /** The media type, such as `text/csv`. */
  media_type: string;
}

/** The formats of plans and requests. */
export interface Formats {
  plan: Written<Format>[];
  request: Written<Syntax>[];
}

/** How to read a request that is text. */
export interface Reading {
  /** The language; YAML by default. Plain data needs none. */
  syntax?: Syntax;
  /** The name in the excerpts of problems; `request.yaml` and the like by default. */
  name?: string;
}

/** How to plan. */
export interface Planning extends Reading {
  /** The lock, which keeps everything in it where it is: the text of a lock file, or its data. */
  lock?: string | Lock;
  /** Place nothing new: fail if a subnet is not in the lock. */
  locked?: boolean;
  /** The hash that the lock must have. */
  expect?: string;
  /**
   * The lock of an earlier `draft`: subnets that are not built stay there if they can. The request must then be data
   * or JSON.
   */
  wishes?: string;
}

export const text = (data: string | object, what = 'a request'): string => {
  if (typeof data === 'string') return data;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw wrongType(`${what} is text or an object`, data);
  return JSON.stringify(data);
};

export const reading = (request: string | object, how: Reading): [string, Syntax, string] => {
  const syntax = typeof request === 'string' ? (how.syntax ?? 'yaml') : 'json';
  return [text(request), syntax, how.name ?? `request.${syntax}`];
};

/** The lock as text. */
export const locked = (how: Planning): string | undefined =>
  how.lock === undefined ? undefined : text(how.lock, 'a lock');

/**
 * A plan in any format: the very bytes that the command prints. A workbook (`xlsx`) is bytes, everything else text.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'vpn-gateway' } } } };
 * write(request, 'csv').split('\r\n')[0]?.startsWith('network,region,space,subnet'); // true
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const write = <F extends Format>(
  request: Request | string,
  format: F,
  how: Planning = {},
): F extends 'xlsx' ? Uint8Array<ArrayBuffer> : string => {
  const [body, syntax, name] = reading(request, how);
  const { plan, workbook } = planning();
  const around = [locked(how), how.locked ?? false, how.expect, how.wishes] as const;
  const written =
    format === 'xlsx' && workbook
      ? ask(workbook, body, syntax, name, ...around)
      : ask(plan, body, syntax, name, format, ...around);
  return written as F extends 'xlsx' ? Uint8Array<ArrayBuffer> : string;
};

/**
 * Plans a request: the place of every subnet. Everything in the lock stays where it is.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'vpn-gateway' } } } };
 * plan(request).networks[0]?.subnets[0]?.address_prefix; // '10.0.0.0/27'
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const plan = (request: Request | string, how: Planning = {}): Plan => JSON.parse(write(request, 'json', how));

/**
 * The lock after a plan: what has to be kept, so that nothing moves.
 *
 * ```ts
 * const subnet = { service: 'hosts', addresses: 20 } as const;
 * const before: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { web: subnet } } } };
 * const after: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { api: subnet, web: subnet } } } };
 * const kept = plan(after, { lock: lock(before) });
 * kept.networks[0]?.subnets.map((it) => `${it.key} ${it.address_prefix}`); // ['api 10.0.0.32/27', 'web 10.0.0.0/27']
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const lock = (request: Request | string, how: Planning = {}): Lock => JSON.parse(write(request, 'lock', how));

/**
 * The plan as a screen draws it: everything with its place in its prefix.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/26', subnets: { gate: 'vpn-gateway' } } } };
 * const [gate] = map(request).networks[0]?.subnets ?? [];
 * [gate?.start, gate?.size]; // [0, 0.5]
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const map = (request: Request | string, how: Planning = {}): Map =>
  JSON.parse(ask(planning().map, ...reading(request, how), locked(how)));

/**
 * How big a subnet of a plan must be, and why; `null` where there is no such subnet.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'vpn-gateway' } } } };
 * why(request, 'hub', 'gate')?.decided_by; // 'minimum'
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const why = (request: Request | string, network: string, subnet: string, how: Planning = {}): SizeOfOne | null =>
  JSON.parse(ask(planning().why, ...reading(request, how), locked(how), network, subnet, how.wishes));

/**
 * The differences between two requests, locks or plans.
 *
 * ```ts
 * const hub = (subnets: object) => ({ networks: { hub: { space: '10.0.0.0/24', subnets } } });
 * diff(hub({}), hub({ gate: 'vpn-gateway' })).changes.map((change) => change.outcome); // ['added']
 * ```
 *
 * @throws {@link IpplanError} with every problem of either side.
 */
export const diff = (before: object | string, after: object | string, how: Reading = {}): Diff => {
  const [a, b] = [reading(before, how), reading(after, how)];
  return JSON.parse(ask(planning().diff, a[0], a[1], b[0], b[1], false));
};

/**
 * The lock without these subnets (`network.subnet`) or networks.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'vpn-gateway' } } } };
 * release(lock(request), ['hub.gate']).networks; // { hub: { space: ['10.0.0.0/24'], subnets: {} } }
 * ```
 *
 * @throws {@link IpplanError} when a name is not in the lock, or the text is not a lock.
 */
export const release = (lock: Lock | string, names: readonly string[]): Lock =>
  JSON.parse(ask(planning().release, text(lock, 'a lock'), [...names]));

/**
 * The moves after which everything that is wanted fits, and further free blocks if requested.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'vpn-gateway' } } } };
 * repack(request, lock(request), ['hub/25']).moves; // []
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request and the lock.
 */
export const repack = (
  request: Request | string,
  lock: Lock | string,
  fitFor: readonly string[] = [],
  how: Reading = {},
): Repack => JSON.parse(ask(planning().repack, ...reading(request, how), text(lock, 'a lock'), [...fitFor]));

/**
 * The two halves of a network; none of a single address.
 *
 * ```ts
 * halves('10.0.0.0/24'); // ['10.0.0.0/25', '10.0.0.128/25']
 * ```
 *
 * @throws {@link IpplanError} when it is not a network.
 */
export const halves = (network: string): string[] => ask(planning().halves, network);

/**
 * The network that this one is a half of; none of everything.
 *
 * ```ts
 * whole('10.0.0.128/25'); // '10.0.0.0/24'
 * ```
 *
 * @throws {@link IpplanError} when it is not a network.
 */
export const whole = (network: string): string | undefined => ask(planning().whole, network);

/** The first and the last address of a network. */
export interface Bounds {
  first: string;
  last: string;
  /** The subnet mask; `null` for IPv6. */
  mask: string | null;
  /** The addresses that Azure leaves to use, if a subnet can be that small: all but the first four and the last. */
  usable: { first: string; last: string } | null;
}

/**
 * The first and the last address of a network, its mask, and the addresses that Azure leaves to use.
 *
 * ```ts
 * bounds('10.0.0.0/26').usable; // { first: '10.0.0.4', last: '10.0.0.62' }
 * ```
 *
 * @throws {@link IpplanError} when it is not a network.
 */
export const bounds = (network: string): Bounds => JSON.parse(ask(planning().bounds, network));

/**
 * How big a subnet must be, as text for people: 80 columns wide.
 *
 * ```ts
 * sizeText({ service: 'bastion' }).split('\n')[0]; // 'Azure Bastion'
 * ```
 *
 * @throws {@link IpplanError} with every problem of the question.
 */
export const sizeText = (question: SizeQuestion): string => ask(planning().sizeText, flat(question));

/**
 * The meanings of the codes of problems and notices.
 *
 * ```ts
 * codes().codes.some(({ code }) => code === 'does-not-fit'); // true
 * ```
 */
export const codes = (): Explain => JSON.parse(ask(planning().codes));
