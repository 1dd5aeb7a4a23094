import { IpplanError, wrongType } from './problems.js';
import type * as whole from './wasm/ipplan.js';
import type * as middle from './wasm/plan.js';
import type * as small from './wasm/size.js';

/** The functions that all modules have: they answer questions about sizes. */
export type Sizing = Pick<typeof small, 'size' | 'capacity' | 'services' | 'catalogue'>;

/** The functions that all but the smallest module have: they plan requests. */
export type Plans = Pick<
  typeof middle,
  | 'plan'
  | 'codes'
  | 'draft'
  | 'whyInDraft'
  | 'map'
  | 'why'
  | 'halves'
  | 'whole'
  | 'bounds'
  | 'diff'
  | 'release'
  | 'repack'
  | 'sizeText'
> &
  // What is not text is written by the whole module alone.
  Partial<Pick<typeof whole, 'workbook'>>;

let sizes: Sizing | undefined;
let plans: Plans | undefined;

/** Whether a module that sizes, or one that plans, has started. */
export const sizesStarted = (): boolean => sizes !== undefined;
export const plansStarted = (): boolean => plans !== undefined;

/** Lets a module answer questions about sizes from now on. */
export const answerSizes = (module: Sizing): void => {
  sizes = module;
};

/** Lets a module plan, and answer questions about sizes, from now on. */
export const answerPlans = (module: Plans & Sizing): void => {
  plans = module;
  sizes = module;
};

const started = <T>(module: T | undefined): T => {
  if (module === undefined) throw new Error('ipplan has not started');
  return module;
};

/**
 * The module that answers questions about sizes, and the one that plans: the largest that has started. All are
 * compiled from the same code, so they give the same answers.
 */
export const sizing = (): Sizing => started(sizes);
export const planning = (): Plans => started(plans);

/** Calls a function of a module. It throws text, which becomes an error here. */
export const ask = <Given extends unknown[], T>(call: (...given: Given) => T, ...given: Given): T => {
  // Programs without types may pass anything, and what has no length would be read beyond its end.
  const strange = given.findIndex((it) => !passes(it));
  if (strange >= 0) throw wrongType('text is expected', given[strange]);
  try {
    return call(...given);
  } catch (thrown) {
    throw typeof thrown === 'string' ? new IpplanError(JSON.parse(thrown)) : thrown;
  }
};

const passes = (it: unknown): boolean =>
  it === undefined ||
  typeof it === 'string' ||
  typeof it === 'boolean' ||
  it instanceof Uint8Array ||
  (Array.isArray(it) && it.every((one) => typeof one === 'string' || one instanceof Uint8Array));
