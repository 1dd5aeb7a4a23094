import { answerSizes, sizesStarted } from './boundary.js';
import { compiled } from './load.inline.js';
import init, * as module from './wasm/size.js';
import packed from './wasm/size_bg.js';

// The larger modules size too: where one has started, this one is not loaded.
if (!sizesStarted()) {
  await init({ module_or_path: await compiled(packed) });
  // It may have started meanwhile.
  if (!sizesStarted()) answerSizes(module);
}
