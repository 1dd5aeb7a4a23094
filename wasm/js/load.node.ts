import { readFile } from 'node:fs/promises';

/** Starts a WebAssembly module: in Node, where `fetch` reads no files. */
export const load = async (
  init: (how: { module_or_path: BufferSource }) => Promise<unknown>,
  module: URL,
): Promise<void> => {
  await init({ module_or_path: await readFile(module) });
};
