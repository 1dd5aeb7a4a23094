import { answerPlans, plansStarted } from './boundary.js';
import { compiled } from './load.file.js';
import init, * as module from './wasm/plan.js';

// The whole module plans too: where it has started, this one is not loaded.
if (!plansStarted()) {
  await init({ module_or_path: await compiled(new URL('./wasm/plan_bg.wasm', import.meta.url)) });
  // It may have started meanwhile.
  if (!plansStarted()) answerPlans(module);
}
