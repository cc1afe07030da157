import { defineConfig } from 'vite';

/** One script for the pages of others: nothing is left on their `window` but what the script puts there. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  cacheDir: '../../.cache/vite-widget',
  build: {
    target: 'es2022',
    lib: { entry: 'widget.ts', formats: ['iife'], name: 'rapportWidget', fileName: () => 'widget.js' },
    reportCompressedSize: false,
  },
});
