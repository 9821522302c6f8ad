import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { contextFor, type RequestInfo, type Services, type SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { reportingFirst } from '../report.ts';
import { liveSessions } from '../session/authenticate.ts';
import type { Viewer } from '../session/viewer.ts';
import { type Change, findChanges } from './changes.ts';
import { findTurned, type Turned } from './turned.ts';

/**
 * How often sessions and what runs out by the clock are looked at, and missed wake-ups caught up with, in milliseconds: screens of
 * those who lost access are to be empty within a second.
 */
const beat = 500;

interface Subscriber {
  sessionId: string;
  request: RequestInfo;
  tell(change: Change): void;
  end(): void;
}

/** Wakes this node's subscribers when PostgreSQL says that something was committed; one a process. */
export interface Hub {
  /** Registers a subscriber and answers the number of the last event it will not be told live. */
  join(subscriber: Subscriber): bigint;
  leave(subscriber: Subscriber): void;
  close(): Promise<void>;
}

/** Viewers for whom the gate answers alike. Restrictions name users, so each user is a class; their windows share it. */
const classOf = (viewer: Viewer): string => `${viewer.agencyId} ${viewer.role} ${viewer.userId}`;

const opensTo = (grantee: Turned['grantees'][number], { agencyId, userId }: Viewer): boolean =>
  grantee.agencyId === agencyId && (grantee.userId === null || grantee.userId === userId);

/**
 * Starts listening. Events are read by their number, so a lost connection delays but loses none; for every batch the
 * sessions are read anew, and whoever has none is ended before anything is told.
 */
export async function startHub(services: Omit<Services, 'hub'>): Promise<Hub> {
  const { db } = services;
  /** Each with the number of the last event it was told, so that a look that fails is made up for at the next. */
  const subscribers = new Map<Subscriber, bigint>();
  const latestSeq = async () =>
    BigInt((await db.rows<{ seq: string | null }>(Prisma.sql`SELECT max(seq) AS seq FROM "Event"`))[0]?.seq ?? 0);
  let seen = await latestSeq();
  let listener: pg.Client | undefined;
  let isClosed = false;
  let running: Promise<void> | undefined;
  let isAwake = false;
  let { now: looked } = await findTurned(db, null);

  async function tellAll(): Promise<void> {
    const until = await latestSeq();
    const turned = await findTurned(db, looked);
    const waiting = [...subscribers.keys()];
    const viewers =
      waiting.length > 0
        ? await liveSessions(db, [...new Set(waiting.map(({ sessionId }) => sessionId))])
        : new Map<string, Viewer>();
    seen = until;
    const answers = new Map<string, Promise<Change[]>>();
    const failures: unknown[] = [];
    for (const subscriber of waiting) {
      const viewer = viewers.get(subscriber.sessionId);
      const from = subscribers.get(subscriber);
      if (!viewer) subscriber.end();
      if (!viewer || from === undefined) continue;
      if (turned.grantees.some((each) => opensTo(each, viewer)))
        subscriber.tell({ id: randomUUID(), kind: 'ACCESS', referralId: null, at: turned.now });
      if (until <= from) continue;
      const key = `${classOf(viewer)} ${from}`;
      let answer = answers.get(key);
      if (!answer) {
        answer = findChanges(
          contextFor({ ...services, hub }, subscriber.request, viewer) as SignedInContext,
          from,
          until,
        );
        answers.set(key, answer);
      }
      try {
        for (const change of await answer) subscriber.tell(change);
        if (subscribers.has(subscriber)) subscribers.set(subscriber, until);
      } catch (error) {
        failures.push(error);
      }
    }
    looked = turned.now;
    if (failures.length > 0) throw failures[0];
  }

  const tell = reportingFirst(tellAll);

  function wake(): void {
    isAwake = true;
    running ??= (async () => {
      while (isAwake && !isClosed) {
        isAwake = false;
        await tell();
      }
      running = undefined;
    })();
  }

  async function listen(): Promise<void> {
    const client = new pg.Client(db.pool.options as pg.ClientConfig);
    const again = () => {
      if (listener !== client || isClosed) return;
      listener = undefined;
      setTimeout(() => void listen().catch(again), beat).unref();
    };
    listener = client;
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ channel, payload }) => {
      // A session that ended, or now acts for another posting: what was opened under the old one is over at once.
      if (channel === 'tsunagi_sessions')
        for (const each of subscribers.keys()) if (each.sessionId === payload) each.end();
      wake();
    });
    await client.connect();
    await client.query('LISTEN tsunagi_events; LISTEN tsunagi_sessions');
    wake();
  }

  const timer = setInterval(wake, beat);
  timer.unref();

  const hub: Hub = {
    join(subscriber) {
      subscribers.set(subscriber, seen);
      return seen;
    },
    leave: (subscriber) => void subscribers.delete(subscriber),
    async close() {
      isClosed = true;
      clearInterval(timer);
      for (const subscriber of subscribers.keys()) subscriber.end();
      await running;
      await listener?.end();
    },
  };
  await listen();
  return hub;
}
