import { answerPlans } from './boundary.js';
import { compiled } from './load.file.js';
import init, * as module from './wasm/ipplan.js';

await init({ module_or_path: await compiled(new URL('./wasm/ipplan_bg.wasm', import.meta.url)) });
answerPlans(module);
