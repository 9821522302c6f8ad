import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const outDir = fileURLToPath(new URL('../../.vite/gallery', import.meta.url));

/** The policy under which the controls must work: nothing from elsewhere, no inline script or style sheet. */
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * Builds the client with its gallery, which a production build leaves out, and serves it on loopback under the
 * content security policy.
 * @returns the gallery's address, and how to end the server
 */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'development';
  try {
    await build({ configFile, mode: 'development', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    process.env.NODE_ENV = before;
  }
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: {
      host: '127.0.0.1',
      port: 0,
      proxy: {},
      headers: { 'content-security-policy': contentSecurityPolicy },
    },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('the gallery listens on no port');
  return { url: `http://127.0.0.1:${address.port}/_ui`, close: () => server.close() };
}
