import { expect } from 'vitest';
import type { Draw } from '../access/oracle/draw.ts';
import { type Action, fold, livedBySender, reaches, rules } from '../access/oracle/history.ts';
import { stateOf } from '../access/refusals/digest.ts';
import { Prisma } from '../database.ts';
import { makeAgency } from './people.ts';
import { filledForm } from './referrals.ts';
import { startApi, type TestApi } from './server.ts';
import { enter } from './session.ts';
import {
  type Desk,
  knownTo,
  newCommand,
  predict,
  readStored,
  type Sending,
  type Stored,
  sendCommand,
  sideOf,
} from './walk.ts';
import { byLevel, chosenLevel, toldLevel } from './walkLevels.ts';

type Desks = Record<'tax' | 'office' | 'health' | 'school', Desk>;

/** Four desks over the real API: one refers, one receives, one is referred on to, and one has no part in it. */
export async function openDesks(): Promise<{ api: TestApi; desks: Desks }> {
  const api = await startApi();
  const open = async (kind: 'TAX' | 'CONSULTATION_OFFICE' | 'HEALTH' | 'SCHOOL') => {
    const agencyId = await makeAgency(api.db, kind);
    return { agencyId, ...(await enter(api, agencyId)) };
  };
  const [tax, office] = [await open('TAX'), await open('CONSULTATION_OFFICE')];
  return { api, desks: { tax, office, health: await open('HEALTH'), school: await open('SCHOOL') } };
}

