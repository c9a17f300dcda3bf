import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the page for every host. Paths are relative because each host serves it from another origin; nothing is
 * inlined because the page's policy takes neither data: fonts nor inline scripts.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'chrome140',
    cssMinify: true,
    sourcemap: false,
    // One file on purpose: it is read from disk, and every view must open without waiting for another.
    chunkSizeWarningLimit: 1500,
  },
});
