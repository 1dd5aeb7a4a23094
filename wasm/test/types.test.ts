// The types are right: what is answered has them, and what is not is refused by them.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

test('answers and requests have their types', () => {
  const modules = readdirSync(new URL('./generated/', import.meta.url));
  expect(modules.filter((name) => name.startsWith('typed-')).length).toBeGreaterThan(15);
  const here = new URL('../', import.meta.url);
  let printed = '';
  try {
    execFileSync('npx', ['tsc', '-p', 'test/tsconfig.json'], { cwd: here, encoding: 'utf8' });
  } catch (error) {
    printed = (error as { stdout: string }).stdout;
  }
  expect(printed.slice(0, 2000)).toBe('');
});
