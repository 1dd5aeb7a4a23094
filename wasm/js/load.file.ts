/** Fetches and compiles a WebAssembly file: for bundlers that copy such files, and are asked for it. */
export const compiled = async (file: URL): Promise<WebAssembly.Module> => {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status} ${answer.statusText}`);
  // Only what the server calls WebAssembly may be compiled while it comes.
  return answer.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
};
