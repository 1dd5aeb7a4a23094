/** Starts a WebAssembly module: in browsers and bundlers. */
export const load = async (
  init: (how: { module_or_path: URL }) => Promise<unknown>,
  module: URL,
): Promise<void> => {
  await init({ module_or_path: module });
};
