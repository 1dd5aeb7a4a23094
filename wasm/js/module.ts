/** The functions of the whole module: text in, text out. */
export * as module from './wasm/ipplan.js';
