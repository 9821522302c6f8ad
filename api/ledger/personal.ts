import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Context } from '../context.ts';
import type { Category } from '../generated/prisma/enums.ts';
import {
  conferenceMinutesFields,
  conferencePersonFields,
  consentFields,
  personFields,
  referralFields,
  restrictionFields,
} from '../people/categories.ts';
import { type Concern, concerns } from '../referrals/concerns.ts';
import { DEEP_MARK, DRAFT_MARK, EVERY_CATEGORY, markOf, markOfAll } from './marks.ts';
import type { Asked } from './shown.ts';

type Told = [subjectId: string, mark: number];

/** Whom a field's value is about, each with what it tells of them; empty where it tells of nobody. */
type Tells = (source: never, value: never) => readonly Told[];

/** A part of a referral or consent: its row names the record it is about, or the draft of somebody who has none yet. */
interface Part {
  category: Category;
  subjectId: string | null;
  referralId: string | null;
  /** Of a message: it names nobody. */
  anonymous?: boolean;
}

const byRow: Tells = ({ category, subjectId, anonymous, referralId }: Part) => {
  if (anonymous) return [];
  return subjectId ? about(subjectId, markOf(category)) : about(referralId, markOf(category) | DRAFT_MARK);
};

/** Notes that a part was shown otherwise than as a field: the content of a file. */
export function notePart(context: Context, asked: Asked, part: Part): void {
  for (const told of byRow(part as never, null as never)) context.shown.note(context, asked, ...told);
}

/** Notes what rows were found by: that a sign agrees tells of it, whatever else is shown of them. */
export function noteFound(
  context: Context,
  info: GraphQLResolveInfo,
  subjectIds: readonly (string | null)[],
  by: readonly Category[],
): void {
  const mark = markOfAll(by);
  if (mark === 0) return;
  const asked = context.shown.askedIn(info);
  for (const id of subjectIds) if (id) context.shown.note(context, asked, id, mark);
}

type Telling = Record<string, Tells>;

/** The record that a row is about. @throws Error where the row was read without it: what it shows would go unnoticed */
type IdOf = (source: never) => string | null;

const idIn =
  (column: 'id' | 'personId' | 'subjectId'): IdOf =>
  (source: Record<string, string | null | undefined>) => {
    const id = source[column];
    if (id === undefined) throw new Error(`Read without ${column}`);
    return id;
  };
const personOf = idIn('personId');
const subjectOf = idIn('subjectId');

const about = (id: string | null, mark: number): readonly Told[] => (id === null ? [] : [[id, mark]]);

/** What is written of an emergency is about every record it opened, as far as the viewer may know of them. */
const ofOpened =
  (category: Category): Tells =>
  ({ records }: { records: readonly { id: string }[] }) =>
    records.map(({ id }) => [id, markOf(category)]);

const each = (fields: Record<string, Category>, idOf: IdOf): Telling =>
  Object.fromEntries(
    Object.entries(fields).map(([name, category]) => {
      const mark = markOf(category);
      return [name, (source) => about(idOf(source), mark)];
    }),
  );

