import { answerPlans, plansStarted } from './boundary.js';
import { compiled } from './load.inline.js';
import init, * as module from './wasm/plan.js';
import packed from './wasm/plan_bg.js';

// The whole module plans too: where it has started, this one is not loaded.
if (!plansStarted()) {
  await init({ module_or_path: await compiled(packed) });
  // It may have started meanwhile.
  if (!plansStarted()) answerPlans(module);
}
