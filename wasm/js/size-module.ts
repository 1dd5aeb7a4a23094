import { compiled } from '#load';
import { answerSizes, isStarted } from './boundary.js';
import init, { capacity, catalogue, codes, services, size } from './wasm/size.js';

// The whole module sizes too: where it has started, the small one is not loaded.
if (!isStarted()) {
  await init({ module_or_path: await compiled(new URL('./wasm/size_bg.wasm', import.meta.url)) });
  // It may have started meanwhile.
  if (!isStarted()) answerSizes({ capacity, catalogue, codes, services, size });
}
