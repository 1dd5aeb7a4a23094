// Styles are of the whole page, so a class belongs to one folder: what another defined too would change it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const src = new URL('../src/', import.meta.url);

const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));

/** The selectors of a style sheet that are in no other rule, each with the class it begins with. */
const owned = (css: string): string[] => {
  const classes: string[] = [];
  let depth = 0;
  let selector = '';
  for (const letter of css.replaceAll(/\/\*.*?\*\//gs, '')) {
    if (letter === '{') {
      // Inside of `@media` there are rules again.
      if (depth === 0 && !selector.trim().startsWith('@')) {
        for (const part of selector.split(',')) classes.push(...(/^\s*\.([\w-]+)/.exec(part)?.slice(1) ?? []));
      }
      depth += selector.trim().startsWith('@') ? 0 : 1;
      selector = '';
    } else if (letter === '}') {
      depth = Math.max(0, depth - 1);
      selector = '';
    } else selector += letter;
  }
  return classes;
};

test('a class is styled in one folder', () => {
  const owners = new Map<string, Set<string>>();
  for (const sheet of sheets) {
    for (const name of owned(readFileSync(new URL(sheet, src), 'utf8'))) {
      owners.set(name, (owners.get(name) ?? new Set()).add(sheet.split('/')[0] ?? ''));
    }
  }
  expect(owners.size).toBeGreaterThan(50);
  expect(
    [...owners]
      .filter(([, folders]) => folders.size > 1)
      .map(([name, folders]) => `${name}: ${[...folders].join(', ')}`),
  ).toEqual([]);
});
