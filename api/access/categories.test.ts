import { readdirSync, readFileSync } from 'node:fs';
import { isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Category } from '../generated/prisma/enums.ts';
import { personal } from '../ledger/personal.ts';
import {
  categories,
  conferenceMinutesFields,
  conferencePersonFields,
  consentFields,
  personFields,
  referralFields,
  restrictionFields,
} from '../people/categories.ts';
import { concerns } from '../referrals/concerns.ts';
import { sortedSchema } from '../schema.ts';

/** Personal columns and fields whose category stands in the row beside them, or in the list of concerns. */
const byRow: Record<string, readonly string[]> = {
  PersonSearchKey: ['key'],
  ReferralDetail: ['text'],
  Message: ['body'],
  Attachment: ['fileName', 'content', 'url'],
  ConferenceStatement: ['body'],
  Referral: ['mainConcern', 'concerns', 'details', 'messages', 'attachments'],
};

/** Columns and fields that a category names. */
const declared: Record<string, Record<string, Category>> = {
  Person: personFields,
  Referral: referralFields,
  Consent: consentFields,
  RestrictionEntry: restrictionFields,
  Restriction: restrictionFields,
  RestrictionChange: restrictionFields,
  ConferencePerson: conferencePersonFields,
  ConferenceMinutes: conferenceMinutesFields,
  ConferenceMinutesVersion: conferenceMinutesFields,
};

type Reasons = Record<string, string>;
const words = (list: string, why: string): Reasons => Object.fromEntries(list.split(' ').map((name) => [name, why]));

const names = 'names a row';
const clock = 'when, or how often, the row changed';
const always = 'always shows to both sides (access rule 13)';
const keeper = 'seen by the agency that keeps the record alone';

const frame = 'the frame, seen by members and the chiefs of the office; its title is to name nobody (access rule 10j)';

const review = 'seen by whoever opened, reviews or keeps what was opened (access rule 10f)';

