import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const api = `http://127.0.0.1:${process.env.PORT ?? '4000'}`;

/** react-aria ships its own words in thirty languages; the product speaks two, so the rest never reach the browser. */
function twoLanguages(): Plugin {
  return {
    name: 'tsunagi-two-languages',
    enforce: 'pre',
    load(id) {
      const language = /react-(?:aria|stately)[^?]*[/\\]intl[/\\].*?([a-z]{2})-[A-Z]{2}\.mjs/.exec(id)?.[1];
      return language && language !== 'ja' && language !== 'en' ? 'export default {};' : null;
    },
  };
}

export default defineConfig({
  root: here('.'),
  cacheDir: here('../.vite'),
  plugins: [twoLanguages(), react(), tailwindcss()],
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    // Inlined assets would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|i18next|react-i18next)[\\/]/,
            },
            { name: 'graphql', test: /node_modules[\\/](@urql|urql|wonka|graphql|graphql-ws|@0no-co)[\\/]/ },
            {
              name: 'controls',
              test: /node_modules[\\/](react-aria|react-aria-components|react-stately|@internationalized|@react-types)[\\/]/,
            },
            { name: 'form', test: /node_modules[\\/](react-hook-form|@hookform|zod)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // node_modules may be a link where several work trees share one installation.
    fs: { allow: [here('..'), realpathSync(here('../node_modules'))] },
    proxy: {
      '/graphql': { target: api, ws: true },
      '/auth': { target: api },
      '/attachments': { target: api },
    },
  },
});
