import { ask } from './problems.js';
import type { Capacity } from './types/capacity.js';
import type { Explain } from './types/explain.js';
import type { Workload as AnyWorkload } from './types/request.js';
import type { Services } from './types/services.js';
import type { Size } from './types/size.js';

/** A service with its inputs, as a subnet of a request has them. */
export type Workload = Exclude<AnyWorkload, string>;

/** How to answer: the flags of the command. */
export interface How {
  /** Answer as the documents did at this date, such as `2023-07`; else as the newest do. */
  edition?: string;
  /** The smallest size, or at least the advised one. */
  fit?: 'need' | 'advised';
  /** Percent of the peak to keep free on top of it, such as `20%`. */
  headroom?: string | number;
}

/** A service with its inputs, as a subnet of a request has them. */
export type SizeQuestion = Workload & How & {
  /** The address at which the subnet starts, such as `10.1.0.0`. */
  cidr?: string;
};

/** A service with all inputs but the one that is searched. */
export type CapacityQuestion = Partial<Workload> & Pick<Workload, 'service'> & How & {
  /** One size of subnet, such as `/26`; else a table of all. */
  in?: string;
  /** The number to search; else the service's main one. */
  for?: string;
};

/** The module that sizes. */
export interface Sizing {
  size(question: string[]): string;
  capacity(question: string[]): string;
  services(words: string): string;
  codes(): string;
}

/** Keys and values that follow each other; what is undefined is left out. */
export const flat = (question: object): string[] =>
  Object.entries(question).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [key, String(value)]);

/** Functions from plain data to plain data, around a module. */
export const sizes = (module: Sizing) => ({
  /** How big a subnet must be, with the sum and its sources. */
  size: (question: SizeQuestion): Size =>
    JSON.parse(ask(() => module.size(flat(question)))),

  /** How far a service goes, one row a size of subnet. */
  capacity: (question: CapacityQuestion): Capacity =>
    JSON.parse(ask(() => module.capacity(flat(question)))),

  /** The services that all of these words speak of; every service without a word. */
  services: (words = ''): Services => JSON.parse(module.services(words)),

  /** What the codes of problems and notices mean. */
  codes: (): Explain => JSON.parse(module.codes()),
});
