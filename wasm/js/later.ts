import { compiled } from '#load';
import { started } from './module.js';

// The rest of the module, into the same memory: requests, plans and lists of networks.
const rest = await compiled(new URL('./wasm/ipplan_later.wasm', import.meta.url));
await WebAssembly.instantiate(rest, { first: { ...started } });

export { ask, module } from './module.js';
