import { ask } from './boundary.js';
import { module } from './module.js';
import { wrongType } from './problems.js';
import type { Free } from './types/free.js';
import type { Next } from './types/next.js';
import type { Overlaps } from './types/overlaps.js';
import type { Summarize } from './types/summarize.js';

/** A list with a name, which is shown in answers and problems. */
export interface NamedList {
  name: string;
  /** One network a line, or CSV with a header. */
  text: string;
}

/**
 * Networks: one, or a text with one a line, or CSV whose header names a column of networks; or several of these.
 */
export type List = string | NamedList | readonly (string | NamedList)[];

/** A space, and the networks that are used in it. */
export interface Between {
  /** The networks to be divided. */
  in: List;
  /** The networks that are in use, by anyone. */
  used?: List;
}

/** Names and texts that follow each other. */
export const flat = (list: List = []): string[] => {
  const all: readonly (string | NamedList)[] = Array.isArray(list) ? list : [list as string | NamedList];
  return all.flatMap((one) => {
    if (typeof one === 'string') return ['', one];
    if (typeof one?.name !== 'string' || typeof one.text !== 'string') {
      throw wrongType('a list is text, { name, text }, or several of these', one);
    }
    return [one.name, one.text];
  });
};

/**
 * Where the next subnets go, in the order asked, or the proof that they do not fit.
 *
 * ```ts
 * const answer = next(['/26', '2x/28'], { in: '10.0.0.0/24', used: '10.0.0.0/26' });
 * 'placements' in answer && answer.placements[0]?.address_prefix; // '10.0.0.64/26'
 * ```
 *
 * @throws {@link IpplanError} with every wrong line of the lists.
 */
export const next = (sizes: string | readonly string[], space: Between & { fromTop?: boolean }): Next =>
  JSON.parse(ask(module.next, [sizes].flat(), flat(space.in), flat(space.used), space.fromTop ?? false));

/**
 * The free blocks, and how many of every size still fit.
 *
 * ```ts
 * const left = free({ in: '10.0.0.0/24', used: ['10.0.0.0/26', '10.0.0.128/25'] });
 * left.free; // ['10.0.0.64/26']
 * ```
 *
 * @throws {@link IpplanError} with every wrong line of the lists.
 */
export const free = (space: Between): Free => JSON.parse(ask(module.free, flat(space.in), flat(space.used)));

/**
 * Every pair of networks that overlap.
 *
 * ```ts
 * const [pair] = overlaps({ name: 'used.txt', text: '10.0.0.0/8\n10.1.0.0/16' }).overlaps;
 * [pair?.a.address_prefix, pair?.b.line]; // ['10.0.0.0/8', 2]
 * ```
 *
 * @throws {@link IpplanError} with every wrong line of the lists.
 */
export const overlaps = (list: List): Overlaps => JSON.parse(ask(module.overlaps, flat(list)));

/**
 * The fewest networks that cover the same addresses.
 *
 * ```ts
 * summarize(['10.0.0.0/25', '10.0.0.128/25']).blocks; // ['10.0.0.0/24']
 * ```
 *
 * @throws {@link IpplanError} with every wrong line of the lists.
 */
export const summarize = (list: List): Summarize => JSON.parse(ask(module.summarize, flat(list)));
