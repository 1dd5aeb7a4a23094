/**
 * `ipplan/plan`: sizing and planning of requests that are data, by a module that is half of the whole one.
 *
 * These are the same functions as those of `ipplan`. Functions that read text, such as YAML or files of other tools,
 * are only in `ipplan`; once it has started, it answers for these functions too.
 *
 * @module
 */
import '#plan';

export { type Drafting, draft, drafting } from './drafts.js';
export type { Bounds, Format, Planning, Reading, Syntax, TextFormat, Written } from './plans.js';
export {
  bounds,
  codes,
  diff,
  halves,
  lock,
  map,
  plan,
  release,
  repack,
  sizeText,
  whole,
  why,
  write,
} from './plans.js';
export { IpplanError, type Problem } from './problems.js';
export type { CapacityQuestion, How, SizeOf, SizeQuestion, Workload } from './sizes.js';
export { capacity, catalogue, services, size } from './sizes.js';
export type { Code } from './types/code.js';
export type { Diff } from './types/diff.js';
export type { Draft } from './types/draft.js';
export type { Explain } from './types/explain.js';
export type { Lock } from './types/lock.js';
export type { Map, MapBlock, MapClientPool, MapLink, MapNetwork, MapPool, MapSubnet } from './types/map.js';
export type { Plan } from './types/plan.js';
export type { Repack } from './types/repack.js';
export type { Request } from './types/request.js';
export type { Size, SizeOfOne } from './types/size.js';
