/**
 * `ipplan/size`: sizing alone, by a module that is a fifth of the whole one.
 *
 * Its functions are the very functions of `ipplan`. The small module answers them until `ipplan` has started the
 * whole one, which then answers them too.
 *
 * @module
 */
import '#size';

export { IpplanError, type Problem } from './problems.js';
export type { CapacityQuestion, How, SizeOf, SizeQuestion, Workload } from './sizes.js';
export { capacity, catalogue, services, size } from './sizes.js';
export type { Capacity } from './types/capacity.js';
export type { Catalogue } from './types/catalogue.js';
export type { Code } from './types/code.js';
export type { Services } from './types/services.js';
export type { Size, SizeOfOne } from './types/size.js';
