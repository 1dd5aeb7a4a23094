import globalData from '@csstools/postcss-global-data';
import { linkKeys } from 'ipplan';
import { catalogue } from 'ipplan/size';
import customMedia from 'postcss-custom-media';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { parse } from 'yaml';
import { offline } from './offline.ts';
import about from './package.json' with { type: 'json' };

/** Examples become data when the page is built, so that no reader is loaded for them. */
const examples: Plugin = {
  name: 'examples',
  transform: (text, id) => (id.endsWith('.yaml') ? `export default ${JSON.stringify(parse(text))}` : undefined),
};

/**
 * What the first answer needs is asked for at once: its module is not found through the code that asks for it, and the
 * theme, which the parser waits for, comes after everything that it would hold up.
 */
const early: Plugin = {
  name: 'early',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const theme = html.match(/<script src="\.\/theme\.js".*?<\/script>/)?.[0] ?? '';
      const modules = Object.keys(bundle).filter((path) => /\/size_bg-.*\.wasm$/.test(path));
      const loads = modules.map(
        (path) => `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="./${path}">`,
      );
      return html.replace(theme, '').replace('</head>', () => `${loads.join('')}${theme}</head>`);
    },
  },
};

/** What the first view says of the services, so that it need not list them all first. */
const { assumed, groups } = catalogue();
const offered = groups.reduce((sum, { services }) => sum + services.length, 0);

export default defineConfig({
  // Any host may serve it under any path.
  base: './',
  plugins: [examples, solid(), early, offline()],
  define: {
    __VERSION__: JSON.stringify(about.version),
    __ASSUMED__: JSON.stringify(assumed),
    __OFFERED__: String(offered),
    __LINK_KEYS__: JSON.stringify(linkKeys()),
  },
  // The modules are files, which are compiled while they come.
  resolve: { conditions: ['wasm-file', ...defaultClientConditions] },
  css: { postcss: { plugins: [globalData({ files: ['src/app/widths.css'] }), customMedia()] } },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first answer needs is one file of code and one of styles, whoever else needs some of it later.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        // What is around the module that reads files comes with it, and has its name.
        chunkFileNames: ({ moduleIds }) =>
          `assets/${moduleIds.some((id) => id.endsWith('/wasm/ipplan.js')) ? 'readers' : '[name]'}-[hash].js`,
      },
    },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
