import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../api/clock/workingDays.ts';
import { startTestCity, type TestCity } from './testCity.ts';

/** The lifecycle as design §5 and the team's contract state it, written down anew: the seed must not be its own judge. */
const transitions: Record<string, string[]> = {
  '': ['CREATED DRAFT', 'SENT SENT'],
  DRAFT: ['SENT SENT'],
  SENT: ['ACKNOWLEDGED RECEIVED', 'WITHDRAWN WITHDRAWN', 'EXPIRED EXPIRED'],
  RECEIVED: [
    'ACCEPTED ACCEPTED',
    'RETURNED RETURNED',
    'REDIRECTED REDIRECTED',
    'DECLINED DECLINED',
    'WITHDRAWN WITHDRAWN',
  ],
  ACCEPTED: ['STARTED IN_PROGRESS', 'RETURNED RETURNED', 'REDIRECTED REDIRECTED', 'CLOSED CLOSED'],
  IN_PROGRESS: ['CLOSED CLOSED'],
  RETURNED: ['RESENT SENT', 'WITHDRAWN WITHDRAWN', 'EXPIRED EXPIRED'],
};
const levels = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];
/** What the referring side must be allowed to see an event; events not listed: nothing. */
const feedback: Record<string, string | null> = {
  ACKNOWLEDGED: 'RECEIVED',
  ACCEPTED: 'RECEIVED',
  CONTACTED: 'CONTACTED',
  STARTED: 'STARTED',
  REDIRECTED: 'STARTED',
  DECLINED: 'ENDED',
  CLOSED: 'ENDED',
  ASSIGNED: null,
  NOTED: null,
};
const days: Record<string, Record<string, number>> = {
  SENT: { ROUTINE: 2, SOON: 1, URGENT: 1 },
  RECEIVED: { ROUTINE: 5, SOON: 3, URGENT: 1 },
  ACCEPTED: { ROUTINE: 5, SOON: 3, URGENT: 2 },
  RETURNED: { ROUTINE: 10, SOON: 10, URGENT: 10 },
  IN_PROGRESS: { ROUTINE: 60, SOON: 60, URGENT: 60 },
};
const clocksSeen: Record<string, string[]> = {
  NONE: ['RETURNED'],
  RECEIVED: ['SENT', 'RECEIVED', 'RETURNED'],
  CONTACTED: ['SENT', 'RECEIVED', 'RETURNED'],
  STARTED: ['SENT', 'RECEIVED', 'RETURNED', 'ACCEPTED'],
  ENDED: ['SENT', 'RECEIVED', 'RETURNED', 'ACCEPTED', 'IN_PROGRESS'],
};

interface Event {
  kind: string;
  fromStatus: string | null;
  toStatus: string | null;
  feedback: string | null;
  at: string;
}
interface Referral {
  code: string;
  status: string;
  urgency: string;
  feedbackLevel: string;
  statusSince: string;
  dueAt: string | null;
  changedAt: string;
  version: number;
  senderStatus: string;
  senderDueAt: string | null;
  senderChangedAt: string;
  senderVersion: number;
  redirectedFromId: string | null;
  events: Event[];
}

