import { createHash } from 'node:crypto';
import type pg from 'pg';
import { hashToken } from '../../session/token.ts';
import { searchTokens } from '../../text/searchKey.ts';
import { assigneeOf, fold, type Happening, livedBySender, senderStanding } from './history.ts';
import { logOf } from './signals.ts';
import type { File, Posting, Referral, World } from './world.ts';

type Row = Record<string, unknown>;

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const bytes = (content: Buffer): string => `\\x${content.toString('hex')}`;

const hour = 3_600_000;

function sessionRow({ id, userId, token, dead }: Posting, now: number): Row {
  return {
    id,
    tokenHash: bytes(hashToken(token)),
    userId,
    postingId: id,
    lastSeenAt: time(dead === 'IDLE' ? now - 2 * hour : now),
    expiresAt: time(dead === 'EXPIRED' ? now - hour : now + 12 * hour),
    revokedAt: dead === 'REVOKED' ? time(now - hour) : null,
  };
}

/** The row of a referral: both sides' standings follow from its history. */
function referralRow(referral: Referral): Row {
  const { history, messages, files: _files, seen: _seen, details: _details, levels, ...columns } = referral;
  const standing = fold(history);
  const known = senderStanding(history, levels, referral.fromAgencyId);
  const { real, shown } = livedBySender(history, levels, referral.fromAgencyId);
  const sent = history.findLast(({ to }) => to === 'SENT');
  const unanswered = (byReceiver: boolean) =>
    messages.filter(
      (m) =>
        m.kind === 'QUESTION' &&
        (m.agencyId !== referral.fromAgencyId) === byReceiver &&
        !messages.some(({ answersId }) => answersId === m.id),
    ).length;
  return {
    ...columns,
    status: standing.status,
    statusReason: standing.reason,
    outcome: standing.status === 'CLOSED' ? 'SUPPORT_COMPLETED' : null,
    assigneeId: assigneeOf(history),
    lawfulBasisNote: '',
    sentAt: time(sent?.at ?? null),
    statusSince: time(standing.since),
    dueAt: time(standing.due),
    contactedAt: time(standing.contactedAt),
    withdrawnAt: time(history.find(({ kind }) => kind === 'WITHDRAWN')?.at ?? null),
    questionsToSender: unanswered(true),
    questionsToReceiver: unanswered(false),
    createdAt: time(history[0]?.at ?? 0),
    changedAt: time(history.at(-1)?.at ?? 0),
    version: standing.version,
    feedbackLevel: real,
    senderFeedbackLevel: shown,
    senderContactedAt: time(known.contactedAt),
    senderStatus: known.status,
    senderDueAt: time(known.due),
    senderChangedAt: time(known.since),
    senderVersion: known.version,
  };
}

const fileRow = (file: File, parent: { referralId?: string; consentId?: string }, now: number): Row => ({
  id: file.id,
  agencyId: file.agencyId,
  createdById: file.createdById,
  category: file.category,
  fileName: file.fileName,
  mediaType: 'text/plain',
  size: Buffer.byteLength(file.content),
  sha256: bytes(createHash('sha256').update(file.content).digest()),
  content: bytes(Buffer.from(file.removed ? '' : file.content)),
  createdAt: time(file.createdAt),
  removedAt: file.removed ? time(now) : null,
  referralId: parent.referralId ?? null,
  consentId: parent.consentId ?? null,
});

