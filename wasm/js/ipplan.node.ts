import { answerPlans } from './boundary.js';
import { compiled } from './load.node.js';
import * as module from './wasm/ipplan.js';

module.initSync({ module: compiled(new URL('./wasm/ipplan_bg.wasm', import.meta.url)) });
answerPlans(module);
