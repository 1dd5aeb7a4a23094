import { IpplanError } from './problems.js';
import type * as small from './wasm/size.js';

/** What answers questions about sizes: functions that both modules have. */
export type Sizing = Pick<typeof small, 'size' | 'capacity' | 'services' | 'catalogue' | 'codes'>;

let answering: Sizing | undefined;

/** Whether a module has started. */
export const isStarted = (): boolean => answering !== undefined;

/** Lets a module answer questions about sizes from now on. */
export const answerSizes = (module: Sizing): void => {
  answering = module;
};

/**
 * The module that answers questions about sizes: the small one that `ipplan/size` starts, until `ipplan` has started
 * the whole one. Both are compiled from the same code, so they give the same answers.
 */
export const sizing = (): Sizing => {
  if (answering === undefined) throw new Error('ipplan has not started');
  return answering;
};

/** Asks a function of a module. What it throws is text, and becomes an error here. */
export const ask = <Given extends unknown[], T>(call: (...given: Given) => T, ...given: Given): T => {
  // Programs without types may pass anything, and what has no length would be read beyond its end.
  if (!given.every(passes)) throw new TypeError('ipplan takes text, plain data, or bytes');
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
  (Array.isArray(it) && it.every((one) => typeof one === 'string'));