/** Walks a referral at random, and after every step holds what happened against the table and the logs. */
export async function createWalker({ api, desks }: { api: TestApi; desks: Desks }) {
  const state = await stateOf(api.db);

  /** The chain of a referral: itself and what it was redirected to. */
  const chainOf = (first: string): Promise<Stored[]> =>
    readStored(
      api.db,
      Prisma.sql`r.id IN (WITH RECURSIVE chain AS (SELECT ${first}::uuid AS id
      UNION ALL SELECT x.id FROM "Referral" x JOIN chain c ON x."redirectedFromId" = c.id) SELECT id FROM chain)`,
    );

  /** The rows of all referrals as sums, and how many events each has. */
  async function footprint(): Promise<Map<string, { sum: string; events: number }>> {
    const rows = await api.db.rows<{ id: string; sum: string; events: number }>(Prisma.sql`
    SELECT r.id, md5(r::text) AS sum, (SELECT count(*)::int FROM "Event" e WHERE e."referralId" = r.id) AS events FROM "Referral" r`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function beginDraft(draw: Draw): Promise<string> {
    const consent = draw.one(['BOTH', 'BOTH', 'OFFICE', 'NONE'] as const);
    const { consent: asked, ...form } = filledForm(desks.office.agencyId);
    const recipients = consent === 'BOTH' ? [desks.office, desks.health] : [desks.office];
    const items = recipients.flatMap(({ agencyId }) => asked.items.map((item) => ({ ...item, recipientId: agencyId })));
    const content = {
      ...form,
      urgency: draw.one(['ROUTINE', 'SOON', 'URGENT']),
      feedbackLevel: draw.one(['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED', 'ENDED']),
      ...(consent === 'NONE' ? { consentState: 'SEEKING' } : { consent: { ...asked, items } }),
    };
    const answer = await desks.tax.browser.run(
      `mutation ($commandId: ID!, $content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: $commandId, content: $content) { ... on Referral { id } } }`,
      { commandId: newCommand(), content },
    );
    return answer.data.outcome.id;
  }

  /** The commands that the table lets somebody take now; an end that comes early leaves nothing to walk. */
  const possible = (draw: Draw, chain: Stored[]): { desk: Desk; row: Stored; action: Action }[] =>
    Object.values(desks).flatMap((desk) =>
      chain.flatMap((row) => {
        const side = sideOf(desk, row);
        if (!side) return [];
        const versions = { version: knownTo(side, row).version, draftVersion: row.draftVersion };
        const ends = ['withdraw', 'decline', 'close'];
        return (Object.keys(rules) as Action[])
          .filter((action) => predict(desk, row, action, versions) === 'Referral')
          .filter((action) => action !== 'discard' && (!ends.includes(action) || draw.chance(25)))
          .map((action) => ({ desk, row, action }));
      }),
    );

  /** A random command: most often one that is possible, by a desk that knows the present version. */
  async function randomSending(draw: Draw, chain: Stored[]): Promise<Sending> {
    const choices = possible(draw, chain);
    const { desk, row, action } =
      choices.length > 0 && draw.chance(80)
        ? draw.one(choices)
        : {
            desk: draw.one(Object.values(desks)),
            row: draw.one(chain),
            action: draw.one((Object.keys(rules) as Action[]).filter((action) => action !== 'discard')),
          };
    const side = sideOf(desk, row);
    const known = side && knownTo(side, row);
    const level = chosenLevel(draw, action, known?.level ?? row.levels.real);
    const stale = draw.one([0, 0, 0, 0, 0, 0, -1, 7]);
    const questions = await api.db.prisma.message.findMany({
      where: { referralId: row.id, kind: 'QUESTION' },
      orderBy: { at: 'asc' },
      select: { id: true },
    });
    return {
      desk,
      row,
      action: action === 'answer' && questions.length === 0 ? 'ask' : byLevel(action, level, known?.level),
      commandId: newCommand(),
      version: (known?.version ?? row.version) + stale,
      draftVersion: row.draftVersion + stale,
      words: {
        target: draw.one([desks.health, desks.health, desks.school, desks.office, desks.tax]).agencyId,
        messageId: questions.length > 0 ? draw.one(questions).id : newCommand(),
        assigneeId: draw.one([desk, desk, desks.tax]).userId,
        category: draw.one(['IDENTITY', 'TAX']),
        level,
      },
    };
  }

  /** Where the input of a command decides too: what the table would let pass is still refused for one of these reasons. */
  async function inputMatters({ desk, row, action, words }: Sending, chain: Stored[]): Promise<string> {
    if (action === 'assign') return words.assigneeId === desk.userId ? 'Referral' : 'InvalidInput';
    if (action === 'redirect') {
      const been = chain.slice(0, chain.findIndex(({ id }) => id === row.id) + 1);
      const isBack = [row.fromAgencyId, ...been.map(({ toAgencyId }) => toAgencyId)].includes(words.target as string);
      return isBack ? 'InvalidInput' : 'Referral';
    }
    const { level } = knownTo(sideOf(desk, row) as 'SENDER' | 'RECEIVER', row);
    if (action === 'lowerFeedback') return words.level === level ? 'InvalidInput' : 'Referral';
    if (action === 'send' && row.status === 'RETURNED') {
      // Sent again it may tell the sender less than before, and never more.
      return reaches(level, row.draft?.feedbackLevel ?? level) ? 'Referral' : 'InvalidInput';
    }
    if (action === 'answer') {
      const question = await api.db.prisma.message.findUniqueOrThrow({
        where: { id: words.messageId as string },
        include: { answer: true },
      });
      return question.answer || question.authorAgencyId === desk.agencyId ? 'NotAllowed' : 'Referral';
    }
    return 'Referral';
  }

  /** The categories of the person that live grants open to the desk, for one purpose or for any. */
  async function grantedTo(desk: Desk, row: Stored, purpose?: string): Promise<string[]> {
    const grants = await api.db.prisma.accessGrant.findMany({
      where: { personId: row.personId ?? newCommand(), granteeAgencyId: desk.agencyId, revokedAt: null },
    });
    return grants.filter((grant) => !purpose || grant.purpose === purpose).map(({ category }) => category);
  }

  /** Whether the desk can read a question that it is to answer: else there is no such question for it. */
  async function canRead({ desk, row, words }: Sending): Promise<boolean> {
    const question = await api.db.prisma.message.findUniqueOrThrow({ where: { id: words.messageId as string } });
    if (row.fromAgencyId === desk.agencyId || question.authorAgencyId === desk.agencyId || question.anonymous)
      return true;
    return (await grantedTo(desk, row, row.purpose)).includes(question.category);
  }

  async function expected(sending: Sending, chain: Stored[]): Promise<string> {
    const { desk, row, action } = sending;
    const answer = predict(desk, row, action, sending);
    if (action === 'recordConsent') {
      // It is first of all about the person: who may not know of the record finds none, who does not keep it may not.
      if (row.fromAgencyId === desk.agencyId) return row.personId ? answer : 'NotFound';
      return (await grantedTo(desk, row)).length > 0 ? 'NotAllowed' : 'NotFound';
    }
    if (answer === 'NotFound') return answer;
    if (action === 'answer' && !(await canRead(sending))) return 'NotFound';
    return answer === 'Referral' ? inputMatters(sending, chain) : answer;
  }

  /** Both sides see of every referral of the chain exactly what its log lets them. */
  async function checkViews(chain: Stored[]): Promise<void> {
    for (const row of chain) {
      const query = `{ referral(id: "${row.id}") { status version statusReason dueAt contactedAt feedbackLevel person { id }
        timeline { id feedbackLevel } } }`;
      for (const desk of Object.values(desks)) {
        const side = sideOf(desk, row);
        const { data } = await desk.browser.run(query);
        if (!side) {
          expect(data.referral).toBeNull();
          continue;
        }
        const known = knownTo(side, row);
        const log =
          side === 'SENDER'
            ? livedBySender(row.log, row.levels, row.fromAgencyId).told
            : row.log.filter(({ kind }) => kind !== 'CREATED');
        expect({ side, ...data.referral, contactedAt: data.referral.contactedAt !== null, person: null }).toEqual({
          side,
          status: known.status,
          version: known.version,
          statusReason: known.reason,
          dueAt: known.due === null ? null : new Date(known.due).toISOString(),
          contactedAt: known.contactedAt !== null,
          feedbackLevel: known.level,
          person: null,
          timeline: log.map(({ id, chosen }) => ({ id, feedbackLevel: chosen })),
        });
        const isShut = ['REDIRECTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'].includes(row.status);
        if (side === 'RECEIVER' && isShut) expect(data.referral.person, `person after ${row.status}`).toBeNull();
      }
    }
  }

  /** Every step of a log is one that the table has, from a status it allows. */
  function checkLog({ log, levels, fromAgencyId, status }: Stored): void {
    expect(fold(log).status).toBe(status);
    for (const [at, { kind, from, to, before: level, chosen }] of log.entries()) {
      expect(level, kind).toBe(chosen ? livedBySender(log.slice(0, at), levels, fromAgencyId).real : null);
      if (!to || kind === 'EXPIRED') continue;
      const before = fold(log.slice(0, at)).status;
      if (at === 0) {
        // What a redirection begins is sent from the start.
        expect([kind, to]).toEqual(['SENT', 'SENT']);
        continue;
      }
      expect(from).toEqual(before);
      const rule = Object.values(rules).find(({ event }) => event === kind.replace('RESENT', 'SENT'));
      expect(rule && 'to' in rule && rule.to, kind).toBe(to);
      expect(rule?.from, kind).toContain(before);
    }
  }

  const tally = { accepted: 0, refused: 0 };

  async function step(draw: Draw, first: string): Promise<void> {
    const chain = await chainOf(first);
    const sending = await randomSending(draw, chain);
    const { action, row } = sending;
    const due = await expected(sending, chain);
    const [before, print] = [await state(), await footprint()];
    const answer = await sendCommand(sending);
    const { __typename, current } = JSON.parse(answer);
    const told = __typename === 'Attachment' || __typename === 'Consent' ? 'Referral' : __typename;
    const what = `${action} in ${row.status} answers ${answer}`;
    expect(told, what).toBe(due);
    if (due !== 'Referral') {
      tally.refused++;
      expect(await state(), `${what}, and stores nothing`).toEqual(before);
      if (due === 'Conflict') {
        const side = sideOf(sending.desk, row);
        expect(current).toEqual({ __typename: 'Referral', id: row.id, version: side && knownTo(side, row).version });
      }
      return;
    }
    tally.accepted++;
    const after = await footprint();
    for (const [id, { sum, events }] of after) {
      const was = print.get(id);
      const isTouched = was?.sum !== sum;
      const isSaved = action === 'edit' && id === row.id;
      expect(events - (was?.events ?? 0), `events of ${id === row.id ? 'it' : 'another'} after ${what}`).toBe(
        isTouched && !isSaved ? 1 : 0,
      );
    }
    expect(after.get(row.id)?.events, `${what} is in the log`).toBe(
      (print.get(row.id)?.events ?? 0) + (action === 'edit' ? 0 : 1),
    );
    const written = (await chainOf(first)).find(({ id }) => id === row.id) as Stored;
    expect(written.log.at(-1)?.level ?? null, `who learns of ${what}`).toBe(
      action === 'edit' ? (row.log.at(-1)?.level ?? null) : toldLevel(action, written),
    );

    const once = await state();
    expect(await sendCommand(sending), `${action} sent twice`).toBe(answer);
    expect(await state(), `${action} sent twice has one effect`).toEqual(once);
    const now = await chainOf(first);
    now.forEach(checkLog);
    await checkViews(now);
  }

  return { tally, beginDraft, step, chainOf, footprint, checkViews };
}
