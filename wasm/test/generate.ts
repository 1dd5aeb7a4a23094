// Before the tests: writes what is compiled and run by them into test/generated.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { examples } from './examples.js';
import { typed } from './typed.js';

export default async function setup(): Promise<void> {
  const folder = new URL('./generated/', import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [...examples(), ...(await typed())]) {
    writeFileSync(new URL(`${name}.ts`, folder), text);
  }
}