// Seen on a day like any other, and just after the transfers of 1 April, when most actors of the year have moved on or stayed.
describe.each([
  ['today', undefined],
  ['after the transfers', new Date('2026-04-02T01:00:00Z')],
])('the lifecycle, %s', (_, now) => {
  let city: TestCity;
  let referrals: Referral[];
  beforeAll(async () => {
    city = await startTestCity(now);
    const rows = await city.rows<{ referral: Referral }>(`
      SELECT to_jsonb(r) || jsonb_build_object('events', (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.seq) FROM "Event" e
        WHERE e."referralId" = r.id)) AS referral FROM "Referral" r`);
    referrals = rows.map(({ referral }) => referral);
  });
  afterAll(() => city.stop());
  const none = async (sql: string) => expect(await city.rows(sql)).toEqual([]);
  const time = (text: string | null) => (text === null ? null : new Date(text).getTime());

  it('takes every referral only where the lifecycle leads, one event a step', () => {
    for (const { code, status, version, changedAt, statusSince, redirectedFromId, events } of referrals) {
      let current = '';
      let since: string | undefined;
      for (const { kind, fromStatus, toStatus, at } of events) {
        expect(fromStatus, code).toBe(toStatus === null || current === '' ? null : current);
        if (toStatus === null) continue;
        expect(transitions[current], code).toContain(`${kind} ${toStatus}`);
        [current, since] = [toStatus, at];
      }
      expect(current, code).toBe(status);
      expect(events[0]?.kind, code).toBe(redirectedFromId ? 'SENT' : 'CREATED');
      expect(time(statusSince), code).toBe(time(since as string));
      expect(version, code).toBe(events.length);
      expect(time(changedAt), code).toBe(time(events.at(-1)?.at as string));
    }
  });

  it('shows the referring side what the person allows, and no more', () => {
    for (const referral of referrals) {
      const { code, feedbackLevel, events, senderStatus, senderVersion, senderChangedAt } = referral;
      for (const event of events) {
        expect(event.feedback, event.kind).toBe(event.kind in feedback ? feedback[event.kind] : 'NONE');
      }
      const told = events.filter(({ feedback: f }) => f !== null && levels.indexOf(f) <= levels.indexOf(feedbackLevel));
      expect(senderStatus, code).toBe(told.findLast(({ toStatus }) => toStatus)?.toStatus);
      expect(senderVersion, code).toBe(told.length);
      expect(time(senderChangedAt), code).toBe(time(told.at(-1)?.at as string));
    }
  });

  it('never lets the receiving side tell more by what it does', () => {
    for (const { code, feedbackLevel, events, status } of referrals) {
      if (status === 'REDIRECTED') expect(['STARTED', 'ENDED'], code).toContain(feedbackLevel);
      if (feedbackLevel === 'NONE')
        expect(
          events.map(({ kind }) => kind),
          code,
        ).not.toContain('ASKED');
    }
  });

  it('runs the clock of the status, and shows it only while it tells nothing', () => {
    for (const { code, status, urgency, statusSince, dueAt, senderStatus, senderDueAt, feedbackLevel } of referrals) {
      const n = days[status]?.[urgency];
      expect(time(dueAt), code).toBe(n === undefined ? null : addWorkingDays(new Date(statusSince), n).getTime());
      const seen = senderStatus === status && clocksSeen[feedbackLevel]?.includes(status);
      if (seen) expect(time(senderDueAt), code).toBe(time(dueAt));
      else if (senderStatus === status) expect(senderDueAt, code).toBeNull();
    }
  });

  it('holds nothing that the product would expire at once', () => {
    for (const { code, status, statusSince } of referrals.filter(
      ({ status }) => status === 'SENT' || status === 'RETURNED',
    )) {
      const limit = addWorkingDays(new Date(statusSince), status === 'SENT' ? 20 : 30);
      expect(limit.getTime(), code).toBeGreaterThan((now ?? new Date()).getTime());
    }
  });

  it('is mostly in time, now and then overdue', () => {
    const running = referrals.filter(({ dueAt }) => dueAt !== null);
    const seenAt = now ?? new Date();
    const overdue = running.filter(({ dueAt }) => new Date(dueAt as string) < seenAt);
    expect(overdue.length).toBeGreaterThan(10);
    expect(overdue.length).toBeLessThan(running.length / 4);
  });

  it('numbers events in the order of time', () =>
    none('SELECT * FROM (SELECT at, lag(at) OVER (ORDER BY seq) AS before FROM "Event") e WHERE at < before'));

  it('is acted in by people who were posted at their desks at that time, each on their side', async () => {
    await none(`
      SELECT e.kind, e.at, u.login FROM "Event" e JOIN "User" u ON u.id = e."actorId" WHERE NOT EXISTS (
        SELECT FROM "Posting" p WHERE p."userId" = u.id AND p."agencyId" = e."actorAgencyId" AND p."validFrom" <= e.at
          AND (p."validUntil" IS NULL OR p."validUntil" > e.at))`);
    await none(`
      SELECT r.code, e.kind FROM "Event" e JOIN "Referral" r ON r.id = e."referralId" LEFT JOIN "Referral" b ON b.id = r."redirectedFromId"
      WHERE e."actorAgencyId" IS DISTINCT FROM CASE
        WHEN e.kind = 'EXPIRED' THEN NULL
        WHEN e.kind = 'SENT' AND b.id IS NOT NULL THEN b."toAgencyId"
        WHEN e.kind IN ('CREATED', 'SENT', 'RESENT', 'WITHDRAWN', 'ATTACHED', 'CONSENT_RECORDED', 'CONSENT_WITHDRAWN') THEN r."fromAgencyId"
        WHEN e.kind IN ('ASKED', 'ANSWERED') AND e."actorAgencyId" = r."fromAgencyId" THEN r."fromAgencyId"
        ELSE r."toAgencyId" END`);
    await none(`
      SELECT r.code FROM "Referral" r WHERE r.status IN ('ACCEPTED', 'IN_PROGRESS') AND r."assigneeId" IS NULL`);
    await none(`
      SELECT r.code, u.login FROM "Referral" r JOIN "Agency" a ON a.id = r."toAgencyId" JOIN "User" u ON u.id = r."assigneeId"
      WHERE NOT EXISTS (SELECT FROM "Posting" p WHERE p."userId" = u.id AND p."agencyId" = a.id)`);
  });

  it('leaves each volunteer with the people whose record they wrote', () =>
    none(`
      SELECT r.code FROM "Referral" r JOIN "Person" p ON p.id = r."personId" JOIN "Agency" a ON a.id = r."fromAgencyId"
      WHERE a.kind = 'VOLUNTEERS' AND r."createdById" <> p."createdById"`));

  it('keeps the chain of redirections, never back to a desk that had it', async () => {
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Referral" b ON b.id = r."redirectedFromId" WHERE b.status <> 'REDIRECTED'
        OR r."fromAgencyId" <> b."fromAgencyId" OR r."personId" <> b."personId" OR r."createdById" <> b."createdById"
        OR r."sentAt" < b."statusSince"`);
    await none(`
      SELECT b.code FROM "Referral" b WHERE b.status = 'REDIRECTED'
        AND NOT EXISTS (SELECT FROM "Referral" r WHERE r."redirectedFromId" = b.id)`);
    await none(`
      WITH RECURSIVE chain AS (
        SELECT id, id AS head, "toAgencyId" AS desk FROM "Referral"
          WHERE "redirectedFromId" IS NULL AND status <> 'DRAFT'
        UNION ALL SELECT r.id, c.head, r."toAgencyId" FROM "Referral" r JOIN chain c ON r."redirectedFromId" = c.id)
      SELECT head FROM chain GROUP BY head HAVING count(*) > count(DISTINCT desk)`);
    const [longest] = await city.rows<{ length: number }>(`
      WITH RECURSIVE chain AS (SELECT id, 1 AS length FROM "Referral" WHERE "redirectedFromId" IS NULL
        UNION ALL SELECT r.id, c.length + 1 FROM "Referral" r JOIN chain c ON r."redirectedFromId" = c.id)
      SELECT max(length) AS length FROM chain`);
    expect(longest?.length).toBe(3);
  });

  it('sends onward from the office alone, about its own record of the same person', async () => {
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Referral" b ON b.id = r."parentId" JOIN "Agency" a ON a.id = r."fromAgencyId"
        LEFT JOIN "Person" p ON p.id = r."personId" JOIN "Person" q ON q.id = b."personId"
      WHERE a.kind <> 'CONSULTATION_OFFICE' OR b."toAgencyId" <> a.id OR r."toAgencyId" = b."fromAgencyId"
        OR r."createdAt" < b."contactedAt" OR (r.status <> 'DRAFT' AND p."identityId" <> q."identityId")`);
    const [onward] = await city.rows<{ count: number }>(
      'SELECT count(*)::int FROM "Referral" WHERE "parentId" IS NOT NULL',
    );
    expect(onward?.count).toBeGreaterThan(60);
  });

  it('counts the questions that wait for each side, and answers none twice', async () => {
    await none(`
      SELECT r.code FROM "Referral" r LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE m."authorAgencyId" = r."toAgencyId") AS sender,
          count(*) FILTER (WHERE m."authorAgencyId" = r."fromAgencyId") AS receiver
        FROM "Message" m WHERE m."referralId" = r.id AND m.kind = 'QUESTION'
          AND NOT EXISTS (SELECT FROM "Message" a WHERE a."answersId" = m.id)) q ON true
      WHERE (q.sender, q.receiver) <> (r."questionsToSender", r."questionsToReceiver")`);
    await none(`
      SELECT a.body FROM "Message" a JOIN "Message" q ON q.id = a."answersId" WHERE a.kind <> 'ANSWER' OR q.kind <> 'QUESTION'
        OR a."referralId" <> q."referralId" OR a.category <> q.category OR a."authorAgencyId" = q."authorAgencyId" OR a.at < q.at`);
    await none(`
      SELECT m.body FROM "Message" m WHERE NOT EXISTS (SELECT FROM "Event" e WHERE e."referralId" = m."referralId" AND e.at = m.at
        AND e."actorId" = m."authorId" AND e.kind = CASE m.kind WHEN 'QUESTION' THEN 'ASKED' WHEN 'ANSWER' THEN 'ANSWERED'
          WHEN 'RETURN' THEN 'RETURNED' ELSE 'NOTED' END)`);
    const [open] = await city.rows<{ sender: number; receiver: number }>(
      'SELECT sum("questionsToSender")::int AS sender, sum("questionsToReceiver")::int AS receiver FROM "Referral"',
    );
    expect(open?.sender).toBeGreaterThan(3);
    expect(open?.receiver).toBeGreaterThan(3);
  });
});