function tables(world: World): [string, Row[]][] {
  const { now, agencies, users, postings, persons, grants, consents, referrals, emergencies } = world;
  const name = (id: string) => ({ name: `機関 ${id.slice(0, 4)}`, nameKana: 'きかん', nameEn: 'Agency' });
  const disabled = new Set(postings.filter(({ dead }) => dead === 'DISABLED').map(({ userId }) => userId));
  return [
    [
      'Agency',
      agencies.map((agency) => ({
        ...agency,
        ...name(agency.id),
        code: agency.id,
        acceptsReferrals: agency.kind !== 'AUDIT',
      })),
    ],
    ['User', users.map((u) => ({ ...u, login: u.id, disabledAt: disabled.has(u.id) ? time(now - hour) : null }))],
    [
      'Posting',
      postings.map(({ id, userId, agencyId, role, dead }) => ({
        ...{ id, userId, agencyId, role },
        validFrom: time(dead === 'POSTING_AHEAD' ? now + hour : now - 9000 * hour),
        validUntil: dead === 'POSTING_ENDED' ? time(now - hour) : null,
      })),
    ],
    ['Session', postings.map((posting) => sessionRow(posting, now))],
    [
      'Person',
      persons.map(({ fields, named: _named, ...columns }) => ({
        ...columns,
        ...fields,
        updatedAt: time(columns.updatedAt),
      })),
    ],
    [
      'PersonSearchKey',
      persons.flatMap(({ id, fields }) => [
        ...searchTokens([fields.name, fields.nameKana, fields.alias]).map((key) => ({
          ...{ personId: id, key, category: 'IDENTITY' },
        })),
        ...(fields.phone ? [{ personId: id, key: fields.phone.replace(/\D/g, ''), category: 'CONTACT' }] : []),
      ]),
    ],
    ['RestrictionMember', persons.flatMap(({ id, named }) => named.map((userId) => ({ personId: id, userId })))],
    [
      'AccessGrant',
      grants.map(({ agencyId, userId, ...grant }) => ({
        ...grant,
        granteeAgencyId: agencyId,
        granteeUserId: userId,
        validFrom: time(grant.validFrom),
        validUntil: time(grant.validUntil),
        revokedAt: time(grant.revokedAt),
      })),
    ],
    [
      'EmergencyAccess',
      emergencies.map(({ personIds: _personIds, review: _review, ...emergency }) => ({
        ...emergency,
        startedAt: time(emergency.startedAt),
        until: time(emergency.until),
        endedAt: time(emergency.endedAt),
        endedById: emergency.endedAt === null ? null : emergency.userId,
        soughtPhone: '',
      })),
    ],
    [
      'EmergencyReview',
      emergencies.flatMap(({ id, review }) =>
        review
          ? [
              {
                emergencyId: id,
                verdict: review.verdict,
                note: review.note,
                reviewedById: review.byId,
                at: time(review.at),
              },
            ]
          : [],
      ),
    ],
    ['Referral', referrals.map(referralRow)],
    ['ReferralDetail', referrals.flatMap(({ id, details }) => details.map((d) => ({ referralId: id, ...d })))],
    [
      'Message',
      referrals.flatMap(({ id, fromAgencyId, toAgencyId, messages }) =>
        messages.map(({ agencyId, ...m }) => ({
          ...m,
          referralId: id,
          authorAgencyId: agencyId,
          toAgencyId: m.kind === 'NOTE' || agencyId === fromAgencyId ? toAgencyId : fromAgencyId,
          at: time(m.at),
        })),
      ),
    ],
    [
      'ReferralSeen',
      referrals.flatMap((r) => r.seen.map((s) => ({ userId: s.userId, referralId: r.id, seenAt: time(s.at) }))),
    ],
    [
      'Consent',
      consents.map(({ items: _items, evidence: _evidence, agencyId, ...consent }) => ({
        ...consent,
        recordedByAgencyId: agencyId,
        method: 'PAPER',
        giver: 'SELF',
        noticeVersion: '2026-04',
        givenAt: time(consent.givenAt),
        validUntil: time(consent.validUntil),
        withdrawnAt: time(consent.withdrawnAt),
      })),
    ],
    [
      'ConsentItem',
      consents.flatMap(({ id, items }) =>
        items.map((item) => ({
          ...item,
          endedAt: time(item.endedAt),
          endReason: item.endedAt === null ? null : 'WITHDRAWN',
          consentId: id,
        })),
      ),
    ],
    [
      'Attachment',
      [
        ...referrals.flatMap(({ id, files }) => files.map((file) => fileRow(file, { referralId: id }, now))),
        ...consents.flatMap(({ id, evidence }) => evidence.map((file) => fileRow(file, { consentId: id }, now))),
      ],
    ],
    ['Event', eventRows(world)],
  ];
}

/** What an event says of the feedback level: at which one the sender learns of it, and whether it changes it. */
function levelsOf(happening: Happening, { history, levels, fromAgencyId }: Referral) {
  const { chosen = null, kind } = happening;
  if (!chosen) return { feedback: happening.level, levelBefore: null, levelChosen: null };
  const before = livedBySender(history.slice(0, history.indexOf(happening)), levels, fromAgencyId).real;
  const { told, silent } = livedBySender(history, levels, fromAgencyId);
  const isTold = kind === 'RESENT' || told.includes(happening) || silent.includes(happening);
  return { feedback: isTold ? 'NONE' : null, levelBefore: before, levelChosen: chosen };
}

const eventRows = (world: World): Row[] =>
  logOf(world).map(({ happening, occasion, referral }) => ({
    ...(happening
      ? {
          id: happening.id,
          kind: happening.kind,
          personId: happening.kind === 'CREATED' ? null : referral.personId,
          emergencyId: null,
          actorAgencyId: happening.agencyId,
        }
      : {
          id: occasion.id,
          kind: occasion.kind,
          personId: occasion.personId,
          emergencyId: occasion.emergencyId,
          actorAgencyId: occasion.agencyId,
        }),
    // The database numbers them as they come.
    seq: 0,
    referralId: referral?.id ?? null,
    actorId: (happening ?? occasion).actorId,
    fromStatus: happening?.from ?? null,
    toStatus: happening?.to ?? null,
    reason: happening?.reason ?? null,
    ...(happening ? levelsOf(happening, referral) : { feedback: null, levelBefore: null, levelChosen: null }),
    at: time((happening ?? occasion).at),
  }));

/** Fills the tables with a world, one statement a table, beside whatever they hold already. */
export async function insertWorld(pool: pg.Pool, world: World): Promise<void> {
  for (const [table, rows] of tables(world)) {
    const [first] = rows;
    if (!first) continue;
    const columns = Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', ');
    await pool.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
