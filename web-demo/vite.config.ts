import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { offline } from './offline.ts';

export default defineConfig({
  // Any host may serve it under any path.
  base: './',
  plugins: [solid(), offline()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
