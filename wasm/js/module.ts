import { compiled } from '#load';
import { answerPlans } from './boundary.js';
import init, * as module from './wasm/ipplan.js';

/** The functions of the whole module: text in, text out. */
export * as module from './wasm/ipplan.js';

await init({ module_or_path: await compiled(new URL('./wasm/ipplan_bg.wasm', import.meta.url)) });
answerPlans(module);
