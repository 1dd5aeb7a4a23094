/** The module that answers: text in, text out. `ipplan/size` starts one that has only what sizes. */
export type Module = typeof import('./wasm/ipplan.js');

export let module: Module;

/** From now on, this one answers. Both answer the same, so it does not matter which is the last. */
export const answerWith = (started: Pick<Module, 'size' | 'capacity' | 'services' | 'codes'>): void => {
  module = started as Module;
};
