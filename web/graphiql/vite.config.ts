import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { gzipped } from './gzipped.ts';
import { latinFonts } from './latinFonts.ts';

/** Bundles GraphiQL with everything it needs, workers and fonts included, so that the page works without internet. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [latinFonts(), gzipped()],
  experimental: {
    // The page is `graphql` and its files are in `graphql/`: relative, so that it works below any path.
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `graphql/${file}` : { relative: true }),
  },
  build: {
    outDir: fileURLToPath(new URL('../../dist/graphiql', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Monaco is what it is; it is loaded once and then kept by the browser.
    chunkSizeWarningLimit: 3_000,
  },
  worker: { format: 'es' },
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
});
