import { ask } from './problems.js';
import type { Free } from './types/free.js';
import type { Next } from './types/next.js';
import type { Overlaps } from './types/overlaps.js';
import type { Summarize } from './types/summarize.js';

/** A list with a name, which answers and problems then say. */
export interface NamedList {
  name: string;
  /** One network a line, or CSV with a line of names. */
  text: string;
}

/**
 * Networks: one, or a text with one a line, or CSV whose first line names a column of networks; or
 * several of these.
 */
export type List = string | NamedList | readonly (string | NamedList)[];

/** A space, and what is used of it. */
export interface Between {
  /** The networks that are ours to divide. */
  in: List;
  /** The networks that are taken, by whomever. */
  used?: List;
}

/** The module that works with lists. */
export interface Lists {
  next(sizes: string[], declared: string[], used: string[], fromTop: boolean): string;
  free(declared: string[], used: string[]): string;
  overlaps(list: string[]): string;
  summarize(list: string[]): string;
}

/** Names and texts that follow each other. */
const flat = (list: List = []): string[] => {
  const all = typeof list === 'string' || 'name' in list ? [list] : list;
  return all.flatMap((one) => (typeof one === 'string' ? ['', one] : [one.name, one.text]));
};

/** Functions about lists of networks, around a module. */
export const lists = (module: Lists) => ({
  /**
   * Where the next subnets go, in the order asked, or the proof that they do not fit.
   *
   * ```ts
   * const answer = next(['/26', '2x/28'], { in: '10.0.0.0/24', used: '10.0.0.0/26' });
   * if ('placements' in answer) answer.placements[0]?.address_prefix; // '10.0.0.64/26'
   * ```
   */
  next: (sizes: string | readonly string[], space: Between & { fromTop?: boolean }): Next =>
    JSON.parse(ask(() =>
      module.next([sizes].flat(), flat(space.in), flat(space.used), space.fromTop ?? false))),

  /**
   * What is free, and how much of every size still fits.
   *
   * ```ts
   * free({ in: '10.0.0.0/24', used: ['10.0.0.0/26', '10.0.0.128/25'] }).free; // one block
   * ```
   */
  free: (space: Between): Free => JSON.parse(ask(() => module.free(flat(space.in), flat(space.used)))),

  /**
   * Every pair of networks that overlap.
   *
   * ```ts
   * overlaps('10.0.0.0/8\n10.1.0.0/16').overlaps.length; // 1
   * ```
   */
  overlaps: (list: List): Overlaps => JSON.parse(ask(() => module.overlaps(flat(list)))),

  /**
   * The fewest networks that cover the same addresses.
   *
   * ```ts
   * summarize(['10.0.0.0/25', '10.0.0.128/25']).networks; // ['10.0.0.0/24']
   * ```
   */
  summarize: (list: List): Summarize => JSON.parse(ask(() => module.summarize(flat(list)))),
});
