/**
 * `ipplan/size`: sizing alone, which loads a third of the module.
 *
 * @module
 */
export { capacity, catalogue, codes, services, size } from './sizes.js';
export { IpplanError, type Problem } from './problems.js';
export type { CapacityQuestion, How, SizeQuestion, Workload } from './sizes.js';
export type { Capacity } from './types/capacity.js';
export type { Catalogue } from './types/catalogue.js';
export type { Explain } from './types/explain.js';
export type { Services } from './types/services.js';
export type { Size } from './types/size.js';
