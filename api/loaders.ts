import DataLoader from 'dataloader';
import { type AccessRows, loadAccess } from './access/explain/load.ts';
import {
  type ConferencePersonRow,
  findConferencePeople,
  findMinutes,
  findStatements,
  type MinutesRow,
  type StatementRow,
} from './conferences/people.ts';
import { type ConferenceRow, findConferences } from './conferences/rows.ts';
import { type ConsentRow, findConsents } from './consents/rows.ts';
import type { SignedInContext } from './context.ts';
import { Prisma, type Sql } from './database.ts';
import { type EmergencyRow, findRunningOn } from './emergency/rows.ts';
import { findPeople, type PersonRow } from './people/rows.ts';
import {
  type AttachmentRow,
  type DetailRow,
  findAttachments,
  findDetails,
  findLinked,
  findMessages,
  findTimeline,
  type LinkedRow,
  type MessageRow,
  type TimelineRow,
} from './referrals/parts.ts';
import {
  findHeldReferrals,
  findRestrictionMembers,
  findRestrictions,
  type HeldReferralRow,
  type RestrictionMemberRow,
  type RestrictionRow,
} from './restrictions/rows.ts';
import { findKeepers, type KeeperRow } from './staff/manages.ts';

const inIds = (column: string, ids: readonly string[]): Sql => Prisma.sql`${Prisma.raw(column)} = ANY(${ids}::uuid[])`;

/** Groups what one statement found for many parents. */
function grouped<Row extends object>(find: (ids: readonly string[]) => Promise<Row[]>, key: keyof Row) {
  return new DataLoader<string, Row[]>(async (ids) => {
    const rows = await find(ids);
    return ids.map((id) => rows.filter((row) => row[key] === id));
  });
}

export interface Loaders {
  details: DataLoader<string, DetailRow[]>;
  messages: DataLoader<string, MessageRow[]>;
  attachments: DataLoader<string, AttachmentRow[]>;
  timeline: DataLoader<string, TimelineRow[]>;
  children: DataLoader<string, LinkedRow[]>;
  redirectedTo: DataLoader<string, LinkedRow[]>;
  linked: DataLoader<string, LinkedRow[]>;
  consentsOfReferral: DataLoader<string, ConsentRow[]>;
  consentsOfPerson: DataLoader<string, ConsentRow[]>;
  person: DataLoader<string, PersonRow[]>;
  keepers: DataLoader<string, KeeperRow[]>;
  /** The viewer's own emergency accesses that open a record now. */
  emergencies: DataLoader<string, EmergencyRow[]>;
  restrictions: DataLoader<string, RestrictionRow[]>;
  restrictionMembers: DataLoader<string, RestrictionMemberRow[]>;
  heldReferrals: DataLoader<string, HeldReferralRow[]>;
  access: DataLoader<string, AccessRows>;
  conference: DataLoader<string, ConferenceRow[]>;
  conferencePeople: DataLoader<string, ConferencePersonRow[]>;
  conferencesOfPerson: DataLoader<string, ConferencePersonRow[]>;
  statements: DataLoader<string, StatementRow[]>;
  minutes: DataLoader<string, MinutesRow[]>;
}

/** One operation's loaders: each batches a field of many rows into one statement, through the gate. */
export const createLoaders = (context: SignedInContext): Loaders => ({
  details: grouped((ids) => findDetails(context, ids), 'referralId'),
  messages: grouped((ids) => findMessages(context, inIds('m."referralId"', ids)), 'referralId'),
  attachments: grouped((ids) => findAttachments(context, inIds('a."referralId"', ids)), 'referralId'),
  timeline: grouped((ids) => findTimeline(context, ids), 'referralId'),
  children: grouped((ids) => findLinked(context, inIds('r."parentId"', ids)), 'parentId'),
  redirectedTo: grouped((ids) => findLinked(context, inIds('r."redirectedFromId"', ids)), 'redirectedFromId'),
  linked: grouped((ids) => findLinked(context, inIds('r.id', ids)), 'id'),
  consentsOfReferral: grouped((ids) => findConsents(context, inIds('k."referralId"', ids)), 'referralId'),
  consentsOfPerson: grouped((ids) => findConsents(context, inIds('k."personId"', ids)), 'personId'),
  person: grouped((ids) => findPeople(context, inIds('p.id', ids)), 'id'),
  restrictions: grouped((ids) => findRestrictions(context, ids), 'personId'),
  restrictionMembers: grouped((ids) => findRestrictionMembers(context, ids), 'personId'),
  heldReferrals: grouped((ids) => findHeldReferrals(context, ids), 'personId'),
  keepers: grouped((ids) => findKeepers(context.db, ids), 'agencyId'),
  conference: grouped((ids) => findConferences(context, inIds('h.id', ids)), 'id'),
  conferencePeople: grouped((ids) => findConferencePeople(context, inIds('b."conferenceId"', ids)), 'conferenceId'),
  conferencesOfPerson: grouped((ids) => findConferencePeople(context, inIds('b."personId"', ids)), 'personId'),
  statements: grouped((ids) => findStatements(context, ids), 'conferencePersonId'),
  minutes: grouped((ids) => findMinutes(context, inIds('b."conferenceId"', ids)), 'conferenceId'),
  emergencies: new DataLoader(async (ids) => {
    const rows = await findRunningOn(context, ids);
    return ids.map((id) => rows.filter(({ records }) => records.some((record) => record.id === id)));
  }),
  access: new DataLoader((ids) => loadAccess(context, ids)),
});
