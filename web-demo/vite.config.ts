import globalData from '@csstools/postcss-global-data';
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

export default defineConfig({
  // Any host may serve it under any path.
  base: './',
  plugins: [examples, solid(), offline()],
  define: { __VERSION__: JSON.stringify(about.version) },
  // The modules are files, which are compiled while they come.
  resolve: { conditions: ['wasm-file', ...defaultClientConditions] },
  css: { postcss: { plugins: [globalData({ files: ['src/app/widths.css'] }), customMedia()] } },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first answer needs is one file of code and one of styles, whoever else needs some of it later.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
