import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run web` finds the API while it serves the dashboard's sources itself. */
const API = 'http://127.0.0.1:3000';

/**
 * What every screen stands on goes into one file. Otherwise each set of screens that share a module makes a file of its own: dozens of
 * them at the first load, which compress worse and have to be asked for one by one.
 */
const FIRST =
  /node_modules\/(react|react-dom|scheduler|openapi-fetch|@floating-ui|@tanstack|@mantine\/core\/esm\/core)\/|web\/design\//;

export default defineConfig({
  root: 'web',
  // Vite would otherwise keep its own cache inside node_modules, which `npm ci` throws away.
  cacheDir: '../.cache/vite',
  plugins: [react()],
  build: {
    target: 'es2022',
    // Browsers that know `light-dark()` themselves; a rewritten one knows nothing of the color scheme chosen here.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // A data: address in a style sheet would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // A test holds the first load to its limit, compressed; the bundler's own warning counts it raw.
    chunkSizeWarningLimit: 700,
    // Read by that test.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: FIRST }] } } },
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/v1': { target: API, changeOrigin: true }, '/openapi.json': API },
  },
});
