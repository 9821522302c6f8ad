import { access, lstat, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Unpacks the Chromium of the npm package, once for each user and version. The package itself unpacks to a fixed place that other
 * users and half-finished runs share; so it is given a folder of its own, which is renamed when it is complete.
 */
async function unpacked(): Promise<string> {
  const { uid } = userInfo();
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8')) as {
    version: string;
  };
  const home = join(tmpdir(), `tsunagi-chromium-${version}-${uid}`);
  const binary = join(home, 'chromium');
  if (await isThere(binary)) {
    if ((await lstat(home)).uid !== uid) throw new Error(`${home} belongs to another user`);
    return binary;
  }
  const staging = await mkdtemp(join(tmpdir(), 'tsunagi-chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = staging;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(staging, home).catch(async (error: NodeJS.ErrnoException) => {
    // Another run was faster.
    await rm(staging, { recursive: true, force: true });
    if (!(await isThere(binary))) throw error;
  });
  return binary;
}

/** Starts a headless Chromium: the system's own where there is one, else the one inside the npm package. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const found = await Promise.all(installed.map(async (path) => ((await isThere(path)) ? path : undefined)));
  const executablePath = found.find(Boolean) ?? (await unpacked());
  return chromium.launch({ executablePath, headless: true, args: quiet });
}
