/**
 * How big an Azure subnet must be, and where it goes.
 *
 * @module
 */
import '#ipplan';

export { type Drafting, draft, drafting } from './drafts.js';
export type { Files, NamedFile } from './existing.js';
export { adopt, audit, drift, existing, find } from './existing.js';
export type { Between, List, NamedList } from './lists.js';
export { free, next, overlaps, summarize } from './lists.js';
export type { Bounds, Format, Formats, Planning, Reading, Syntax, TextFormat, Written } from './plans.js';
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
export type { LinkKey } from './texts.js';
export { check, convert, diagram, formats, linkKeys, reach, read, readers } from './texts.js';
export type { Capacity } from './types/capacity.js';
export type { Catalogue } from './types/catalogue.js';
export type { Check, Finding } from './types/check.js';
export type { Code } from './types/code.js';
export type { Diff } from './types/diff.js';
export type { Draft } from './types/draft.js';
export type { Drift } from './types/drift.js';
export type { Existing, ExistingNetwork, ExistingSubnet } from './types/existing.js';
export type { Explain } from './types/explain.js';
export type { Free } from './types/free.js';
export type { Lock } from './types/lock.js';
export type { Map, MapBlock, MapClientPool, MapLink, MapNetwork, MapPool, MapSubnet } from './types/map.js';
export type { Next } from './types/next.js';
export type { Overlaps } from './types/overlaps.js';
export type { Plan } from './types/plan.js';
export type { Problems } from './types/problems.js';
export type { Reach } from './types/reach.js';
export type { Read, ReadRow } from './types/read.js';
export type { Reader } from './types/readers.js';
export type { Repack } from './types/repack.js';
export type { Request } from './types/request.js';
export type { Services } from './types/services.js';
export type { Size, SizeOfOne } from './types/size.js';
export type { Summarize } from './types/summarize.js';