/** Columns that are of no category, and why. Relations are not columns. */
const columns: Record<string, Reasons> = {
  Person: {
    ...words('id identityId agencyId createdById', names),
    ...words('createdAt updatedAt version', clock),
    restricted: 'says that `restriction` is there; whoever sees the record was named',
  },
  PersonSearchKey: { ...words('personId', names), category: 'the category itself' },
  RestrictionMember: words('personId userId', names),
  RestrictionEntry: {
    ...words('id personId memberIds eventId byId byAgencyId', names),
    ...words('version at reviewOn', clock),
    kind: 'a code; to the keeper alone',
  },
  Referral: {
    ...words('id code fromAgencyId toAgencyId createdById assigneeId personId parentId redirectedFromId', names),
    ...words('status urgency purpose consentState lawfulBasis feedbackLevel accompanies', always),
    ...words('statusReason outcome', 'a code; to the sender only that of a return (access rule 19)'),
    draft: 'the form as the sender left it, seen by the sender alone',
    ...words('draftVersion version createdAt changedAt statusSince sentAt contactedAt withdrawnAt dueAt', clock),
    ...words('questionsToSender questionsToReceiver', 'counts'),
    ...words(
      'senderStatus senderFeedbackLevel senderContactedAt senderDueAt senderChangedAt senderVersion',
      'what of the above the sender may know',
    ),
  },
  ReferralDetail: { ...words('referralId', names), category: 'the category itself' },
  Message: {
    ...words('id referralId authorId authorAgencyId toAgencyId answersId', names),
    ...words('at', clock),
    kind: 'what kind of message it is',
    category: 'the category itself',
    anonymous: 'written without consent, and checked to name nobody',
  },
  Attachment: {
    ...words('id agencyId referralId consentId createdById evidenceFor', names),
    ...words('createdAt removedAt', clock),
    category: 'the category itself',
    ...words('mediaType size', 'metadata, seen by both sides (access rule 16)'),
    ...words('sha256 shown', 'never shown'),
  },
  Consent: {
    ...words('id personId referralId renewsId recordedById recordedByAgencyId withdrawnById', names),
    ...words('createdAt givenAt validUntil withdrawnAt', clock),
    ...words('decision method giver noticeVersion language', keeper),
  },
  ConsentItem: {
    ...words('id consentId recipientId endedById', names),
    ...words('endedAt', clock),
    ...words('category purpose endReason', keeper),
  },
  AccessGrant: {
    ...words('id granteeAgencyId granteeUserId personId sourceId letGoWithId', names),
    ...words('validFrom validUntil revokedAt', clock),
    ...words('category purpose basis source', 'what is granted, shown to nobody'),
  },
  EmergencyAccess: {
    ...words('id userId agencyId endedById', names),
    ...words('startedAt until endedAt', clock),
    ...words('reason categories', 'codes: why, and what was opened'),
    reasonText: review,
    ...words('soughtName soughtBirthDate soughtPhone', 'as typed, shown to whoever typed it alone'),
  },
  EmergencyReview: {
    ...words('emergencyId reviewedById', names),
    at: clock,
    ...words('verdict note', review),
  },
  Conference: {
    ...words('id agencyId convenedById closedById', names),
    ...words('convenedAt until closedAt', clock),
    ...words('title heldOn', frame),
  },
  ConferenceMember: {
    ...words('id conferenceId userId agencyId invitedById removedById', names),
    ...words('invitedAt acknowledgedAt removedAt', clock),
    noticeVersion: 'which wording was acknowledged, shown to nobody',
  },
  ConferencePerson: {
    ...words('id conferenceId personId putById putByAgencyId takenBackById', names),
    ...words('at takenBackAt', clock),
    ...words('categories taxSetting', 'what is opened, and by which setting of the city'),
  },
  ConferenceStatement: {
    ...words('id conferencePersonId authorId authorAgencyId', names),
    at: clock,
    category: 'the category itself',
    taxSetting: 'by which setting of the city it was told, shown to nobody',
  },
  ConferenceMinutes: { ...words('conferencePersonId writtenById', names), ...words('at version', clock) },
  Event: {
    ...words('id seq referralId personId emergencyId conferenceId conferencePersonId actorId actorAgencyId', names),
    at: clock,
    ...words('kind fromStatus toStatus reason feedback levelBefore levelChosen', 'codes, never words'),
  },
  ReferralSeen: { ...words('userId referralId', names), seenAt: clock },
  LedgerEntry: {
    ...words('seq userId postingId agencyId subjects', names),
    at: clock,
    ...words('operation marks hash', 'codes of what was looked at, never words'),
  },
  HistoryExclusion: {
    ...words('id personId lineId byId', names),
    at: clock,
    reason: 'a code',
    note: 'seen by the agency that keeps the record alone',
  },
  Disclosure: {
    ...words('id byId agencyId subjects', names),
    ...words('at from until', clock),
    document: 'a code',
  },
};

/** Models that hold nothing of the people who are helped. */
const impersonal: Reasons = {
  Agency: 'the directory, open to all staff',
  LedgerHead: 'where the chain of the ledger ends',
  ConsentNotice: 'what everybody is told',
  ConferenceTaxSetting: 'a rule of the city, open to all staff',
  Encouragement: 'a count (生活困窮者自立支援法 Art. 8(2))',
  PatternReview: 'of staff: what auditors wrote about who looked',
  Command: 'names a command and the row it made',
  RateLimit: 'hashes',
  SignInChallenge: 'half-finished sign-ins of staff',
  ...words('User Posting Session Passkey OidcIdentity', 'of staff'),
};

