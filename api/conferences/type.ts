import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { type Context, signedIn } from '../context.ts';
import { CategoryEnum } from '../people/enums.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { chairs } from './command.ts';
import { ConferenceStateEnum } from './enums.ts';
import { writesMinutes } from './minutes.ts';
import { MinutesType } from './minutesType.ts';
import { notices, noticeVersion } from './notice.ts';
import type { ConferencePersonRow, StatementRow } from './people.ts';
import { takesBack } from './put.ts';
import type { ConferenceRow, MemberRow } from './rows.ts';

const MemberType = builder.objectRef<MemberRow>('ConferenceMember').implement({
  description: 'Somebody invited to a support conference, acting for an agency.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID; of whoever is removed and invited again it is another.' }),
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
    agency: t.field({
      type: AgencyType,
      description: 'For which agency.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    invitedAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: (row) => new Date(row.invitedAt) }),
    acknowledgedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When they acknowledged the secrecy (Art. 9(6)); until then they see the frame alone.',
      resolve: ({ acknowledgedAt }) => (acknowledgedAt ? new Date(acknowledgedAt) : null),
    }),
  }),
});

const StatementType = builder.objectRef<StatementRow>('ConferenceStatement').implement({
  description: 'What a member told about somebody put before the conference (情報提供, Art. 9(3), (4)). Never edited.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    author: t.field({ type: UserType, description: 'Who told it.', resolve: ({ author }) => author }),
    authorAgency: t.field({
      type: AgencyType,
      description: 'For which agency.',
      resolve: ({ authorAgencyId }, _, { db }) => knownAgency(db, authorAgencyId),
    }),
    category: t.field({
      type: CategoryEnum,
      description: 'The category it belongs to.',
      resolve: ({ category }) => category,
    }),
    body: t.exposeString('body', { description: 'The words, as typed; at most 4000 characters.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
  }),
});

const PlaceVerdicts = builder.objectRef<ConferencePersonRow>('ConferencePersonVerdicts').implement({
  description: 'What the viewer may do with a record put before a conference.',
  fields: (t) => ({
    takeBack: t.boolean({
      description: 'Take it back: the agency that keeps it, and who presides over the conference.',
      resolve: (row, _, context) => takesBack(signedIn(context), row),
    }),
    writeMinutes: t.boolean({
      description: 'Write its minutes: members at the office that convened the conference.',
      resolve: ({ conferenceAgencyId }, _, context) =>
        writesMinutes(signedIn(context), { agencyId: conferenceAgencyId }),
    }),
  }),
});

export const ConferencePersonType = builder.objectRef<ConferencePersonRow>('ConferencePerson').implement({
  description:
    'A record put before a support conference (Art. 9(3), (4)), for members who have acknowledged the secrecy, while it is open.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID; of a record put before it again it is another.' }),
    person: t.field({
      type: PersonType,
      nullable: true,
      description: 'The record, as the gate lets the viewer see it.',
      resolve: async ({ personId }, _, { loaders }) => (await loaders.person.load(personId))[0] ?? null,
    }),
    agency: t.field({
      type: AgencyType,
      description: 'Who keeps it.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'What of it is open to the members.',
      resolve: ({ categories }) => categories,
    }),
    reason: t.exposeString('reason', { description: 'Why it is needed, in words. IDENTITY.' }),
    putBy: t.field({ type: UserType, description: 'Who put it before the conference.', resolve: (row) => row.putBy }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    statements: t.field({
      type: [StatementType],
      description: 'What members told of it, the oldest first.',
      resolve: ({ id }, _, { loaders }) => loaders.statements.load(id),
    }),
    conference: t.field({
      type: ConferenceType,
      nullable: true,
      description: 'Before which conference.',
      resolve: async ({ conferenceId }, _, { loaders }) => (await loaders.conference.load(conferenceId))[0] ?? null,
    }),
    viewerCan: t.field({ type: PlaceVerdicts, description: 'What may be done.', resolve: (row) => row }),
  }),
});

