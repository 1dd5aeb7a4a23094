import { compiled } from '#load';
import { answerSizes, sizesStarted } from './boundary.js';
import init, { capacity, catalogue, services, size } from './wasm/size.js';

// The others size too: where one has started, the small one is not loaded.
if (!sizesStarted()) {
  await init({ module_or_path: await compiled(new URL('./wasm/size_bg.wasm', import.meta.url)) });
  // It may have started meanwhile.
  if (!sizesStarted()) answerSizes({ capacity, catalogue, services, size });
}
