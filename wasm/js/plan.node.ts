import { answerPlans, plansStarted } from './boundary.js';
import { compiled } from './load.node.js';
import * as module from './wasm/plan.js';

// The whole module plans too: where it has started, this one is not loaded.
if (!plansStarted()) {
  module.initSync({ module: compiled(new URL('./wasm/plan_bg.wasm', import.meta.url)) });
  answerPlans(module);
}
