import { answerSizes, sizesStarted } from './boundary.js';
import { compiled } from './load.file.js';
import init, * as module from './wasm/size.js';

// The larger modules size too: where one has started, this one is not loaded.
if (!sizesStarted()) {
  await init({ module_or_path: await compiled(new URL('./wasm/size_bg.wasm', import.meta.url)) });
  // It may have started meanwhile.
  if (!sizesStarted()) answerSizes(module);
}