const NoticeType = builder.objectRef<{ version: string; paragraphs: string[] }>('ConferenceNotice').implement({
  description: 'What a member acknowledges before seeing anybody: the secrecy (Art. 9(6), Art. 28).',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'Which wording; send it with the acknowledgement.' }),
    paragraphs: t.exposeStringList('paragraphs', { description: "The wording, in the viewer's language." }),
  }),
});

const verdict = (description: string, judge: (row: ConferenceRow, context: Context) => boolean) =>
  ({
    description,
    resolve: (row: ConferenceRow, _: unknown, context: Context) => row.state === 'OPEN' && judge(row, context),
  }) as const;

const ConferenceVerdicts = builder.objectRef<ConferenceRow>('ConferenceVerdicts').implement({
  description: 'What the viewer may do with a support conference.',
  fields: (t) => ({
    invite: t.boolean(
      verdict('Invite and remove members: the chiefs of the office that convened it.', (row, context) =>
        chairs(signedIn(context), row),
      ),
    ),
    close: t.boolean(
      verdict('Close it: the chiefs of the office that convened it.', (row, context) => chairs(signedIn(context), row)),
    ),
    acknowledge: t.boolean(
      verdict(
        'Acknowledge the secrecy: a member who has not yet.',
        ({ member, acknowledged }) => member && !acknowledged,
      ),
    ),
    put: t.boolean(
      verdict(
        "Put records of the viewer's agency before it, and tell of those there: members who have acknowledged the secrecy.",
        ({ acknowledged }) => acknowledged,
      ),
    ),
  }),
});

export const ConferenceType = builder.objectRef<ConferenceRow>('Conference');

ConferenceType.implement({
  description:
    'A support conference (支援会議, 生活困窮者自立支援法 Art. 9). Its frame names nobody who is helped; its members see that before they acknowledge the secrecy.',
  isTypeOf: (value) => (value as ConferenceRow).__typename === 'Conference',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    agency: t.field({
      type: AgencyType,
      description: 'The consultation office that convened it.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    convenedBy: t.field({
      type: UserType,
      description: 'The chief who convened it.',
      resolve: (row) => row.convenedBy,
    }),
    title: t.exposeString('title', { description: 'Its title; nobody is to be named in it.' }),
    heldOn: t.expose('heldOn', { type: 'Date', description: 'The day of the meeting.' }),
    convenedAt: t.field({ type: 'DateTime', description: 'When it was convened.', resolve: (row) => row.convenedAt }),
    until: t.field({
      type: 'DateTime',
      description:
        'When it closes by itself, the first instant at which it is over; at most 180 days after it was convened.',
      resolve: ({ until }) => until,
    }),
    closedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed before that.',
      resolve: ({ closedAt }) => closedAt,
    }),
    state: t.expose('state', { type: ConferenceStateEnum, description: 'Where it stands now.' }),
    members: t.field({
      type: [MemberType],
      description: 'Its members, in the order in which they were invited.',
      resolve: ({ members }) => members,
    }),
    member: t.exposeBoolean('member', { description: 'Whether the viewer is one.' }),
    notice: t.field({
      type: NoticeType,
      description: 'What its members acknowledge.',
      resolve: (_row, _, { locale }) => ({ version: noticeVersion, paragraphs: notices[locale] }),
    }),
    people: t.field({
      type: [ConferencePersonType],
      description:
        'The records before it, in the order in which they were put. Empty for whoever has not acknowledged the secrecy, and once it is over.',
      resolve: ({ id }, _, { loaders }) => loaders.conferencePeople.load(id),
    }),
    minutes: t.field({
      type: [MinutesType],
      description:
        'Minutes by person. While it is open for its members who have acknowledged the secrecy; then for those of the office alone.',
      resolve: ({ id }, _, { loaders }) => loaders.minutes.load(id),
    }),
    viewerCan: t.field({ type: ConferenceVerdicts, description: 'What may be done.', resolve: (row) => row }),
  }),
});

builder.objectField(PersonType, 'conferences', (t) =>
  t.field({
    type: [ConferencePersonType],
    description:
      'Where it is before an open support conference of which the viewer is a member who has acknowledged the secrecy.',
    resolve: ({ id }, _, { loaders }) => loaders.conferencesOfPerson.load(id),
  }),
);
