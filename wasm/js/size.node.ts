import { answerSizes, sizesStarted } from './boundary.js';
import { compiled } from './load.node.js';
import * as module from './wasm/size.js';

// The larger modules size too: where one has started, this one is not loaded.
if (!sizesStarted()) {
  module.initSync({ module: compiled(new URL('./wasm/size_bg.wasm', import.meta.url)) });
  answerSizes(module);
}
