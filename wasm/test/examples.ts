// The examples in the README and in the comments of the source, as modules that check themselves:
// `half; // 1` has to be 1.
import { readdirSync, readFileSync } from 'node:fs';
import * as ipplan from 'ipplan';

const here = new URL('../', import.meta.url);

/** Every example, by the name of its module. */
export const examples = (): [string, string][] => {
  const sources = readdirSync(new URL('js/', here)).filter((name) => name.endsWith('.ts'));
  return ['README.md', ...sources.map((name) => `js/${name}`)].flatMap((path) => {
    const text = readFileSync(new URL(path, here), 'utf8').replace(/^ \* ?/gm, '');
    const blocks = [...text.matchAll(/^```ts\n(.*?)^```/gms)];
    return blocks.map((block, index): [string, string] => {
      const line = text.slice(0, block.index).split('\n').length;
      const name = `example-${path.replace(/^js\/|\.\w+$/g, '')}-${index + 1}`;
      return [name, `// ${path}:${line}\n${module(block[1] ?? '')}`];
    });
  });
};

const module = (code: string): string => {
  const names = Object.keys(ipplan).join(', ');
  const imports = code.includes('import ') ? '' : `import { ${names}, type Request } from 'ipplan';\n`;
  const checked = code.replace(/^( *)(?!const |\/\/)(.+); \/\/ (.+)$/gm, '$1expect($2).toEqual($3);');
  return `import { expect } from 'vitest';\n${imports}${checked}`;
};
