import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { connectionOf } from '../connection.ts';
import { LawfulBasisEnum, PurposeEnum } from '../consents/enums.ts';
import { categoriesOfMark } from '../ledger/marks.ts';
import { CategoryEnum } from '../people/enums.ts';
import { RoleEnum } from '../staff/role.ts';
import { UserType } from '../staff/user.ts';
import type { BasisRow, LineRow } from './lines.ts';
import type { Withheld } from './withheld.ts';

const WithheldEnum = builder.enumType('Withheld', {
  description: 'By which law something of an access history is withheld.',
  values: {
    APPI_78_1_1: {
      description: 'APPI Art. 78(1)(i): it could harm the life, body, health, livelihood or property of the person.',
    },
    APPI_78_1_2: { description: 'APPI Art. 78(1)(ii): it is about somebody else.' },
    APPI_78_1_3: { description: 'APPI Art. 78(1)(iii): it is about a corporation or a business.' },
    APPI_78_1_4: { description: 'APPI Art. 78(1)(iv): national security.' },
    APPI_78_1_5: { description: 'APPI Art. 78(1)(v): prevention of crime, public safety.' },
    APPI_78_1_6: { description: 'APPI Art. 78(1)(vi): deliberations within or between public bodies.' },
    APPI_78_1_7: { description: 'APPI Art. 78(1)(vii): it would hinder the affairs of a public body.' },
    ACT_9_6: { description: '生活困窮者自立支援法 Art. 9(6): secrecy of the support conference.' },
  } as const,
});

const kinds = builder.enumType('HistoryBasisKind', {
  description: 'What somebody rested on when they looked.',
  values: {
    OWN_RECORD: { description: 'Their own agency keeps the record.' },
    CONSENT: { description: 'The person agreed.' },
    LAW: { description: 'A law named in a referral.' },
    CONFERENCE: { description: 'A support conference (生活困窮者自立支援法 Art. 9).' },
    EMERGENCY: { description: 'An emergency.' },
    AUDIT: { description: 'The auditing desk looked at the ledger, or gave out this history (APPI Art. 66, 76).' },
    UNKNOWN: { description: 'Nothing that was live then is on record.' },
  } as const,
});

const BasisType = builder.objectRef<BasisRow>('HistoryBasis').implement({
  description: 'What a look rested on.',
  fields: (t) => ({
    kind: t.field({ type: kinds, description: 'Which kind.', resolve: ({ kind }) => kind }),
    law: t.field({ type: LawfulBasisEnum, nullable: true, description: 'Of LAW: which.', resolve: ({ law }) => law }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description: 'Of CONSENT and LAW: for what.',
      resolve: ({ purpose }) => purpose,
    }),
    agreedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Of CONSENT: when the person agreed.',
      resolve: ({ agreedAt }) => (agreedAt ? new Date(agreedAt) : null),
    }),
  }),
});

/** Who works for a private body, or as a volunteer, is named to nobody by this: what they do there is no public duty. */
const isPrivate = ({ legalBody, agencyKind }: LineRow): boolean =>
  legalBody === 'PRIVATE' || agencyKind === 'VOLUNTEERS';

/** Who sat in a conference is not told, where nothing else let them look. */
const isSecret = ({ bases }: LineRow): boolean => bases.every(({ kind }) => kind === 'CONFERENCE');

const whole = ({ exclusion }: LineRow): Withheld | null => exclusion;
const ofWho = (line: LineRow): Withheld | null =>
  whole(line) ?? (isSecret(line) ? 'ACT_9_6' : isPrivate(line) ? 'APPI_78_1_2' : null);

/** What of a line is told; nothing of one that is withheld. */
const told = <T>(line: LineRow, value: T): T | null => (whole(line) ? null : value);
const toldOfDesk = <T>(line: LineRow, value: T): T | null => (whole(line) || isSecret(line) ? null : value);

export const LineType = builder.objectRef<LineRow>('AccessHistoryLine');

LineType.implement({
  description:
    'What one member of staff looked at of a record, in one way, on one day. What is withheld is null, and `withheld` or `whoWithheld` says by which law.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID, the same whenever it is found.' }),
    withheld: t.field({
      type: WithheldEnum,
      nullable: true,
      description: 'By which law the whole line is withheld; nothing else of it is told then.',
      resolve: whole,
    }),
    whoWithheld: t.field({
      type: WithheldEnum,
      nullable: true,
      description: 'By which law it is not told who looked.',
      resolve: ofWho,
    }),
    day: t.field({
      type: 'Date',
      nullable: true,
      description: 'Which day, in Tokyo.',
      resolve: (line) => told(line, line.day),
    }),
    firstAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When first.',
      resolve: (line) => told(line, line.firstAt),
    }),
    lastAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When last.',
      resolve: (line) => told(line, line.lastAt),
    }),
    times: t.int({ nullable: true, description: 'How often on that day.', resolve: (line) => told(line, line.times) }),
    agency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'Which office looked; not told of a conference.',
      resolve: (line, _, { db }) => toldOfDesk(line, knownAgency(db, line.agencyId)),
    }),
    role: t.field({
      type: RoleEnum,
      nullable: true,
      description: 'As what they looked; not told of private bodies and conferences.',
      resolve: (line) => (ofWho(line) ? null : line.role),
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'Who looked, at a public body.',
      resolve: (line) => (ofWho(line) ? null : line.user),
    }),
    keeper: t.field({
      type: AgencyType,
      nullable: true,
      description: 'Whose record was looked at.',
      resolve: (line, _, { db }) => told(line, knownAgency(db, line.keeperId)),
    }),
    operations: t.stringList({
      nullable: true,
      description:
        'Root fields of this schema that were asked; `attachment` for a file. Whoever is told by name to have looked in a conference counts as `person`.',
      resolve: (line) => told(line, line.operation.split(',')),
    }),
    categories: t.field({
      type: [CategoryEnum],
      nullable: true,
      description: 'What was shown.',
      resolve: (line) => told(line, categoriesOfMark(line.mark)),
    }),
    bases: t.field({
      type: [BasisType],
      nullable: true,
      description: 'What it rested on, as things were then.',
      complexity: { field: 1, multiplier: 5 },
      resolve: (line) => told(line, line.bases),
    }),
  }),
});

export const LineConnection = connectionOf('AccessHistoryLine', LineType);
