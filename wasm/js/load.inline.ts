/**
 * Unpacks and compiles a module that is text in the code: works in every bundler, without a setting or another file.
 */
export const compiled = async (packed: string): Promise<WebAssembly.Module> => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return WebAssembly.compile(await new Response(whole).arrayBuffer());
};
