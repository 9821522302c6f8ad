import { Agent, request } from 'node:http';

export interface Load {
  url: string;
  headers: Record<string, string>;
  /** A body for each request, in turn. */
  bodies: readonly string[];
  /** A cookie for each request, in turn. */
  cookies: readonly string[];
}

/**
 * Sends requests over a fixed number of kept connections for a while, on loopback only.
 * @returns answers a second
 * @throws Error when an answer is not 200 or holds errors
 */
export async function measure(
  { url, headers, bodies, cookies }: Load,
  seconds: number,
  connections = 16,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  let answered = 0;
  let turn = 0;

  const once = () =>
    new Promise<void>((resolve, reject) => {
      const n = turn++;
      const body = bodies[n % bodies.length] as string;
      const outgoing = request(
        url,
        {
          agent,
          method: 'POST',
          headers: { ...headers, cookie: cookies[n % cookies.length], 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          let length = 0;
          let head = '';
          answer.on('data', (chunk: Buffer) => {
            if (length === 0) head = chunk.subarray(0, 40).toString();
            length += chunk.length;
          });
          answer.on('end', () => {
            if (answer.statusCode !== 200 || head.includes('"errors"') || length < 100)
              reject(new Error(`Answer ${answer.statusCode}: ${head}`));
            else resolve();
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await once();
        answered += 1;
      }
    }),
  );
  agent.destroy();
  return answered / ((performance.now() - started) / 1000);
}
