/**
 * How big an Azure subnet must be, and where it goes.
 *
 * @module
 */
import { load } from '#load';
import init, * as module from './wasm/ipplan.js';
import { plans } from './plans.js';
import { sizes } from './sizes.js';

await load(init, new URL('./wasm/ipplan_bg.wasm', import.meta.url));

export const { size, capacity, services, codes } = sizes(module);
export const {
  plan, write, lock, map, why, read, readers, check, convert, formats, diff, release, halves, whole, sizeText,
} = plans(module);
export { IpplanError, type Problem } from './problems.js';
export type { CapacityQuestion, How, SizeQuestion, Workload } from './sizes.js';
export type { Format, Formats, Planning, Reading, Syntax, Written } from './plans.js';
export type { Capacity } from './types/capacity.js';
export type { Check } from './types/check.js';
export type { Diff } from './types/diff.js';
export type { Explain } from './types/explain.js';
export type { Lock } from './types/lock.js';
export type { Map, MapBlock, MapNetwork, MapPool, MapSubnet } from './types/map.js';
export type { Plan } from './types/plan.js';
export type { Read, ReadRow } from './types/read.js';
export type { Reader } from './types/readers.js';
export type { Request } from './types/request.js';
export type { Services } from './types/services.js';
export type { Size, SizeOfOne } from './types/size.js';
