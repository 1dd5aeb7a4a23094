import { compiled } from '#load';
import { answerSizes } from './boundary.js';
import init, { capacity, catalogue, codes, services, size } from './wasm/ipplan.js';

/** The functions of the whole module: text in, text out. */
export * as module from './wasm/ipplan.js';

await init({ module_or_path: await compiled(new URL('./wasm/ipplan_bg.wasm', import.meta.url)) });
answerSizes({ capacity, catalogue, codes, services, size });
