import { ask } from './boundary.js';
import { module } from './module.js';
import { locked, type Planning, reading } from './plans.js';
import { wrongType } from './problems.js';
import type { Check } from './types/check.js';
import type { Drift } from './types/drift.js';
import type { Existing } from './types/existing.js';
import type { Request } from './types/request.js';

/** A file: its name, and what is in it. A workbook is bytes. */
export interface NamedFile {
  name: string;
  text: string | Uint8Array;
}

/** One file or several; one without a name is what is in it. */
export type Files = string | Uint8Array | NamedFile | readonly (string | Uint8Array | NamedFile)[];

/** The names of files, and the bytes of each. */
const split = (files: Files): [names: string[], contents: Uint8Array[]] => {
  const all = (Array.isArray(files) ? files : [files]) as readonly (string | Uint8Array | NamedFile)[];
  const named = all.map((one): NamedFile => {
    if (typeof one === 'string' || one instanceof Uint8Array) return { name: '', text: one };
    if (typeof one?.name !== 'string' || !(typeof one.text === 'string' || one.text instanceof Uint8Array)) {
      throw wrongType('a file is text, bytes, { name, text }, or several of these', one);
    }
    return one;
  });
  const encoder = new TextEncoder();
  const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? encoder.encode(text) : text);
  return [named.map((one) => one.name), named.map((one) => bytes(one.text))];
};

/**
 * The networks that exist according to files: with their subnets, the services in them, and the free blocks. The
 * files may be of any mixture of formats; a name helps if the content leaves the format open.
 *
 * ```ts
 * const text = '[{ "name": "hub", "addressSpace": { "addressPrefixes": ["10.0.0.0/24"] }, "subnets": [] }]';
 * const found = existing({ name: 'vnets.json', text });
 * found.networks[0]?.free; // ['10.0.0.0/24']
 * ```
 *
 * @throws {@link IpplanError} with everything wrong with files that could not be read.
 */
export const existing = (files: Files): Existing => JSON.parse(ask(module.existing, ...split(files)));

/**
 * All files together as a request in which every subnet is where it is: the statements of several files about one
 * network are combined.
 *
 * ```ts
 * const hub = '[{ "name": "hub", "addressSpace": { "addressPrefixes": ["10.0.0.0/24"] }, "subnets": [] }]';
 * const spoke = hub.replace('hub', 'spoke').replace('10.0.', '10.1.');
 * const files = [{ name: 'hub.json', text: hub }, { name: 'spoke.json', text: spoke }];
 * Object.keys(adopt(files).networks ?? {}); // ['hub', 'spoke']
 * ```
 *
 * @throws {@link IpplanError} with everything wrong with files that could not be read.
 */
export const adopt = (files: Files): Request =>
  (JSON.parse(ask(module.adopt, ...split(files))) as { request: Request }).request;

/**
 * Which networks and subnets hold an address or a range, or lie in it.
 *
 * ```ts
 * find('10.0.0.7', { name: 'used.txt', text: '10.0.0.0/24' }).networks.length; // 1
 * ```
 *
 * @throws {@link IpplanError} with everything wrong with the address or the files.
 */
export const find = (address: string, files: Files): Existing => JSON.parse(ask(module.find, address, ...split(files)));

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
export const drift = (request: Request | string, files: Files, how: Planning = {}): Drift =>
  JSON.parse(ask(module.drift, ...reading(request, how), locked(how), ...split(files)));

/**
 * Checks files of any format: requests are checked, and networks that exist are audited. Parts that cannot be read
 * are reported in the answer, so nothing is thrown for them.
 *
 * ```ts
 * const subnets = '[{ "name": "AzureBastionSubnet", "addressPrefix": "10.0.0.0/27" }]';
 * const text = `[{ "name": "hub", "addressSpace": { "addressPrefixes": ["10.0.0.0/24"] }, "subnets": ${subnets} }]`;
 * audit({ name: 'vnets.json', text }).findings[0]?.code; // 'under-minimum'
 * ```
 */
export const audit = (files: Files): Check => JSON.parse(ask(module.audit, ...split(files)));