/** Fields of the schema that are of no category, and why. */
const fields: Record<string, Reasons> = {
  Person: {
    ...words('id agency', names),
    version: clock,
    ...words('redactions viewerCan', 'says what is not shown, and what may be done'),
    ...words(
      'consents referrals linked emergencyAccesses heldReferrals conferences',
      'rows of their own, each through the gate',
    ),
    restriction: 'that the viewer is among the few; its parts are judged below',
    restrictionCandidates: 'names of staff',
    access: 'who may see what, told to the agency that keeps the record alone',
    accessHistory: 'of staff: who of the keeper looked, for the keeper alone',
  },
  Referral: {
    ...words('id code fromAgency toAgency createdBy assignee', names),
    ...words('status urgency purpose consentState lawfulBasis feedbackLevel accompanies side', always),
    ...words('statusReason outcome', 'a code; to the sender only that of a return (access rule 19)'),
    ...words('version draftVersion changedAt statusSince sentAt contactedAt dueAt overdue unread waiting', clock),
    ...words('redactions viewerCan', 'says what is not shown, and what may be done'),
    ...words('person consents parent children redirectedFrom redirectedTo', 'rows of their own, each through the gate'),
    timeline: 'codes, never words',
    draft: 'the form as the sender left it, seen by the sender alone',
  },
  ReferralDetail: { category: 'the category itself' },
  Message: {
    ...words('id answersId author authorAgency', names),
    at: clock,
    kind: 'what kind of message it is',
    category: 'the category itself',
    awaitsAnswer: 'whether there is an answer',
    viewerCan: 'says what may be done',
  },
  Attachment: {
    id: names,
    createdAt: clock,
    category: 'the category itself',
    ...words('mediaType size', 'metadata, seen by both sides (access rule 16)'),
    viewerCanRemove: 'says what may be done',
  },
  Restriction: {
    ...words('version since reviewOn reviewDue', clock),
    members: 'names of staff',
    history: 'rows of their own, through the gate, for the keeper alone',
  },
  RestrictionChange: {
    ...words('version at reviewOn', clock),
    kind: 'a code; to the keeper alone',
    ...words('by members', 'names of staff'),
  },
  HeldReferral: {
    ...words('id code agency', names),
    ...words('status dueAt', 'as the sender knows it'),
    attended: 'whether somebody is named',
  },
  Consent: {
    ...words('id person referralId renewsId renewedById recordedBy recordedByAgency', names),
    ...words('givenAt validUntil withdrawnAt active endsSoon', clock),
    ...words('decision method giver noticeVersion notice language items evidence standing history receipt', keeper),
    viewerCan: 'says what may be done',
  },
  EmergencyAccess: {
    ...words('id user agency', names),
    ...words('startedAt until endedAt state late', clock),
    ...words('reason categories', 'codes: why, and what was opened'),
    reasonText: review,
    ...words('soughtName soughtBirthDate soughtPhone', 'as typed, shown to whoever typed it alone'),
    keepers: 'counts by agency, of records that the viewer may know of',
    ...words('people review', 'rows of their own; persons through the gate'),
    viewerCan: 'says what may be done',
  },
  Conference: {
    ...words('id agency convenedBy members', names),
    ...words('convenedAt until closedAt state', clock),
    ...words('title heldOn', frame),
    notice: 'the wording on secrecy',
    ...words('people minutes', 'rows of their own, each through the gate'),
    member: 'whether the viewer is one',
    viewerCan: 'says what may be done',
  },
  ConferenceMember: { ...words('id user agency', names), ...words('invitedAt acknowledgedAt', clock) },
  ConferencePerson: {
    ...words('id agency putBy', names),
    at: clock,
    categories: 'what is opened',
    ...words('person statements conference', 'rows of their own, each through the gate'),
    viewerCan: 'says what may be done',
  },
  ConferenceStatement: { ...words('id author authorAgency', names), at: clock, category: 'the category itself' },
  ConferenceMinutes: {
    ...words('id agency writtenBy', names),
    ...words('at version', clock),
    ...words('person versions', 'rows of their own; persons through the gate'),
  },
  ConferenceMinutesVersion: { writtenBy: names, ...words('at version', clock) },
  EmergencyReview: { by: names, at: clock, ...words('verdict note', review) },
};

