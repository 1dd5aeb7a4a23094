import { readFileSync } from 'node:fs';

/** Reads and compiles a WebAssembly file at once: in Node, where `require` waits for nothing. */
export const compiled = (file: URL): WebAssembly.Module => new WebAssembly.Module(readFileSync(file));
