import { answerPlans } from './boundary.js';
import { compiled } from './load.inline.js';
import init, * as module from './wasm/ipplan.js';
import packed from './wasm/ipplan_bg.js';

await init({ module_or_path: await compiled(packed) });
answerPlans(module);
