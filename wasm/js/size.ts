/**
 * `ipplan/size`: sizing alone, in a module a third as large as the whole.
 *
 * @module
 */
import { load } from '#load';
import init, * as module from './wasm/size.js';
import { answerWith } from './module.js';

await load(init, new URL('./wasm/size_bg.wasm', import.meta.url));
answerWith(module);

export { capacity, catalogue, codes, services, size } from './sizes.js';
export { IpplanError, type Problem } from './problems.js';
export type { CapacityQuestion, How, SizeQuestion, Workload } from './sizes.js';
export type { Capacity } from './types/capacity.js';
export type { Catalogue } from './types/catalogue.js';
export type { Explain } from './types/explain.js';
export type { Services } from './types/services.js';
export type { Size } from './types/size.js';
