import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { canTell, rankDifference } from '../testing/distributions.ts';
import { documentFor } from './refusals/document.ts';
import { schema } from './refusals/setting.ts';
import { hiddenPerson } from './twoWorlds/city.ts';
import { makeWorlds, type Worlds } from './twoWorlds/worlds.ts';

/** By how long an answer takes nobody learns whether there is what they may not know of. */

/** Normally distributed, the same at every run. */
function drawn(seed: number, count: number, shift: number): number[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  return Array.from({ length: count }, () => shift + Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()));
}

describe('the comparison', () => {
  it('tells apart what differs by half a standard deviation, and not what is alike or nearly so', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(canTell(rankDifference(drawn(seed, 600, 0), drawn(seed + 100, 600, 0)))).toBe(false);
      expect(canTell(rankDifference(drawn(seed, 600, 0), drawn(seed + 100, 600, 0.1)))).toBe(false);
      for (const shift of [0.7, -0.7]) {
        expect(canTell(rankDifference(drawn(seed, 600, 0), drawn(seed + 100, 600, shift)))).toBe(true);
      }
    }
  });

  it('counts equal values as neither', () => {
    expect(rankDifference([1, 1, 2], [1, 2, 2]).above).toBeCloseTo(1 / 3);
    expect(rankDifference([5, 5], [5, 5])).toEqual({ above: 0.5, z: 0 });
  });
});

// Measured where there is time for it (`npm run test:deep`).
if (process.env.TSUNAGI_TEST_DEEP === '1') {
  let worlds: Worlds;
  const hidden: Record<string, string> = {};
  beforeAll(async () => {
    worlds = await makeWorlds();
    const { prisma } = worlds.with.api.db;
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { alias: hiddenPerson.alias } });
    const referral = await prisma.referral.findFirstOrThrow({ where: { personId, status: 'SENT' } });
    const [consent, attachment, message] = await Promise.all([
      prisma.consent.findFirstOrThrow({ where: { personId } }),
      prisma.attachment.findFirstOrThrow({ where: { referral: { personId } } }),
      prisma.message.findFirstOrThrow({ where: { referral: { personId } } }),
    ]);
    const ids = { referral, consent, attachment, message };
    Object.assign(hidden, {
      person: personId,
      ...Object.fromEntries(Object.entries(ids).map(([of, { id }]) => [of, id])),
    });
  }, 180_000);
  afterAll(() => worlds?.stop());

  const asks = (field: string, id: string, more: object = {}) => {
    const text = documentFor(schema, field);
    return (browser: Browser, value: string) =>
      browser.text(text, { ...(text.includes('$commandId') && { commandId: randomUUID() }), ...more, [id]: value });
  };
  const consentInput = { decision: 'REFUSED', method: 'ORAL', giver: 'SELF', items: [] };
  const grounds = { reason: 'DV' };
  const probes: Record<string, { of: string; ask: (browser: Browser, value: string) => Promise<unknown> }> = {
    'a record': { of: 'person', ask: asks('Query.person', 'id') },
    'a referral': { of: 'referral', ask: asks('Query.referral', 'id') },
    'a consent': { of: 'consent', ask: asks('Query.consent', 'id') },
    'a file': { of: 'attachment', ask: async (browser, id) => (await browser.fetch(`/attachments/${id}`)).text() },
    'a cursor': { of: 'person', ask: asks('Query.people', 'after') },
    'a search': { of: 'word', ask: asks('Query.people', 'search') },
    'possible duplicates': { of: 'word', ask: asks('Query.possibleDuplicates', 'name') },
    'a command on a referral': { of: 'referral', ask: asks('Mutation.acknowledgeReferral', 'id', { version: 1 }) },
    'an onward draft': { of: 'referral', ask: asks('Mutation.saveReferralDraft', 'parentId', { content: {} }) },
    'a correction': {
      of: 'person',
      ask: asks('Mutation.savePerson', 'id', { version: 1, input: { name: 'あ', nameKana: 'あ' } }),
    },
    'a consent recorded': { of: 'person', ask: asks('Mutation.recordConsent', 'personId', { input: consentInput }) },
    'a consent withdrawn': { of: 'consent', ask: asks('Mutation.withdrawConsent', 'id') },
    'an answer': { of: 'message', ask: asks('Mutation.answerQuestion', 'messageId', { body: 'はい' }) },
    'a file taken back': { of: 'attachment', ask: asks('Mutation.removeAttachment', 'id') },
    'a name on the list': { of: 'person', ask: asks('Mutation.nameMember', 'personId', { userId: randomUUID() }) },
    'a restriction': {
      of: 'person',
      ask: asks('Mutation.restrictPerson', 'personId', { input: grounds, memberIds: [], unattendedAgencyIds: [] }),
    },
  };
  const rounds = 800;
  const warmUp = 60;

  /** Times of asking about what is hidden and about what is not there, in turn and in random order. @param delay milliseconds added to the first */
  async function timesOf({ of, ask }: (typeof probes)[string], browser: Browser, delay = 0) {
    const times = { hidden: [] as number[], nothing: [] as number[] };
    const timed = async (kind: keyof typeof times) => {
      const word = kind === 'hidden' ? hiddenPerson.name : '髙橋 星子';
      const value = of === 'word' ? word : kind === 'hidden' ? (hidden[of] as string) : randomUUID();
      const begun = performance.now();
      await ask(browser, value);
      while (kind === 'hidden' && delay > 0 && performance.now() - begun < delay) await new Promise(setImmediate);
      times[kind].push(performance.now() - begun);
    };
    for (let round = 0; round < rounds + warmUp; round++) {
      const order = Math.random() < 0.5 ? (['hidden', 'nothing'] as const) : (['nothing', 'hidden'] as const);
      for (const kind of order) await timed(kind);
    }
    return [times.hidden.slice(warmUp), times.nothing.slice(warmUp)] as const;
  }

  describe.each(['colleague', 'assignee'] as const)('what %s may not know of', (name) => {
    it.each(Object.entries(probes))(
      'is answered in the time of what is not there: %s',
      async (what, probe) => {
        const difference = rankDifference(...(await timesOf(probe, worlds.with.browsers[name])));
        process.stdout.write(
          `timing: ${name}, ${what}: ${difference.above.toFixed(3)}, z ${difference.z.toFixed(1)}\n`,
        );
        expect([what, difference, canTell(difference)]).toEqual([what, difference, false]);
      },
      180_000,
    );
  });

  it('is told apart where it is answered later than it might be', async () => {
    const probe = probes['a record'] as (typeof probes)[string];
    const browser = worlds.with.browsers.colleague;
    const [usual] = await timesOf(probe, browser);
    const slowest = [...usual].sort((a, b) => a - b)[Math.floor(usual.length * 0.8)] as number;
    const difference = rankDifference(...(await timesOf(probe, browser, slowest)));
    process.stdout.write(`timing: held back: ${difference.above.toFixed(3)}, z ${difference.z.toFixed(1)}\n`);
    expect(canTell(difference)).toBe(true);
  }, 180_000);
}
