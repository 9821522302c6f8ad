import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { hexSecret, readSecret } from './secret.ts';
import { StartupError } from './startupError.ts';

/** Everything that an operator decides, read once when the process starts. */
export interface Env {
  /** TCP port of API and client. */
  port: number;
  /** Address to listen on; 127.0.0.1 unless a proxy on another machine stands in front. */
  host: string;
  /** An outside PostgreSQL; undefined starts the embedded one. */
  databaseUrl: string | undefined;
  /** Absolute path of the folder that holds the embedded database and the generated secret. */
  dataFolder: string;
  /** File outside the database that keeps the head of the access ledger; undefined keeps none (tests). */
  ledgerHead: string | undefined;
  /** Whether an empty database is filled with the demo city and its accounts, for which the second factor is optional. */
  demo: boolean;
  /** Origin at which people open Tsunagi, without a trailing slash: passkeys, cookies and origin checks rely on it. */
  publicUrl: string;
  /** Addresses of reverse proxies in front, which are believed about the address a request came from. */
  proxies: string[];
  /** At least 32 secret bytes. Derive a key for each use from them; they encrypt TOTP secrets at rest. */
  secret: Buffer;
  /** The city's identity provider (OpenID Connect), when it is configured. */
  oidc: OidcSettings | undefined;
}

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /**
   * Whether the provider is trusted to name the person at their first sign-in: its `preferred_username`, or verified `email`, is
   * the login here. Otherwise only persons who are linked already can sign in by it.
   */
  namesLogins: boolean;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);
const flag = z.enum(['1', 'true', 'on', '0', 'false', 'off']).transform((value) => ['1', 'true', 'on'].includes(value));
const webUrl = z.url({ protocol: /^https?$/ });

/** Each variable and what a right value looks like, as it is told to an operator. */
const VARIABLES = {
  PORT: [port, 'a port number from 1 to 65535'],
  HOST: [z.string().regex(/^[\w.:-]+$/), 'an address or a host name'],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    'an address such as postgresql://user:password@host:5432/database',
  ],
  TSUNAGI_DATA: [z.string(), 'a folder'],
  TSUNAGI_LEDGER_HEAD: [z.string(), 'a file'],
  TSUNAGI_DEMO: [flag, 'on or off'],
  TSUNAGI_PUBLIC_URL: [
    webUrl.refine((value) => new URL(value).pathname === '/'),
    'an origin such as https://tsunagi.city.example',
  ],
  TSUNAGI_PROXIES: [
    z
      .string()
      .transform((value) => value.split(',').map((address) => address.trim()))
      .refine((list) => list.every((address) => isIP(address))),
    'addresses of reverse proxies, separated by commas',
  ],
  // 64 digits are read as in the generated file, so that its secret can be given here when a city moves.
  TSUNAGI_SECRET: [
    z
      .string()
      .transform((value) => hexSecret(value) ?? Buffer.from(value))
      .refine((bytes) => bytes.length >= 32),
    'at least 32 bytes',
  ],
  TSUNAGI_OIDC_ISSUER: [webUrl, 'the address of the identity provider'],
  TSUNAGI_OIDC_CLIENT_ID: [z.string(), 'the client id at the identity provider'],
  TSUNAGI_OIDC_CLIENT_SECRET: [z.string(), 'the client secret at the identity provider'],
  TSUNAGI_OIDC_NAMES_LOGINS: [flag, 'on or off'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof VARIABLES;

/**
 * Reads and checks the environment. A variable set to nothing counts as not set.
 * @throws StartupError naming the variable, never its value, which may be a secret
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const databaseUrl = read(source, 'DATABASE_URL');
  const demo = read(source, 'TSUNAGI_DEMO') ?? databaseUrl === undefined;
  const chosenPort = read(source, 'PORT') ?? 4000;
  const dataFolder = resolve(read(source, 'TSUNAGI_DATA') ?? '.data');
  const given = read(source, 'TSUNAGI_SECRET');
  if (!given && databaseUrl && !demo) {
    throw new StartupError(
      'TSUNAGI_SECRET must be set (at least 32 bytes) when DATABASE_URL is: every node of a network needs the same one.',
    );
  }
  return {
    port: chosenPort,
    host: read(source, 'HOST') ?? '127.0.0.1',
    databaseUrl,
    dataFolder,
    ledgerHead: resolve(read(source, 'TSUNAGI_LEDGER_HEAD') ?? join(dataFolder, 'ledger.head')),
    demo,
    publicUrl: new URL(read(source, 'TSUNAGI_PUBLIC_URL') ?? `http://localhost:${chosenPort}`).origin,
    proxies: read(source, 'TSUNAGI_PROXIES') ?? [],
    secret: given ?? readSecret(dataFolder),
    oidc: readOidc(source),
  };
}

function readOidc(source: NodeJS.ProcessEnv): Env['oidc'] {
  const issuer = read(source, 'TSUNAGI_OIDC_ISSUER');
  const clientId = read(source, 'TSUNAGI_OIDC_CLIENT_ID');
  const clientSecret = read(source, 'TSUNAGI_OIDC_CLIENT_SECRET');
  if (issuer && clientId && clientSecret) {
    return { issuer, clientId, clientSecret, namesLogins: read(source, 'TSUNAGI_OIDC_NAMES_LOGINS') ?? false };
  }
  if (!issuer && !clientId && !clientSecret) return undefined;
  throw new StartupError(
    'TSUNAGI_OIDC_ISSUER, TSUNAGI_OIDC_CLIENT_ID and TSUNAGI_OIDC_CLIENT_SECRET must be set together.',
  );
}

function read<N extends Name>(source: NodeJS.ProcessEnv, name: N): z.infer<(typeof VARIABLES)[N][0]> | undefined {
  const value = source[name];
  if (value === undefined || value === '') return undefined;
  const [shape, wanted] = VARIABLES[name];
  const result = shape.safeParse(value);
  if (!result.success) throw new StartupError(`${name} must be ${wanted}.`);
  return result.data as z.infer<(typeof VARIABLES)[N][0]>;
}
