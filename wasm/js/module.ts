import { compiled } from '#load';
import init from './wasm/ipplan.js';
import { IpplanError } from './problems.js';

/** The functions of the module: text in, text out. */
export * as module from './wasm/ipplan.js';

/** What it starts with: all that sizes. `later.js` adds the rest. */
export const started = await init({
  module_or_path: await compiled(new URL('./wasm/ipplan_bg.wasm', import.meta.url)),
});

/** Asks a function of the module. What it throws is text, and becomes an error here. */
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
  it === undefined || typeof it === 'string' || typeof it === 'boolean' ||
  it instanceof Uint8Array || (Array.isArray(it) && it.every((one) => typeof one === 'string'));
