import { readdirSync, readFileSync } from 'node:fs';
import * as ipplan from 'ipplan';
import { expect, test } from 'vitest';

const folder = new URL('./generated/', import.meta.url);
const examples = readdirSync(folder).filter((name) => name.startsWith('example-'));

test.each(examples)('%s', async (name) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toContain('expect(');
  await import(`./generated/${name.replace(/\.ts$/, '')}.ts`);
});

test('every function has an example', () => {
  const all = examples.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const code = all.replace(/^import .*$/gm, '');
  const functions = Object.keys(ipplan).filter((name) => name !== 'IpplanError');
  expect(functions.length).toBeGreaterThan(20);
  for (const name of functions) expect(code, name).toContain(`${name}(`);
});
