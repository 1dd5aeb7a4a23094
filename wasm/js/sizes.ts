import { ask, sizing } from './boundary.js';
import { wrongType } from './problems.js';
import type { Capacity } from './types/capacity.js';
import type { Catalogue } from './types/catalogue.js';
import type { Workload as AnyWorkload } from './types/request.js';
import type { Services } from './types/services.js';
import type { ServiceOfSeveral } from './types/services-of-several.js';
import type { Size, SizeOfOne } from './types/size.js';

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
export type SizeQuestion = Workload &
  How & {
    /** The address at which the subnet starts, such as `10.1.0.0`. */
    cidr?: string;
  };

/** A service with all inputs but the one that is searched. */
export type CapacityQuestion = Partial<Workload> &
  Pick<Workload, 'service'> &
  How & {
    /** One size of subnet, such as `/26`; else a table of all. */
    in?: string;
    /** The number to search; else the service's main one. */
    for?: string;
  };

/** Keys and values that follow each other; what is undefined is left out. */
export const flat = (question: object): string[] => {
  if (typeof question !== 'object' || question === null || Array.isArray(question)) {
    throw wrongType("a question is an object, such as { service: 'bastion' }", question);
  }
  return Object.entries(question).flatMap(([key, value]) => {
    if (value === undefined || value === null) return [];
    if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
      throw wrongType(`${key} is text, a number, true or false`, value, key);
    }
    return [key, String(value)];
  });
};

/** The answer of a service: of most it is one subnet, of some it can be several. */
export type SizeOf<Service> = Service extends ServiceOfSeveral ? Size : SizeOfOne;

/**
 * How big a subnet must be, with the sum and its sources.
 *
 * ```ts
 * size({ service: 'app-service', instances: 10, 'windows-container-apps': 4 }).prefix_length; // 25
 * ```
 *
 * @throws {@link IpplanError} with every problem of the question.
 */
export const size = <const Service extends SizeQuestion['service']>(
  question: SizeQuestion & { readonly service: Service },
): SizeOf<Service> => JSON.parse(ask(sizing().size, flat(question)));

/**
 * How far a service goes, one row a size of subnet.
 *
 * ```ts
 * capacity({ service: 'app-service', in: '/26' }).capacity[0]?.most; // 29
 * ```
 *
 * @throws {@link IpplanError} with every problem of the question.
 */
export const capacity = (question: CapacityQuestion): Capacity => JSON.parse(ask(sizing().capacity, flat(question)));

/**
 * The services that match all of these words; every service where there are none.
 *
 * ```ts
 * services('sql pool').services.map((service) => service.id); // ['sql-managed-instance-pool']
 * ```
 */
export const services = (words = ''): Services => JSON.parse(ask(sizing().services, words));

/**
 * The same services to choose from: their names, in their groups.
 *
 * ```ts
 * catalogue('bastion').groups[0]?.services[0]?.id; // 'bastion'
 * ```
 */
export const catalogue = (words = ''): Catalogue => JSON.parse(ask(sizing().catalogue, words));
