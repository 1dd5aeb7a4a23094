/** The module that answers: text in, text out. `ipplan/size` starts one that has only what sizes. */
export type Module = typeof import('./wasm/ipplan.js');

export let module: Module;

/** From now on, this one answers. Both answer the same, so it does not matter which is the last. */
export const answerWith = (
  started: Pick<Module, 'size' | 'capacity' | 'services' | 'catalogue' | 'codes'>,
): void => {
  const functions = Object.entries(started).filter(([, it]) => typeof it === 'function');
  module = Object.fromEntries(functions.map(([name, it]) => [name, guarded(it)])) as Module;
};

/** Programs without types may pass anything, and what has no length would be read beyond its end. */
const guarded = (call: Function) => (...given: unknown[]): unknown => {
  if (!given.every(passes)) throw new TypeError('ipplan takes text, plain data, or bytes');
  return call(...given);
};

const passes = (it: unknown): boolean =>
  it === undefined || typeof it === 'string' || typeof it === 'boolean' ||
  it instanceof Uint8Array || (Array.isArray(it) && it.every((one) => typeof one === 'string'));
