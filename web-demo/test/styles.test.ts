// Styles are of the whole page, so a class belongs to one folder: what another defined too would change it.
import { readdirSync, readFileSync } from 'node:fs';
import { parse, type Rule } from 'postcss';
import { expect, test } from 'vitest';

const src = new URL('../src/', import.meta.url);
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => [path.replaceAll('\\', '/'), parse(readFileSync(new URL(path, src), 'utf8'))] as const);

const isNested = (rule: Rule): boolean => {
  for (let at = rule.parent; at; at = at.parent as typeof at) if (at.type === 'rule') return true;
  return false;
};

test('a class is styled in one folder', () => {
  const owners = new Map<string, Set<string>>();
  for (const [sheet, css] of sheets) {
    css.walkRules((rule) => {
      if (isNested(rule)) return;
      for (const selector of rule.selectors) {
        const [, name] = /^\.([\w-]+)/.exec(selector) ?? [];
        if (name) owners.set(name, (owners.get(name) ?? new Set()).add(sheet.slice(0, sheet.lastIndexOf('/'))));
      }
    });
  }
  expect(owners.size).toBeGreaterThan(50);
  const shared = [...owners].filter(([, folders]) => folders.size > 1);
  expect(shared.map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([]);
});

test('a width at which the page changes has a name', () => {
  const widths = sheets.flatMap(([sheet, css]) => {
    const found: string[] = [];
    css.walkAtRules('media', ({ params }) => {
      if (/width|height/.test(params)) found.push(`${sheet}: ${params}`);
    });
    return found;
  });
  expect(widths).toEqual([]);
});
