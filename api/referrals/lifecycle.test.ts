import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '../access/oracle/draw.ts';
import { makeWorld } from '../access/oracle/generate.ts';
import { fold, senderStanding } from '../access/oracle/history.ts';
import { insertWorld } from '../access/oracle/insert.ts';
import { addWorkingDays } from '../clock/workingDays.ts';
import { Prisma } from '../database.ts';
import { newCommand, readStored } from '../testing/walk.ts';
import { createWalker, openDesks } from '../testing/walker.ts';
import { expireOverdue } from './clockwork.ts';

let opened: Awaited<ReturnType<typeof openDesks>>;
let walker: Awaited<ReturnType<typeof createWalker>>;

beforeAll(async () => {
  opened = await openDesks();
  walker = await createWalker(opened);
});
afterAll(() => opened?.api.stop());

const isDeep = process.env.TSUNAGI_TEST_DEEP === '1';

/** Runs a property over random draws; the seed of a failure brings the same draws back. */
const property = (runs: number, check: (draw: ReturnType<typeof drawFrom>) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.gen(), (value) => check(drawFrom(value))),
    {
      numRuns: runs,
      endOnFailure: true,
      reporter: ({ failed, errorInstance, seed }) => {
        if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`, { cause: errorInstance });
      },
    },
  );

describe('the lifecycle', { timeout: 3_600_000 }, () => {
  it('is kept on random walks of four desks, by what each knows', async () => {
    await property(isDeep ? 300 : 12, async (draw) => {
      const first = await walker.beginDraft(draw);
      for (let left = isDeep ? 30 : 14; left > 0; left--) await walker.step(draw, first);
    });
    const { accepted, refused } = walker.tally;
    process.stdout.write(`lifecycle: ${accepted} commands accepted, ${refused} refused\n`);
  });

  it('lets a consent be withdrawn at any moment, which shuts what it opened at once', async () => {
    const { api, desks } = opened;
    await property(isDeep ? 100 : 6, async (draw) => {
      const first = await walker.beginDraft(draw);
      for (let left = draw.int(1, 10); left > 0; left--) await walker.step(draw, first);
      const [row] = await walker.chainOf(first);
      const consents = await api.db.prisma.consent.findMany({ where: { personId: row?.personId ?? newCommand() } });
      for (const { id } of consents) {
        const withdraw = (commandId: string, desk = desks.tax) =>
          desk.browser.run(
            `mutation { outcome: withdrawConsent(commandId: "${commandId}", id: "${id}") { __typename ... on Consent { active } } }`,
          );
        expect((await withdraw(newCommand(), desks.office)).data.outcome).toEqual({ __typename: 'NotFound' });
        const before = await walker.footprint();
        const commandId = newCommand();
        expect((await withdraw(commandId)).data.outcome).toEqual({ __typename: 'Consent', active: false });
        const after = await walker.footprint();
        for (const [referralId, { sum, events }] of after) {
          const was = before.get(referralId);
          expect(events - (was?.events ?? 0)).toBe(was?.sum === sum ? 0 : 1);
        }
        await withdraw(commandId);
        await withdraw(newCommand());
        expect(await walker.footprint(), 'withdrawing twice is withdrawing once').toEqual(after);
      }
      const grants = await api.db.prisma.accessGrant.count({
        where: { personId: row?.personId ?? newCommand(), revokedAt: null },
      });
      expect(grants).toBe(0);
      const chain = await walker.chainOf(first);
      await walker.checkViews(chain);
      for (const { id } of chain) {
        for (const desk of [desks.office, desks.health]) {
          const { data } = await desk.browser.run(
            `{ referral(id: "${id}") { person { id } reason concerns details { text } } }`,
          );
          if (data.referral) expect(data.referral).toEqual({ person: null, reason: null, concerns: [], details: [] });
        }
      }
    });
  });

  it('ends by itself what nobody takes further: 20 working days after sending, 30 after a return', async () => {
    const { db } = opened.api;
    await property(isDeep ? 50 : 4, async (draw) => {
      const world = makeWorld(draw, Date.now());
      for (const grant of world.grants) grant.sourceId = draw.one(world.referrals).id;
      await insertWorld(db.pool, world);
      const now = new Date(Date.now() + draw.int(5, 60) * 86_400_000);
      const mine = Prisma.sql`r.id = ANY(${world.referrals.map(({ id }) => id)}::uuid[])`;
      const before = await readStored(db, mine);
      const isDue = ({ status, log }: (typeof before)[number]) => {
        const days = status === 'SENT' ? 20 : status === 'RETURNED' ? 30 : null;
        return days !== null && addWorkingDays(new Date(fold(log).since), days) <= now;
      };
      while ((await expireOverdue({ db }, now)) > 0);
      const print = await walker.footprint();
      const after = new Map((await readStored(db, mine)).map((row) => [row.id, row]));
      for (const row of before) {
        const { status, version, log } = after.get(row.id) as typeof row;
        const what = `${row.status} since ${new Date(fold(row.log).since).toISOString()} at ${now.toISOString()}`;
        expect(status, what).toBe(isDue(row) ? 'EXPIRED' : row.status);
        expect([version - row.version, log.length - row.log.length], what).toEqual(isDue(row) ? [1, 1] : [0, 0]);
        const known = senderStanding(log, row.levels, row.fromAgencyId);
        const { senderStatus } = await db.prisma.referral.findUniqueOrThrow({ where: { id: row.id } });
        expect(senderStatus, what).toBe(known.status);
        const resting = { source: 'REFERRAL', sourceId: row.id, revokedAt: null } as const;
        const open = await db.prisma.accessGrant.count({ where: resting });
        if (isDue(row)) expect(open, what).toBe(0);
      }
      await expireOverdue({ db }, now);
      expect(await walker.footprint(), 'a second look finds nothing').toEqual(print);
    });
  });
});