/** Every field of the schema that tells something personal; a test holds it against the categories. */
export const personal: Record<string, Telling> = {
  Person: {
    ...each(personFields, idIn('id')),
    // That somebody is helped, and where, is told with who they are.
    ...Object.fromEntries(
      ['access', 'heldReferrals', 'referrals'].map((name) => [
        name,
        ({ id }: { id: string }, rows: readonly unknown[]) => (rows.length > 0 ? about(id, markOf('IDENTITY')) : []),
      ]),
    ),
  },
  Referral: {
    ...each(referralFields, personOf),
    mainConcern: (row, value: Concern) => about(personOf(row), markOf(concerns[value])),
    concerns: (row, values: Concern[]) => values.flatMap((value) => about(personOf(row), markOf(concerns[value]))),
    draft: ({ id, personId }: { id: string; personId: string | null }, content: { personId?: string | null }) => {
      const of = personId ?? content.personId;
      return of ? about(of, EVERY_CATEGORY) : about(id, EVERY_CATEGORY | DRAFT_MARK);
    },
  },
  // In the form of a draft, which tells of everything by itself, a text stands without its referral.
  ReferralDetail: { text: (part: Part) => ('referralId' in part ? byRow(part as never, null as never) : []) },
  Message: { body: byRow },
  Attachment: { fileName: byRow, url: byRow },
  ConferencePerson: each(conferencePersonFields, personOf),
  ConferenceStatement: { body: byRow },
  ConferenceMinutes: each(conferenceMinutesFields, subjectOf),
  ConferenceMinutesVersion: each(conferenceMinutesFields, subjectOf),
  Consent: {
    ...each(consentFields, personOf),
    ...each(
      { decision: 'IDENTITY', items: 'IDENTITY', standing: 'IDENTITY', history: 'IDENTITY', receipt: 'IDENTITY' },
      personOf,
    ),
  },
  EmergencyAccess: {
    keepers: ofOpened('IDENTITY'),
    reasonText: ofOpened('PROGRESS'),
    soughtName: ofOpened('IDENTITY'),
    soughtBirthDate: ofOpened('IDENTITY'),
    soughtPhone: ofOpened('CONTACT'),
  },
  EmergencyReview: { note: ofOpened('PROGRESS') },
  Restriction: each(restrictionFields, personOf),
  RestrictionChange: each(restrictionFields, personOf),
};

/**
 * What is told of an emergency or at a conference is no look at a record, and rests on no grant: it is an entry of its own, under a
 * name that no root field has, wherever it was reached.
 */
const apart: Readonly<Record<string, string>> = {
  EmergencyAccess: 'emergency-told',
  EmergencyReview: 'emergency-told',
  ConferencePerson: 'conference-told',
  ConferenceStatement: 'conference-told',
  ConferenceMinutes: 'conference-told',
  ConferenceMinutesVersion: 'conference-told',
};

/** What no list shows: whoever asks it of a row has looked at it. */
const deep: Readonly<Record<string, readonly string[]>> = {
  Person: ['household', 'householdNote', 'contactNote'],
  Referral: ['wishes', 'reason', 'understanding', 'lawfulBasisNote'],
  ReferralDetail: ['text'],
  Message: ['body'],
  Attachment: ['fileName', 'url'],
  Consent: ['items', 'history', 'receipt', 'witnessName', 'representativeName', 'representativeRelation'],
};

/** Has every personal field of the schema note what it shows, so that none can be read unnoticed. */
export function noteShown(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(personal)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`No type ${typeName}`);
    for (const [name, tells] of Object.entries(fields)) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`No field ${typeName}.${name}`);
      const isExposed = (field.extensions as { pothosExposedField?: string }).pothosExposedField === name;
      field.resolve = noting(
        deep[typeName]?.includes(name) ? deeply(tells) : tells,
        isExposed ? undefined : field.resolve,
        name,
        apart[typeName],
      );
    }
  }
}

const deeply =
  (tells: Tells): Tells =>
  (source, value) =>
    tells(source, value).map(([id, mark]) => [id, mark | DEEP_MARK]);

function noting(
  tells: Tells,
  inner: GraphQLFieldResolver<unknown, Context> | undefined,
  name: string,
  operation: string | undefined,
): GraphQLFieldResolver<unknown, Context> {
  const note = (source: unknown, value: unknown, context: Context, info: GraphQLResolveInfo): unknown => {
    if (value === null || value === undefined) return value;
    const asked = context.shown.askedIn(info, operation);
    for (const [id, mark] of tells(source as never, value as never)) context.shown.note(context, asked, id, mark);
    return value;
  };
  if (!inner)
    return (source, _, context, info) => note(source, (source as Record<string, unknown>)[name], context, info);
  return (source, args, context, info) => {
    const value = inner(source, args, context, info);
    return value instanceof Promise
      ? value.then((settled) => note(source, settled, context, info))
      : note(source, value, context, info);
  };
}
