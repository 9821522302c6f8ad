import { noticeVersion } from '../../api/conferences/notice.ts';
import type { AgencyCode } from './agencies.ts';
import { type Calendar, span } from './calendar.ts';
import { agencyIds } from './cast.ts';
import { Dice, idOf } from './dice.ts';
import type { LoggedEvent } from './scribe.ts';
import type { Row, World } from './world.ts';

const day = 86_400_000;

/** Who was invited, for which agency, and when they acknowledged the secrecy, in working days after it was convened. */
const members: readonly { login: string; agency: AgencyCode; after: number | null }[] = [
  { login: 'soudan.morita', agency: 'soudan', after: 0.1 },
  { login: 'soudan.inoue', agency: 'soudan', after: 0.4 },
  { login: 'kitasho.arai', agency: 'kitasho', after: 0.8 },
  { login: 'kenko.fujii', agency: 'kenko', after: 1.2 },
  { login: 'minsei.goto', agency: 'minsei', after: null },
];

const statements: readonly { login: string; agency: AgencyCode; category: string; body: string; after: number }[] = [
  {
    ...{ login: 'kitasho.arai', agency: 'kitasho', category: 'EDUCATION', after: 1.5 },
    body: '二学期から登校は週に一、二日。給食費の未納が続くが、家庭訪問では保護者に会えていない。',
  },
  {
    ...{ login: 'kenko.fujii', agency: 'kenko', category: 'HEALTH', after: 2.3 },
    body: '乳幼児健診の記録では発育に心配なし。保護者の体調が気になり、訪問の約束を取りたい。',
  },
];

/** A record of the school's, of somebody of an age to have a child there. */
const isParent = ({ agencyId, restricted, birthDate }: Row): boolean =>
  agencyId === agencyIds.kitasho && !restricted && String(birthDate) > '1975' && String(birthDate) < '2000';

/** Writes a support conference that is open now: members of four agencies, one of whom has not acknowledged, and one record. */
export function writeConferences(world: World, calendar: Calendar, events: LoggedEvent[]): void {
  const position = span - 6.5;
  const at = (after: number) => calendar.at(position + after);
  const convenedAt = at(0);
  const held = calendar.at(span - 1.5);
  const heldOn = new Date(held.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
  const until = new Date(Date.parse(`${heldOn}T00:00:00+09:00`) + 61 * day);
  const id = idOf('conference');
  const placeId = idOf('conference person');
  const chief = idOf('user soudan.morita');
  const teacher = idOf('user kitasho.arai');
  const { id: personId } = new Dice('conference').pick(world.rows.Person.filter(isParent));
  const categories = ['IDENTITY', 'CONTACT', 'HOUSEHOLD', 'EDUCATION'];
  const put = at(1);
  let logged = 0;
  const log = (kind: string, when: Date, login: string, agency: AgencyCode, more: object = {}) =>
    events.push({
      id: idOf(`conference event ${++logged}`),
      ...{
        kind,
        conferenceId: id,
        ...more,
        actorId: idOf(`user ${login}`),
        actorAgencyId: agencyIds[agency],
        at: when,
      },
    });

  world.add('Conference', {
    ...{ id, agencyId: agencyIds.soudan, convenedById: chief, title: '第2回 支援会議' },
    ...{ heldOn, convenedAt, until },
  });
  log('CONFERENCE_CONVENED', convenedAt, 'soudan.morita', 'soudan');
  for (const [index, { login, agency, after }] of members.entries()) {
    const acknowledgedAt = after === null ? null : at(after);
    const [userId, agencyId] = [idOf(`user ${login}`), agencyIds[agency]];
    const invitedAt = new Date(convenedAt.getTime() + index * 60_000);
    world.add('ConferenceMember', {
      ...{ id: idOf(`member ${login}`), conferenceId: id, userId, agencyId, invitedById: chief },
      ...{ invitedAt, acknowledgedAt, noticeVersion: acknowledgedAt && noticeVersion },
    });
    if (index > 0) log('CONFERENCE_INVITED', invitedAt, 'soudan.morita', 'soudan');
    if (!acknowledgedAt) continue;
    log('CONFERENCE_ACKNOWLEDGED', acknowledgedAt, login, agency);
    if (agency === 'kitasho') continue;
    for (const category of categories)
      world.add('AccessGrant', {
        id: idOf(`grant conference ${login} ${category}`),
        ...{ granteeAgencyId: agencyId, granteeUserId: userId, personId, category, purpose: null },
        ...{ basis: 'ACT_9_3', source: 'CONFERENCE', sourceId: placeId },
        ...{
          validFrom: new Date(Math.max(acknowledgedAt.getTime(), put.getTime())),
          validUntil: until,
          revokedAt: null,
        },
      });
  }
  world.add('ConferencePerson', {
    ...{
      id: placeId,
      conferenceId: id,
      personId,
      categories,
      putById: teacher,
      putByAgencyId: agencyIds.kitasho,
      at: put,
    },
    reason: '欠席と給食費の未納が続き、世帯全体の様子を関係機関と確かめる必要がある。',
  });
  log('CONFERENCE_PUT', put, 'kitasho.arai', 'kitasho', { conferencePersonId: placeId });
  for (const { login, agency, category, body, after } of statements) {
    world.add('ConferenceStatement', {
      ...{ id: idOf(`statement ${login}`), conferencePersonId: placeId, authorId: idOf(`user ${login}`) },
      ...{ authorAgencyId: agencyIds[agency], category, body, at: at(after) },
    });
    log('CONFERENCE_STATED', at(after), login, agency, { conferencePersonId: placeId });
  }
  const minutesAt = new Date(held.getTime() + 3_600_000);
  world.add('ConferenceMinutes', {
    ...{ conferencePersonId: placeId, version: 1, writtenById: idOf('user soudan.inoue'), at: minutesAt },
    body: '世帯の状況を共有した。\n・学校：担任が週に一度、家庭に連絡する。\n・健康づくり課：今月中に保健師が家庭訪問する。\n・相談支援室：訪問に同行し、家計の相談につなぐ同意を得る。\n次回は一か月後に開く。',
  });
  log('CONFERENCE_MINUTES', minutesAt, 'soudan.inoue', 'soudan', { conferencePersonId: placeId });
}
