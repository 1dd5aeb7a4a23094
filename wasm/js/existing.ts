import { ask } from './boundary.js';
import { flat, type List } from './lists.js';
import { module } from './module.js';
import { locked, type Planning, reading } from './plans.js';
import type { Drift } from './types/drift.js';
import type { Existing } from './types/existing.js';
import type { Request } from './types/request.js';

/**
 * What files say exists: networks, subnets, the services in them, and what is free. The files may be of any
 * mixture; a name helps where the content leaves open what a file is.
 *
 * ```ts
 * const text = '[{ "name": "hub", "addressSpace": { "addressPrefixes": ["10.0.0.0/24"] }, "subnets": [] }]';
 * const found = existing({ name: 'vnets.json', text });
 * found.networks[0]?.free; // ['10.0.0.0/24']
 * ```
 *
 * @throws {@link IpplanError} with everything wrong with files that could not be read.
 */
export const existing = (files: List): Existing => JSON.parse(ask(module.existing, flat(files)));

/**
 * Which networks and subnets hold an address or a range, or lie in it.
 *
 * ```ts
 * find('10.0.0.7', { name: 'used.txt', text: '10.0.0.0/24' }).networks.length; // 1
 * ```
 *
 * @throws {@link IpplanError} with everything wrong with the address or the files.
 */
export const find = (address: string, files: List): Existing => JSON.parse(ask(module.find, address, flat(files)));

/**
 * How a request and its lock differ from what exists.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24' } } };
 * drift(request, { name: 'used.txt', text: '' }).differences[0]?.kind; // 'missing'
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request, the lock and the files.
 */
export const drift = (request: Request | string, files: List, how: Planning = {}): Drift =>
  JSON.parse(ask(module.drift, ...reading(request, how), locked(how), flat(files)));