/** The columns of every model of the Prisma schema, relations left out. */
function readModels(): Record<string, string[]> {
  const folder = new URL('../../prisma/schema/', import.meta.url);
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => ({ name, body }));
  const isRelation = (type: string) => models.some(({ name }) => name === type);
  return Object.fromEntries(
    models.map(({ name, body }) => [
      name,
      [...(body ?? '').matchAll(/^ {2}(\w+) +(\w+)/gm)].flatMap(([, column, type]) =>
        isRelation(type as string) ? [] : [column as string],
      ),
    ]),
  );
}

const judged = (type: string, reasons: Record<string, Reasons>): string[] => [
  ...Object.keys(declared[type] ?? {}),
  ...(byRow[type] ?? []),
  ...Object.keys(reasons[type] ?? {}),
];
const twice = (list: string[]): string[] => list.filter((name, at) => list.indexOf(name) !== at);

describe('every column that may hold something personal', () => {
  const models = readModels();

  it('is in a model somebody has judged', () => {
    expect(Object.keys(models).sort()).toEqual([...Object.keys(columns), ...Object.keys(impersonal)].sort());
  });

  it.each(Object.keys(columns))('of %s is in one category, or has a reason to be in none', (model) => {
    const notColumns = ['details', 'messages', 'attachments', 'url'];
    const all = judged(model, columns).filter((name) => !notColumns.includes(name));
    expect(twice(all)).toEqual([]);
    expect(models[model]?.sort()).toEqual(all.sort());
  });

  it('whose category stands in its row has one there', () => {
    const withRow = Object.keys(byRow).filter((model) => model !== 'Referral');
    for (const model of withRow) expect(models[model]).toContain('category');
  });
});

describe('every field that may tell something personal', () => {
  const schema = sortedSchema();

  it.each(Object.keys(fields))('of %s is in one category, or has a reason to be in none', (name) => {
    const type = schema.getType(name);
    const all = judged(name, fields).filter((field) => field !== 'content');
    expect(twice(all)).toEqual([]);
    expect(isObjectType(type) && Object.keys(type.getFields()).sort()).toEqual(all.sort());
  });

  it('is noted for the access ledger when it is shown', () => {
    const parts = ['details', 'messages', 'attachments'];
    for (const name of Object.keys(fields)) {
      const telling = [...Object.keys(declared[name] ?? {}), ...(byRow[name] ?? [])];
      const shown = telling.filter((field) => field !== 'content' && !parts.includes(field));
      expect(Object.keys(personal[name] ?? {}), name).toEqual(expect.arrayContaining(shown));
    }
  });

  it.each(['Person', 'Referral'])('of %s says its category', (name) => {
    const type = schema.getType(name);
    const of = isObjectType(type) ? type.getFields() : {};
    for (const [field, category] of Object.entries(declared[name] ?? {})) {
      expect(`${field}: ${of[field]?.description}`).toMatch(new RegExp(`\\b${category}\\b`));
      expect(`${field}: ${of[field]?.type}`).not.toMatch(/!$/);
    }
  });
});

describe('every concern', () => {
  it('tells something of one category', () => {
    const type = sortedSchema().getType('Concern');
    const values = isEnumType(type) ? type.getValues() : [];
    expect(values.map(({ name }) => name).sort()).toEqual(Object.keys(concerns).sort());
    for (const { name, description } of values) {
      const category = concerns[name as keyof typeof concerns];
      expect(categories).toContain(category);
      expect(description).toContain(`Category ${category}.`);
    }
  });

  it('and every category is one of the twelve', () => {
    expect(categories).toHaveLength(12);
    const used = Object.values(declared).flatMap((of) => Object.values(of));
    for (const category of used) expect(categories).toContain(category);
  });
});
