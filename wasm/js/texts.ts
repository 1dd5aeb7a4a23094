import { ask } from './boundary.js';
import { module } from './module.js';
import { type Formats, type Reading, reading, type Syntax } from './plans.js';
import type { Check } from './types/check.js';
import type { MapLink } from './types/map.js';
import type { Reach } from './types/reach.js';
import type { Read } from './types/read.js';
import type { Readers } from './types/readers.js';
import type { Request } from './types/request.js';

const utf8 = new TextEncoder();

/**
 * Reads a text of any known format: a request, a lock, a plan or a list of networks. The name of its file helps to
 * recognize it. The answer lists the parts that cannot be read, so nothing is thrown.
 *
 * ```ts
 * const { kind, request, rows } = read('10.0.0.0/22\n10.0.1.0/24\n10.0.2/24', 'used.txt');
 * kind; // 'list'
 * Object.keys(request.networks ?? {}); // ['10-0-0-0-22']
 * rows.map(({ line, text }) => `${line}: ${text}`); // ['3: 10.0.2/24']
 * ```
 */
export const read = (file: string | Uint8Array, name = ''): Read =>
  JSON.parse(ask(module.read, typeof file === 'string' ? utf8.encode(file) : file, name));

/**
 * The formats that `read` understands, each with its name and the endings of its files.
 *
 * ```ts
 * readers()[0]?.kind; // 'lock'
 * ```
 */
export const readers = (): Readers['readers'] => (JSON.parse(ask(module.readers)) as Readers).readers;

/**
 * Checks a request without placing anything: all of its problems and notices. Problems are part of the answer, so
 * nothing is thrown for them.
 *
 * ```ts
 * const request: Request = { networks: { hub: { space: '10.0.0.0/24', subnets: { gate: 'bastion' } } } };
 * check(request).findings.some((finding) => finding.code === 'fixed-size'); // true
 * ```
 *
 * @throws {@link IpplanError} for a syntax that is not known.
 */
export const check = (request: Request | string, how: Reading = {}): Check =>
  JSON.parse(ask(module.check, ...reading(request, how)));

/**
 * The formats of a plan (`write`) and of a request (`convert`).
 *
 * ```ts
 * formats().request.map((format) => format.name); // ['yaml', 'toml', 'json', 'csv']
 * ```
 */
export const formats = (): Formats => JSON.parse(ask(module.formats));

/**
 * A request in another language.
 *
 * ```ts
 * convert('networks:\n  hub: { space: 10.0.0.0/24 }', 'toml'); // '[networks.hub]\nspace = "10.0.0.0/24"\n'
 * ```
 *
 * @throws {@link IpplanError} with every problem of the request.
 */
export const convert = (request: Request | string, to: Syntax, how: Reading = {}): string => {
  const [body, syntax, name] = reading(request, how);
  return ask(module.convert, body, syntax, to, name);
};

/** A key of a link in a request. */
export interface LinkKey {
  name: string;
  /** The kinds of links that have it. */
  kinds: MapLink['kind'][];
  /**
   * What stands there: what the link joins (`ends`, or the `end` that all others are joined with), one or several names
   * of the request, text, a whole number from 1, yes or no (`switch`), or one of the `choices`.
   */
  holds: 'ends' | 'end' | 'name' | 'names' | 'text' | 'number' | 'switch' | 'choice';
  /** What can be chosen, the one first that is meant where nothing is said; empty where it is no choice. */
  choices: string[];
  /** What that is, in a few words. */
  about: string;
}

/**
 * The keys of a link, for whoever asks for its parts one by one.
 *
 * ```ts
 * linkKeys().find((key) => key.name === 'tier')?.kinds; // ['gateway-required-integration']
 * ```
 */
export const linkKeys = (): LinkKey[] => JSON.parse(ask(module.linkKeys));

/**
 * The networks of a request and their links as a diagram, hubs in the middle of their regions: SVG, or the text of a
 * Mermaid diagram. A request with problems is drawn as far as it can be read; `check` returns the problems.
 *
 * In SVG each box has `data-network`, `data-site` or `data-client-pool` with its name, each line of a link
 * `data-link` with its number in the request, from 0.
 *
 * ```ts
 * const networks = { hub: { space: '10.0.0.0/24' }, web: { space: '10.0.1.0/24' } };
 * diagram({ networks, links: [{ peer: ['hub', 'web'] }] }).includes('<g data-network="hub">'); // true
 * ```
 *
 * @throws {@link IpplanError} where there is no network in it, and for a syntax that is not known.
 */
export const diagram = (request: Request | string, format: 'svg' | 'mermaid' = 'svg', how: Reading = {}): string =>
  ask(module.diagram, ...reading(request, how), format);

/**
 * Whom a network, a subnet (`NETWORK/SUBNET`), a site or a client pool reaches over the links of a request: one, or
 * everything else. Each answer says through what, which settings and ports it needs, or why it is not reached.
 *
 * ```ts
 * const networks = { hub: { space: '10.0.0.0/24' }, web: { space: '10.0.1.0/24' } };
 * const [web] = reach({ networks, links: [{ peer: ['hub', 'web'] }] }, 'hub', 'web');
 * web?.steps.map((step) => step.by); // ['peer']
 * ```
 *
 * @throws {@link IpplanError} for a name that the request does not have, and for what is wrong with the request.
 */
export const reach = (request: Request | string, from: string, to?: string, how: Reading = {}): Reach['reach'] =>
  (JSON.parse(ask(module.reach, ...reading(request, how), from, to)) as Reach).reach;
