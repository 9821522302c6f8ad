import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../startupError.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { type Credentials, openCluster } from './cluster.ts';
import { createApplicationDatabase } from './database.ts';
import { claimServer, type Owner } from './owner.ts';
import { choosePlace, type Place } from './place.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { launchServer, type Server, stopServer } from './server.ts';

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  /** Connection string of the application's own database, as the role that owns it. */
  url: string;
  /** Connection string of the server's `postgres` database, as its administrator. */
  adminUrl: string;
  /** Resolves when the server ends without having been asked to. */
  died: Promise<void>;
  stop(): Promise<void>;
};

/** How long a data folder's other user may take to leave before we say that it is in use. */
const PATIENCE_MS = 3_000;

/**
 * Starts the PostgreSQL that comes with the npm packages, as root or as an ordinary user, with its data in `dataFolder`.
 * A server left behind by a Tsunagi that was killed is stopped first. Only the loopback address is served, with passwords.
 * @param options.dataFolder made when missing
 * @param options.durable false gives up safety against crashes for speed (tests)
 * @param options.say prints one line about something the operator should know
 * @throws StartupError when the folder is in use, damaged or closed to us, or PostgreSQL cannot run here
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  durable?: boolean;
  say?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const { durable = true, say = () => {} } = options;
  const dataFolder = resolve(options.dataFolder);
  const place = await choosePlace(dataFolder, say);
  const binaries = await prepareBinaries(place.account, place.programs, say);
  const credentials = await openCluster(place, binaries, say, durable);
  for (let attempt = 0; attempt < 20; attempt++) {
    await stopLeftover(place, credentials, dataFolder);
    const running = await startAndClaim(place, binaries, credentials, durable, dataFolder);
    if (running) return embed(running.server, running.owner, credentials);
    await sleep(100);
  }
  throw inUse(dataFolder);
}

/**
 * The connection string of the embedded PostgreSQL that serves a data folder now, for a second process that only reads.
 * @returns undefined when none runs
 */
export async function reachEmbeddedPostgres(
  dataFolder: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const place = await choosePlace(resolve(dataFolder), say);
  const running = await findPostmaster(place.cluster);
  if (!running) return undefined;
  const binaries = await prepareBinaries(place.account, place.programs, say);
  return urlOf(running.port, await openCluster(place, binaries, say, true));
}

const urlOf = (port: number, { tsunagi }: Credentials): string =>
  `postgresql://tsunagi:${tsunagi}@127.0.0.1:${port}/tsunagi`;

async function stopLeftover(place: Place, credentials: Credentials, dataFolder: string): Promise<void> {
  const leftover = await findPostmaster(place.cluster);
  if (!leftover) return;
  const owner = await claimServer(leftover.port, credentials.postgres, PATIENCE_MS);
  if (owner === 'taken') throw inUse(dataFolder);
  // 'gone' is a server that starts, recovers or stops: nobody can own it, and stopping it is safe at any moment.
  if (owner !== 'gone') await owner.release();
  await stopPostmaster(leftover.pid, place.cluster);
}

async function startAndClaim(
  place: Place,
  binaries: Binaries,
  credentials: Credentials,
  durable: boolean,
  dataFolder: string,
): Promise<{ server: Server; owner: Owner } | undefined> {
  const server = await launchServer(place, binaries, durable);
  if (!server) return undefined;
  const owner = await claimServer(server.port, credentials.postgres, PATIENCE_MS);
  // Another Tsunagi that started at the same moment may have claimed our server (then it is theirs) or stopped it.
  if (owner === 'taken') {
    server.disown();
    throw inUse(dataFolder);
  }
  if (owner === 'gone') return undefined;
  await createApplicationDatabase(owner.client, credentials.tsunagi);
  return { server, owner };
}

function embed(server: Server, owner: Owner, credentials: Credentials): EmbeddedPostgres {
  let stopping = false;
  let held = owner;
  const died = new Promise<void>((report) => {
    server.child.once('exit', () => {
      if (!stopping) report();
    });
  });
  // PostgreSQL drops every session when one of its processes is killed; without a new claim another Tsunagi could take over.
  const reclaim = async () => {
    while (!stopping && server.child.exitCode === null && server.child.signalCode === null) {
      const again = await claimServer(server.port, credentials.postgres, PATIENCE_MS);
      if (typeof again !== 'object') continue;
      held = again;
      held.client.once('end', reclaim);
      return;
    }
  };
  held.client.once('end', reclaim);
  return {
    url: urlOf(server.port, credentials),
    adminUrl: `postgresql://postgres:${credentials.postgres}@127.0.0.1:${server.port}/postgres`,
    died,
    stop: async () => {
      stopping = true;
      await held.release().catch(() => {});
      await stopServer(server);
    },
  };
}

function inUse(dataFolder: string): StartupError {
  return new StartupError(
    `The data folder ${dataFolder} is in use by another running Tsunagi: stop that one or set TSUNAGI_DATA.`,
  );
}
