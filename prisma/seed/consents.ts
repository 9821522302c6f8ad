import { tokyoDate } from '../../api/clock/tokyoDate.ts';
import { concerns } from '../../api/referrals/concerns.ts';
import type { AgencyCode } from './agencies.ts';
import { agencies } from './agencies.ts';
import { type Actor, agencyIds, type Cast } from './cast.ts';
import { Dice, idOf } from './dice.ts';
import { evidence } from './files.ts';
import type { Filing } from './filing.ts';
import { basisNotes } from './phrases.ts';
import { render } from './render.ts';
import type { Category } from './story.ts';
import type { Happening } from './trace.ts';
import type { World } from './world.ts';

/** The last moment, in Tokyo, of the day so many months after. */
function endOfDayAfter(at: Date, months: number): Date {
  const day = new Date(`${tokyoDate(at)}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return new Date(`${day.toISOString().slice(0, 10)}T23:59:59.999+09:00`);
}

/** Everything a referral says something of, but for what the person keeps to themselves. */
function categoriesOf({ content, life, withheld }: Filing): Category[] {
  const told: Category[] = [
    'IDENTITY',
    'CONTACT',
    'PLAN',
    'PROGRESS',
    ...(life.household.length > 0 || life.householdNote ? (['HOUSEHOLD'] as const) : []),
    ...(Object.keys(content.details) as Category[]),
    ...content.talks.map(([category]) => category),
    ...content.concerns.map((concern) => concerns[concern]),
  ];
  return [...new Set(told)].filter((category) => category !== withheld);
}

/**
 * What the notices said before the database was migrated, the latest first; the first of all is of before the city began. Of what
 * the last migration put in force the city remembers nothing: it all happened before.
 */
const notices = [
  { version: '2026-11', since: new Date('2026-11-01T00:00:00+09:00') },
  { version: '2026-04', since: new Date(0) },
];

/** What a consent of the demo city is recorded with. */
interface Recording {
  filing: Filing;
  happening: Happening;
  recorder: Actor;
  cast: Cast;
  personId: string;
  referralId: string;
  /** When a withdrawal by the person took effect. */
  withdrawn: Happening | undefined;
  /** When the referral ended in a way that takes the receiving agency's access with it. */
  revokedAt: Date | null;
  /** The last moment the city remembers. */
  latest: Date;
}

/** Writes one decision with its items, evidence and, when given, its grants. */
export function writeConsent(world: World, recording: Recording): void {
  const { filing, happening, recorder, cast, personId, referralId, withdrawn, revokedAt, latest } = recording;
  const { from, to, life, content, key } = filing;
  const label = `${key} ${happening.event} ${happening.consent}`;
  const dice = new Dice(`consent ${label}`);
  const id = idOf(`consent ${label}`);
  const given = happening.consent === 'GIVEN';
  const noticeVersion = notices.find(({ since }) => happening.at >= since)?.version;
  const onPaper = from === 'minsei' || !given ? 0 : 1;
  const method = dice.weigh({ PAPER: 5 * onPaper, ORAL: 3, TABLET: 3 * onPaper });
  const representative = life.household.find(({ name, age }) => name !== '' && (age ?? 0) >= 18);
  const represented = representative !== undefined && dice.chance(0.12);
  const witnesses = cast.posted(from, [happening.at]).filter(({ userId }) => userId !== recorder.userId);
  const withdrawnAt = given && withdrawn ? withdrawn.at : null;
  const validUntil = endOfDayAfter(happening.at, Number(dice.weigh({ 12: 8, 6: 1, 3: 1 })));

  world.add('Consent', {
    id,
    personId,
    referralId,
    decision: happening.consent,
    method,
    giver: represented ? 'REPRESENTATIVE' : 'SELF',
    representativeName: represented ? representative.name : '',
    representativeRelation: represented ? representative.relation : '',
    witnessName: method === 'ORAL' ? (witnesses[0]?.name ?? recorder.name) : '',
    noticeVersion,
    language:
      life.foreign && dice.chance(0.4) ? 'en' : life.foreign && noticeVersion !== '2026-04' ? 'ja-simple' : 'ja',
    givenAt: happening.at,
    validUntil,
    withdrawnAt,
    withdrawnById: withdrawnAt ? recorder.userId : null,
    recordedById: recorder.userId,
    recordedByAgencyId: agencyIds[from],
    createdAt: happening.at,
  });
  const told = categoriesOf(filing);
  const kept = told.at(-1);
  const keptAt = new Date(happening.at.getTime() + 4 * 24 * 3_600_000);
  /** Who agreed that another desk may know as well, took back one thing of it a few days later. */
  const endOf = (recipient: AgencyCode, category: Category): Date | null =>
    given && !withdrawnAt && recipient !== to && category === kept && keptAt < latest ? keptAt : null;
  const recipients = [to, ...(filing.alsoAgreed ? [filing.alsoAgreed] : [])];
  for (const recipient of recipients) {
    for (const category of told) {
      const itemId = idOf(`item ${label} ${recipient} ${category}`);
      const item = { id: itemId, recipientId: agencyIds[recipient], category, purpose: content.purpose };
      const endedAt = endOf(recipient, category);
      world.add('ConsentItem', {
        ...item,
        consentId: id,
        endedAt,
        endReason: endedAt && 'WITHDRAWN',
        endedById: endedAt && recorder.userId,
      });
      if (!given) continue;
      const ended = recipient === to ? revokedAt : null;
      const letGoWithId = ended && (!withdrawnAt || ended < withdrawnAt) ? referralId : null;
      const times = {
        ...{ validFrom: happening.at, validUntil, letGoWithId },
        revokedAt: earlier(earlier(withdrawnAt, ended), endedAt),
      };
      world.add('AccessGrant', grant(recipient, itemId, personId, item, 'CONSENT', 'CONSENT_ITEM', times));
    }
  }
  if (method !== 'ORAL') {
    const file = evidence(method as 'PAPER' | 'TABLET', dice);
    const fileName = method === 'PAPER' ? '同意書.png' : '署名.png';
    world.add('Attachment', {
      id: idOf(`evidence ${label}`),
      agencyId: agencyIds[from],
      referralId: null,
      consentId: id,
      category: 'IDENTITY',
      fileName,
      ...file,
      createdById: recorder.userId,
      createdAt: happening.at,
      removedAt: null,
    });
  }
}

interface Times {
  validFrom: Date;
  validUntil: Date;
  revokedAt: Date | null;
  /** The referral whose end revoked it, where one did. */
  letGoWithId: string | null;
}

function grant(
  grantee: AgencyCode,
  sourceId: string,
  personId: string,
  { category, purpose }: { category: Category; purpose: string },
  basis: string,
  source: 'CONSENT_ITEM' | 'REFERRAL',
  times: Times,
) {
  const id = idOf(`grant ${sourceId} ${category}`);
  const granteeAgencyId = agencyIds[grantee];
  return { id, granteeAgencyId, granteeUserId: null, personId, category, purpose, basis, source, sourceId, ...times };
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** The basis on which an agency may disclose without consent (APPI Art. 69(2), 27(1)); tax desks have none. */
export function basisOf({ from, to, life }: Filing): string {
  const [sender, receiver] = [agencies[from], agencies[to]];
  const children = life.household.some(({ age }) => (age ?? 99) < 18);
  if (sender.legalBody === 'PRIVATE') return children ? 'APPI_27_CHILD' : 'APPI_27_LIFE';
  if (receiver.legalBody === 'PRIVATE') return 'APPI_69_2_4';
  return sender.legalBody === 'MAYOR' && receiver.legalBody === 'MAYOR' ? 'APPI_69_2_2' : 'APPI_69_2_3';
}

export const basisNoteOf = (filing: Filing): string => {
  const dice = new Dice(`basis ${filing.key}`);
  return render(dice.pick(basisNotes[basisOf(filing)] ?? []), {}, dice);
};

/** Writes the grants of a referral that rests on a law instead of consent. */
export function writeBasisGrants(
  world: World,
  filing: Filing,
  ids: { personId: string; referralId: string },
  sentAt: Date,
  revokedAt: Date | null,
): void {
  const letGoWithId = revokedAt && ids.referralId;
  const times = { validFrom: sentAt, validUntil: endOfDayAfter(sentAt, 12), revokedAt, letGoWithId };
  for (const category of categoriesOf(filing)) {
    const item = { category, purpose: filing.content.purpose };
    world.add('AccessGrant', grant(filing.to, ids.referralId, ids.personId, item, basisOf(filing), 'REFERRAL', times));
  }
}
