import { readFile } from 'node:fs/promises';

/** Reads and compiles a WebAssembly file: in Node, where `fetch` reads no files. */
export const compiled = async (file: URL): Promise<WebAssembly.Module> => WebAssembly.compile(await readFile(file));
