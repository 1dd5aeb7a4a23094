/** A plugin of Vite that makes the built page work offline: it writes `sw.js` with the list of all its files. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { minify, type Plugin } from 'vite';

/** What stands in the worker for the list and for its version. */
const FILES = '/* FILES */ []';
const VERSION = '/* VERSION */';

export const offline = (): Plugin => {
  let root = '';
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      folder = join(config.root, config.build.outDir);
    },
    // After everything was written, so that the list has what is there and nothing else.
    closeBundle: async () => {
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = found.filter((it) => it.isFile()).map((it) => relative(folder, join(it.parentPath, it.name)));
      const files = await Promise.all(
        paths
          .filter((path) => path !== 'sw.js')
          .sort()
          .map(
            async (path) =>
              [path.replaceAll('\\', '/'), `sha256-${digest(await readFile(join(folder, path)), 'base64')}`] as const,
          ),
      );
      const list = JSON.stringify(files);
      const worker = await readFile(join(root, 'src/offline/worker.js'), 'utf8');
      const written = worker.replace(FILES, () => list).replace(VERSION, digest(list + worker, 'hex').slice(0, 16));
      await writeFile(join(folder, 'sw.js'), (await minify('sw.js', written)).code);
    },
  };
};

const digest = (data: string | Uint8Array, as: 'hex' | 'base64'): string =>
  createHash('sha256').update(data).digest(as);
